-- Who stands above whom, who took whose place, and where does that break a series?

-- Who took an area's place. One that was divided among several has no heir: its cases stay where they were.
CREATE OR REPLACE TEMP TABLE successors AS
WITH named AS (
    SELECT
        code,
        valid_to,
        unnest(regexp_split_to_array(trim(successor), '[\s;；,，、]+')) AS written
    FROM areas
    WHERE successor IS NOT NULL
),
read AS (
    SELECT
        code AS area,
        -- As places.short_code: public codes of counties and towns lose the zeros that fill them up.
        regexp_replace(regexp_replace(written, '^(\d{6})000000$', '\1'), '^(\d{9})000$', '\1') AS heir,
        CAST(date_trunc('month', valid_to + 1) AS DATE)                                         AS since,
        count(*) OVER (PARTITION BY code) > 1                                                   AS is_split
    FROM named
)
SELECT
    area,
    heir,
    since,  -- the first month of the heir
    is_split
FROM read
JOIN areas ON areas.code = read.heir
WHERE since IS NOT NULL AND heir <> area;

-- Who takes over an area's cases, and from which month on; also the heirs of heirs. `alone`: the same ground, under
-- another code, so that a report under the old code is one of the heir.
CREATE OR REPLACE TABLE heirs AS
WITH RECURSIVE steps AS (
    SELECT
        s.area,
        s.heir,
        s.since,
        count(*) OVER (PARTITION BY s.heir) = 1 AND a.valid_from IS NOT NULL AS alone
    FROM successors AS s
    JOIN areas AS a ON a.code = s.heir
    WHERE NOT s.is_split
),
up AS (
    SELECT
        area,
        heir,
        since,
        alone
    FROM steps
    UNION
    SELECT
        up.area,
        steps.heir,
        greatest(up.since, steps.since),
        up.alone AND steps.alone
    FROM up
    JOIN steps ON steps.area = up.heir
)
SELECT
    area,
    heir,
    since,
    alone
FROM up
WHERE heir <> area;

-- A new row of the unit table that gives another name and another first day tells when the name changed, not when
-- the area began.
CREATE OR REPLACE TEMP TABLE renamed AS
SELECT
    a.code                                                       AS area,
    a.valid_from                                                 AS renamed_on,
    arg_max(f.name, f.replaced_by)                               AS former,
    CASE WHEN count(f.valid_from) = count(*) THEN min(f.valid_from) END AS first_day
FROM areas AS a
JOIN former_rows AS f ON f.code = a.code AND f.name <> a.name
WHERE a.valid_from IS NOT NULL AND (f.valid_from IS NULL OR f.valid_from < a.valid_from)
GROUP BY a.code, a.valid_from;

-- From which day to which each area stands. One with successors ends with its last whole month: the month in which
-- they begin is wholly theirs, lest people be counted twice or not at all.
CREATE OR REPLACE TABLE standing AS
SELECT
    a.code AS area,
    CASE
        WHEN renamed.area IS NOT NULL THEN renamed.first_day
        ELSE coalesce(begun.since, a.valid_from)
    END                               AS first_day,
    coalesce(ended.since - 1, a.valid_to) AS last_day
FROM areas AS a
LEFT JOIN renamed ON renamed.area = a.code
LEFT JOIN (SELECT DISTINCT area, since FROM successors) AS ended ON ended.area = a.code
LEFT JOIN (
    SELECT
        s.heir,
        min(s.since) AS since
    FROM successors AS s
    JOIN areas ON areas.code = s.heir AND abs(areas.valid_from - s.since) <= 31
    GROUP BY s.heir
) AS begun ON begun.heir = a.code;

CREATE OR REPLACE TEMP TABLE lineage AS
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

-- All areas that an area's cases count for: itself, what stands above it, and the heirs of all of these. A row for each
-- pair, so that nothing is counted twice where both ways lead to the same area.
CREATE OR REPLACE TABLE ancestors AS
WITH RECURSIVE edges AS (
    SELECT
        code   AS area,
        parent AS above
    FROM areas
    WHERE parent IS NOT NULL
    UNION
    SELECT
        area,
        heir
    FROM heirs
),
up AS (
    SELECT
        code AS area,
        code AS ancestor
    FROM areas
    UNION
    SELECT
        up.area,
        edges.above
    FROM up
    JOIN edges ON edges.area = up.ancestor
)
SELECT
    area,
    ancestor
FROM up;

-- The city of an area; one that has itself changed its code is one city with what took its place.
CREATE OR REPLACE TEMP TABLE roots AS
SELECT
    lineage.area,
    coalesce(last_heir.heir, lineage.ancestor) AS root
FROM lineage
JOIN areas AS a ON a.code = lineage.ancestor
LEFT JOIN (
    SELECT
        area,
        arg_max(heir, since) AS heir
    FROM heirs
    GROUP BY area
) AS last_heir ON last_heir.area = lineage.ancestor
WHERE a.parent IS NULL;

-- The village or community that an area lies in; the area itself where there is none.
CREATE OR REPLACE TABLE homes AS
SELECT
    lineage.area,
    coalesce(max(lineage.ancestor) FILTER (WHERE a.level = 'village'), lineage.area) AS home
FROM lineage
JOIN areas AS a ON a.code = lineage.ancestor
GROUP BY lineage.area;

-- The months in which a series breaks: the area took the place of others (code, merged, split), ground moved over its
-- border with them (recut), or it only got another name.
CREATE OR REPLACE TABLE breaks AS
WITH own AS (
    SELECT
        s.heir AS area,
        s.since AS month,
        CASE
            WHEN bool_or(s.is_split) OVER each_heir THEN 'split'
            WHEN count(*) OVER each_heir > 1
                OR standing.first_day IS NULL
                OR standing.first_day < s.since THEN 'merged'
            ELSE 'code'
        END    AS kind,
        s.area AS former
    FROM successors AS s
    JOIN standing ON standing.area = s.heir
    WINDOW each_heir AS (PARTITION BY s.heir, s.since)
),
moved AS (
    SELECT
        s.area,
        s.heir,
        s.since,
        unnest([s.area, s.heir]) AS of_one,
        unnest([s.heir, s.area]) AS of_other
    FROM successors AS s
),
recut AS (
    SELECT
        l.ancestor AS area,
        m.since    AS month,
        'recut'    AS kind,
        m.area     AS former
    FROM moved AS m
    JOIN lineage AS l ON l.area = m.of_one
    WHERE NOT EXISTS (FROM lineage AS o WHERE o.area = m.of_other AND o.ancestor = l.ancestor)
        AND l.ancestor NOT IN (SELECT area FROM successors)
        AND (l.ancestor, m.since) NOT IN (SELECT (heir, since) FROM successors)
),
every AS (
    FROM own
    UNION
    FROM recut
)
SELECT
    every.area,
    every.month,
    every.kind,
    areas.name AS former
FROM every
JOIN areas ON areas.code = every.former
UNION ALL
SELECT
    area,
    CAST(date_trunc('month', renamed_on) AS DATE),
    'name',
    former
FROM renamed
ORDER BY ALL;
