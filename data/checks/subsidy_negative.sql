-- refuse disputes: The subsidy cannot be negative.
SELECT
    sheet,
    row_no,
    'subsidy_yuan'               AS column_name,
    CAST(subsidy_yuan AS VARCHAR) AS value
FROM incoming
WHERE subsidy_yuan < 0
