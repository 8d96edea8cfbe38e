-- People involved in the disputes found in each month: sum, number of cases, sum of squares.
SELECT
    reported_month                                 AS month,
    area,
    sum(people_involved)                           AS sum,
    count(people_involved)                         AS n,
    sum(people_involved * people_involved)         AS squares
FROM disputes
GROUP BY reported_month, area
