-- Full-time staff and grids at each month's end.
SELECT
    month,
    area,
    sum(full_time)   AS numerator,
    count(full_time) AS denominator
FROM grids
GROUP BY month, area
