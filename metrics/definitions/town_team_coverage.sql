-- Towns with a team of 15, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'town_teams')    AS numerator,
    sum(value) FILTER (WHERE item = 'towns_counted') AS denominator
FROM monthly_figures
GROUP BY month, area
