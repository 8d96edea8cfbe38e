-- Visitor systems against plan: done and planned of what is due in each month.
SELECT
    due_month                                                AS month,
    area,
    sum(done) FILTER (WHERE programme = 'visitor_system')    AS done,
    sum(planned) FILTER (WHERE programme = 'visitor_system') AS planned
FROM tasks
GROUP BY due_month, area
