-- Incidents by patients, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'smi_incidents') AS numerator
FROM monthly_figures
GROUP BY month, area
