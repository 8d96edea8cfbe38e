-- Cases due in each month, and how many were closed by their due date.
SELECT
    requests.due_month                              AS month,
    requests.area,
    count(*) FILTER (WHERE closed_on <= due_on)    AS numerator,
    count(*)                                       AS denominator
FROM requests
JOIN as_of ON as_of.area = requests.area
WHERE (closed_on IS NOT NULL OR due_on < as_of.as_of)
GROUP BY requests.due_month, requests.area
