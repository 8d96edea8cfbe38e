-- Requests received in each month, and how many have been closed.
SELECT
    received_month                                AS month,
    area,
    count(*) FILTER (WHERE closed_on IS NOT NULL) AS numerator,
    count(*)                                      AS denominator
FROM requests
GROUP BY received_month, area
