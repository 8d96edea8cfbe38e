-- Enforcement activity, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item IN ('fire_penalties', 'ebike_violations', 'traffic_detentions', 'vice_suspects', 'telecom_solved')) AS numerator
FROM monthly_figures
GROUP BY month, area
