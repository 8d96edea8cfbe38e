-- Households and grids at each month's end.
SELECT
    month,
    area,
    sum(households)                                AS numerator,
    count(*) FILTER (WHERE households IS NOT NULL) AS denominator
FROM grids
GROUP BY month, area
