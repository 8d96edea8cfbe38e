-- Cases due in each month, and how many were closed by their due date.
SELECT
    petitions.due_month                              AS month,
    petitions.area,
    count(*) FILTER (WHERE closed_on <= due_on)    AS numerator,
    count(*)                                       AS denominator
FROM petitions
JOIN as_of ON as_of.area = petitions.area
WHERE outcome <> 'rejected' AND (closed_on IS NOT NULL OR due_on < as_of.as_of)
GROUP BY petitions.due_month, petitions.area
