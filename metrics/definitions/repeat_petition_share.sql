-- Petitions received in each month, and how many repeat an earlier one.
SELECT
    received_month                 AS month,
    area,
    count(*) FILTER (WHERE repeat) AS numerator,
    count(*)                       AS denominator
FROM petitions
GROUP BY received_month, area
