-- What was loaded, by whom, and what was refused? One batch per sheet; one version per load.

CREATE TABLE IF NOT EXISTS batches (
    batch           BIGINT,
    version         BIGINT,
    file            VARCHAR,
    sha256          VARCHAR,
    source          VARCHAR,
    rows_read       BIGINT,   -- = accepted + replaced + unchanged + refused
    accepted        BIGINT,
    replaced        BIGINT,
    unchanged       BIGINT,
    refused         BIGINT,
    dropped_columns VARCHAR[],
    loaded_at       TIMESTAMP, -- UTC
    loaded_by       VARCHAR
);

CREATE TABLE IF NOT EXISTS refusals (
    batch       BIGINT,
    row_no      BIGINT,   -- as a spreadsheet counts rows
    column_name VARCHAR,
    reason      VARCHAR,
    value       VARCHAR   -- masked where it may be personal
);

CREATE TABLE IF NOT EXISTS versions (
    version  BIGINT,
    made_at  TIMESTAMP,   -- UTC
    made_by  VARCHAR,
    as_of    DATE,        -- the last day of the latest reported month, or the date given
    warnings VARCHAR[]
);

-- Which batches were taken back, and by which version?
CREATE TABLE IF NOT EXISTS undone (
    batch     BIGINT,
    version   BIGINT,
    undone_at TIMESTAMP,  -- UTC
    undone_by VARCHAR
);

-- Which loads held all cases of a place and a period, so that a case they do not name is gone?
CREATE TABLE IF NOT EXISTS completed (
    source      VARCHAR,
    area        VARCHAR,  -- with all areas below
    first_month DATE,
    last_month  DATE,
    first_batch BIGINT,   -- the batches of the source in that load
    last_batch  BIGINT
);
