-- Served at one window in each month.
SELECT
    done_month                                      AS month,
    area,
    count(*) FILTER (WHERE kind = 'window_service') AS numerator
FROM services
GROUP BY done_month, area
