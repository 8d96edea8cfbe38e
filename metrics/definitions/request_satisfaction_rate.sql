-- Requests closed in each month, rated, and rated satisfied.
SELECT
    closed_month                                                 AS month,
    area,
    count(*) FILTER (WHERE satisfied IN ('satisfied', 'fairly')) AS numerator,
    count(*) FILTER (WHERE satisfied IS NOT NULL)                AS denominator
FROM requests
GROUP BY closed_month, area
