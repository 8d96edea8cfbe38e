-- Disputes settled in each month, and how many by judicial mediation.
SELECT
    closed_month                                 AS month,
    area,
    count(*) FILTER (WHERE channel = 'judicial') AS numerator,
    count(*)                                     AS denominator
FROM disputes
WHERE outcome = 'settled'
GROUP BY closed_month, area
