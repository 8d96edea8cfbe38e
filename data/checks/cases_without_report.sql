-- warning: A community has cases in a month for which it has not reported.
SELECT DISTINCT d.area || ' ' || strftime(d.reported_month, '%Y-%m')
FROM disputes AS d
JOIN reports AS r ON r.area = d.area AND r.month = d.reported_month AND r.source = 'disputes'
WHERE NOT r.reported
ORDER BY 1
