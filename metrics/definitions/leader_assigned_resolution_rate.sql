-- Petitions assigned to a leader in each month, and how many have been resolved.
SELECT
    received_month                               AS month,
    area,
    count(*) FILTER (WHERE outcome = 'resolved') AS numerator,
    count(*)                                     AS denominator
FROM petitions
WHERE leader_assigned
GROUP BY received_month, area
