-- refuse inspections: Units and hazards cannot be negative.
SELECT
    sheet,
    row_no,
    'units' AS column_name,
    CAST(least(units, hazards_found) AS VARCHAR) AS value
FROM incoming
WHERE least(units, hazards_found) < 0
