-- What was refused, where and why?
SELECT
    refusals.batch,
    batches.file,
    batches.source,
    refusals.row_no,
    refusals.column_name,
    refusals.reason,
    refusals.value
FROM refusals
JOIN batches USING (batch)
ORDER BY refusals.batch DESC, refusals.row_no
