-- Households visited in each month.
SELECT
    done_month                                              AS month,
    area,
    sum(households) FILTER (WHERE kind = 'household_visit') AS numerator
FROM services
GROUP BY done_month, area
