-- Red households, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'colour_red') AS numerator
FROM monthly_figures
GROUP BY month, area
