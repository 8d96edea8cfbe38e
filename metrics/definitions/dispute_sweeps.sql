-- Sweeps for disputes, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'dispute_sweeps') AS numerator
FROM monthly_figures
GROUP BY month, area
