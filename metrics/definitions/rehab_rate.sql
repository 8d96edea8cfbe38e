-- Community rehabilitation carried out, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'rehab_done') AS numerator,
    sum(value) FILTER (WHERE item = 'rehab_due')  AS denominator
FROM monthly_figures
GROUP BY month, area
