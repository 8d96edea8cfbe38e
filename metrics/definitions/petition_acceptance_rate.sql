-- Petitions received in each month, and how many were accepted within 15 days.
SELECT
    petitions.received_month                         AS month,
    petitions.area,
    count(*) FILTER (WHERE days_to_accept <= 15)     AS numerator,
    count(*)                                         AS denominator
FROM petitions
JOIN as_of ON as_of.area = petitions.area
WHERE outcome <> 'rejected' AND (accepted_on IS NOT NULL OR received_on < as_of.as_of - 15)
GROUP BY petitions.received_month, petitions.area
