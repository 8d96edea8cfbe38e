-- What did these areas and all below them hand in for each month? One row per area, month and kind of export.
WITH within AS (
    SELECT
        area,
        ancestor AS asked
    FROM ancestors
    WHERE ancestor IN (SELECT unnest($areas))
),
reported AS (
    SELECT DISTINCT
        within.asked    AS area,
        r.month,
        r.source
    FROM reporting AS r
    JOIN within USING (area)
    WHERE r.month BETWEEN $first AND $last
),
figures AS (
    SELECT
        within.asked                  AS area,
        f.month,
        count(DISTINCT f.item)        AS items,
        count(*)                      AS figures
    FROM monthly_figures AS f
    JOIN within USING (area)
    WHERE f.month BETWEEN $first AND $last
    GROUP BY within.asked, f.month
),
brought AS (
    SELECT 'disputes' AS source, area, reported_month AS month, batch FROM disputes
    UNION
    SELECT 'incidents', area, occurred_month, batch FROM incidents
    UNION
    SELECT 'petitions', area, received_month, batch FROM petitions
    UNION
    SELECT 'requests', area, received_month, batch FROM requests
    UNION
    SELECT 'hazards', area, found_month, batch FROM hazards
    UNION
    SELECT 'inspections', area, inspected_month, batch FROM inspections
    UNION
    SELECT 'services', area, done_month, batch FROM services
    UNION
    SELECT 'assessments', area, decided_month, batch FROM assessments
    UNION
    SELECT 'grids', area, month, batch FROM grids
    UNION
    SELECT 'mediation_bodies', area, month, batch FROM mediation_bodies
    UNION
    SELECT 'monthly_figures', area, month, batch FROM monthly_figures
),
files AS (
    SELECT
        within.asked                      AS area,
        brought.month,
        brought.source,
        count(DISTINCT brought.batch)     AS files
    FROM brought
    JOIN within USING (area)
    WHERE brought.month BETWEEN $first AND $last
    GROUP BY within.asked, brought.month, brought.source
),
told AS (
    SELECT area, month, source FROM reported
    UNION
    SELECT area, month, source FROM files
    UNION
    SELECT area, month, 'monthly_figures' FROM figures
)
SELECT
    told.area,
    told.month,
    told.source,
    CASE WHEN told.source = 'monthly_figures' THEN coalesce(figures.items, 0) ELSE 0 END      AS items,
    CASE WHEN told.source = 'monthly_figures' THEN coalesce(figures.figures, 0) ELSE 0 END    AS figures,
    coalesce(files.files, 0)                                                                  AS files
FROM told
LEFT JOIN figures ON figures.area = told.area AND figures.month = told.month
LEFT JOIN files ON files.area = told.area AND files.month = told.month AND files.source = told.source
ORDER BY ALL
