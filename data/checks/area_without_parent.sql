-- error: An area of the unit table hangs under a parent that is not in it.
SELECT code || ' → ' || parent
FROM areas
WHERE parent IS NOT NULL AND parent NOT IN (SELECT code FROM areas WHERE code IS NOT NULL)
ORDER BY 1
