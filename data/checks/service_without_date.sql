-- refuse services: A service was asked for or done on some day.
SELECT
    sheet,
    row_no,
    'done_on' AS column_name,
    CAST(done_on AS VARCHAR) AS value
FROM incoming
WHERE done_on IS NULL AND requested_on IS NULL
