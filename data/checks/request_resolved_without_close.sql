-- refuse requests: A request that is resolved has a closing date.
SELECT
    sheet,
    row_no,
    'closed_on' AS column_name,
    CAST(resolved AS VARCHAR) AS value
FROM incoming
WHERE resolved AND closed_on IS NULL
