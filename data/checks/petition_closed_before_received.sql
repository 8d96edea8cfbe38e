-- refuse petitions: A petition is not closed before it is received.
SELECT
    sheet,
    row_no,
    'closed_on' AS column_name,
    CAST(closed_on AS VARCHAR) AS value
FROM incoming
WHERE closed_on < received_on
