-- Party organisations of resettlement areas, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item IN ('party_org_large', 'party_org_medium', 'party_org_small')) AS numerator
FROM monthly_figures
GROUP BY month, area
