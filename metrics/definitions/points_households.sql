-- Households in the points scheme, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'points_households') AS numerator
FROM monthly_figures
GROUP BY month, area
