-- refuse mediation_bodies: Cases cannot be negative.
SELECT
    sheet,
    row_no,
    'cases' AS column_name,
    CAST(cases AS VARCHAR) AS value
FROM incoming
WHERE cases < 0
