-- How do the leaves' counts become the counts of every area above them?

CREATE OR REPLACE TABLE counts AS
WITH known AS (
    -- Nothing is counted for months that an area's city has not reached yet.
    SELECT leaf_counts.*
    FROM leaf_counts
    JOIN as_of USING (area)
    WHERE leaf_counts.month <= as_of.as_of
),
rolled AS (
    SELECT
        known.indicator,
        known.month,
        ancestors.ancestor                                                              AS area,
        known.breakdown,
        CASE
            WHEN coarse.part IS NOT NULL AND areas.level NOT IN ('city', 'county') THEN '99'
            ELSE known.part
        END                                                                             AS part,
        sum(known.numerator)                                                            AS numerator,
        sum(known.denominator)                                                          AS denominator,
        sum(known.squares)                                                              AS squares,
        known.bin
    FROM known
    JOIN ancestors USING (area)
    JOIN areas ON areas.code = ancestors.ancestor
    LEFT JOIN coarse ON coarse.breakdown = known.breakdown AND coarse.part = known.part
    WHERE known.indicator NOT IN (SELECT indicator FROM leaves_only)
    GROUP BY ALL
),
leaves AS (
    SELECT *
    FROM known
    WHERE indicator IN (SELECT indicator FROM leaves_only)
),
kept AS (
    -- An indicator that is no longer defined goes as well.
    SELECT counts.*
    FROM counts
    WHERE counts.indicator IN (SELECT indicator FROM counted)
        AND NOT EXISTS (
            SELECT 1
            FROM stale
            WHERE stale.indicator = counts.indicator AND (stale.month IS NULL OR stale.month = counts.month)
        )
)
SELECT * FROM kept
UNION ALL
SELECT * FROM rolled
UNION ALL
SELECT * FROM leaves
ORDER BY indicator, breakdown, area, month, part, bin;
