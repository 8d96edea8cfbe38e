-- Cost of the grid force, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item IN ('communication_cost', 'head_pay')) AS numerator
FROM monthly_figures
GROUP BY month, area
