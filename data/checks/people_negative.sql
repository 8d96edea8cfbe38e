-- refuse disputes: The number of people cannot be negative.
SELECT
    sheet,
    row_no,
    'people_involved'               AS column_name,
    CAST(people_involved AS VARCHAR) AS value
FROM incoming
WHERE people_involved < 0
