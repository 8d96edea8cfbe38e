-- How many cases did the communities report that sent a report? n: how many sent one; extra: who lives there.
WITH cases AS (
    SELECT 'disputes' AS source, area, reported_month AS month FROM disputes
    WHERE reported_month IN (SELECT unnest($months))
    UNION ALL
    SELECT 'requests', area, received_month FROM requests
    WHERE received_month IN (SELECT unnest($months))
    UNION ALL
    SELECT 'petitions', area, received_month FROM petitions
    WHERE received_month IN (SELECT unnest($months))
    UNION ALL
    SELECT 'hazards', area, found_month FROM hazards
    WHERE found_month IN (SELECT unnest($months))
    UNION ALL
    SELECT 'incidents', area, occurred_month FROM incidents
    WHERE occurred_month IN (SELECT unnest($months))
)
SELECT
    source,
    'cases'     AS measure,
    area,
    month,
    count(*)    AS observed,
    0           AS n,
    0           AS extra
FROM cases
GROUP BY source, area, month
UNION ALL
SELECT
    reports.source,
    'cases',
    reports.area,
    reports.month,
    0,
    1,
    coalesce(areas.population, 0)
FROM reports
JOIN areas ON areas.code = reports.area
WHERE reports.reported
    AND reports.source IN ('disputes', 'requests', 'petitions', 'hazards', 'incidents')
    AND reports.month IN (SELECT unnest($months))
