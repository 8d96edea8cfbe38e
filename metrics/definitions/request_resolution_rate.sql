-- Requests received in each month, and how many have been resolved.
SELECT
    received_month                   AS month,
    area,
    count(*) FILTER (WHERE resolved) AS numerator,
    count(*)                         AS denominator
FROM requests
GROUP BY received_month, area
