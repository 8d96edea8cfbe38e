-- Base grids, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'base_grids') AS numerator
FROM monthly_figures
GROUP BY month, area
