-- Meetings and duties held and due in each month, by kind.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE is_held)     AS done,
    sum(value) FILTER (WHERE NOT is_held) AS planned
FROM (
    SELECT
        month,
        area,
        value,
        item LIKE '%_held'                              AS is_held,
        replace(replace(item, '_held', ''), '_due', '') AS meeting
    FROM monthly_figures
    WHERE item LIKE '%_held' OR item IN (
        'study_due', 'dispatch_due', 'village_meeting_due', 'training_due', 'review_due', 'moral_review_due',
        'publicity_due', 'reception_due', 'contact_visit_due', 'council_due'
    )
) AS meetings
GROUP BY month, area
