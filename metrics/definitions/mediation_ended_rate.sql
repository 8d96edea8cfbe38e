-- Disputes whose mediation has ended, and how many without agreement.
SELECT
    reported_month                                           AS month,
    area,
    count(*) FILTER (WHERE outcome = 'failed')               AS numerator,
    count(*) FILTER (WHERE outcome IN ('settled', 'failed')) AS denominator
FROM disputes
GROUP BY reported_month, area
