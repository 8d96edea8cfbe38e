-- How many cases were found in each month, and how many of them ended well?
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
    'hazards',
    'fixed',
    area,
    found_month,
    count(*) FILTER (WHERE fixed_on IS NOT NULL),
    count(*),
    NULL
FROM hazards
WHERE found_month IN (SELECT unnest($months))
GROUP BY area, found_month
