-- Cameras per km², rural, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'cameras_rural') AS numerator,
    sum(value) FILTER (WHERE item = 'rural_area')    AS denominator
FROM monthly_figures
GROUP BY month, area
