-- Seven functions of grid heads in each month.
SELECT
    done_month                                                                                                                        AS month,
    area,
    count(*) FILTER (WHERE kind IN ('convenience', 'policy_talk', 'mediation_help', 'environment', 'patrol', 'unity', 'information')) AS numerator
FROM services
GROUP BY done_month, area
