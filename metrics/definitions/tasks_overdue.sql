-- Tasks that are past their due date and not done at each month's end, of those due by then.
SELECT
    month,
    area,
    count(*) FILTER (WHERE is_overdue) AS numerator
FROM (
    SELECT
        calendar.month,
        tasks.area,
        tasks.due_on < calendar.month_end
            AND (tasks.done_on IS NULL OR tasks.done_on > calendar.month_end) AS is_overdue
    FROM tasks
    JOIN calendar ON calendar.month >= tasks.due_month
) AS due
GROUP BY month, area
