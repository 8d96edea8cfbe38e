-- Full-time grid staff at each month's end.
SELECT
    month,
    area,
    sum(full_time) AS numerator
FROM grids
GROUP BY month, area
