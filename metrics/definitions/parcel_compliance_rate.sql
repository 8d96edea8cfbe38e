-- Parcel-safety compliance, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'parcel_compliant') AS numerator,
    sum(value) FILTER (WHERE item = 'parcel_sites')     AS denominator
FROM monthly_figures
GROUP BY month, area
