-- Disputes found in each month over a twelfth of the population in tens of thousands.
SELECT
    month,
    area,
    sum(cases)  AS numerator,
    sum(people) AS denominator
FROM (
    SELECT
        reported_month AS month,
        area,
        1.0 AS cases,
        0.0 AS people
    FROM disputes
    UNION ALL
    SELECT
        month,
        area,
        0.0,
        population / 120000.0
    FROM presence
    WHERE level = 'village'
) AS both_sides
GROUP BY month, area
