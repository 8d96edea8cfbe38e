"""A Word document as it prints: rendered by LibreOffice, measured from the PDF in millimetres."""

import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

POINT = 25.4 / 72
DOTS = 150 / 25.4  # of a picture, per millimetre
DARK, REDDISH = 128, 90


@dataclass(frozen=True)
class Line:
    """A line of text and its box."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Printed:
    """A PDF file."""

    file: Path
    tool: Callable[[str], str]

    @cached_property
    def pages(self) -> list[list[Line]]:
        """The lines of each page from top to bottom, words on one height taken together."""
        layout = self._run("pdftotext", "-bbox-layout", str(self.file), "-").decode()
        return [sorted(_lines(page), key=lambda line: line.top) for page in layout.split("<page ")[1:]]

    @cached_property
    def sizes(self) -> dict[str, set[int]]:
        """The font sizes in points in which a text stands, by text."""
        xml = self._run("pdftohtml", "-xml", "-i", "-stdout", "-zoom", "1", str(self.file)).decode()
        fonts = dict(re.findall(r'<fontspec id="(\d+)" size="(-?\d+)"', xml))
        found: dict[str, set[int]] = {}
        for font, text in re.findall(r'<text [^>]*font="(\d+)">(.*?)</text>', xml):
            found.setdefault(re.sub(r"<.*?>|\s", "", text), set()).add(int(fonts[font]))
        return found

    def picture(self, page: int) -> np.ndarray:
        """A page as an array of rows, columns and red, green, blue."""
        dots = self._run("pdftoppm", "-r", "150", "-f", str(page), "-l", str(page), str(self.file))
        head = re.match(rb"P6\s(\d+) (\d+)\s255\s", dots)
        width, height = map(int, head.groups())
        return np.frombuffer(dots, np.uint8, offset=head.end()).reshape(height, width, 3)

    def ink(self, page: int) -> np.ndarray:
        """Where a page is dark, as an array of rows and columns."""
        return self.picture(page).max(axis=2) < DARK

    def red(self, page: int) -> np.ndarray:
        """Where a page is red."""
        picture = self.picture(page).astype(int)
        return (picture[..., 0] > 2 * REDDISH) & (picture[..., 1] < REDDISH)

    def _run(self, name: str, *arguments: str) -> bytes:
        order = [self.tool(name), *arguments]
        return subprocess.run(order, check=True, capture_output=True, timeout=120).stdout


def printed(content: bytes, folder: Path, tool: Callable[[str], str]) -> Printed:
    """A .docx file, printed by LibreOffice."""
    file = folder / "printed.docx"
    file.write_bytes(content)
    order = [tool("soffice"), f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to"]
    order += ["pdf", "--outdir", str(folder), str(file)]
    subprocess.run(order, check=True, capture_output=True, timeout=180)
    return Printed(file.with_suffix(".pdf"), tool)


def _lines(page: str) -> list[Line]:
    found: dict[int, list[tuple[float, float, float, float, str]]] = {}
    for box in re.findall(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', page):
        left, top, right, bottom = (float(edge) * POINT for edge in box[:4])
        near = next((key for key in found if abs(key / 10 - bottom) < 2), round(bottom * 10))
        found.setdefault(near, []).append((left, top, right, bottom, box[4]))
    return [
        Line(
            "".join(word[4] for word in sorted(words)),
            min(word[0] for word in words),
            min(word[1] for word in words),
            max(word[2] for word in words),
            max(word[3] for word in words),
        )
        for words in found.values()
    ]
