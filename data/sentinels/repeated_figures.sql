-- How many figures of ten and more are the same as the month before, out of all that could be? extra: how many
-- chance would repeat. Two Poisson counts of mean m agree with a chance of about 1 / (2 √(π m)); a figure that
-- stands still with everybody is not surprising either.
WITH near AS (
    SELECT unnest($months) AS month
    UNION
    SELECT CAST(unnest($months) - INTERVAL 1 MONTH AS DATE)
),
cells AS (
    SELECT
        'monthly_figures'          AS source,
        area,
        item                       AS cell,
        month,
        value
    FROM monthly_figures
    JOIN flows USING (item)
    WHERE item NOT LIKE '%_due' AND month IN (FROM near)
    UNION ALL
    SELECT
        'mediation_bodies',
        area,
        kind,
        month,
        sum(cases)
    FROM mediation_bodies
    WHERE month IN (FROM near)
    GROUP BY area, kind, month
    UNION ALL
    SELECT
        'disputes',
        an.ancestor,
        major_type,
        reported_month,
        count(*)
    FROM disputes
    JOIN ancestors AS an USING (area)
    JOIN areas AS town ON town.code = an.ancestor AND town.level = 'town'
    WHERE reported_month IN (FROM near)
    GROUP BY an.ancestor, major_type, reported_month
    UNION ALL
    SELECT
        'requests',
        an.ancestor,
        requests.source,
        received_month,
        count(*)
    FROM requests
    JOIN ancestors AS an USING (area)
    JOIN areas AS town ON town.code = an.ancestor AND town.level = 'town'
    WHERE received_month IN (FROM near)
    GROUP BY an.ancestor, requests.source, received_month
),
pairs AS (
    SELECT
        now.source,
        now.area,
        now.cell,
        now.month,
        now.value = before.value          AS is_same,
        (now.value + before.value) / 2    AS mean
    FROM cells AS now
    JOIN cells AS before
        ON before.source = now.source
        AND before.area = now.area
        AND before.cell = now.cell
        AND before.month = now.month - INTERVAL 1 MONTH
    WHERE now.month IN (SELECT unnest($months)) AND now.value >= 10 AND before.value >= 10
),
judged AS (
    SELECT
        *,
        sum(CAST(is_same AS INTEGER)) OVER alike - CAST(is_same AS INTEGER)    AS others_same,
        count(*) OVER alike - 1                                                AS others
    FROM pairs
    WINDOW alike AS (PARTITION BY source, cell, month)
)
SELECT
    source,
    'figures'                                      AS measure,
    area,
    month,
    count(*) FILTER (WHERE is_same)                AS observed,
    count(*)                                       AS n,
    sum(greatest(
        1 / (2 * sqrt(pi() * mean)),
        CASE WHEN others > 0 THEN others_same / others ELSE 0 END
    ))                                             AS extra
FROM judged
GROUP BY source, area, month
