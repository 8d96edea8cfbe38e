-- Mutual-help orders done in each month.
SELECT
    done_month                                                                                               AS month,
    area,
    count(*) FILTER (WHERE kind IN ('cleaning', 'care', 'errands', 'repairs', 'companionship', 'transport')) AS numerator
FROM services
GROUP BY done_month, area
