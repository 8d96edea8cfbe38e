-- How many of each month's closures fell on the day of the report? Times of day are not kept, so a closure within
-- minutes cannot be told from one in the evening.
WITH closures AS (
    SELECT 'disputes' AS source, area, closed_month AS month, closed_on = reported_on AS is_same FROM disputes
    WHERE closed_month IN (SELECT unnest($months))
    UNION ALL
    SELECT 'requests', area, closed_month, closed_on = received_on FROM requests
    WHERE closed_month IN (SELECT unnest($months))
    UNION ALL
    SELECT 'petitions', area, closed_month, closed_on = received_on FROM petitions
    WHERE closed_month IN (SELECT unnest($months))
    UNION ALL
    SELECT 'hazards', area, fixed_month, fixed_on = found_on FROM hazards
    WHERE fixed_month IN (SELECT unnest($months))
)
SELECT
    source,
    'closed'                            AS measure,
    area,
    month,
    count(*) FILTER (WHERE is_same)     AS observed,
    count(*)                            AS n,
    NULL                                AS extra
FROM closures
GROUP BY source, area, month
