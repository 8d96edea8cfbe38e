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
        presence.month,
        presence.area,
        0.0,
        population / 120000.0
    FROM presence
    LEFT JOIN reports
        ON reports.month = presence.month
        AND reports.area = presence.area
        AND reports.source = 'disputes'
    WHERE level = 'village'
        AND (reports.reported OR presence.area NOT IN (SELECT area FROM reports WHERE source = 'disputes'))
) AS both_sides
GROUP BY month, area
