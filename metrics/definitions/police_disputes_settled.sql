-- Disputes settled by police, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'police_disputes_settled') AS numerator
FROM monthly_figures
GROUP BY month, area
