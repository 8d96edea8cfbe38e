-- Hazards found by the inspections of each month.
SELECT
    inspected_month    AS month,
    area,
    sum(hazards_found) AS numerator
FROM inspections
GROUP BY inspected_month, area
