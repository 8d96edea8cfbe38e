"""A scheme as a value: what is ranked, by which items and rules, with which bands, vetoes and ladder.

Numbers are Decimals, words are keyed by language (zh, en). metrics.scoring.reading reads and checks a scheme.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

Words = Mapping[str, str]

GOALPOSTS, TARGET, STEPS, PER_EVENT = "goalposts", "target", "steps", "per_event"
AGAINST, PERCENTILE, MIN_MAX = "against", "percentile", "min_max"
RULES = (GOALPOSTS, TARGET, STEPS, PER_EVENT, AGAINST, PERCENTILE, MIN_MAX)
BASELINES = ("target", "given", "three_years", "last_year", "peers")
MEASURES = ("points", "percent", "units")  # percentage points, relative change, the item's own unit
RHYTHMS = ("month", "quarter", "year")
MEANS = ("arithmetic", "geometric")
TIES = ("share", "by", "lot")  # the better place for all; the better in further items first; drawn by lot
CIRCUMSTANCES = ("repeat", "sensitive", "not_rectified", "halved")
VETO, NO_EXCELLENT = "veto", "no_excellent"  # 一票否决, 否优
SUPERVISE, SUMMON, ACCOUNT = "supervise", "summon", "account"  # 督办, 约谈, 问责
STEPS_OF_LADDER = SUPERVISE, SUMMON, ACCOUNT
COLOURS = ("green", "yellow", "orange", "red")


@dataclass(frozen=True)
class Basis:
    """The document that a scheme rests on (依据文件)."""

    title: str
    number: str  # 文号
    first: str  # months, such as 2020-10
    last: str


@dataclass(frozen=True)
class Example:
    """A worked example of a rule: the figure (and what it is compared with), and the points it must give.

    Of events `value` is the number, and `circumstances` hold for all; `others` are the rest of the group.
    """

    value: Decimal
    expected: Decimal
    base: Decimal | None = None
    others: tuple[Decimal, ...] = ()
    circumstances: tuple[str, ...] = ()


@dataclass(frozen=True)
class Item:
    """One indicator in a scheme and how it is scored; `points` are its full marks and its weight.

    Which of the further fields a rule reads: goalposts low high; target goal (all_or_nothing); steps: pairs
    (bound, points), the first that the figure reaches in the indicator's better direction counts, none gives
    0; per_event each free: points − each · (events − free); against baseline given each per measure free:
    points − each for every `per` (in `measure`) that the figure is worse than the baseline, the first `free`
    not counted, and with `rewards` points + each where it is better; percentile and min_max: none. `floor`
    and `cap` bound the item's points. `whole` counts whole steps only. `least` is the smallest denominator
    that is scored. `better` is the indicator's own direction, or the scheme's where it names its basis.
    """

    id: str
    indicator: str
    block: str
    points: Decimal
    rule: str
    better: str
    title: Words
    examples: tuple[Example, ...]
    low: Decimal | None = None
    high: Decimal | None = None
    goal: Decimal | None = None
    all_or_nothing: bool = False
    steps: tuple[tuple[Decimal, Decimal], ...] = ()
    each: Decimal = Decimal(0)
    free: Decimal = Decimal(0)
    per: Decimal = Decimal(1)
    baseline: str = ""
    given: Decimal | None = None
    measure: str = "points"
    rewards: bool = False
    whole: bool = False
    floor: Decimal | None = Decimal(0)
    cap: Decimal | None = None
    least: Decimal = Decimal(0)
    decimals: int | None = None  # of the item's points, rounded half up; None: as they are
    not_applicable: tuple[str, ...] = ()  # codes of units
    source: str = ""  # where the numbers of the rule come from


@dataclass(frozen=True)
class Block:
    """Items (or blocks) averaged together; `points` are its full marks, `part_of` the block above."""

    id: str
    title: Words
    points: Decimal
    part_of: str = ""
    mean: str = "arithmetic"
    floor: Decimal | None = None
    cap: Decimal | None = None


@dataclass(frozen=True)
class EventRule:
    """Points for what the register (考核事项) has under `rules`: `each` per event (a deduction below 0), or
    (None) those it gives. `times`: by how much a deduction is multiplied in a circumstance, the largest
    above 1, never their product, and 0.5 where it is halved. A repeat is a further event of the same rule
    within `repeat_months`. `cap` bounds the rule's sum, as an amount.
    """

    id: str
    title: Words
    rules: tuple[str, ...]
    examples: tuple[Example, ...]
    each: Decimal | None = None
    times: Mapping[str, Decimal] = field(default_factory=dict)
    repeat_months: int = 12
    cap: Decimal | None = None


@dataclass(frozen=True)
class Bonus:
    """Bonuses: event rules whose points add up to at most `cap`; of one matter only the largest counts."""

    rules: tuple[str, ...]  # ids of EventRules
    cap: Decimal


@dataclass(frozen=True)
class Veto:
    """否优 (kind no_excellent: not the best band) or 一票否决 (kind veto: a band, or minus points).

    It falls where an event of `rules` is registered, or the figure of `indicator` is `above`.
    """

    id: str
    kind: str
    title: Words
    rules: tuple[str, ...] = ()
    indicator: str = ""
    above: Decimal | None = None
    band: str = ""
    minus: Decimal | None = None


@dataclass(frozen=True)
class Band:
    """A grade such as 优 or 绿: from which score on, best first."""

    id: str
    title: Words
    low: Decimal
    colour: str = ""


@dataclass(frozen=True)
class Step:
    """A step of the ladder: proposed after so many consecutive periods among the last placed."""

    kind: str
    after: int
    sheet: str = "blue"  # colour of its sheet: blue, orange, red


@dataclass(frozen=True)
class Ladder:
    """Who is counted: the last `worst` of a group (a group of fewer than `least_units` has no ladder).

    Counters count consecutive periods; `cooling` periods after a decided step propose nothing. They begin
    again where the unit is not among the last, after the last step, and (`resets_yearly`) in January.
    """

    worst: int
    steps: tuple[Step, ...]
    least_units: int = 6
    cooling: int = 0
    resets_yearly: bool = True


@dataclass(frozen=True)
class Group:
    """Units that are ranked together: by peer group, by code, or (without either) all that are left."""

    id: str
    title: Words
    peer_groups: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()  # of the unit's name: 街道, 镇


@dataclass(frozen=True)
class Sensitive:
    """A period in which deductions are multiplied: first and last day, both included."""

    title: Words
    first: dt.date
    last: dt.date


@dataclass(frozen=True)
class Scheme:
    """A scoring scheme. `levels` are those of the units that it may rank, `version` that of its goalposts,
    `text` its file, word by word.
    """

    id: str
    version: int
    rhythm: str
    levels: tuple[str, ...]
    full_marks: Decimal
    title: Words
    owner: str
    reviewed: dt.date
    items: tuple[Item, ...]
    blocks: tuple[Block, ...]
    groups: tuple[Group, ...]
    text: str
    basis: Basis | None = None
    mean: str = "arithmetic"  # over the blocks
    events: tuple[EventRule, ...] = ()
    bonus: Bonus | None = None
    vetoes: tuple[Veto, ...] = ()
    bands: tuple[Band, ...] = ()
    ladder: Ladder | None = None
    sensitive: tuple[Sensitive, ...] = ()
    ties: str = "share"
    ties_by: tuple[str, ...] = ()  # ids of items, for ties = "by"
    least_coverage: Decimal = Decimal("0.9")
    decimals: int = 2  # of a printed score
    caveat: Words = field(default_factory=dict)
    shows_ranges: bool = False  # whether the published table itself prints 名次波动区间 and 同档

    def item(self, name: str) -> Item:
        """One item by id."""
        return next(item for item in self.items if item.id == name)

    @property
    def top_blocks(self) -> tuple[Block, ...]:
        """The blocks that the score is made of."""
        return tuple(block for block in self.blocks if not block.part_of)

    @property
    def indicators(self) -> tuple[str, ...]:
        """The indicators that are scored or that a veto looks at, each once, in order."""
        names = (one.indicator for one in (*self.items, *self.vetoes))
        return tuple(dict.fromkeys(filter(None, names)))
