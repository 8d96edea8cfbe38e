-- In each month up to the last: did an event happen in the area, and did every community report?
SELECT
    counts.indicator,
    ancestors.ancestor                                                   AS area,
    counts.month,
    sum(counts.numerator)                                                AS events,
    count(*) FILTER (WHERE counts.denominator = 0 AND counts.numerator = 0) AS gaps
FROM counts
JOIN ancestors ON ancestors.area = counts.area
WHERE counts.indicator IN (SELECT unnest($indicators))
    AND ancestors.ancestor IN (SELECT unnest($areas))
    AND counts.month <= $last
GROUP BY counts.indicator, ancestors.ancestor, counts.month
