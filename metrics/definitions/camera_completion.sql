-- Cameras built against plan: done and planned of what is due in each month.
SELECT
    due_month                                         AS month,
    area,
    sum(done) FILTER (WHERE programme = 'cameras')    AS done,
    sum(planned) FILTER (WHERE programme = 'cameras') AS planned
FROM tasks
GROUP BY due_month, area
