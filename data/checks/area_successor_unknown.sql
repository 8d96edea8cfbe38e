-- warning: A successor (撤并后代码) is not in the unit table, so the old cases count for nobody else; add its row.
SELECT code || ' → ' || written
FROM (
    SELECT
        code,
        unnest(regexp_split_to_array(trim(successor), '[\s;；,，、]+')) AS written
    FROM areas
    WHERE successor IS NOT NULL
) AS named
WHERE regexp_replace(regexp_replace(written, '^(\d{6})000000$', '\1'), '^(\d{9})000$', '\1')
    NOT IN (SELECT code FROM areas)
ORDER BY 1
