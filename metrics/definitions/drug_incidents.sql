-- Drug cases in each month.
SELECT
    occurred_month               AS month,
    area,
    count(*) FILTER (WHERE drug) AS numerator
FROM incidents
GROUP BY occurred_month, area
