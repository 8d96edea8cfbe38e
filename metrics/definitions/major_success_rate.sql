-- Major disputes found in each month, and how many have been settled.
SELECT
    reported_month                              AS month,
    area,
    count(*) FILTER (WHERE outcome = 'settled') AS numerator,
    count(*)                                    AS denominator
FROM disputes
WHERE scale IN ('group', 'major_group') OR people_involved >= 50
GROUP BY reported_month, area
