-- Decisions that had to be assessed in each month, and how many were.
SELECT
    decided_month                                   AS month,
    area,
    count(*) FILTER (WHERE assessed_on IS NOT NULL) AS numerator,
    count(*)                                        AS denominator
FROM assessments
WHERE required
GROUP BY decided_month, area
