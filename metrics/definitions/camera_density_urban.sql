-- Cameras per km², urban, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'cameras_urban') AS numerator,
    sum(value) FILTER (WHERE item = 'urban_area')    AS denominator
FROM monthly_figures
GROUP BY month, area
