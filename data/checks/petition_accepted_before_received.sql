-- refuse petitions: A petition is not accepted before it is received.
SELECT
    sheet,
    row_no,
    'accepted_on' AS column_name,
    CAST(accepted_on AS VARCHAR) AS value
FROM incoming
WHERE accepted_on < received_on
