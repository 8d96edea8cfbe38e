-- Emergencies handled, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'emergencies_handled') AS numerator
FROM monthly_figures
GROUP BY month, area
