-- refuse disputes: A settled case needs a close date.
SELECT
    sheet,
    row_no,
    'closed_on' AS column_name,
    NULL        AS value
FROM incoming
WHERE outcome = 'settled' AND closed_on IS NULL
