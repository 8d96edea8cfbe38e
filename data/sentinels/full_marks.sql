-- How many of the cases ended well, or in time, out of all that were found or due in each month?
SELECT
    'disputes'                                     AS source,
    'settled'                                      AS measure,
    area,
    reported_month                                 AS month,
    count(*) FILTER (WHERE outcome = 'settled')    AS observed,
    count(*)                                       AS n,
    NULL                                           AS extra
FROM disputes
WHERE reported_month IN (SELECT unnest($months))
GROUP BY area, reported_month
UNION ALL
SELECT
    'disputes',
    'on_time',
    area,
    due_month,
    count(*) FILTER (WHERE outcome = 'settled' AND closed_on <= due_on),
    count(*),
    NULL
FROM disputes
JOIN as_of USING (area)
WHERE due_month IN (SELECT unnest($months))
    AND outcome <> 'transferred' AND (closed_on IS NOT NULL OR due_on < as_of)
GROUP BY area, due_month
UNION ALL
SELECT
    'requests',
    'resolved',
    area,
    received_month,
    count(*) FILTER (WHERE resolved),
    count(*),
    NULL
FROM requests
WHERE received_month IN (SELECT unnest($months))
GROUP BY area, received_month
UNION ALL
SELECT
    'requests',
    'on_time',
    area,
    due_month,
    count(*) FILTER (WHERE closed_on <= due_on),
    count(*),
    NULL
FROM requests
JOIN as_of USING (area)
WHERE due_month IN (SELECT unnest($months)) AND (closed_on IS NOT NULL OR due_on < as_of)
GROUP BY area, due_month
UNION ALL
SELECT
    'petitions',
    'on_time',
    area,
    due_month,
    count(*) FILTER (WHERE closed_on <= due_on),
    count(*),
    NULL
FROM petitions
JOIN as_of USING (area)
WHERE due_month IN (SELECT unnest($months))
    AND outcome <> 'rejected' AND (closed_on IS NOT NULL OR due_on < as_of)
GROUP BY area, due_month
UNION ALL
SELECT
    'hazards',
    'on_time',
    area,
    due_month,
    count(*) FILTER (WHERE fixed_on <= due_on),
    count(*),
    NULL
FROM hazards
JOIN as_of USING (area)
WHERE due_month IN (SELECT unnest($months)) AND (fixed_on IS NOT NULL OR due_on < as_of)
GROUP BY area, due_month
