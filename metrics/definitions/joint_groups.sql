-- Joint-defence groups, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'joint_groups') AS numerator
FROM monthly_figures
GROUP BY month, area
