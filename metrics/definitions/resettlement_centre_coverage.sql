-- Resettlement areas with a governance centre, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'resettlement_centres') AS numerator,
    sum(value) FILTER (WHERE item = 'resettlement_areas')   AS denominator
FROM monthly_figures
GROUP BY month, area
