-- Village rules commended, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'rules_commended') AS numerator
FROM monthly_figures
GROUP BY month, area
