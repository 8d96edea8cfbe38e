-- Mutual-help team, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item IN ('team_leaders', 'team_members', 'team_volunteers')) AS numerator
FROM monthly_figures
GROUP BY month, area
