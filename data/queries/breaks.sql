-- In which months do the series of which areas break, why, and what stood there before?
SELECT
    area,
    month,
    kind,
    former
FROM breaks
ORDER BY area, month, kind, former
