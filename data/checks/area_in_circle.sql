-- error: An area of the unit table is its own ancestor, so it has no city.
SELECT code
FROM areas
WHERE code NOT IN (
    SELECT an.area
    FROM ancestors AS an
    JOIN areas AS root ON root.code = an.ancestor
    WHERE root.parent IS NULL
)
ORDER BY 1
