-- What would the platforms of one city export in three years? A view per export, with its headings as they come.
-- Set before: first_row, rows, villages, first_month, last_month and divisions (a file). Draws are hashes: always the same.
CREATE MACRO pick(words, i, salt) AS words[1 + CAST(hash(i, salt) % len(words) AS BIGINT)];
CREATE MACRO happens(i, salt, per_mille) AS hash(i, salt) % 1000 < per_mille;
CREATE MACRO yes_no(is_so) AS CASE WHEN is_so THEN '是' ELSE '否' END;
CREATE MACRO day_of(i, salt) AS getvariable('first_month') + CAST(
    hash(i, salt) % (1 + last_day(getvariable('last_month')) - getvariable('first_month')) AS INTEGER
);

CREATE VIEW months AS
SELECT CAST(month AS DATE) AS month
FROM generate_series(getvariable('first_month'), getvariable('last_month'), INTERVAL 1 MONTH) AS m(month);

-- The city and its counties are real ones, so that maps are drawn; towns and villages are made up.
CREATE VIEW counties AS
SELECT
    row_number() OVER (ORDER BY code) - 1 AS number,
    left(code, 6)                         AS code,
    name
FROM read_csv(getvariable('divisions'), all_varchar = true)
WHERE level = '3' AND parent = '610300000000';

-- Ten villages make a town; the counties take turns.
CREATE VIEW villages AS
WITH numbered AS (
    SELECT
        v AS number,
        v % (SELECT count(*) FROM counties)  AS county,
        v // (SELECT count(*) FROM counties) AS within
    FROM range(getvariable('villages')) AS t(v)
)
SELECT
    n.number,
    c.code                                    AS county,
    c.code || printf('%03d', 100 + n.within // 10) AS town,
    town || printf('%03d', 200 + n.within % 10)    AS code,
    n.number % 4 = 0                          AS is_urban
FROM numbered AS n
JOIN counties AS c ON c.number = n.county;

CREATE VIEW areas AS
SELECT '610300' AS 代码, '宝鸡市' AS 名称, '市' AS 级别, NULL AS 上级代码, NULL AS 类别, NULL AS 户数, NULL AS 人口
UNION ALL
SELECT code, name, '县', '610300', NULL, NULL, NULL
FROM counties
UNION ALL
SELECT DISTINCT town, right(town, 2) || '镇', '镇', county, NULL, NULL, NULL
FROM villages
UNION ALL
SELECT
    code,
    right(code, 2) || CASE WHEN is_urban THEN '社区' ELSE '村' END,
    '村',
    town,
    CASE WHEN is_urban THEN '社区' ELSE '村' END,
    300 + hash(number, 60) % 900,
    1000 + hash(number, 61) % 3000
FROM villages;

CREATE VIEW disputes AS
WITH found AS (
    SELECT
        i,
        day_of(i, 2)                                  AS reported_on,
        reported_on + CAST(hash(i, 3) % 40 AS INTEGER) AS ended_on,
        ended_on <= last_day(getvariable('last_month')) AS is_closed
    FROM range(getvariable('first_row'), getvariable('rows')) AS t(i)
)
SELECT
    'JF-' || printf('%09d', i)                   AS 纠纷编号,
    villages.code                                AS 区划代码,
    reported_on                                  AS 登记日期,
    reported_on + 30                             AS 化解时限,
    CASE WHEN is_closed THEN ended_on END        AS 办结日期,
    pick(
        [
            '邻里纠纷', '邻里纠纷', '邻里纠纷', '邻里纠纷', '婚恋家庭纠纷', '婚恋家庭纠纷', '婚恋家庭纠纷',
            '土地及资源权属纠纷', '土地及资源权属纠纷', '劳动人事争议', '劳动人事争议', '物权相关纠纷',
            '侵权相关纠纷', '合同及相关纠纷', '金融借贷纠纷', '涉民政纠纷'
        ],
        i,
        5
    )                                            AS 纠纷类型,
    1 + hash(i, 6) % 9                           AS 涉及人数,
    pick(['人民调解', '人民调解', '行政调解', '司法调解', '警调联动'], i, 7) AS 化解渠道,
    pick(['网格', '村', '村', '镇', '县'], i, 8)  AS 化解层级,
    CASE
        WHEN NOT is_closed THEN '调解中'
        WHEN happens(i, 9, 30) THEN '调解未成功'
        ELSE '调解成功'
    END                                          AS 调解结果,
    yes_no(happens(i, 10, 50))                   AS 是否司法确认,
    CASE WHEN is_closed AND happens(i, 11, 600) THEN ended_on + 15 END AS 回访日期,
    yes_no(is_closed AND happens(i, 12, 20))     AS 是否反弹,
    '张某某'                                     AS 当事人姓名
FROM found
JOIN villages ON villages.number = hash(i, 1) % getvariable('villages');

CREATE VIEW incidents AS
SELECT
    'AJ-' || printf('%09d', i)                   AS 警情编号,
    villages.code                                AS 区划代码,
    day_of(i, 22)                                AS 发案时间,
    CASE
        WHEN happens(i, 23, 150) THEN '刑事案件'
        ELSE pick(['治安案件', '治安案件', '交通事故', '火灾', '其他'], i, 24)
    END                                          AS 案件类别,
    yes_no(happens(i, 25, 250))                  AS 是否可防性案件,
    yes_no(happens(i, 26, 180))                  AS 是否侵财,
    yes_no(happens(i, 23, 1))                    AS 是否命案,
    yes_no(happens(i, 28, 5))                    AS 是否民转刑,
    '李某某'                                     AS 报警人姓名
FROM range(getvariable('rows') // 10) AS t(i)
JOIN villages ON villages.number = hash(i, 21) % getvariable('villages');

CREATE VIEW grids AS
SELECT
    code || printf('%02d', g)                    AS 网格编号,
    code                                         AS 区划代码,
    strftime(month, '%Y-%m')                     AS 月份,
    200 + hash(number, g) % 200                  AS 户数,
    600 + hash(number, g) % 600                  AS 人口,
    yes_no(happens(number, 40 + g, 980))         AS 网格长配备,
    yes_no(happens(number, 50 + g, 800))         AS 网格党支部
FROM villages
CROSS JOIN range(3) AS t(g)
CROSS JOIN months;

-- Now and then a village forgets.
CREATE VIEW reporting AS
SELECT
    code                                         AS 区划代码,
    strftime(month, '%Y-%m')                     AS 月份,
    source                                       AS 报表名称,
    last_day(month) + 3                          AS 报送日期
FROM villages
CROSS JOIN months
CROSS JOIN (VALUES ('矛盾纠纷'), ('案件警情'), ('网格')) AS s(source)
WHERE NOT happens(number, hash(month, source), 10);
