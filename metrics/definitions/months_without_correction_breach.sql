-- A breach of correction in each month, in the areas that report them.
WITH told AS (
    SELECT
        month,
        area,
        sum(value) AS events
    FROM monthly_figures
    WHERE item IN ('correction_reoffended', 'correction_lost')
    GROUP BY month, area
)
SELECT
    presence.month,
    presence.area,
    coalesce(told.events, 0)                      AS events,
    CASE WHEN told.area IS NULL THEN 0 ELSE 1 END AS reported
FROM presence
JOIN (SELECT DISTINCT area FROM told) AS reporters ON reporters.area = presence.area
LEFT JOIN told ON told.month = presence.month AND told.area = presence.area
