-- Which areas are there, as the unit table says, who took their place, and up to which day do their data reach?
SELECT
    areas.code,
    areas.name,
    areas.level,
    coalesce(areas.parent, '')     AS parent,
    coalesce(areas.kind, '')       AS kind,
    coalesce(areas.peer_group, '') AS peer_group,
    areas.households,
    areas.population,
    areas.lon,
    areas.lat,
    standing.first_day             AS valid_from,
    standing.last_day              AS valid_to,
    coalesce(next_one.heir, '')    AS heir,
    as_of.as_of
FROM areas
JOIN standing ON standing.area = areas.code
LEFT JOIN as_of ON as_of.area = areas.code
LEFT JOIN (
    SELECT
        area,
        arg_min(heir, since) AS heir
    FROM heirs
    GROUP BY area
) AS next_one ON next_one.area = areas.code
ORDER BY areas.code
