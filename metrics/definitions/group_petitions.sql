-- Group petitions received in each month.
SELECT
    received_month                      AS month,
    area,
    count(*) FILTER (WHERE group_visit) AS numerator
FROM petitions
GROUP BY received_month, area
