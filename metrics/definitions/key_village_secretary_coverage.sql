-- Villages under remediation with a first secretary, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'key_village_secretaries') AS numerator,
    sum(value) FILTER (WHERE item = 'key_villages')            AS denominator
FROM monthly_figures
GROUP BY month, area
