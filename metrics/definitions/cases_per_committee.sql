-- Cases of people's mediation committees in each month: sum, number, sum of squares.
SELECT
    month,
    area,
    sum(cases)         AS sum,
    count(cases)       AS n,
    sum(cases * cases) AS squares
FROM mediation_bodies
WHERE kind = 'committee'
GROUP BY month, area
