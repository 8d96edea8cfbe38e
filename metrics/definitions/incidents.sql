-- Incidents in each month.
SELECT
    occurred_month                                 AS month,
    area,
    count(*)                                       AS numerator
FROM incidents
GROUP BY occurred_month, area
