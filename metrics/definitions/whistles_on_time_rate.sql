-- Calls of communities in each month whose three days are over, and how many were answered within them.
SELECT
    services.requested_month                       AS month,
    services.area,
    count(*) FILTER (WHERE days_to_serve <= 3)     AS numerator,
    count(*)                                       AS denominator
FROM services
JOIN as_of ON as_of.area = services.area
WHERE kind = 'whistle' AND (done_on IS NOT NULL OR requested_on < as_of.as_of - 3)
GROUP BY services.requested_month, services.area
