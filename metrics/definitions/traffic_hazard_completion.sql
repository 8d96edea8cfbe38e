-- Traffic hazards against plan: done and planned of what is due in each month.
SELECT
    due_month                                                 AS month,
    area,
    sum(done) FILTER (WHERE programme = 'traffic_hazards')    AS done,
    sum(planned) FILTER (WHERE programme = 'traffic_hazards') AS planned
FROM tasks
GROUP BY due_month, area
