-- refuse incidents: A homicide is a criminal case.
SELECT
    row_no,
    'category' AS column_name,
    category   AS value
FROM incoming
WHERE homicide AND category <> 'criminal'
