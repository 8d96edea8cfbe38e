-- Villages and communities of the unit table in each month.
SELECT
    month,
    area,
    count(*) FILTER (WHERE level = 'village') AS numerator
FROM presence
GROUP BY month, area
