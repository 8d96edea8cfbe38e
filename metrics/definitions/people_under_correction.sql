-- People under correction, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'correction_registered') AS numerator
FROM monthly_figures
GROUP BY month, area
