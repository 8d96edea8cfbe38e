-- Disputes found in each month, and how many of them have been settled.
SELECT
    reported_month                                 AS month,
    area,
    count(*) FILTER (WHERE outcome = 'settled')    AS numerator,
    count(*)                                       AS denominator
FROM disputes
GROUP BY reported_month, area
