-- Disputes settled in each month, and how many of them at village level or below.
SELECT
    closed_month                                   AS month,
    area,
    count(*) FILTER (WHERE handled_level IN ('building', 'grid', 'village')) AS numerator,
    count(*)                                       AS denominator
FROM disputes
WHERE outcome = 'settled'
GROUP BY closed_month, area
