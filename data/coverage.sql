-- Who stands above whom, who should have reported what, and up to which day does each area's data reach?

CREATE OR REPLACE TABLE ancestors AS
WITH RECURSIVE up AS (
    SELECT
        code AS area,
        code AS ancestor
    FROM areas
    UNION
    SELECT
        up.area,
        above.parent
    FROM up
    JOIN areas AS above ON above.code = up.ancestor
    WHERE above.parent IS NOT NULL
)
SELECT
    area,
    ancestor
FROM up;

CREATE OR REPLACE TEMP TABLE roots AS
SELECT
    an.area,
    an.ancestor AS root
FROM ancestors AS an
JOIN areas AS a ON a.code = an.ancestor
WHERE a.parent IS NULL;

CREATE OR REPLACE TEMP TABLE reported AS
SELECT DISTINCT
    an.area,
    r.month,
    r.source
FROM reporting AS r
JOIN ancestors AS an ON an.ancestor = r.area
JOIN areas AS a ON a.code = an.area
WHERE a.level = 'village';

-- One row for each community, month and kind of report that was to be expected: from a city's first
-- report of that kind to its last, while the community existed.
CREATE OR REPLACE TABLE reports AS
WITH spans AS (
    SELECT
        roots.root,
        reported.source,
        min(reported.month) AS first_month,
        max(reported.month) AS last_month
    FROM reported
    JOIN roots USING (area)
    GROUP BY roots.root, reported.source
),
expected AS (
    SELECT
        CAST(m.month AS DATE) AS month,
        a.code                AS area,
        s.source
    FROM spans AS s
    JOIN roots ON roots.root = s.root
    JOIN areas AS a ON a.code = roots.area AND a.level = 'village'
    CROSS JOIN generate_series(
        (SELECT min(first_month) FROM spans),
        (SELECT max(last_month) FROM spans),
        INTERVAL 1 MONTH
    ) AS m(month)
    WHERE m.month BETWEEN s.first_month AND s.last_month
        AND (a.valid_from IS NULL OR a.valid_from <= last_day(CAST(m.month AS DATE)))
        AND (a.valid_to IS NULL OR a.valid_to >= m.month)
)
SELECT
    e.month,
    e.area,
    e.source,
    r.area IS NOT NULL AS reported
FROM expected AS e
LEFT JOIN reported AS r USING (area, month, source);

-- The last day of the latest month that the area's city has reported (or, where nobody reports, that has cases).
CREATE OR REPLACE TABLE as_of AS
WITH months AS (
    SELECT area, month, 1 AS rank FROM reporting
    UNION ALL
    SELECT area, reported_month, 2 FROM disputes
    UNION ALL
    SELECT area, occurred_month, 2 FROM incidents
    UNION ALL
    SELECT area, month, 2 FROM grids
),
latest AS (
    SELECT
        roots.root,
        last_day(coalesce(max(months.month) FILTER (WHERE months.rank = 1), max(months.month))) AS day
    FROM months
    JOIN roots USING (area)
    GROUP BY roots.root
)
SELECT
    roots.area,
    CASE
        WHEN getvariable('as_of') IS NULL THEN latest.day
        WHEN latest.day = (SELECT max(day) FROM latest) THEN getvariable('as_of')
        ELSE least(latest.day, getvariable('as_of'))
    END AS as_of
FROM roots
JOIN latest USING (root);
