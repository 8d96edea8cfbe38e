-- warning: A month was reported before it ended.
SELECT DISTINCT area || ' ' || strftime(month, '%Y-%m')
FROM reporting
WHERE reported_on <= month
