-- Yellow list, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'list_yellow') AS numerator
FROM monthly_figures
GROUP BY month, area
