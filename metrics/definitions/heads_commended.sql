-- Heads commended, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item IN ('commended_grid_heads', 'commended_group_heads')) AS numerator
FROM monthly_figures
GROUP BY month, area
