-- How many pairs of cases agree in place, day and what is known of them? n: those, and the pairs that agree in
-- all but lie up to seven days apart, of which chance makes the more.
WITH near AS (
    SELECT unnest($months) AS month
    UNION
    SELECT CAST(unnest($months) + INTERVAL 1 MONTH AS DATE)
    UNION
    SELECT CAST(unnest($months) - INTERVAL 1 MONTH AS DATE)
),
-- Alike cases of a day are counted before days are compared: pairs grow with the square of what is compared.
disputes_at AS (
    SELECT
        homes.home,
        reported_on                                          AS day,
        reported_month                                       AS month,
        closed_on - reported_on                              AS days,
        concat_ws('|', dispute_type, people_involved, scale) AS known,
        count(*)                                             AS cases
    FROM disputes
    JOIN homes USING (area)
    WHERE reported_month IN (FROM near) AND closed_on IS NOT NULL
    GROUP BY ALL
),
requests_at AS (
    SELECT
        homes.home,
        received_on                                          AS day,
        received_month                                       AS month,
        closed_on - received_on                              AS days,
        concat_ws('|', requests.source, resolved)            AS known,
        count(*)                                             AS cases
    FROM requests
    JOIN homes USING (area)
    WHERE received_month IN (FROM near) AND closed_on IS NOT NULL
    GROUP BY ALL
),
petitions_at AS (
    SELECT
        homes.home,
        received_on                                          AS day,
        received_month                                       AS month,
        closed_on - received_on                              AS days,
        count(*)                                             AS cases
    FROM petitions
    JOIN homes USING (area)
    WHERE received_month IN (FROM near) AND closed_on IS NOT NULL
    GROUP BY ALL
),
-- Within a source a pair is told once, of the earlier case.
pairs AS (
    SELECT 'disputes' AS source, 'disputes' AS measure, home, month, 0 AS lag, cases * (cases - 1) // 2 AS pairs
    FROM disputes_at
    UNION ALL
    SELECT 'disputes', 'disputes', a.home, a.month, b.day - a.day, a.cases * b.cases
    FROM disputes_at AS a
    JOIN disputes_at AS b
        ON b.home = a.home AND b.known = a.known AND b.days = a.days AND b.day BETWEEN a.day + 1 AND a.day + 7
    WHERE a.month IN (SELECT unnest($months))
    UNION ALL
    SELECT 'requests', 'requests', home, month, 0, cases * (cases - 1) // 2
    FROM requests_at
    UNION ALL
    SELECT 'requests', 'requests', a.home, a.month, b.day - a.day, a.cases * b.cases
    FROM requests_at AS a
    JOIN requests_at AS b
        ON b.home = a.home AND b.known = a.known AND b.days = a.days AND b.day BETWEEN a.day + 1 AND a.day + 7
    WHERE a.month IN (SELECT unnest($months))
    UNION ALL
    SELECT 'disputes', 'requests', a.home, a.month, b.day - a.day, a.cases * b.cases
    FROM disputes_at AS a
    JOIN requests_at AS b ON b.home = a.home AND b.days = a.days AND b.day BETWEEN a.day - 7 AND a.day + 7
    WHERE a.month IN (SELECT unnest($months))
    UNION ALL
    SELECT 'disputes', 'petitions', a.home, a.month, b.day - a.day, a.cases * b.cases
    FROM disputes_at AS a
    JOIN petitions_at AS b ON b.home = a.home AND b.days = a.days AND b.day BETWEEN a.day - 7 AND a.day + 7
    WHERE a.month IN (SELECT unnest($months))
)
SELECT
    source,
    measure,
    home                                              AS area,
    month,
    coalesce(sum(pairs) FILTER (WHERE lag = 0), 0)    AS observed,
    sum(pairs)                                        AS n,
    NULL                                              AS extra
FROM pairs
WHERE pairs > 0 AND month IN (SELECT unnest($months))
GROUP BY source, measure, home, month
