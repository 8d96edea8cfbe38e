"""What a test reads from a page."""

from streamlit.testing.v1 import AppTest

NOT_ON_SCREEN = ("<style", '<div class="printed ')


def words(app: AppTest) -> str:
    """All the HTML that a screen shows, one after the other; what only paper carries is not seen."""
    return "\n".join(block.value for block in app.html if not block.value.startswith(NOT_ON_SCREEN))


def row(said: str, name: str) -> str:
    """The row of a table of words that begins with a name."""
    start = said.index(f">{name}<")
    return said[start : said.index("</tr>", start)]


def charts(app: AppTest) -> str:
    """The specifications of all figures of a page, with their letters as they are."""
    return "\n".join(
        chart.proto.id + chart.proto.spec.encode().decode("unicode_escape")
        for chart in app.get("plotly_chart")
    )
