-- Disputes found in each month that involve 50 people or more.
SELECT
    reported_month                                AS month,
    area,
    count(*) FILTER (WHERE people_involved >= 50) AS numerator
FROM disputes
GROUP BY reported_month, area
