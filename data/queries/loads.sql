-- Which batches brought the rows of these sources?
SELECT
    batch,
    version,
    file,
    sha256,
    source,
    rows_read,
    accepted,
    replaced,
    unchanged,
    refused,
    loaded_at,
    loaded_by
FROM batches
ORDER BY batch DESC
