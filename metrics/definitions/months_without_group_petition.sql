-- A group petition of each community and month, and whether it reported.
SELECT
    month,
    area,
    sum(events)   AS events,
    max(reported) AS reported
FROM (
    SELECT
        received_month AS month,
        homes.home AS area,
        1 AS events,
        1 AS reported
    FROM petitions
    JOIN homes ON homes.area = petitions.area
    WHERE group_visit
    UNION ALL
    SELECT
        month,
        area,
        0,
        CASE WHEN reported THEN 1 ELSE 0 END
    FROM reports
    WHERE source = 'petitions'
) AS told
GROUP BY month, area
