-- Grave crimes in each month.
SELECT
    occurred_month                AS month,
    area,
    count(*) FILTER (WHERE grave) AS numerator
FROM incidents
GROUP BY occurred_month, area
