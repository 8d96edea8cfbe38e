-- Households per defence unit, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'defence_unit_households') AS numerator,
    sum(value) FILTER (WHERE item = 'defence_units')           AS denominator
FROM monthly_figures
GROUP BY month, area
