-- People out of supervision, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'correction_lost') AS numerator
FROM monthly_figures
GROUP BY month, area
