-- error: An area of the unit table comes after itself (撤并后代码 leads back to it), so its cases would have no end.
SELECT heirs.area || ' → ' || heirs.heir
FROM heirs
JOIN ancestors ON ancestors.area = heirs.heir AND ancestors.ancestor = heirs.area
UNION
SELECT code || ' → ' || successor
FROM areas
WHERE successor = code
ORDER BY 1
