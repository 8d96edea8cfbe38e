-- refuse hazards: A hazard is not due before it is found.
SELECT
    sheet,
    row_no,
    'due_on' AS column_name,
    CAST(due_on AS VARCHAR) AS value
FROM incoming
WHERE due_on < found_on
