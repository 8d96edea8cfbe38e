-- Villages with a police officer, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'village_police')   AS numerator,
    sum(value) FILTER (WHERE item = 'villages_counted') AS denominator
FROM monthly_figures
GROUP BY month, area
