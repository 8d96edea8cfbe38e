-- Disputes settled in each month, by close date.
SELECT
    closed_month                                   AS month,
    area,
    count(*)                                       AS numerator
FROM disputes
WHERE outcome = 'settled'
GROUP BY closed_month, area
