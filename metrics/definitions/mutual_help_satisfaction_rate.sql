-- Mutual-help orders done in each month, rated, and rated satisfied.
SELECT
    done_month                                    AS month,
    area,
    count(*) FILTER (WHERE satisfied)             AS numerator,
    count(*) FILTER (WHERE satisfied IS NOT NULL) AS denominator
FROM services
WHERE kind IN ('cleaning', 'care', 'errands', 'repairs', 'companionship', 'transport')
GROUP BY done_month, area
