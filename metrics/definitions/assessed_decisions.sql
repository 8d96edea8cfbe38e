-- Decisions assessed in each month.
SELECT
    assessed_month AS month,
    area,
    count(*)       AS numerator
FROM assessments
GROUP BY assessed_month, area
