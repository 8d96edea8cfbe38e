-- Reached within 30 minutes, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'emergencies_on_time') AS numerator,
    sum(value) FILTER (WHERE item = 'emergencies_handled') AS denominator
FROM monthly_figures
GROUP BY month, area
