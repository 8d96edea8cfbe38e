-- Wishes made in each month, and how many were fulfilled.
SELECT
    requested_month                             AS month,
    area,
    count(*) FILTER (WHERE done_on IS NOT NULL) AS numerator,
    count(*)                                    AS denominator
FROM services
WHERE kind = 'wish'
GROUP BY requested_month, area
