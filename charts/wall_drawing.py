"""What the pictures of a wall screen are drawn with: a sheet, filled shapes, names over values."""

from collections.abc import Iterable

from charts.outline import Point
from charts.paint import Paint
from charts.theme import COLOURS, FONT, SURFACE

WIDTH = 1120  # units
HATCHING = (
    '<pattern id="hatched" width="14" height="14" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="2" height="14" fill="{ink}"/></pattern>'
)


def drawing(height: int, marks: Iterable[str], mode: str) -> str:
    """An SVG document of marks, as wide as WIDTH, that keeps its shape in any room."""
    hatching = HATCHING.format(ink=COLOURS[mode]["not_known"])
    font = FONT.replace('"', "'")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}" font-family="{font}">'
        f"<defs>{hatching}</defs>{''.join(marks)}</svg>"
    )


def filled(path: str, paint: Paint, mode: str) -> str:
    """A closed shape in its paint, hatched where it is not known."""
    border = COLOURS[mode]["limits"] if paint.hatched else SURFACE[mode]
    shape = f'<path d="{path}" fill="{paint.fill}" stroke="{border}" stroke-width="2"/>'
    return shape + (f'<path d="{path}" fill="url(#hatched)" opacity="0.5"/>' if paint.hatched else "")


def label(middle: Point, texts: tuple[str, str], size: int, paint: Paint) -> str:
    """A name in bold with its value under it, edged in the colour of the ground; texts are escaped."""
    x, y = middle
    style = (
        f'text-anchor="middle" font-size="{size}" fill="{paint.ink}" stroke="{paint.fill}" '
        'stroke-width="7" stroke-linejoin="round" paint-order="stroke"'
    )
    name, value = texts
    return (
        f'<text x="{x:.1f}" y="{y - size * 0.2:.1f}" font-weight="600" {style}>{name}</text>'
        f'<text x="{x:.1f}" y="{y + size:.1f}" {style}>{value}</text>'
    )
