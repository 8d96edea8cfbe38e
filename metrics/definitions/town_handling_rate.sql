-- Disputes found in each month that began at town level, and how many of them have been handled.
SELECT
    reported_month                               AS month,
    area,
    count(*) FILTER (WHERE first_level = 'town' AND outcome <> 'ongoing') AS numerator,
    count(*) FILTER (WHERE first_level = 'town') AS denominator
FROM disputes
GROUP BY reported_month, area
