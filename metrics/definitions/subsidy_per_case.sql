-- Subsidies of the disputes that ended in each month: sum, number, sum of squares.
SELECT
    closed_month                     AS month,
    area,
    sum(subsidy_yuan)                AS sum,
    count(subsidy_yuan)              AS n,
    sum(subsidy_yuan * subsidy_yuan) AS squares
FROM disputes
GROUP BY closed_month, area
