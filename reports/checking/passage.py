"""A passage: a text cut into lines, sentences and clauses, each with its figures and their surroundings."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from reports.checking import words
from reports.checking.figures import Figure, figures, narrow

STOP = re.compile(r"[。！!]|[?？](?![\d%])|\.(?=\s|\Z)(?<!No\.)")
COMMA = re.compile(r"[，,；;：:、。(（)）“”\"]")
HARD = re.compile(r"[，,；;：:。()（）]")
EMPTY = re.compile(
    r"[^一-龥A-Za-z]|同比|环比|分别|相应|进一步|比例|幅度|同时|仍|均|又|了|约|近|的|之|则|其|并|共|达|为|月|年|季度|by|of|the|a|was|were|has|it|and|that|is"
)
LIST = re.compile(r"\s?(?:、|和|及|and)\s?")
LATIN, CHINESE = re.compile("[a-z]"), re.compile("[一-龥]")
FAR = 160  # characters: what stands further from a figure says nothing of it
MOST_FIGURES = 120  # of a sentence; what has more is no sentence
TITLE_LENGTH = 60  # characters
CLAUSE = re.compile(r"[；;]")
CHANGE_BEHIND = re.compile(
    r"\A\s?(?:cases|case|incidents|incident|percentage points|points|people|households|units|%)?\s?"
    r"(?:(?P<up>more|higher|up)|(?P<down>fewer|lower|less|down))\b"
)


@dataclass(frozen=True)
class Sentence:
    """A sentence of a text from `start` to `end`; all places are those of the whole text."""

    whole: str
    start: int
    end: int
    figures: tuple[Figure, ...]
    line: int

    @property
    def text(self) -> str:
        """The words of the sentence."""
        return self.whole[self.start : self.end]

    @property
    def is_english(self) -> bool:
        """Whether it is written in English; names of places in it may be Chinese."""
        return len(LATIN.findall(self.text)) > len(CHINESE.findall(self.text))

    def lead(self, figure: Figure) -> str:
        """What stands before a figure, from the figure before it or the beginning of the sentence."""
        earlier = [one.end for one in self.figures if one.end <= figure.start]
        return self.whole[max([self.start, figure.start - FAR, *earlier]) : figure.start]

    def label(self, figure: Figure) -> str:
        """The words just before a figure, from the last comma or bracket."""
        return HARD.split(self.lead(figure))[-1].split("、")[-1].strip()

    def tail(self, figure: Figure) -> str:
        """The words just behind a figure, up to the next figure, comma or bracket."""
        later = [one.start for one in self.figures if one.start >= figure.end]
        behind = self.whole[figure.end : min([self.end, figure.end + FAR, *later])]
        return COMMA.split(behind)[0]

    def about(self, figure: Figure) -> str:
        """Label and tail together."""
        return f"{self.label(figure)} {self.tail(figure)}"

    def clause(self, figure: Figure) -> int:
        """The number of the clause that a figure stands in."""
        return len(CLAUSE.findall(self.whole[self.start : figure.start]))

    def before(self, figure: Figure) -> tuple[Figure, ...]:
        """The figures that stand before another."""
        return tuple(one for one in self.figures if one.end <= figure.start)

    def in_brackets(self, figure: Figure) -> bool:
        """Whether a figure stands in brackets: 62起(日均8.9起)."""
        before = self.whole[max(self.start, figure.start - FAR) : figure.start]
        return before.count("(") > before.count(")")

    def way(self, figure: Figure) -> int:
        """1 where a figure is the amount of a rise, -1 of a fall, 0 where it is no change."""
        lead = self.lead(figure)[-24:]
        behind = self.whole[figure.end : figure.end + 30]
        if found := CHANGE_BEHIND.match(behind):
            return 1 if found["up"] else -1
        for name, way in (("up", 1), ("down", -1)):
            if (found := words.before(name).search(lead)) and _is_a_change(lead, found):
                return way
        return self._way_of_the_list(figure)

    def _way_of_the_list(self, figure: Figure) -> int:
        """分别下降52.7%、32.3%: the second goes the way of the first."""
        earlier = self.before(figure)
        listed = bool(earlier) and earlier[-1].kind == figure.kind and LIST.fullmatch(self.lead(figure))
        return self.way(earlier[-1]) if listed else 0

    def subject(self, figure: Figure) -> str:
        """What the label of a change names by itself, without words of time, place and direction."""
        rest = words.pattern("earlier", "against", "up", "down").sub("", self.label(figure))
        return EMPTY.sub("", rest)


NOT_A_CHANGE = re.compile(r"(?:最|至|不|较|新|偏|很|更)\Z")
AMONG = re.compile(r"[多少高低]")


def _is_a_change(lead: str, found: re.Match[str]) -> bool:
    """多 in 最多, 高 in 最高 and the like tell no change, nor does 提高 in 提高到."""
    return not (AMONG.match(found.group()) and NOT_A_CHANGE.search(lead[: found.start()]))


@dataclass(frozen=True)
class Passage:
    """A whole text."""

    text: str

    @cached_property
    def narrow(self) -> str:
        """With half-width digits."""
        return narrow(self.text)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """All figures."""
        return figures(self.narrow)

    @cached_property
    def _starts(self) -> list[int]:
        return [figure.start for figure in self.figures]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences with words; rows of tables (with tabs) are none."""
        return tuple(self._sentences())

    @cached_property
    def lines(self) -> tuple[tuple[int, str], ...]:
        """The lines with the places at which they begin."""
        found, place = [], 0
        for line in self.narrow.split("\n"):
            found.append((place, line))
            place += len(line) + 1
        return tuple(found)

    @cached_property
    def title_end(self) -> int:
        """Where the title ends: a short first line without a full stop; 0 where there is none."""
        place, line = next(((p, words) for p, words in self.lines if words.strip()), (0, ""))
        is_title = len(line) <= TITLE_LENGTH and not STOP.search(line.strip())
        return place + len(line) if is_title else 0

    def _sentences(self) -> Iterator[Sentence]:
        for number, (place, line) in enumerate(self.lines):
            if "\t" in line:
                continue
            start = 0
            for end in [*(stop.end() for stop in STOP.finditer(line)), len(line)]:
                if line[start:end].strip():
                    yield self._sentence(place + start, place + end, number)
                start = end

    def _sentence(self, start: int, end: int, number: int) -> Sentence:
        first = bisect_left(self._starts, start)
        own = self.figures[first : bisect_left(self._starts, end)][:MOST_FIGURES]
        return Sentence(self.narrow, start, end, own, number)
