-- Telecom fraud in each month.
SELECT
    occurred_month                AS month,
    area,
    count(*) FILTER (WHERE fraud) AS numerator
FROM incidents
GROUP BY occurred_month, area
