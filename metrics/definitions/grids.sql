-- Grids at each month's end.
SELECT
    month,
    area,
    count(*)                                       AS numerator
FROM grids
GROUP BY month, area
