-- A mass incident of each community and month, and whether it reported.
SELECT
    month,
    area,
    sum(events)   AS events,
    max(reported) AS reported
FROM (
    SELECT
        occurred_month AS month,
        homes.home AS area,
        1 AS events,
        1 AS reported
    FROM incidents
    JOIN homes ON homes.area = incidents.area
    WHERE mass
    UNION ALL
    SELECT
        month,
        area,
        0,
        CASE WHEN reported THEN 1 ELSE 0 END
    FROM reports
    WHERE source = 'incidents'
) AS told
GROUP BY month, area
