-- Disputes settled in each month, and at which level.
SELECT
    closed_month                                       AS month,
    area,
    count(*) FILTER (WHERE handled_level = 'building') AS numerator,
    count(*)                                           AS denominator
FROM disputes
WHERE outcome = 'settled'
GROUP BY closed_month, area
