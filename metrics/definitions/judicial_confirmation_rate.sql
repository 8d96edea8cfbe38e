-- Disputes settled in each month, and how many of them a court has confirmed.
SELECT
    closed_month                                   AS month,
    area,
    count(*) FILTER (WHERE judicially_confirmed)   AS numerator,
    count(*)                                       AS denominator
FROM disputes
WHERE outcome = 'settled'
GROUP BY closed_month, area
