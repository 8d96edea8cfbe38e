-- Risks warned of in each month, and how many were prevented.
SELECT
    assessed_month                    AS month,
    area,
    count(*) FILTER (WHERE prevented) AS numerator,
    count(*)                          AS denominator
FROM assessments
WHERE warned
GROUP BY assessed_month, area
