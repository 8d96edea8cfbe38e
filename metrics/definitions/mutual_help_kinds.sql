-- Kinds of mutual help, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'mutual_help_kinds') AS numerator
FROM monthly_figures
GROUP BY month, area
