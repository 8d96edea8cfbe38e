-- People resettled, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'resettled_people') AS numerator
FROM monthly_figures
GROUP BY month, area
