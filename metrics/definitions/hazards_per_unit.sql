-- Hazards found and units inspected in each month.
SELECT
    inspected_month    AS month,
    area,
    sum(hazards_found) AS numerator,
    sum(units)         AS denominator
FROM inspections
GROUP BY inspected_month, area
