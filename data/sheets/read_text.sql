-- What are the cells of a delimited text file, every one as text? Records that do not fit go to reject_errors.
CREATE OR REPLACE TEMP VIEW raw AS
SELECT
    *,
    coalesce({surplus}, false) AS is_too_long
FROM read_csv(
    getvariable('raw_file'),
    columns = {columns},
    delim = getvariable('raw_delimiter'),
    skip = {skip},
    parallel = {parallel},
    header = false,
    quote = '"',
    escape = '"',
    auto_detect = false,
    null_padding = true,
    store_rejects = true,
    rejects_limit = 0
)
