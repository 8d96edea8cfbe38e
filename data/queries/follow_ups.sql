-- Which disputes within an area must be followed up, the most urgent first?
SELECT
    follow_ups.kind,
    follow_ups.case_id,
    follow_ups.area,
    follow_ups.due_on
FROM follow_ups
JOIN ancestors ON ancestors.area = follow_ups.area
WHERE ancestors.ancestor = $area
ORDER BY follow_ups.due_on, follow_ups.case_id
