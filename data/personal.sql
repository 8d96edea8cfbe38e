-- Does a text look like an ID number (15 or 18 characters, GB 11643-1999) or a mobile telephone number?
CREATE OR REPLACE TEMP MACRO squeezed(t) AS regexp_replace(t, '[\s\-]', '', 'g');
CREATE OR REPLACE TEMP MACRO id_of(t) AS regexp_extract(
    t,
    '(?:^|[^0-9])([1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx])(?:[^0-9]|$)',
    1
);
CREATE OR REPLACE TEMP MACRO check_digit(id) AS substr(
    '10X98765432',
    CAST(
        1 + list_sum(
            list_transform(
                range(17),
                lambda i: CAST(substr(id, CAST(i + 1 AS BIGINT), 1) AS BIGINT)
                * [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2][i + 1]
            )
        ) % 11 AS BIGINT
    ),
    1
);
CREATE OR REPLACE TEMP MACRO looks_personal(t) AS CASE
    -- Nearly every cell is decided here: too few digits in a row.
    WHEN t IS NULL OR NOT regexp_matches(t, '[0-9][0-9 \-\t\x{3000}]{9,}[0-9Xx]') THEN false
    WHEN regexp_matches(squeezed(t), '(?:^|[^0-9])(?:\+?86)?1[3-9][0-9]{9}(?:[^0-9]|$)') THEN true
    WHEN regexp_full_match(squeezed(t), '[1-9][0-9]{5}[3-9][0-9](?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}') THEN true
    WHEN id_of(squeezed(t)) = '' THEN false
    ELSE check_digit(id_of(squeezed(t))) = upper(substr(id_of(squeezed(t)), 18, 1))
END;
