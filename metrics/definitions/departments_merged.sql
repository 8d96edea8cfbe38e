-- Departments whose grids were merged, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'departments_merged') AS numerator
FROM monthly_figures
GROUP BY month, area
