-- Resettlement areas with a party organisation, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item IN ('party_org_large', 'party_org_medium', 'party_org_small')) AS numerator,
    sum(value) FILTER (WHERE item = 'resettlement_areas')                                        AS denominator
FROM monthly_figures
GROUP BY month, area
