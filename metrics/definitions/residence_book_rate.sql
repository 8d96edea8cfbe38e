-- Households with a residence book, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'residence_books')      AS numerator,
    sum(value) FILTER (WHERE item = 'resettled_households') AS denominator
FROM monthly_figures
GROUP BY month, area
