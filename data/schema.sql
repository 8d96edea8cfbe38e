-- What does the warehouse hold? One table per kind of record; units and meaning beside each column.
-- Months are the first day of the month. Every date is a plain date. Every row names the batch that brought it.

-- An area of the unit table. Six digits: city or county; nine: town; twelve: village or community.
CREATE TABLE IF NOT EXISTS areas (
    code           VARCHAR,   -- the place's own code; the key
    name           VARCHAR,
    level          VARCHAR,   -- city county town village settlement grid
    parent         VARCHAR,   -- code of the area above; empty for a city
    kind           VARCHAR,   -- community (urban) or village, for level village; else empty
    peer_group     VARCHAR,   -- areas that are compared with one another
    households     BIGINT,
    population     BIGINT,
    area_km2       DOUBLE,
    lon            DOUBLE,
    lat            DOUBLE,
    valid_from     DATE,      -- empty: always
    valid_to       DATE,      -- the last day; empty: still valid
    successor      VARCHAR,   -- code of the area that took its place
    batch          BIGINT
);

-- A grid at a month's end.
CREATE TABLE IF NOT EXISTS grids (
    grid            VARCHAR,  -- the village's code and a suffix, or the platform's own code; key with month
    area            VARCHAR,  -- the village or community that it lies in
    month           DATE,
    households      BIGINT,
    population      BIGINT,
    leader_assigned BOOLEAN,
    full_time       BIGINT,   -- people
    part_time       BIGINT,   -- people
    party_branch    BOOLEAN,
    batch           BIGINT
);

-- A dispute found (矛盾纠纷).
CREATE TABLE IF NOT EXISTS disputes (
    case_id               VARCHAR,
    area                  VARCHAR,  -- where it arose; the finest area known
    reported_on           DATE,     -- found and registered
    due_on                DATE,     -- last day in time
    closed_on             DATE,     -- mediation ended, with or without success
    dispute_type          VARCHAR,  -- GB/T 31000-2015, four digits, or two where only the major is known
    scale                 VARCHAR,  -- individual group major_group
    people_involved       BIGINT,
    channel               VARCHAR,  -- people administrative judicial moral police
    stage                 VARCHAR,  -- before during after
    first_level           VARCHAR,  -- building grid village town county city
    handled_level         VARCHAR,  -- the level at which it ended
    escalated_on          DATE,
    outcome               VARCHAR,  -- settled failed ongoing transferred
    judicially_confirmed  BOOLEAN,
    revisited_on          DATE,
    recurred              BOOLEAN,
    subsidy_yuan          DOUBLE,
    major_type            VARCHAR,  -- first two digits of dispute_type
    reported_month        DATE,
    due_month             DATE,
    closed_month          DATE,
    days_to_close         BIGINT,   -- whole days from report to close
    batch                 BIGINT
);

-- An incident (案件、警情). No person, no address.
CREATE TABLE IF NOT EXISTS incidents (
    case_id            VARCHAR,
    area               VARCHAR,
    occurred_on        DATE,
    category           VARCHAR,  -- criminal public_order traffic fire safety other
    preventable        BOOLEAN,  -- 可防性案件
    property           BOOLEAN,  -- 易发性侵财类案件
    fraud              BOOLEAN,  -- 电信网络诈骗
    homicide           BOOLEAN,  -- 命案
    civil_to_criminal  BOOLEAN,  -- 民转刑
    drug               BOOLEAN,
    mass               BOOLEAN,  -- 群体性事件
    safety_accident    BOOLEAN,
    occurred_month     DATE,
    batch              BIGINT
);

-- Who reported which kind of export for which month. A report of "none" is a report.
CREATE TABLE IF NOT EXISTS reporting (
    area         VARCHAR,  -- a report covers the area and all below it
    month        DATE,
    source       VARCHAR,  -- disputes incidents grids
    reported_on  DATE,
    batch        BIGINT
);
