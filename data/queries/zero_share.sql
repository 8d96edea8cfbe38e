-- Of the communities of each area: how many reported every month of a span, and how many of those had no event?
-- A community that another took the place of within the span, and its heir, are one.
WITH spans AS (
    SELECT
        unnest($spans)  AS span,
        unnest($firsts) AS first_month,
        unnest($lasts)  AS last_month
),
passed AS (
    SELECT
        spans.span,
        heirs.area,
        arg_max(heirs.heir, heirs.since) AS heir
    FROM heirs
    JOIN spans ON heirs.since <= spans.last_month
    GROUP BY spans.span, heirs.area
),
communities AS (
    SELECT
        counts.indicator,
        spans.span,
        ancestors.ancestor                                   AS area,
        coalesce(passed.heir, counts.area)                   AS community,
        sum(counts.numerator)                                AS events,
        sum(counts.denominator)                              AS months_reported,
        count(*)                                             AS months_expected
    FROM counts
    JOIN spans ON counts.month BETWEEN spans.first_month AND spans.last_month
    JOIN ancestors ON ancestors.area = counts.area
    LEFT JOIN passed ON passed.span = spans.span AND passed.area = counts.area
    WHERE counts.indicator IN (SELECT unnest($indicators))
        AND ancestors.ancestor IN (SELECT unnest($areas))
        AND counts.month BETWEEN $first AND $last
    GROUP BY counts.indicator, spans.span, ancestors.ancestor, coalesce(passed.heir, counts.area)
)
SELECT
    indicator,
    span,
    area,
    count(*) FILTER (WHERE events = 0 AND months_reported = months_expected) AS numerator,
    count(*) FILTER (WHERE months_reported = months_expected)                AS denominator,
    count(*) FILTER (WHERE events > 0)                                       AS with_events,
    count(*) FILTER (WHERE events = 0 AND months_reported < months_expected) AS not_known
FROM communities
GROUP BY indicator, span, area
