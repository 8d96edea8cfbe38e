-- How many of each month's closures lie on its last three days? extra: how many the calendar leads to expect,
-- by days or by working days, whichever is more.
WITH days AS (
    SELECT
        calendar.month,
        CAST(d.day AS DATE) > calendar.month_end - 3    AS is_end,
        isodow(d.day) <= 5                              AS is_working_day
    FROM calendar
    CROSS JOIN generate_series(
        CAST(calendar.month AS TIMESTAMP), CAST(calendar.month_end AS TIMESTAMP), INTERVAL 1 DAY
    ) AS d(day)
    WHERE calendar.month IN (SELECT unnest($months))
),
shares AS (
    SELECT
        month,
        greatest(
            count(*) FILTER (WHERE is_end) / count(*),
            count(*) FILTER (WHERE is_end AND is_working_day) / count(*) FILTER (WHERE is_working_day)
        ) AS share
    FROM days
    GROUP BY month
),
closures AS (
    SELECT 'disputes' AS source, area, closed_month AS month, closed_on AS day FROM disputes
    WHERE closed_month IN (SELECT unnest($months))
    UNION ALL
    SELECT 'requests', area, closed_month, closed_on FROM requests
    WHERE closed_month IN (SELECT unnest($months))
    UNION ALL
    SELECT 'petitions', area, closed_month, closed_on FROM petitions
    WHERE closed_month IN (SELECT unnest($months))
    UNION ALL
    SELECT 'hazards', area, fixed_month, fixed_on FROM hazards
    WHERE fixed_month IN (SELECT unnest($months))
)
SELECT
    source,
    'closed'                                                     AS measure,
    area,
    month,
    count(*) FILTER (WHERE day > last_day(month) - 3)            AS observed,
    count(*)                                                     AS n,
    count(*) * any_value(share)                                  AS extra
FROM closures
JOIN shares USING (month)
GROUP BY source, area, month
