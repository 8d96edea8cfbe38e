-- What does a cell mean as a date, a month or a number, as offices write them? NULL where it means none.
-- A leading apostrophe keeps a text a text in spreadsheets, and ="0101" keeps its zeros: neither is part of it.
CREATE OR REPLACE TEMP MACRO unwrapped(t) AS CASE
    WHEN t < '>' AND (t[1] = '''' OR t[1] = '=') THEN regexp_replace(regexp_replace(t, '^=\s*"(.*)"$', '\1'), '^''+', '')
    ELSE t
END;
CREATE OR REPLACE TEMP MACRO tidy(t) AS upper(trim(
    translate(t, '０１２３４５６７８９．，－−–／：％＋Ｔ　' || chr(160), '0123456789.,---/:%+T  '),
    e' \t\r\n' || chr(8203) || chr(65279)  -- the last two have no width
));

-- The last part of a date may be a time of day, which is left out: cases are counted by day.
CREATE OR REPLACE TEMP MACRO written_day(s) AS CAST(try_strptime(regexp_replace(
    s,
    '^(\d{4})(?:\s*[-/.年\\]\s*(\d{1,2})\s*[-/.月\\]\s*(\d{1,2})\s*[日号]?|(\d\d)(\d\d))'
    || '(?:\.0+|[\sT]*(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d(?:\d{3})?)?'
    || '|[\sT,]*\(?(?:星期.|周.)?\)?\s*(?:上午|下午|凌晨|早上|中午|晚上|AM|PM)?'
    || '(?:\s*(?:[01]?\d|2[0-4])\s*[:时点]\s*(?:[0-5]?\d)?\s*[:分]?\s*(?:[0-5]?\d)?(?:\.\d+)?\s*秒?)?'
    || '\s*(?:上午|下午|AM|PM)?)?$',
    chr(1) || '\1-\2\4-\3\5'
), chr(1) || '%Y-%m-%d') AS DATE);

-- Web platforms write midnight in China as 16:00 of the day before in world time.
CREATE OR REPLACE TEMP MACRO zoned_day(s) AS CASE
    WHEN regexp_matches(s, '^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s*(?:Z|[+-]\d\d(?::?\d\d)?)$')
        THEN CAST(try_cast(regexp_replace(s, '([+-]\d\d)(\d\d)$', '\1:\2') AS TIMESTAMP) + INTERVAL 8 HOUR AS DATE)
END;
-- A true date of a workbook that lost its format is the number of days since 1899-12-30.
CREATE OR REPLACE TEMP MACRO serial_day(s) AS
    DATE '1899-12-30' + try_cast(regexp_extract(s, '^([2-6]\d{4})(\.\d+)?$', 1) AS INTEGER);
CREATE OR REPLACE TEMP MACRO read_date(t) AS coalesce(
    -- Nearly every date is in ISO form; only the others, and those with a zone, go on to the slower readers.
    CASE WHEN length(t) <= 10 OR (length(t) = 19 AND t[17] = ':') THEN try_cast(t AS DATE) END,
    -- In a CASE, because only there are expressions left alone until a row needs them.
    CASE WHEN t IS NOT NULL THEN coalesce(written_day(tidy(t)), zoned_day(tidy(t)), serial_day(tidy(t))) END
);
-- 2025.1 may be an October that lost its zero.
CREATE OR REPLACE TEMP MACRO read_month(t) AS CAST(date_trunc('month', coalesce(
    CASE WHEN t IS NOT NULL THEN CAST(try_strptime(regexp_replace(
        tidy(t),
        '^(\d{4})\s*(?:[-/年\\]\s*(\d{1,2})|\.(\d\d|[2-9])|(\d\d))\s*(?:月份?)?(?:\.0+)?$',
        chr(1) || '\1-\2\3\4'
    ), chr(1) || '%Y-%m') AS DATE) END,
    read_date(t)
)) AS DATE);

-- DuckDB reads 1_000 as a number; offices never write it.
CREATE OR REPLACE TEMP MACRO plain_number(t) AS CASE WHEN NOT contains(t, '_') THEN try_cast(t AS DOUBLE) END;
-- `factor` is what a heading says (万元: 10000); a cell that says it itself is not multiplied twice.
-- Exact decimals: 1.1万 is 11000 and not 11000.000000000002.
CREATE OR REPLACE TEMP MACRO read_number(t, units, factor) AS coalesce(
    CASE WHEN factor = 1 THEN plain_number(t) END,
    CASE WHEN t IS NOT NULL AND regexp_full_match(
        tidy(t),
        '[¥￥]?\s*[+-]?\s*(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+)(?:\.\d*)?'
        || '\s*(?:千|万|百万|千万|亿)?\s*(?:' || units || ')?\s*整?'
    ) THEN CAST(
        try_cast(
            regexp_replace(regexp_extract(tidy(t), '[+-]?\s*\d[\d, ]*(?:\.\d*)?'), '[, ]', '', 'g') AS DECIMAL(28, 8)
        ) * CASE regexp_extract(tidy(t), '(千万|百万|千|万|亿)')
            WHEN '千' THEN 1000
            WHEN '万' THEN 10000
            WHEN '百万' THEN 1000000
            WHEN '千万' THEN 10000000
            WHEN '亿' THEN 100000000
            -- 200元 below 金额(万元) is 200 yuan.
            ELSE CASE WHEN regexp_matches(tidy(t), '[\d.]$') THEN CAST(factor AS INTEGER) ELSE 1 END
        END AS DOUBLE
    ) END,
    plain_number(t) * factor
);

-- Why a cell is no date, month or number, where that can be told; it follows the general reason.
CREATE OR REPLACE TEMP MACRO date_fault(s) AS CASE
    WHEN regexp_matches(s, '^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}') THEN ': day and month could be swapped'
    WHEN regexp_matches(s, '^\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}') THEN ': the year has two digits'
    WHEN regexp_matches(s, '^\d{1,2}(月|-\d|/\d)') THEN ': the year is missing'
    WHEN regexp_matches(s, '^\d{4}\.1$') THEN ': January, or October without its zero'
    WHEN written_day(s) IS NOT NULL OR serial_day(s) IS NOT NULL THEN ': before 1990 or after 2099'
    WHEN regexp_matches(s, '^\d{4}(\d{4}|\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*[日号]?)$') THEN ': no such day'
    ELSE ''
END;
CREATE OR REPLACE TEMP MACRO number_fault(s) AS CASE
    WHEN regexp_matches(s, '%|‰|百分') THEN ': a percentage where a number is counted'
    WHEN regexp_matches(s, '约|左右|余|多|近|大概|不足|以上|以下|[≈~<>≥≤]|\d[-至到]\d') THEN ': only an estimate'
    WHEN regexp_matches(s, '^[+-]?\d+,(\d{1,2}|\d{4,})$') THEN ': the comma could be a decimal point'
    WHEN regexp_matches(s, '^[+-]?\d[\d,]*(\.\d+)?[^\d.,]+$') THEN ': the unit does not fit'
    ELSE ''
END;
