-- For each community below an area: events, reports, and the months of the last event and the last gap?
-- A community that another had taken the place of by the last month is told as its heir.
WITH passed AS (
    SELECT
        area,
        arg_max(heir, since) AS heir
    FROM heirs
    WHERE since <= $last
    GROUP BY area
),
months AS (
    SELECT
        coalesce(passed.heir, counts.area)         AS area,
        counts.month,
        sum(counts.numerator)                      AS events,
        min(counts.denominator)                    AS reported
    FROM counts
    JOIN ancestors ON ancestors.area = counts.area
    LEFT JOIN passed ON passed.area = counts.area
    WHERE counts.indicator = $indicator
        AND ancestors.ancestor = $area
        AND counts.month <= $last
    GROUP BY coalesce(passed.heir, counts.area), counts.month
)
SELECT
    area,
    sum(events) FILTER (WHERE month >= $first)            AS events,
    sum(reported) FILTER (WHERE month >= $first)          AS months_reported,
    count(*) FILTER (WHERE month >= $first)               AS months_expected,
    min(month)                                            AS first_month,
    max(month)                                            AS last_month,
    max(month) FILTER (WHERE events > 0)                  AS last_event_month,
    max(month) FILTER (WHERE events = 0 AND reported = 0) AS last_gap_month
FROM months
GROUP BY area
HAVING count(*) FILTER (WHERE month >= $first) > 0
ORDER BY area
