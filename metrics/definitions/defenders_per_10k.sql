-- Volunteers and tens of thousands of residents in each month.
SELECT
    month,
    area,
    sum(volunteers) AS numerator,
    sum(people)     AS denominator
FROM (
    SELECT
        month,
        area,
        value AS volunteers,
        0.0   AS people
    FROM monthly_figures
    WHERE item IN ('red_armbands', 'volunteers')
    UNION ALL
    SELECT
        month,
        area,
        0.0,
        population / 10000.0
    FROM presence
    WHERE level = 'village'
) AS both_sides
GROUP BY month, area
