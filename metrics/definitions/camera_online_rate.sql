-- Cameras online, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'cameras_online')     AS numerator,
    sum(value) FILTER (WHERE item = 'cameras_due_online') AS denominator
FROM monthly_figures
GROUP BY month, area
