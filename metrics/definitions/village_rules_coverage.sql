-- Villages with rules of their own, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'village_rules')    AS numerator,
    sum(value) FILTER (WHERE item = 'villages_counted') AS denominator
FROM monthly_figures
GROUP BY month, area
