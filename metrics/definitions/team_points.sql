-- Points of teams, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'team_points') AS numerator
FROM monthly_figures
GROUP BY month, area
