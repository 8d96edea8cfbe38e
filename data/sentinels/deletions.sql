-- How many cases that were once loaded have vanished since? n: those and the cases that are still there.
WITH earlier AS (
    SELECT 'disputes' AS source, case_id, area, reported_month AS month, replaced_by FROM disputes_earlier
    UNION ALL
    SELECT 'requests', case_id, area, received_month, replaced_by FROM requests_earlier
    UNION ALL
    SELECT 'petitions', case_id, area, received_month, replaced_by FROM petitions_earlier
    UNION ALL
    SELECT 'hazards', case_id, area, found_month, replaced_by FROM hazards_earlier
    UNION ALL
    SELECT 'incidents', case_id, area, occurred_month, replaced_by FROM incidents_earlier
),
touched AS (
    SELECT DISTINCT
        source,
        case_id
    FROM earlier
    WHERE month IN (SELECT unnest($months))
),
latest AS (
    SELECT
        source,
        case_id,
        arg_max(area, replaced_by)     AS area,
        arg_max(month, replaced_by)    AS month
    FROM earlier
    SEMI JOIN touched USING (source, case_id)
    GROUP BY source, case_id
),
-- The tables are long and these are few: a table is only looked through for them.
still_here AS (
    SELECT 'disputes' AS source, case_id FROM disputes SEMI JOIN latest USING (case_id)
    UNION ALL
    SELECT 'requests', case_id FROM requests SEMI JOIN latest USING (case_id)
    UNION ALL
    SELECT 'petitions', case_id FROM petitions SEMI JOIN latest USING (case_id)
    UNION ALL
    SELECT 'hazards', case_id FROM hazards SEMI JOIN latest USING (case_id)
    UNION ALL
    SELECT 'incidents', case_id FROM incidents SEMI JOIN latest USING (case_id)
),
every AS (
    SELECT 'disputes' AS source, area, reported_month AS month, 0 AS is_gone FROM disputes
    WHERE reported_month IN (SELECT unnest($months))
    UNION ALL
    SELECT 'requests', area, received_month, 0 FROM requests
    WHERE received_month IN (SELECT unnest($months))
    UNION ALL
    SELECT 'petitions', area, received_month, 0 FROM petitions
    WHERE received_month IN (SELECT unnest($months))
    UNION ALL
    SELECT 'hazards', area, found_month, 0 FROM hazards
    WHERE found_month IN (SELECT unnest($months))
    UNION ALL
    SELECT 'incidents', area, occurred_month, 0 FROM incidents
    WHERE occurred_month IN (SELECT unnest($months))
    UNION ALL
    SELECT source, area, month, 1 FROM latest ANTI JOIN still_here USING (source, case_id)
    WHERE month IN (SELECT unnest($months))
)
SELECT
    source,
    'vanished'      AS measure,
    area,
    month,
    sum(is_gone)    AS observed,
    count(*)        AS n,
    NULL            AS extra
FROM every
GROUP BY source, area, month
