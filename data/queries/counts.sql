-- What was counted for these indicators, areas and months, whole or by part, and which of it may not be told?
WITH asked AS (
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
),
covered AS (
    SELECT
        indicator,
        month,
        area,
        1 AS hidden
    FROM hidden
    WHERE indicator IN (SELECT unnest($indicators))
        AND area IN (SELECT unnest($areas))
        AND month BETWEEN $first AND $last
        AND $breakdown = ''
)
SELECT
    indicator,
    month,
    area,
    coalesce(asked.part, '')    AS part,
    asked.numerator,
    asked.denominator,
    asked.squares,
    asked.bin,
    coalesce(covered.hidden, 0) AS hidden
FROM asked
FULL JOIN covered USING (indicator, month, area)
