-- refuse grids: Households, population and staff cannot be negative.
SELECT
    sheet,
    row_no,
    'households'               AS column_name,
    CAST(households AS VARCHAR) AS value
FROM incoming
WHERE least(households, population, full_time, part_time) < 0
