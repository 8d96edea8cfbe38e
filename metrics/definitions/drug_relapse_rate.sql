-- Relapse rate, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'drug_relapsed')   AS numerator,
    sum(value) FILTER (WHERE item = 'drug_registered') AS denominator
FROM monthly_figures
GROUP BY month, area
