-- What do the rows of a sentinel add up to in each town and county?
INSERT INTO sentinel_counts
SELECT
    $id,
    leaves.source,
    leaves.measure,
    a.code,
    leaves.month,
    sum(leaves.observed),
    sum(leaves.n),
    sum(leaves.extra)
FROM leaves
JOIN ancestors AS an ON an.area = leaves.area
JOIN areas AS a ON a.code = an.ancestor AND a.level IN ('county', 'town')
GROUP BY
    leaves.source,
    leaves.measure,
    a.code,
    leaves.month;
