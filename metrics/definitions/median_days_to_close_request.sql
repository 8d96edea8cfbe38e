-- Requests closed in each month, by the whole days that they took.
SELECT
    closed_month                                   AS month,
    area,
    days_to_close                                  AS value,
    count(*)                                       AS weight
FROM requests
WHERE closed_on IS NOT NULL
GROUP BY closed_month, area, days_to_close
