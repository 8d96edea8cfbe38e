-- Days from report to settlement, by month of settlement: how many cases took how long?
SELECT
    closed_month                                   AS month,
    area,
    days_to_close                                  AS value,
    count(*)                                       AS weight
FROM disputes
WHERE outcome = 'settled'
GROUP BY closed_month, area, days_to_close
