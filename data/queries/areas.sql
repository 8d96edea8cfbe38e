-- Which areas are there, as the unit table says, and up to which day do their data reach?
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
    areas.valid_from,
    areas.valid_to,
    as_of.as_of
FROM areas
LEFT JOIN as_of ON as_of.area = areas.code
ORDER BY areas.code
