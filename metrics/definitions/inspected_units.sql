-- Units inspected in each month.
SELECT
    inspected_month AS month,
    area,
    sum(units)      AS numerator
FROM inspections
GROUP BY inspected_month, area
