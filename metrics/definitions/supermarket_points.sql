-- Points given and redeemed, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item IN ('points_given', 'points_redeemed')) AS numerator
FROM monthly_figures
GROUP BY month, area
