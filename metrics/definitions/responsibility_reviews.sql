-- Reviews of responsibility, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item IN ('reviews_opened', 'reviews_closed')) AS numerator
FROM monthly_figures
GROUP BY month, area
