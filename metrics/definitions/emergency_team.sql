-- Emergency team, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'emergency_team') AS numerator
FROM monthly_figures
GROUP BY month, area
