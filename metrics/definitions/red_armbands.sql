-- Red armbands, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'red_armbands') AS numerator
FROM monthly_figures
GROUP BY month, area
