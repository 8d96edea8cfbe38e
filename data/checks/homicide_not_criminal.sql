-- refuse incidents: A homicide is a criminal case.
SELECT
    sheet,
    row_no,
    'category' AS column_name,
    category   AS value
FROM incoming
WHERE homicide AND category <> 'criminal'
