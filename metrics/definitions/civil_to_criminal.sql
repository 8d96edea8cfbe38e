-- Civil disputes that turned criminal in each month.
SELECT
    occurred_month                                 AS month,
    area,
    count(*) FILTER (WHERE civil_to_criminal)      AS numerator
FROM incidents
GROUP BY occurred_month, area
