-- What is counted? The one table that pages read, and what is needed to keep it up to date.

CREATE TABLE IF NOT EXISTS counts (
    indicator   VARCHAR,
    month       DATE,
    area        VARCHAR,
    breakdown   VARCHAR,  -- empty for the whole
    part        VARCHAR,  -- empty for the whole
    numerator   DOUBLE,   -- events, where the kind is zero_share or streak
    denominator DOUBLE,   -- 1 where the area reported, for zero_share and streak
    squares     DOUBLE,   -- sum of squares, for the interval of a mean
    bin         BIGINT    -- whole days, in a median's histogram
);

-- Which definition the counts were made with.
CREATE TABLE IF NOT EXISTS counted (
    indicator VARCHAR,
    digest    VARCHAR
);

-- How many counts were written in order, and how many have been appended since?
CREATE TABLE IF NOT EXISTS counts_sorted (
    rows     BIGINT,
    appended BIGINT
);

-- What this load counted.
CREATE TEMP TABLE IF NOT EXISTS fresh AS
SELECT *
FROM counts
LIMIT 0;
