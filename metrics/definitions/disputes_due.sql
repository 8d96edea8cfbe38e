-- The due table: disputes due in each month by what became of them.
SELECT
    month,
    area,
    count(*) AS numerator
FROM (
    SELECT
        disputes.due_month AS month,
        disputes.area,
        CASE
            WHEN outcome = 'transferred' THEN 'void'
            WHEN closed_on <= due_on THEN 'in_time'
            WHEN closed_on > due_on THEN 'late'
            WHEN due_on < as_of.as_of THEN 'overdue'
            ELSE 'not_yet'
        END AS due_state
    FROM disputes
    JOIN as_of ON as_of.area = disputes.area
    WHERE due_on IS NOT NULL
) AS due
GROUP BY month, area
