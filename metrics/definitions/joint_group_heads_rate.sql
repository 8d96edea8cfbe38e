-- Joint-defence groups with a head, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'joint_group_heads') AS numerator,
    sum(value) FILTER (WHERE item = 'joint_groups')      AS denominator
FROM monthly_figures
GROUP BY month, area
