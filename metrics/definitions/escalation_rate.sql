-- Disputes found in each month, and how many were passed up.
SELECT
    reported_month                                   AS month,
    area,
    count(*) FILTER (WHERE escalated_on IS NOT NULL) AS numerator,
    count(*)                                         AS denominator
FROM disputes
GROUP BY reported_month, area
