-- What do a source's tables hold of the cases in scratch.touched, were the batches in scratch.leaving never loaded?
CREATE OR REPLACE TABLE scratch.lives AS
WITH said AS (
    SELECT {key}, batch, {row} AS said FROM {name} SEMI JOIN scratch.touched USING ({key})
    UNION ALL
    SELECT {key}, batch, {row} FROM {name}_earlier SEMI JOIN scratch.touched USING ({key})
    UNION ALL
    SELECT {key}, batch, NULL
    FROM {name}_confirmed SEMI JOIN scratch.touched USING ({key})
    WHERE NOT is_refused
),
known AS (
    SELECT
        {key},
        batch,
        last_value(said IGNORE NULLS) OVER (PARTITION BY {key} ORDER BY batch) AS said
    FROM said
)
SELECT
    *,
    lead(batch) OVER (PARTITION BY {key} ORDER BY batch) AS next_batch
FROM known
WHERE said IS NOT NULL AND batch NOT IN (FROM scratch.leaving);

-- A case that a complete load does not name is gone from then on.
CREATE OR REPLACE TABLE scratch.ended AS
SELECT
    {lives_key},
    lives.batch,
    min(covered.first_batch) AS retired_at
FROM scratch.lives AS lives
JOIN scratch.covered AS covered
    ON covered.area = {area}
    AND {month} BETWEEN covered.first_month AND covered.last_month
    AND covered.first_batch > lives.batch
    AND (lives.next_batch IS NULL OR lives.next_batch > covered.last_batch)
WHERE ({lives_key}, covered.first_batch) NOT IN (
    SELECT ({spared_key}, c.first_batch)
    FROM {name}_confirmed AS spared
    JOIN scratch.covered AS c ON spared.batch BETWEEN c.first_batch AND c.last_batch
    WHERE spared.is_refused AND spared.batch NOT IN (FROM scratch.leaving)
)
GROUP BY ALL;

CREATE OR REPLACE TABLE scratch.told AS
WITH ends AS (
    SELECT lives.*, ended.retired_at
    FROM scratch.lives AS lives
    LEFT JOIN scratch.ended AS ended USING ({key}, batch)
),
news AS (
    SELECT
        *,
        lag(said) OVER cases IS NULL
            OR lag(retired_at) OVER cases IS NOT NULL
            OR said IS DISTINCT FROM lag(said) OVER cases AS is_news
    FROM ends
    WINDOW cases AS (PARTITION BY {key} ORDER BY batch)
)
SELECT
    *,
    count(*) FILTER (WHERE is_news) OVER (PARTITION BY {key} ORDER BY batch) AS turn
FROM news;

CREATE OR REPLACE TABLE scratch.replayed AS
WITH turns AS (
    SELECT
        {key},
        min(batch)           AS batch,
        arg_min(said, batch) AS said,
        max(retired_at)      AS retired_at
    FROM scratch.told
    GROUP BY {key}, turn
)
SELECT
    batch,
    said,
    coalesce(retired_at, lead(batch) OVER (PARTITION BY {key} ORDER BY batch)) AS replaced_by
FROM turns;
