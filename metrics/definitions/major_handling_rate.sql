-- Major disputes found in each month, and how many have been handled.
SELECT
    reported_month                               AS month,
    area,
    count(*) FILTER (WHERE outcome <> 'ongoing') AS numerator,
    count(*)                                     AS denominator
FROM disputes
WHERE scale IN ('group', 'major_group') OR people_involved >= 50
GROUP BY reported_month, area
