-- refuse surveys: No more positive answers than valid ones, and no negative counts.
SELECT
    sheet,
    row_no,
    'positive' AS column_name,
    CAST(positive AS VARCHAR) AS value
FROM incoming
WHERE positive > asked OR positive < 0
