-- Households per joint-defence group, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'joint_group_households') AS numerator,
    sum(value) FILTER (WHERE item = 'joint_groups')           AS denominator
FROM monthly_figures
GROUP BY month, area
