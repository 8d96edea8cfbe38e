-- Psychological talks in each month.
SELECT
    done_month                                          AS month,
    area,
    count(*) FILTER (WHERE kind = 'psychological_talk') AS numerator
FROM services
GROUP BY done_month, area
