-- Resettlement areas, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'resettlement_areas') AS numerator
FROM monthly_figures
GROUP BY month, area
