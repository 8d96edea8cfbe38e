-- What was counted for these indicators, areas and months, whole or by part?
SELECT
    indicator,
    month,
    area,
    part,
    numerator,
    denominator,
    squares,
    bin
FROM counts
WHERE indicator IN (SELECT unnest($indicators))
    AND area IN (SELECT unnest($areas))
    AND month BETWEEN $first AND $last
    AND breakdown = $breakdown
