-- Grids at each month's end, and how many have a leader.
SELECT
    month,
    area,
    count(*) FILTER (WHERE leader_assigned)        AS numerator,
    count(*)                                       AS denominator
FROM grids
GROUP BY month, area
