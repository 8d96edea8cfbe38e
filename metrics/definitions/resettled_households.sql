-- Households resettled, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'resettled_households') AS numerator
FROM monthly_figures
GROUP BY month, area
