-- People taking part in outreach, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'outreach_participants') AS numerator
FROM monthly_figures
GROUP BY month, area
