-- Hazards that are open past their due date at each month's end.
SELECT
    month,
    area,
    count(*) AS numerator
FROM (
    SELECT
        calendar.month,
        hazards.area
    FROM hazards
    JOIN calendar
        ON calendar.month >= hazards.due_month
        AND hazards.due_on < calendar.month_end
        AND (hazards.fixed_on IS NULL OR hazards.fixed_on > calendar.month_end)
) AS overdue
GROUP BY month, area
