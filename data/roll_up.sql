-- How do the leaves' counts become the counts of every area above them?
-- Nothing is counted for months that an area's city has not reached yet.
CREATE OR REPLACE TEMP TABLE rolled AS
WITH self AS (
    SELECT
        code   AS area,
        code   AS ancestor,
        false  AS is_below_county
    FROM areas
),
above AS (
    SELECT
        ancestors.area,
        ancestors.ancestor,
        areas.level NOT IN ('city', 'county') AS is_below_county
    FROM ancestors
    JOIN areas ON areas.code = ancestors.ancestor
)
SELECT
    wide.month,
    up.ancestor AS area,
    CASE WHEN up.is_below_county AND list_contains($coarse, {part}) THEN '99' ELSE {part} END AS part,
    {dimensions}
    {measures}
FROM wide
JOIN as_of ON as_of.area = wide.area AND wide.month <= as_of.as_of
JOIN {above} AS up ON up.area = wide.area
GROUP BY ALL
