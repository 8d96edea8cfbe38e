-- refuse tasks: What is planned and done cannot be negative.
SELECT
    sheet,
    row_no,
    'planned' AS column_name,
    CAST(least(planned, done) AS VARCHAR) AS value
FROM incoming
WHERE least(planned, done) < 0
