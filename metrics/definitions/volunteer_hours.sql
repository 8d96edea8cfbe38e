-- Volunteer hours, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'volunteer_hours') AS numerator
FROM monthly_figures
GROUP BY month, area
