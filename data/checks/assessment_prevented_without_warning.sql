-- refuse assessments: Only a risk that was warned of can be prevented.
SELECT
    sheet,
    row_no,
    'prevented' AS column_name,
    CAST(prevented AS VARCHAR) AS value
FROM incoming
WHERE prevented AND NOT coalesce(warned, false)
