-- refuse services: A service is not done before it is asked for.
SELECT
    sheet,
    row_no,
    'done_on' AS column_name,
    CAST(done_on AS VARCHAR) AS value
FROM incoming
WHERE done_on < requested_on
