"""python -m tests.fuzz --minutes 30 --seed N: mutated files are loaded, and what went wrong is told."""

import argparse
import sys
from collections import Counter

from tests.fuzz.session import child, session, summary


def main() -> int:
    """1 where anything went wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="the number of the first trial")
    parser.add_argument("--child", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child is not None:
        child(given.seed, given.child)
        return 0
    endings, kinds, faults = Counter(), Counter(), 0
    for one in session(given.seed, given.minutes, given.first):
        endings[one.ending] += 1
        kinds.update(one.kinds)
        faults += bool(one.fault)
        if one.fault:
            print(f"{one.number} {one.file} {', '.join(one.kinds)}: {one.fault}", flush=True)
        if not sum(endings.values()) % 100:
            print(summary(endings, faults), flush=True)
    print("Mutations: " + ", ".join(f"{kind} {count}" for kind, count in kinds.most_common()))
    print(summary(endings, faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
