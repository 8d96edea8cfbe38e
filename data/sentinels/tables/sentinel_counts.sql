-- What did each sentinel count in each town and county, month by month? Its meaning stands in <sentinel>.toml.
CREATE TABLE IF NOT EXISTS sentinel_counts (
    sentinel  VARCHAR,
    source    VARCHAR,  -- the kind of export that it looks at
    measure   VARCHAR,  -- which of its figures
    area      VARCHAR,  -- a town or a county
    month     DATE,
    observed  DOUBLE,   -- what it looks for
    n         DOUBLE,   -- out of how many
    extra     DOUBLE    -- what to expect, or people who live there: see <sentinel>.sql
);
