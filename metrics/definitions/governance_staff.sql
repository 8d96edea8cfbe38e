-- Governance staff, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item IN ('recruited_full_time', 'special_police', 'grid_guides', 'peace_deputies', 'deputy_officers')) AS numerator
FROM monthly_figures
GROUP BY month, area
