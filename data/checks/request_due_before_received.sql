-- refuse requests: A request is not due before it is received.
SELECT
    sheet,
    row_no,
    'due_on' AS column_name,
    CAST(due_on AS VARCHAR) AS value
FROM incoming
WHERE due_on < received_on
