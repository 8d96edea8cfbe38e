-- People who reoffended, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'correction_reoffended') AS numerator
FROM monthly_figures
GROUP BY month, area
