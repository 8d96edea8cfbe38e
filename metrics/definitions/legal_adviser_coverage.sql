-- Villages with a legal adviser, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'legal_advisers')   AS numerator,
    sum(value) FILTER (WHERE item = 'villages_counted') AS denominator
FROM monthly_figures
GROUP BY month, area
