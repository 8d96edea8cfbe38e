-- How many of the expected reports of each kind came, by area and month?
SELECT
    part        AS source,
    month,
    area,
    numerator   AS reported,
    denominator AS expected
FROM counts
WHERE indicator = 'reporting_completeness'
    AND breakdown = 'source'
    AND area IN (SELECT unnest($areas))
    AND month BETWEEN $first AND $last
