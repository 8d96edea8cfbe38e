-- Reports that were expected of each community and month, and how many came.
SELECT
    month,
    area,
    count(*) FILTER (WHERE reported)               AS numerator,
    count(*)                                       AS denominator
FROM reports
GROUP BY month, area
