-- Disputes found in each month.
SELECT
    reported_month                                 AS month,
    area,
    count(*)                                       AS numerator
FROM disputes
GROUP BY reported_month, area
