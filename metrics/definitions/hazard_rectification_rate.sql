-- Hazards due in each month, and how many were rectified by their due date.
SELECT
    hazards.due_month                              AS month,
    hazards.area,
    count(*) FILTER (WHERE fixed_on <= due_on)     AS numerator,
    count(*)                                       AS denominator
FROM hazards
JOIN as_of ON as_of.area = hazards.area
WHERE fixed_on IS NOT NULL OR due_on < as_of.as_of
GROUP BY hazards.due_month, hazards.area
