-- Patients managed to the standard, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'smi_standard')   AS numerator,
    sum(value) FILTER (WHERE item = 'smi_registered') AS denominator
FROM monthly_figures
GROUP BY month, area
