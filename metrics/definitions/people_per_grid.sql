-- Population and grids at each month's end.
SELECT
    month,
    area,
    sum(population)   AS numerator,
    count(population) AS denominator
FROM grids
GROUP BY month, area
