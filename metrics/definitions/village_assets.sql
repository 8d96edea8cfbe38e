-- Collective assets put in order, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'village_assets') AS numerator
FROM monthly_figures
GROUP BY month, area
