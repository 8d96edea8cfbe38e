-- Road accidents in each month.
SELECT
    occurred_month                               AS month,
    area,
    count(*) FILTER (WHERE category = 'traffic') AS numerator
FROM incidents
GROUP BY occurred_month, area
