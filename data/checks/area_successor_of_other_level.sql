-- warning: A successor (撤并后代码) is of another level than the area whose cases it takes over; check the code.
SELECT heirs.area || ' → ' || heirs.heir
FROM heirs
JOIN areas AS old ON old.code = heirs.area
JOIN areas AS heir ON heir.code = heirs.heir
WHERE old.level <> heir.level
ORDER BY 1
