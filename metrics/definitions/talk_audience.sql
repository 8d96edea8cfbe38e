-- Audience of psychological talks in each month.
SELECT
    done_month                                             AS month,
    area,
    sum(people) FILTER (WHERE kind = 'psychological_talk') AS numerator
FROM services
GROUP BY done_month, area
