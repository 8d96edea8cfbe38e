-- refuse services: Households and people cannot be negative.
SELECT
    sheet,
    row_no,
    'people' AS column_name,
    CAST(least(households, people) AS VARCHAR) AS value
FROM incoming
WHERE least(households, people) < 0
