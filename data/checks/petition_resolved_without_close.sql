-- refuse petitions: A petition that is resolved or replied to has a closing date.
SELECT
    sheet,
    row_no,
    'closed_on' AS column_name,
    CAST(outcome AS VARCHAR) AS value
FROM incoming
WHERE outcome IN ('resolved', 'replied') AND closed_on IS NULL
