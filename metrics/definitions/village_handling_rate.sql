-- Disputes found in each month that began at village level or below, and how many of them have been handled.
SELECT
    reported_month                               AS month,
    area,
    count(*) FILTER (WHERE first_level IN ('building', 'grid', 'village') AND outcome <> 'ongoing') AS numerator,
    count(*) FILTER (WHERE first_level IN ('building', 'grid', 'village')) AS denominator
FROM disputes
GROUP BY reported_month, area
