-- Criticised on the board, as reported for each month.
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'board_black') AS numerator
FROM monthly_figures
GROUP BY month, area
