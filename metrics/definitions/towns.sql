-- Towns of the unit table in each month.
SELECT
    month,
    area,
    count(*) FILTER (WHERE level = 'town') AS numerator
FROM presence
GROUP BY month, area
