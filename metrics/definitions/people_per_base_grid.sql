-- People per base grid, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'base_grid_people') AS numerator,
    sum(value) FILTER (WHERE item = 'base_grids')       AS denominator
FROM monthly_figures
GROUP BY month, area
