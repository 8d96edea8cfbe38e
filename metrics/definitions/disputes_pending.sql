-- Disputes that are open at each month's end, by age.
SELECT
    month,
    area,
    count(*) AS numerator
FROM (
    SELECT
        calendar.month,
        disputes.area,
        CASE
            WHEN disputes.reported_on > calendar.day_30_before THEN 'under_30'
            WHEN disputes.reported_on > calendar.day_90_before THEN '30_to_90'
            ELSE 'over_90'
        END AS age_band
    FROM disputes
    JOIN calendar
        ON calendar.month >= disputes.reported_month
        AND (disputes.closed_on IS NULL OR disputes.closed_on > calendar.month_end)
) AS pending
GROUP BY month, area
