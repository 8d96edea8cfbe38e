-- Disputes settled in each month, and how many of them have been revisited.
SELECT
    closed_month                                   AS month,
    area,
    count(*) FILTER (WHERE revisited_on IS NOT NULL) AS numerator,
    count(*)                                       AS denominator
FROM disputes
WHERE outcome = 'settled'
GROUP BY closed_month, area
