-- Money spent, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item IN ('project_funds', 'community_funds')) AS numerator
FROM monthly_figures
GROUP BY month, area
