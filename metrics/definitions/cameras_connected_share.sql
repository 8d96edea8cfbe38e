-- Public cameras connected to a centre, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'cameras_connected') AS numerator,
    sum(value) FILTER (WHERE item = 'cameras_public')    AS denominator
FROM monthly_figures
GROUP BY month, area
