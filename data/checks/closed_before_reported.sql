-- refuse disputes: The close date lies before the report date.
SELECT
    sheet,
    row_no,
    'closed_on'               AS column_name,
    CAST(closed_on AS VARCHAR) AS value
FROM incoming
WHERE closed_on < reported_on
