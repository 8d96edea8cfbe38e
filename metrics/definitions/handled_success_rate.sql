-- Disputes whose mediation has ended, by month of report, and how many of them were settled.
SELECT
    reported_month                                 AS month,
    area,
    count(*) FILTER (WHERE outcome = 'settled')    AS numerator,
    count(*) FILTER (WHERE outcome IN ('settled', 'failed')) AS denominator
FROM disputes
GROUP BY reported_month, area
