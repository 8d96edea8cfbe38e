-- Safety accidents in each month.
SELECT
    occurred_month                          AS month,
    area,
    count(*) FILTER (WHERE safety_accident) AS numerator
FROM incidents
GROUP BY occurred_month, area
