-- What does the warehouse hold? Months are their first day, dates plain dates; every row names its batch.
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
    successor      VARCHAR,   -- code of the area that took its place; of one that was divided, several, with ;
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
    people_band           VARCHAR,  -- of people_involved: under_50 50_to_99 100_to_499 500_or_more
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
    grave              BOOLEAN,  -- 重特大刑事案件
    sexual             BOOLEAN,  -- 性侵案件
    domestic           BOOLEAN,  -- 家庭暴力
    occurred_month     DATE,
    batch              BIGINT
);

-- Who reported which kind of export for which month. A report of "none" is a report.
CREATE TABLE IF NOT EXISTS reporting (
    area         VARCHAR,  -- a report covers the area and all below it
    month        DATE,
    source       VARCHAR,  -- the kind of export: disputes, incidents, grids …
    reported_on  DATE,
    batch        BIGINT
);

-- A petition (信访件).
CREATE TABLE IF NOT EXISTS petitions (
    case_id          VARCHAR,
    area             VARCHAR,
    received_on      DATE,
    accepted_on      DATE,
    due_on           DATE,     -- last day for the reply
    closed_on        DATE,
    channel          VARCHAR,  -- letter visit online telephone
    repeat           BOOLEAN,  -- 重复信访
    group_visit      BOOLEAN,  -- 集体访
    skip_level       BOOLEAN,  -- 越级访
    backlog          BOOLEAN,  -- 信访积案
    listed_by        VARCHAR,  -- province city county: who keeps the backlog case on its list; else empty
    leader_assigned  BOOLEAN,  -- 领导包案
    outcome          VARCHAR,  -- resolved replied ongoing rejected
    satisfied        VARCHAR,  -- satisfied fairly dissatisfied; empty: not rated
    received_month   DATE,
    due_month        DATE,
    closed_month     DATE,
    days_to_accept   BIGINT,   -- whole days from receipt to acceptance
    batch            BIGINT
);

-- A resident's request (群众诉求, 12345).
CREATE TABLE IF NOT EXISTS requests (
    case_id          VARCHAR,
    area             VARCHAR,
    received_on      DATE,
    due_on           DATE,
    closed_on        DATE,
    source           VARCHAR,  -- hotline online visit grid meeting
    resolved         BOOLEAN,
    satisfied        VARCHAR,  -- satisfied fairly dissatisfied; empty: not rated
    received_month   DATE,
    due_month        DATE,
    closed_month     DATE,
    days_to_close    BIGINT,
    batch            BIGINT
);

-- A hazard found (安全隐患).
CREATE TABLE IF NOT EXISTS hazards (
    case_id      VARCHAR,
    area         VARCHAR,
    found_on     DATE,
    category     VARCHAR,  -- fire traffic work_safety public_order rental electric food parcel other
    found_by     VARCHAR,  -- the five kinds of inspection, police, grid, resident
    due_on       DATE,
    fixed_on     DATE,
    step         VARCHAR,  -- warning fine closure: how far the ladder went
    found_month  DATE,
    due_month    DATE,
    fixed_month  DATE,
    batch        BIGINT
);

-- A batch of inspections (检查).
CREATE TABLE IF NOT EXISTS inspections (
    record           VARCHAR,
    area             VARCHAR,
    inspected_on     DATE,
    kind             VARCHAR,  -- town department team third_party leader
    units            BIGINT,   -- companies and sites inspected
    hazards_found    BIGINT,
    inspected_month  DATE,
    batch            BIGINT
);

-- A service or a round of visits (服务走访).
CREATE TABLE IF NOT EXISTS services (
    record           VARCHAR,
    area             VARCHAR,
    done_on          DATE,     -- empty: not done yet
    kind             VARCHAR,
    households       BIGINT,
    people           BIGINT,   -- who was served or listened
    requested_on     DATE,
    satisfied        BOOLEAN,
    done_month       DATE,
    requested_month  DATE,
    days_to_serve    BIGINT,
    batch            BIGINT
);

-- A planned piece of work (任务项目).
CREATE TABLE IF NOT EXISTS tasks (
    task_id     VARCHAR,
    area        VARCHAR,
    programme   VARCHAR,
    field       VARCHAR,  -- the class of works it belongs to; empty: none
    planned     DOUBLE,   -- in the unit of its programme
    done        DOUBLE,
    due_on      DATE,
    done_on     DATE,     -- when the whole was done
    due_month   DATE,
    done_month  DATE,
    batch       BIGINT
);

-- A decision that may need an assessment of its risks (重大决策风险评估).
CREATE TABLE IF NOT EXISTS assessments (
    case_id         VARCHAR,
    area            VARCHAR,
    decided_on      DATE,
    assessed_on     DATE,
    required        BOOLEAN,
    warned          BOOLEAN,  -- a warning of a risk was given
    prevented       BOOLEAN,  -- … and the risk did not become an event
    decided_month   DATE,
    assessed_month  DATE,
    batch           BIGINT
);

-- A question that was asked in an area (满意度调查).
CREATE TABLE IF NOT EXISTS surveys (
    area            VARCHAR,
    surveyed_on     DATE,
    question        VARCHAR,
    asked           BIGINT,   -- valid answers
    positive        BIGINT,
    surveyed_month  DATE,
    batch           BIGINT
);

-- A mediation body at a month's end (调解组织). A personal studio is one person: counted, never compared.
CREATE TABLE IF NOT EXISTS mediation_bodies (
    body    VARCHAR,  -- the platform's number of the body; key with month
    area    VARCHAR,
    month   DATE,
    kind    VARCHAR,  -- committee personal_studio lawyer_room industry joint_centre
    cases   BIGINT,   -- taken on in the month
    batch   BIGINT
);

-- A figure that an area reported for a month (月报数); what each item means stands in items.toml.
CREATE TABLE IF NOT EXISTS monthly_figures (
    area   VARCHAR,
    month  DATE,
    item   VARCHAR,
    value  DOUBLE,   -- a stock at the month's end, or what happened in the month
    batch  BIGINT
);

-- A deduction, a bonus or a veto (考核事项).
CREATE TABLE IF NOT EXISTS score_events (
    event           VARCHAR,
    area            VARCHAR,
    happened_on     DATE,
    rule            VARCHAR,  -- the rule's id in its scheme
    points          DOUBLE,   -- negative: a deduction
    reason          VARCHAR,
    matter          VARCHAR,  -- bonuses of one matter count once
    circumstance    VARCHAR,  -- not_rectified halved repeat sensitive
    happened_month  DATE,
    batch           BIGINT
);
