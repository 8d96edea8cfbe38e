-- Criminal and public-order cases of each community and month, and whether it reported.
WITH events AS (
    SELECT
        incidents.occurred_month AS month,
        ancestors.ancestor       AS area,
        count(*)                 AS events
    FROM incidents
    JOIN ancestors ON ancestors.area = incidents.area
    WHERE category IN ('criminal', 'public_order')
    GROUP BY incidents.occurred_month, ancestors.ancestor
)
SELECT
    reports.month,
    reports.area,
    coalesce(events.events, 0)                     AS events,
    CASE WHEN reports.reported THEN 1 ELSE 0 END   AS reported
FROM reports
LEFT JOIN events ON events.month = reports.month AND events.area = reports.area
WHERE reports.source = 'incidents'
