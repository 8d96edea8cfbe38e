-- Sexual offences in each month.
SELECT
    occurred_month                 AS month,
    area,
    count(*) FILTER (WHERE sexual) AS numerator
FROM incidents
GROUP BY occurred_month, area
