-- error: An area of the unit table is its own ancestor, so it has no city.
WITH RECURSIVE down AS (
    SELECT code
    FROM areas
    WHERE parent IS NULL
    UNION
    SELECT areas.code
    FROM areas
    JOIN down ON down.code = areas.parent
)
SELECT code
FROM areas
WHERE code NOT IN (FROM down)
ORDER BY 1
