-- Property companies covered by the party, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'property_covered')   AS numerator,
    sum(value) FILTER (WHERE item = 'property_companies') AS denominator
FROM monthly_figures
GROUP BY month, area
