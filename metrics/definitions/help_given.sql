-- Eight kinds of help in each month.
SELECT
    done_month                                                                                                                                           AS month,
    area,
    count(*) FILTER (WHERE kind IN ('policy_help', 'job_help', 'school_help', 'medical_help', 'housing_help', 'legal_help', 'mental_help', 'life_help')) AS numerator
FROM services
GROUP BY done_month, area
