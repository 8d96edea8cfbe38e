-- Households of the unit table in each month.
SELECT
    month,
    area,
    sum(households) FILTER (WHERE level = 'village') AS numerator
FROM presence
GROUP BY month, area
