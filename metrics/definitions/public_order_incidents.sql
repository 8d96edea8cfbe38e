-- Public-order cases in each month.
SELECT
    occurred_month                                    AS month,
    area,
    count(*) FILTER (WHERE category = 'public_order') AS numerator
FROM incidents
GROUP BY occurred_month, area
