"""What is wrong with a form or its map: one line that names place, value and remedy, in both languages."""

from data.problem import Problem
from i18n.translate import translator


class FormFault(Problem):
    """A Problem whose words the screen can translate: `text` is a msgid with named gaps."""

    def __init__(self, text: str, /, **gaps: object):
        super().__init__(text.format(**gaps))
        self.text, self.gaps = text, gaps

    def words(self, lang: str) -> str:
        """The line in the reader's language."""
        return translator(lang)(self.text).format(**self.gaps)
