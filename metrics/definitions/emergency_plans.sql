-- Emergency plans, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'emergency_plans') AS numerator
FROM monthly_figures
GROUP BY month, area
