-- refuse grids: Households, population and staff cannot be negative.
SELECT
    sheet,
    row_no,
    CASE
        WHEN households < 0 THEN 'households'
        WHEN population < 0 THEN 'population'
        WHEN full_time < 0 THEN 'full_time'
        ELSE 'part_time'
    END                                                                AS column_name,
    CAST(least(households, population, full_time, part_time) AS VARCHAR) AS value
FROM incoming
WHERE least(households, population, full_time, part_time) < 0
