-- Which cases of an area, by number, does a definition count in each month, and which does it leave out?
-- The rows are made from the definition's own tree: month area case_id within in_numerator in_denominator.
SELECT
    cases.month,
    cases.case_id,
    CASE
        WHEN within AND in_numerator AND in_denominator THEN 'counted'
        WHEN within AND in_denominator THEN 'denominator'
        WHEN within AND in_numerator THEN 'numerator'
        ELSE 'left_out'
    END AS state
FROM ({rows}) AS cases
JOIN ancestors ON ancestors.area = cases.area AND ancestors.ancestor = $area
JOIN as_of ON as_of.area = cases.area AND cases.month <= as_of.as_of
WHERE cases.month BETWEEN $first AND $last
ORDER BY cases.month, state, cases.case_id
