-- Villages connected by video, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'villages_connected') AS numerator,
    sum(value) FILTER (WHERE item = 'villages_counted')   AS denominator
FROM monthly_figures
GROUP BY month, area
