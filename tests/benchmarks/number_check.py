"""python -m tests.benchmarks.number_check: precision and recall of the number check on planted errors."""

from collections import Counter
from dataclasses import dataclass
from random import Random

from reports.checking import check
from tests.benchmarks.planted import MAKERS

SENTENCES, SEED = 500, 20_201_211


@dataclass(frozen=True)
class Result:
    """How many sentences had an error, how many of them were found, and how many were accused falsely."""

    planted: int
    found: int
    accused: int
    missed: tuple[tuple[str, str], ...]
    wronged: tuple[tuple[str, str], ...]
    by_kind: dict[str, tuple[int, int]]

    @property
    def precision(self) -> float:
        """Of the sentences called wrong, the share that is."""
        return self.found / (self.found + self.accused)

    @property
    def recall(self) -> float:
        """Of the sentences with an error, the share called wrong."""
        return self.found / self.planted


def measure(sentences: int = SENTENCES, seed: int = SEED) -> Result:
    """Half of the sentences, drawn by lot, are left right; the others have one error."""
    draw = Random(seed)
    pairs = [MAKERS[place % len(MAKERS)](draw) for place in range(sentences)]
    order = draw.sample(range(sentences), sentences)
    right, wrong = ([pairs[place] for place in half] for half in (order[::2], order[1::2]))
    missed = tuple((pair.kind, pair.wrong) for pair in wrong if not check(pair.wrong).is_wrong)
    wronged = tuple((pair.kind, pair.right) for pair in right if check(pair.right).is_wrong)
    planted, lost = Counter(pair.kind for pair in wrong), Counter(kind for kind, _text in missed)
    by_kind = {kind: (planted[kind] - lost[kind], planted[kind]) for kind in sorted(planted)}
    return Result(len(wrong), len(wrong) - len(missed), len(wronged), missed, wronged, by_kind)


def main() -> None:
    """Print the figures and what was missed or accused falsely."""
    found = measure()
    print(f"{SENTENCES} sentences, {found.planted} with one error: precision {found.precision:.3f}, ", end="")
    print(f"recall {found.recall:.3f}")
    for kind, (hits, planted) in found.by_kind.items():
        print(f"  {kind:<26} {hits:>3} of {planted}")
    for title, listed in (("missed", found.missed), ("accused falsely", found.wronged)):
        for kind, text in listed:
            print(f"{title}: {kind}: {text}")


if __name__ == "__main__":
    main()
