-- Petitions closed in each month, and how many were rated.
SELECT
    closed_month                                  AS month,
    area,
    count(*) FILTER (WHERE satisfied IS NOT NULL) AS numerator,
    count(*)                                      AS denominator
FROM petitions
WHERE outcome <> 'rejected'
GROUP BY closed_month, area
