-- Units visited in each month.
SELECT
    done_month                                  AS month,
    area,
    count(*) FILTER (WHERE kind = 'unit_visit') AS numerator
FROM services
GROUP BY done_month, area
