-- Defence units with a head, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'defence_unit_heads') AS numerator,
    sum(value) FILTER (WHERE item = 'defence_units')      AS denominator
FROM monthly_figures
GROUP BY month, area
