-- refuse monthly_figures: A monthly figure cannot be negative.
SELECT
    sheet,
    row_no,
    'value' AS column_name,
    CAST(value AS VARCHAR) AS value
FROM incoming
WHERE value < 0
