-- refuse disputes: The due date lies before the report date.
SELECT
    sheet,
    row_no,
    'due_on'               AS column_name,
    CAST(due_on AS VARCHAR) AS value
FROM incoming
WHERE due_on < reported_on
