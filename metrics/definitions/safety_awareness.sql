-- Valid and positive answers of the surveys of each month.
SELECT
    surveyed_month                                      AS month,
    area,
    sum(positive) FILTER (WHERE question = 'awareness') AS numerator,
    sum(asked) FILTER (WHERE question = 'awareness')    AS denominator
FROM surveys
GROUP BY surveyed_month, area
