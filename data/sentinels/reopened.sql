-- Of the new cases of the same community and type in the 28 days from a case's closing day, how many came in the
-- first seven? Without a link it is a quarter. The number of the case is compared and nothing about people.
WITH near AS (
    SELECT unnest($months) AS month
    UNION
    SELECT CAST(unnest($months) + INTERVAL 1 MONTH AS DATE)
),
ends AS (
    SELECT
        'disputes'               AS source,
        area,
        dispute_type             AS type,
        closed_on                AS day,
        closed_month             AS month,
        reported_on - closed_on  AS lag
    FROM disputes
    WHERE closed_month IN (SELECT unnest($months))
    UNION ALL
    SELECT 'hazards', area, category, fixed_on, fixed_month, found_on - fixed_on FROM hazards
    WHERE fixed_month IN (SELECT unnest($months))
),
starts AS (
    SELECT 'disputes' AS source, area, dispute_type AS type, reported_on AS day FROM disputes
    WHERE reported_month IN (FROM near)
    UNION ALL
    SELECT 'hazards', area, category, found_on FROM hazards
    WHERE found_month IN (FROM near)
),
-- Days are counted before cases are compared: pairs of cases grow with the square of what a place reports.
closed AS (
    SELECT
        ends.source,
        homes.home,
        ends.type,
        ends.day,
        ends.area,
        ends.month,
        count(*)                                           AS closed,
        count(*) FILTER (WHERE ends.lag BETWEEN 0 AND 6)   AS own_soon,
        count(*) FILTER (WHERE ends.lag BETWEEN 0 AND 27)  AS own
    FROM ends
    JOIN homes USING (area)
    JOIN as_of ON as_of.area = ends.area AND ends.day + 27 <= as_of.as_of
    WHERE ends.type IS NOT NULL
    GROUP BY ALL
),
opened AS (
    SELECT
        starts.source,
        homes.home,
        starts.type,
        starts.day,
        count(*) AS opened
    FROM starts
    JOIN homes USING (area)
    GROUP BY ALL
),
days AS (
    SELECT source, home, type, day, area, month, closed, own_soon, own, 0 AS opened FROM closed
    UNION ALL
    SELECT source, home, type, day, NULL, NULL, 0, 0, 0, opened FROM opened
    SEMI JOIN closed USING (source, home, type)
),
followed AS (
    SELECT
        *,
        sum(opened) OVER (alike RANGE BETWEEN CURRENT ROW AND INTERVAL 6 DAYS FOLLOWING)   AS soon,
        sum(opened) OVER (alike RANGE BETWEEN CURRENT ROW AND INTERVAL 27 DAYS FOLLOWING)  AS later
    FROM days
    WINDOW alike AS (PARTITION BY source, home, type ORDER BY day)
)
SELECT
    source,
    'reopened'                       AS measure,
    area,
    month,
    sum(closed * soon - own_soon)    AS observed,
    sum(closed * later - own)        AS n,
    NULL                             AS extra
FROM followed
WHERE closed > 0
GROUP BY source, area, month
HAVING sum(closed * later - own) > 0
