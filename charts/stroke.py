"""Strokes of a small SVG picture that may be stretched: lines keep their thickness, dots stay round."""

from collections.abc import Iterable


def drawing(width: int, height: int, marks: Iterable[str]) -> str:
    """An SVG document of marks; it takes the width it is given."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" preserveAspectRatio="none">{"".join(marks)}</svg>'
    )


def stroke(path: str, ink: str, width: float, dashed: bool = False) -> str:
    """A path drawn in an ink; one of no length (h0) is a round dot as wide as the stroke."""
    ends = 'stroke-dasharray="4 3"' if dashed else 'stroke-linecap="round" stroke-linejoin="round"'
    style = f'stroke="{ink}" stroke-width="{width}" vector-effect="non-scaling-stroke"'
    return f'<path d="{path}" fill="none" {style} {ends}/>'


def surface(path: str, ink: str, opacity: float) -> str:
    """The inside of a closed path."""
    return f'<path d="{path}" fill="{ink}" fill-opacity="{opacity}"/>'
