-- Three-line staff, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item IN ('three_line_party', 'three_line_deputies', 'three_line_heads')) AS numerator
FROM monthly_figures
GROUP BY month, area
