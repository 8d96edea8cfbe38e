-- Of the communities of these areas, how many were to report each kind of export for each month, how many did, and
-- when did the last report come that covers them, sent by which level? A report covers its area and all below it.
WITH within AS (
    SELECT
        area,
        ancestor AS asked
    FROM ancestors
    WHERE ancestor IN (SELECT unnest($areas))
),
due AS (
    SELECT
        within.asked                                AS area,
        reports.month,
        reports.source,
        count(*)                                    AS expected,
        count(*) FILTER (WHERE reports.reported)    AS reported
    FROM reports
    JOIN within USING (area)
    WHERE reports.month BETWEEN $first AND $last
    GROUP BY within.asked, reports.month, reports.source
),
covering AS (
    SELECT
        asked,
        area
    FROM within
    UNION
    SELECT
        area,
        ancestor
    FROM ancestors
    WHERE area IN (SELECT unnest($areas))
),
days AS (
    SELECT
        covering.asked                         AS area,
        r.month,
        r.source,
        max(r.reported_on)                     AS reported_on,
        arg_max(sender.level, r.reported_on)   AS sent_by,
        bool_or(r.reported_on IS NULL)         AS is_undated
    FROM reporting AS r
    JOIN covering ON covering.area = r.area
    JOIN areas AS sender ON sender.code = r.area
    WHERE r.month BETWEEN $first AND $last
    GROUP BY covering.asked, r.month, r.source
)
SELECT
    due.area,
    due.month,
    due.source,
    due.expected,
    due.reported,
    days.reported_on,
    days.sent_by,
    coalesce(days.is_undated, true) AS is_undated
FROM due
LEFT JOIN days ON days.area = due.area AND days.month = due.month AND days.source = due.source
ORDER BY ALL
