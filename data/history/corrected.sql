-- Which rows were corrected or supplied by hand, and which counts did that change?

CREATE TABLE IF NOT EXISTS corrected (
    number  BIGINT,       -- of the correction in the journal
    kind    VARCHAR,      -- corrected or supplied
    source  VARCHAR,
    batch   BIGINT,       -- that the row carries while the correction lies over the exports
    area    VARCHAR,      -- of the row as exported and as corrected
    month   DATE,         -- each month that a date of the row lies in; empty where it has none
    reason  VARCHAR,
    who     VARCHAR,
    decided_at TIMESTAMP, -- UTC
    expires DATE
);

CREATE TABLE IF NOT EXISTS corrected_figures (
    indicator VARCHAR,
    area      VARCHAR,
    month     DATE,
    number    BIGINT
);
