-- refuse hazards: A hazard is not rectified before it is found.
SELECT
    sheet,
    row_no,
    'fixed_on' AS column_name,
    CAST(fixed_on AS VARCHAR) AS value
FROM incoming
WHERE fixed_on < found_on
