-- warning: An area has a successor and no last day (撤销日期), so its cases are not passed on; give the day.
SELECT code || ' → ' || successor
FROM areas
WHERE successor IS NOT NULL AND valid_to IS NULL
ORDER BY 1
