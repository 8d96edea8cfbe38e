-- Disputes found in each month that have been handled.
SELECT
    reported_month                               AS month,
    area,
    count(*) FILTER (WHERE outcome <> 'ongoing') AS numerator
FROM disputes
GROUP BY reported_month, area
