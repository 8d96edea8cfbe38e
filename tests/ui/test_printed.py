"""What is declared for paper exists; a name from an export cannot leave the style sheet it is written in."""

from data.definitions import read
from ui import printed

WORDS = ("headlines", "indicator", "scheme")


def test_every_declared_definition_exists():
    named = {name for names in printed.declared()["definitions"].values() for name in names}
    assert named - set(WORDS) <= set(read())


def test_no_sign_of_a_text_ends_its_string():
    written = printed._string('县"}</style>\\\n')
    assert written[0] == written[-1] == '"'
    assert set(written[1:-1]) <= set("\\0123456789abcdef")
    assert written.startswith('"\\0053bf\\000022')
