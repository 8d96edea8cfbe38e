-- Gaps found and closed, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'work_gaps_solved') AS numerator
FROM monthly_figures
GROUP BY month, area
