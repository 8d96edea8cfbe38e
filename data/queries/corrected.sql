-- Which corrections by hand changed a count of these indicators, within these areas and months?
SELECT DISTINCT
    corrected_figures.indicator,
    ancestors.ancestor AS area,
    corrected_figures.month,
    corrected_figures.number
FROM corrected_figures
JOIN ancestors ON ancestors.area = corrected_figures.area
WHERE corrected_figures.indicator IN (SELECT unnest($indicators))
    AND ancestors.ancestor IN (SELECT unnest($areas))
    AND corrected_figures.month BETWEEN $first AND $last
