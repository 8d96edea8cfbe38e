-- refuse assessments: A warning comes with an assessment.
SELECT
    sheet,
    row_no,
    'assessed_on' AS column_name,
    CAST(warned AS VARCHAR) AS value
FROM incoming
WHERE warned AND assessed_on IS NULL
