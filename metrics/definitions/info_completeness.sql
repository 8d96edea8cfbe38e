-- Grid records complete, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'info_complete') AS numerator,
    sum(value) FILTER (WHERE item = 'info_due')      AS denominator
FROM monthly_figures
GROUP BY month, area
