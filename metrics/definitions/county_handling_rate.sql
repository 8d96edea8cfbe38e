-- Disputes found in each month that began at county level or above, and how many of them have been handled.
SELECT
    reported_month                               AS month,
    area,
    count(*) FILTER (WHERE first_level IN ('county', 'city') AND outcome <> 'ongoing') AS numerator,
    count(*) FILTER (WHERE first_level IN ('county', 'city')) AS denominator
FROM disputes
GROUP BY reported_month, area
