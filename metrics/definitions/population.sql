-- Population of the unit table in each month.
SELECT
    month,
    area,
    sum(population) FILTER (WHERE level = 'village') AS numerator
FROM presence
GROUP BY month, area
