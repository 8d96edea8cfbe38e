-- Does a text look like an ID number (15 or 18 characters, GB 11643-1999) or a mobile telephone number?
CREATE OR REPLACE TEMP MACRO narrow(t) AS translate(t, '０１２３４５６７８９Ｘｘ＋－', '0123456789Xx+-');
CREATE OR REPLACE TEMP MACRO squeezed(t) AS regexp_replace(t, '[ \t\n\r\f\v\x{A0}\x{3000}\-]', '', 'g');
CREATE OR REPLACE TEMP MACRO check_digit(id) AS substr(
    '10X98765432',
    CAST(
        1 + list_sum(
            list_transform(
                range(17),
                lambda i: TRY_CAST(substr(id, CAST(i + 1 AS BIGINT), 1) AS BIGINT)
                * [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2][i + 1]
            )
        ) % 11 AS BIGINT
    ),
    1
);
CREATE OR REPLACE TEMP MACRO is_identity(run) AS regexp_full_match(
    run,
    '[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}(?:[0-9][Xx]?|[Xx])'
) AND check_digit(run) = upper(substr(run, 18, 1));
CREATE OR REPLACE TEMP MACRO is_numbered(t) AS
    regexp_matches(t, '(?:^|[^0-9])(?:\+?86)?1[3-9][0-9]{9}(?:[^0-9]|$)')
    OR len(list_filter(regexp_extract_all(t, '[0-9]+[Xx]?'), lambda run: is_identity(run))) > 0;
CREATE OR REPLACE TEMP MACRO looks_personal(t) AS CASE
    -- Nearly every cell is decided here: too few digits in a row.
    WHEN t IS NULL OR NOT regexp_matches(
        t, '[0-9０-９][0-9０-９ \t\n\r\f\v\x{A0}\x{3000}\-－]{9,}[0-9０-９XxＸｘ]'
    ) THEN false
    WHEN regexp_full_match(
        squeezed(narrow(t)), '[1-9][0-9]{5}[3-9][0-9](?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}'
    ) THEN true
    -- As written and without gaps: a number may be broken up, or stand behind a date.
    ELSE is_numbered(narrow(t)) OR is_numbered(squeezed(narrow(t)))
END;
