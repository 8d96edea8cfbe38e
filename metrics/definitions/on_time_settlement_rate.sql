-- Disputes due in each month: how many were settled by their due date?
SELECT
    due_month                                      AS month,
    area,
    count(*) FILTER (WHERE outcome = 'settled' AND closed_on <= due_on) AS numerator,
    count(*)                                       AS denominator
FROM disputes
JOIN as_of USING (area)
WHERE outcome <> 'transferred' AND (closed_on IS NOT NULL OR due_on < as_of)
GROUP BY due_month, area
