-- Yellow households, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'colour_yellow') AS numerator
FROM monthly_figures
GROUP BY month, area
