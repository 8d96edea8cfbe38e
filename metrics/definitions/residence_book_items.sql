-- Rights and duties of the residence book, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item IN ('residence_rights', 'residence_duties')) AS numerator
FROM monthly_figures
GROUP BY month, area
