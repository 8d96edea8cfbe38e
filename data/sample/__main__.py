"""python -m data.sample FOLDER: write the sample exports and say what was written."""

import sys
from pathlib import Path

from data import sample

USAGE = "usage: python -m data.sample FOLDER"


def main(arguments: list[str]) -> int:
    """Exit code 0 when written, 2 for bad use with one clear line."""
    if len(arguments) != 1 or arguments[0].startswith("-"):
        print(f"{USAGE} (one folder is needed, got {' '.join(arguments) or 'nothing'})", file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    try:
        written = sample.write(folder)
    except OSError as problem:
        print(f"{folder}: cannot be written ({problem.strerror}); name a folder that can.", file=sys.stderr)
        return 2
    sizes = [path.stat().st_size for path in written]
    for path, size in zip(written, sizes, strict=True):
        print(f"{size:>10,}  {path.relative_to(folder)}")
    print(f"{sum(sizes):>10,}  bytes in {len(written)} files")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
