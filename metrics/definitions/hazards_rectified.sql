-- Hazards rectified in each month.
SELECT
    fixed_month AS month,
    area,
    count(*)    AS numerator
FROM hazards
GROUP BY fixed_month, area
