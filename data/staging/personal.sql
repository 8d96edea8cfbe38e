-- Does a text hold an ID number (15 or 18 characters, GB 11643-1999), a telephone or card number or an address?
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
    run, '[1-9][0-9]{5}[3-9][0-9](?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}'
) OR (regexp_full_match(
    run,
    '[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}(?:[0-9][Xx]?|[Xx])'
) AND check_digit(run) = upper(substr(run, 18, 1)));
CREATE OR REPLACE TEMP MACRO luhn(run) AS list_sum(list_transform(
    range(length(run)),
    lambda i: [0, 2, 4, 6, 8, 1, 3, 5, 7, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9][
        TRY_CAST(substr(run, CAST(i + 1 AS BIGINT), 1) AS BIGINT) + CASE WHEN (length(run) - 1 - i) % 2 = 1 THEN 1 ELSE 11 END
    ]
)) % 10;
CREATE OR REPLACE TEMP MACRO is_card(run) AS regexp_full_match(run, '62[0-9]{14}(?:[0-9]{3})?')
    AND NOT regexp_full_match(
        run, '62[0-3][0-9]{3}(?:19|20)?[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]+'
    ) AND luhn(run) = 0;
CREATE OR REPLACE TEMP MACRO is_numbered(t) AS
    regexp_matches(t, '(?:^|[^0-9])(?:\+?86)?1[3-9][0-9]{9}(?:[^0-9]|$)')
    OR len(list_filter(regexp_extract_all(t, '[0-9]+[Xx]?'), lambda run: is_identity(run) OR is_card(run))) > 0;
CREATE OR REPLACE TEMP MACRO is_address(t) AS
    regexp_matches(t, '[路街巷弄里][ \t]*[0-9]{1,5}[ \t]*号|[0-9][ \t]*单元|[0-9][ \t]*[栋幢]|[0-9]{2}[ \t]*室')
    AND NOT regexp_matches(t, '(?:社区|村|委会|委员会)$');
CREATE OR REPLACE TEMP MACRO looks_personal(t) AS CASE
    WHEN t IS NULL THEN false
    -- Text without Chinese characters is no address.
    WHEN strlen(t) <> length(t) AND is_address(narrow(t)) THEN true
    -- Nearly every cell is decided here: too few digits in a row.
    WHEN NOT regexp_matches(
        t, '[0-9０-９][0-9０-９ \t\n\r\f\v\x{A0}\x{3000}\-－]{9,}[0-9０-９XxＸｘ]'
    ) THEN false
    WHEN regexp_matches(
        narrow(t),
        '(?:^|[^0-9])0(?:10|2[0-9]|[34568][1-9][0-9]|[79][0-9]{2})[- ][2-8][0-9]{6,7}(?:[^0-9]|$)'
    ) THEN true
    -- As written and without gaps: a number may be broken up, or stand behind a date.
    ELSE is_numbered(narrow(t)) OR is_numbered(squeezed(narrow(t)))
END;
-- A number of area, the case's own day and a serial number may look like an identity by chance (1 in 11): nobody
-- who is born in these days is a party to the case.
CREATE OR REPLACE TEMP MACRO is_dated_number(t, day) AS regexp_full_match(t, '[1-8][0-9]{17}')
    AND coalesce(abs(CAST(try_strptime(substr(t, 7, 8), '%Y%m%d') AS DATE) - day) <= 31, false);
