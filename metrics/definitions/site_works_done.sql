-- Site works done of those due in each month.
SELECT
    due_month AS month,
    area,
    sum(done) AS numerator
FROM tasks
WHERE programme IN ('factories', 'wiring', 'charging', 'rental_desks', 'new_camera_points', 'neighbourhoods')
GROUP BY due_month, area
