"""Where the names on a map stand: inside their area, and clear of one another where the map allows."""

from charts.outline import Outline, Point

TRIED = 40  # places tried in each area before names may touch
NAME_HEIGHT = 34  # px: a name and its value under it


def name_places(shapes: list[Outline], widths: list[float], scale: tuple[float, float]) -> list[Point]:
    """A place for each name of so many pixels; `scale` is pixels per degree across and up.

    Small areas choose first, for they have the least choice.
    """
    across, up = scale
    chosen: dict[int, Point] = {}
    for place in sorted(range(len(shapes)), key=lambda place: len(shapes[place].inside)):
        places = shapes[place].name_places[:TRIED]
        chosen[place] = next(
            (
                (x, y)
                for x, y in places
                if all(
                    abs(y - other_y) * up > NAME_HEIGHT
                    or abs(x - other_x) * across > (widths[place] + widths[other]) / 2
                    for other, (other_x, other_y) in chosen.items()
                )
            ),
            places[0],
        )
    return [chosen[place] for place in range(len(shapes))]
