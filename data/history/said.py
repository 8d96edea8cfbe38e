"""What people write when they decide something: never empty, never personal data."""

from data.problem import Problem
from data.staging.personal import looks_personal
from data.staging.persons import holds_name, may_be_name


def said(kind: str, what: str, text: str) -> str:
    """The text without blanks around it; a Problem where it is empty or looks like personal data."""
    if not text.strip():
        raise Problem(f"{kind}: no {what} is given; write one.")
    if looks_personal(text):
        raise Problem(f"{kind}: the {what} looks like personal data; write it without.")
    return text.strip()


def post(kind: str, text: str) -> str:
    """An office or a post, as `said`; a Problem too where it may be a person's name."""
    text = said(kind, "office or post", text)
    if may_be_name(text) or holds_name(text):
        raise Problem(
            f"{kind}: the office or post may be a person's name; write who is responsible by office or post."
        )
    return text
