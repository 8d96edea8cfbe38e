-- One page's numbers straight from the rows: numerator, denominator and value by indicator, area and span.
WITH wanted AS (
    SELECT
        unnest($areas)  AS area,
        unnest($spans)  AS span,
        unnest($firsts) AS first_month,
        unnest($lasts)  AS last_month
),
found AS MATERIALIZED (
    SELECT
        reported_month                              AS month,
        area,
        count(*)                                    AS cases,
        count(*) FILTER (WHERE outcome = 'settled') AS settled
    FROM disputes
    WHERE reported_month BETWEEN $first AND $last
    GROUP BY reported_month, area
),
due AS (
    SELECT
        due_month                                   AS month,
        area,
        count(*)                                    AS cases,
        count(*) FILTER (WHERE outcome = 'settled' AND closed_on <= due_on) AS on_time
    FROM disputes
    JOIN as_of USING (area)
    WHERE due_month BETWEEN $first AND $last
        AND outcome <> 'transferred'
        AND (closed_on IS NOT NULL OR due_on < as_of)
    GROUP BY due_month, area
),
settled AS (
    SELECT
        closed_month                                AS month,
        area,
        count(*)                                    AS cases,
        count(*) FILTER (WHERE handled_level IN ('building', 'grid', 'village')) AS in_village
    FROM disputes
    WHERE closed_month BETWEEN $first AND $last AND outcome = 'settled'
    GROUP BY closed_month, area
),
occurred AS MATERIALIZED (
    SELECT
        occurred_month                              AS month,
        area,
        count(*) FILTER (WHERE preventable)         AS preventable,
        count(*) FILTER (WHERE property)            AS property
    FROM incidents
    WHERE occurred_month BETWEEN $first AND $last
    GROUP BY occurred_month, area
),
leaves AS (
    SELECT 'disputes_found' AS indicator, month, area, cases AS numerator, NULL AS denominator FROM found
    UNION ALL
    SELECT 'mediation_success_rate', month, area, settled, cases FROM found
    UNION ALL
    SELECT 'on_time_settlement_rate', month, area, on_time, cases FROM due
    UNION ALL
    SELECT 'village_settled_share', month, area, in_village, cases FROM settled
    UNION ALL
    SELECT 'preventable_incidents', month, area, preventable, NULL FROM occurred
    UNION ALL
    SELECT 'property_incidents', month, area, property, NULL FROM occurred
),
rolled AS (
    SELECT
        leaves.indicator,
        leaves.month,
        ancestors.ancestor      AS area,
        sum(leaves.numerator)   AS numerator,
        sum(leaves.denominator) AS denominator
    FROM leaves
    JOIN ancestors USING (area)
    WHERE ancestors.ancestor IN (SELECT area FROM wanted)
    GROUP BY leaves.indicator, leaves.month, ancestors.ancestor
)
SELECT
    indicators.indicator,
    wanted.area,
    wanted.span,
    CAST(coalesce(sum(rolled.numerator), 0) AS DOUBLE) AS numerator,
    CASE
        WHEN indicators.is_count THEN CAST(coalesce(sum(rolled.numerator), 0) AS DOUBLE)
        ELSE CAST(sum(rolled.numerator) AS DOUBLE) / nullif(CAST(sum(rolled.denominator) AS DOUBLE), 0)
    END                                             AS value
FROM wanted
CROSS JOIN (
    SELECT
        unnest($indicators) AS indicator,
        unnest($are_counts) AS is_count
) AS indicators
LEFT JOIN rolled
    ON rolled.indicator = indicators.indicator
    AND rolled.area = wanted.area
    AND rolled.month BETWEEN wanted.first_month AND wanted.last_month
GROUP BY indicators.indicator, indicators.is_count, wanted.area, wanted.span
