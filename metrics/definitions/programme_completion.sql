-- Planned and done of the programmes that are due in each month.
SELECT
    due_month    AS month,
    area,
    sum(done)    AS done,
    sum(planned) AS planned
FROM tasks
WHERE programme IN (
        'key_projects', 'special_actions', 'works', 'list_items', 'demonstration', 'key_tasks', 'requirements',
        'local_indicators', 'ten_small', 'compensation', 'asset_plans', 'neighbourhoods', 'micro_governance',
        'six_promises', 'six_good', 'six_heart'
    )
GROUP BY due_month, area
