-- Mediation bodies at each month's end.
SELECT
    month,
    area,
    count(*) AS numerator
FROM mediation_bodies
GROUP BY month, area
