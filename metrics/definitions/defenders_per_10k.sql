-- Volunteers at each month's end, and tens of thousands of residents of the areas that report them.
SELECT
    monthly_figures.month                          AS month,
    monthly_figures.area                           AS area,
    sum(value)                                     AS numerator,
    max(presence.population) / 10000.0             AS denominator
FROM monthly_figures
JOIN presence ON presence.month = monthly_figures.month AND presence.area = monthly_figures.area
WHERE item IN ('red_armbands', 'volunteers')
GROUP BY monthly_figures.month, monthly_figures.area
