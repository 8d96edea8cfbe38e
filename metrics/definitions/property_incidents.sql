-- Property incidents in each month.
SELECT
    occurred_month                                 AS month,
    area,
    count(*) FILTER (WHERE property)               AS numerator
FROM incidents
GROUP BY occurred_month, area
