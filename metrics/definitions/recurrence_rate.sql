-- Disputes settled in each month, and how many of them broke out again.
SELECT
    closed_month                                   AS month,
    area,
    count(*) FILTER (WHERE recurred)               AS numerator,
    count(*)                                       AS denominator
FROM disputes
WHERE outcome = 'settled'
GROUP BY closed_month, area
