-- For each community below an area: events, reports, and the months of the last event and the last gap?
SELECT
    counts.area,
    sum(counts.numerator) FILTER (WHERE counts.month >= $first)                           AS events,
    sum(counts.denominator) FILTER (WHERE counts.month >= $first)                         AS months_reported,
    count(*) FILTER (WHERE counts.month >= $first)                                        AS months_expected,
    min(counts.month)                                                                     AS first_month,
    max(counts.month)                                                                     AS last_month,
    max(counts.month) FILTER (WHERE counts.numerator > 0)                                 AS last_event_month,
    max(counts.month) FILTER (WHERE counts.numerator = 0 AND counts.denominator = 0)      AS last_gap_month
FROM counts
JOIN ancestors ON ancestors.area = counts.area
WHERE counts.indicator = $indicator
    AND ancestors.ancestor = $area
    AND counts.month <= $last
GROUP BY counts.area
HAVING count(*) FILTER (WHERE counts.month >= $first) > 0
ORDER BY counts.area
