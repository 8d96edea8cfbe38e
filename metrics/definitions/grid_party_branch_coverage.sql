-- Grids at each month's end, and how many have a party branch.
SELECT
    month,
    area,
    count(*) FILTER (WHERE party_branch)           AS numerator,
    count(*)                                       AS denominator
FROM grids
GROUP BY month, area
