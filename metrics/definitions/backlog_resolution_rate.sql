-- Backlog petitions of each month, and how many have been resolved.
SELECT
    received_month                               AS month,
    area,
    count(*) FILTER (WHERE outcome = 'resolved') AS numerator,
    count(*)                                     AS denominator
FROM petitions
WHERE backlog
GROUP BY received_month, area
