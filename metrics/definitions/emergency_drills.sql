-- Drills, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'emergency_drills') AS numerator
FROM monthly_figures
GROUP BY month, area
