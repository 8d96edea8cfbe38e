-- Disputes that are open past their due date at each month's end.
SELECT
    month,
    area,
    count(*) AS numerator
FROM (
    SELECT
        calendar.month,
        disputes.area
    FROM disputes
    JOIN calendar
        ON calendar.month >= disputes.due_month
        AND disputes.due_on < calendar.month_end
        AND (disputes.closed_on IS NULL OR disputes.closed_on > calendar.month_end)
) AS overdue
GROUP BY month, area
