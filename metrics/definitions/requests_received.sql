-- Requests received in each month.
SELECT
    received_month AS month,
    area,
    count(*)       AS numerator
FROM requests
GROUP BY received_month, area
