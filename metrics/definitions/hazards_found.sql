-- Hazards found in each month.
SELECT
    found_month AS month,
    area,
    count(*)    AS numerator
FROM hazards
GROUP BY found_month, area
