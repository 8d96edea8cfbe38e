-- Works planned and done that are due in each month, by class.
SELECT
    due_month    AS month,
    area,
    sum(done)    AS done,
    sum(planned) AS planned
FROM tasks
WHERE programme = 'works'
GROUP BY due_month, area
