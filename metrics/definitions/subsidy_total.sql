-- Subsidies for the disputes that ended in each month.
SELECT
    closed_month      AS month,
    area,
    sum(subsidy_yuan) AS numerator
FROM disputes
GROUP BY closed_month, area
