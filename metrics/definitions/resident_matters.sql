-- Matters of residents, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item IN ('matters_raised', 'matters_decided', 'matters_done', 'matters_rated')) AS numerator
FROM monthly_figures
GROUP BY month, area
