-- Calls of communities in each month, and how many were answered within 3 days.
SELECT
    requested_month                            AS month,
    area,
    count(*) FILTER (WHERE days_to_serve <= 3) AS numerator,
    count(*)                                   AS denominator
FROM services
WHERE kind = 'whistle'
GROUP BY requested_month, area
