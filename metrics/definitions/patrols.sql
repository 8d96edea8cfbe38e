-- Patrols, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'patrols') AS numerator
FROM monthly_figures
GROUP BY month, area
