-- How many cases took exactly 7, 15 or 30 days? n: those, and the ones that took a day more or less.
WITH durations AS (
    SELECT 'disputes' AS source, area, closed_month AS month, closed_on - reported_on AS days FROM disputes
    WHERE closed_month IN (SELECT unnest($months))
    UNION ALL
    SELECT 'requests', area, closed_month, closed_on - received_on FROM requests
    WHERE closed_month IN (SELECT unnest($months))
    UNION ALL
    SELECT 'petitions', area, closed_month, closed_on - received_on FROM petitions
    WHERE closed_month IN (SELECT unnest($months))
    UNION ALL
    SELECT 'hazards', area, fixed_month, fixed_on - found_on FROM hazards
    WHERE fixed_month IN (SELECT unnest($months))
)
SELECT
    source,
    'days'                                          AS measure,
    area,
    month,
    count(*) FILTER (WHERE days IN (7, 15, 30))     AS observed,
    count(*)                                        AS n,
    NULL                                            AS extra
FROM durations
WHERE days IN (6, 7, 8, 14, 15, 16, 29, 30, 31)
GROUP BY source, area, month
