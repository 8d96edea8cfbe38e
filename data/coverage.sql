-- Who should have reported what, and up to which day does each area's data reach? After succession.sql.

CREATE OR REPLACE TEMP TABLE reported AS
WITH told AS (
    SELECT DISTINCT
        an.area,
        r.month,
        r.source
    FROM reporting AS r
    JOIN ancestors AS an ON an.ancestor = r.area
    JOIN areas AS a ON a.code = an.area
    WHERE a.level = 'village'
)
FROM told
UNION
SELECT
    heirs.heir,
    told.month,
    told.source
FROM told
JOIN heirs ON heirs.area = told.area AND told.month >= heirs.since
WHERE heirs.alone;

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
    JOIN standing ON standing.area = a.code
    CROSS JOIN generate_series(
        (SELECT min(first_month) FROM spans),
        (SELECT max(last_month) FROM spans),
        INTERVAL 1 MONTH
    ) AS m(month)
    WHERE m.month BETWEEN s.first_month AND s.last_month
        AND (standing.first_day IS NULL OR standing.first_day <= last_day(CAST(m.month AS DATE)))
        AND (standing.last_day IS NULL OR standing.last_day >= m.month)
)
SELECT
    e.month,
    e.area,
    e.source,
    r.area IS NOT NULL AS reported
FROM expected AS e
LEFT JOIN reported AS r USING (area, month, source);

-- The first and the last month of which anything is known; work may be due later than the data reach.
CREATE OR REPLACE TEMP TABLE dated AS
SELECT area, min(month) AS first_month, max(month) AS last_month, 1 AS rank FROM reporting GROUP BY area
UNION ALL
SELECT area, min(reported_month), max(reported_month), 2 FROM disputes GROUP BY area
UNION ALL
SELECT area, min(occurred_month), max(occurred_month), 2 FROM incidents GROUP BY area
UNION ALL
SELECT area, min(month), max(month), 2 FROM grids GROUP BY area
UNION ALL
SELECT area, min(month), max(month), 2 FROM monthly_figures GROUP BY area
UNION ALL
SELECT area, min(received_month), max(received_month), 2 FROM petitions GROUP BY area
UNION ALL
SELECT area, min(received_month), max(received_month), 2 FROM requests GROUP BY area
UNION ALL
SELECT area, min(found_month), max(found_month), 2 FROM hazards GROUP BY area
UNION ALL
SELECT area, min(done_month), max(done_month), 2 FROM services GROUP BY area
UNION ALL
SELECT area, min(due_month), max(due_month), 3 FROM tasks GROUP BY area
UNION ALL
SELECT area, min(surveyed_month), max(surveyed_month), 3 FROM surveys GROUP BY area;

-- The last day of the latest month that the area's city has reported (or, where nobody reports, that has cases).
CREATE OR REPLACE TABLE as_of AS
WITH latest AS (
    SELECT
        roots.root,
        last_day(coalesce(
            max(dated.last_month) FILTER (WHERE dated.rank = 1),
            max(dated.last_month) FILTER (WHERE dated.rank = 2),
            max(dated.last_month)
        )) AS day
    FROM dated
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

-- Every month of the data, with the days that stocks of open cases are told by.
CREATE OR REPLACE TABLE calendar AS
SELECT
    CAST(m.month AS DATE)                          AS month,
    last_day(CAST(m.month AS DATE))                AS month_end,
    last_day(CAST(m.month AS DATE)) - 30           AS day_30_before,
    last_day(CAST(m.month AS DATE)) - 90           AS day_90_before
FROM generate_series(
    (SELECT min(first_month) FROM dated),
    (SELECT max(as_of) FROM as_of),
    INTERVAL 1 MONTH
) AS m(month);

-- Each area in each month that its city's data reach, while it existed.
CREATE OR REPLACE TABLE presence AS
WITH begun AS (
    SELECT
        roots.root,
        min(dated.first_month) AS first_month
    FROM dated
    JOIN roots USING (area)
    GROUP BY roots.root
)
SELECT
    calendar.month,
    a.code AS area,
    a.level,
    a.kind,
    a.households,
    a.population
FROM areas AS a
JOIN standing ON standing.area = a.code
JOIN roots ON roots.area = a.code
JOIN begun ON begun.root = roots.root
JOIN as_of ON as_of.area = a.code
JOIN calendar ON calendar.month BETWEEN begun.first_month AND as_of.as_of
WHERE (standing.first_day IS NULL OR standing.first_day <= calendar.month_end)
    AND (standing.last_day IS NULL OR standing.last_day >= calendar.month);
