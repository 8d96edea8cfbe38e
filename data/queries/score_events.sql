-- Which events of the register count for these areas: their own and those of everywhere below them?
-- An event of an area that ended counts for its heir too; of one that was divided, where it was written.
SELECT
    ancestors.ancestor      AS unit,
    events.event,
    events.area,
    events.happened_on,
    events.rule,
    events.points,
    events.reason,
    events.matter,
    events.circumstance
FROM score_events AS events
JOIN ancestors ON ancestors.area = events.area
WHERE ancestors.ancestor IN (SELECT unnest($areas))
    AND events.happened_on BETWEEN $first AND $last
ORDER BY unit, events.happened_on, events.event
