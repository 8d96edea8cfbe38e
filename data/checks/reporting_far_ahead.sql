-- warning: A month was reported on its first day or earlier.
SELECT DISTINCT area || ' ' || strftime(month, '%Y-%m')
FROM reporting
WHERE reported_on <= month
ORDER BY 1
