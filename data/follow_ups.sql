-- Which disputes must a town officer follow up as of today: due within seven days, overdue and open, to be revisited
-- (settled, not yet revisited; a month after the close is the day it is due)? The number of the case and nothing else.
CREATE OR REPLACE TABLE follow_ups AS
SELECT
    CASE
        WHEN outcome = 'settled' THEN 'revisit'
        WHEN due_on < as_of.as_of THEN 'overdue'
        ELSE 'due_soon'
    END AS kind,
    disputes.case_id,
    disputes.area,
    CASE WHEN outcome = 'settled' THEN closed_on + 30 ELSE due_on END AS due_on
FROM disputes
JOIN as_of ON as_of.area = disputes.area
WHERE (closed_on IS NULL AND outcome = 'ongoing' AND due_on <= as_of.as_of + 7)
    OR (outcome = 'settled' AND revisited_on IS NULL AND closed_on BETWEEN as_of.as_of - 90 AND as_of.as_of)
ORDER BY disputes.area, due_on, disputes.case_id;
