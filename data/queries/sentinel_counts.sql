-- What did the sentinels count in the towns and counties of the cities that these areas lie in?
WITH roots AS (
    SELECT
        an.area,
        an.ancestor AS root
    FROM ancestors AS an
    JOIN areas AS a ON a.code = an.ancestor
    WHERE a.parent IS NULL
)
SELECT
    c.sentinel,
    c.source,
    c.measure,
    c.area,
    a.level,
    coalesce(a.parent, '')    AS parent,
    roots.root,
    c.month,
    c.observed,
    c.n,
    c.extra
FROM sentinel_counts AS c
JOIN areas AS a ON a.code = c.area
JOIN roots ON roots.area = c.area
WHERE roots.root IN (SELECT root FROM roots WHERE area IN (SELECT unnest($areas)))
    AND c.month BETWEEN $first AND $last
