-- Governance centres in place, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'centres_built')    AS numerator,
    sum(value) FILTER (WHERE item = 'centres_required') AS denominator
FROM monthly_figures
GROUP BY month, area
