-- Skip-level petitions received in each month.
SELECT
    received_month                     AS month,
    area,
    count(*) FILTER (WHERE skip_level) AS numerator
FROM petitions
GROUP BY received_month, area
