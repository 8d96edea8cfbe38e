-- Psychological service in place, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'psychology_built')    AS numerator,
    sum(value) FILTER (WHERE item = 'psychology_required') AS denominator
FROM monthly_figures
GROUP BY month, area
