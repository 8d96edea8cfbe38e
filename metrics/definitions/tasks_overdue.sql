-- Tasks that are past their due date and not done at each month's end.
SELECT
    month,
    area,
    count(*) AS numerator
FROM (
    SELECT
        calendar.month,
        tasks.area
    FROM tasks
    JOIN calendar
        ON calendar.month >= tasks.due_month
        AND tasks.due_on < calendar.month_end
        AND (tasks.done_on IS NULL OR tasks.done_on > calendar.month_end)
) AS overdue
GROUP BY month, area
