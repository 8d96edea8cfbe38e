-- Tasks due in each month, and how many were done by their due date.
SELECT
    tasks.due_month                                AS month,
    tasks.area,
    count(*) FILTER (WHERE done_on <= due_on)      AS numerator,
    count(*)                                       AS denominator
FROM tasks
JOIN as_of ON as_of.area = tasks.area
WHERE done_on IS NOT NULL OR due_on < as_of.as_of
GROUP BY tasks.due_month, tasks.area
