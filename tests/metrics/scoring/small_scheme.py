"""A small scheme that is in order, for tests that put one thing wrong in it."""

import re

TEXT = """
version    = 1
rhythm     = "month"
levels     = ["town"]
full_marks = 100
owner      = "office"
reviewed   = 2026-11-22
title      = { zh = "方案", en = "Scheme" }

[basis]
title  = "办法"
number = "〔2026〕1号"
first  = "2026-01"
last   = "2026-12"

[[groups]]
id       = "streets"
title    = { zh = "街道", en = "Sub-districts" }
suffixes = ["街道"]

[[groups]]
id    = "rest"
title = { zh = "其他", en = "Others" }

[[blocks]]
id     = "handling"
title  = { zh = "办理", en = "Handling" }
points = 70

[[blocks]]
id      = "requests"
title   = { zh = "诉求", en = "Requests" }
points  = 40
part_of = "handling"

[[blocks]]
id     = "order"
title  = { zh = "平安", en = "Order" }
points = 30

[[items]]
id        = "in_time"
indicator = "request_on_time_rate"
block     = "requests"
points    = 20
rule      = "goalposts"
low       = 0.75
high      = 0.95
examples  = [{ value = 0.8, expected = 5 }]

[[items]]
id        = "satisfied"
indicator = "request_satisfaction_rate"
block     = "requests"
points    = 20
rule      = "against"
baseline  = "target"
goal      = 0.95
each      = 0.5
floor     = 10
examples  = [{ value = 0.91, expected = 18 }]

[[items]]
id        = "settled"
indicator = "mediation_success_rate"
block     = "handling"
points    = 30
rule      = "steps"
steps     = [[0.95, 30], [0.9, 15]]
examples  = [{ value = 0.93, expected = 15 }]

[[items]]
id        = "fires"
indicator = "fires"
block     = "order"
points    = 30
rule      = "per_event"
each      = 2
free      = 1
examples  = [{ value = 4, expected = 24 }]

[[events]]
id       = "case"
title    = { zh = "案件", en = "Case" }
rules    = ["R01"]
each     = -1
times    = { repeat = 2, halved = 0.5 }
cap      = 5
examples = [{ value = 2, circumstances = ["repeat"], expected = -4 }]

[[events]]
id       = "praise"
title    = { zh = "表彰", en = "Praise" }
rules    = ["R08"]
each     = 2
examples = [{ value = 1, expected = 2 }]

[bonus]
rules = ["praise"]
cap   = 3

[[vetoes]]
id    = "veto"
kind  = "veto"
title = { zh = "一票否决", en = "Veto" }
rules = ["R09"]
band  = "poor"

[[bands]]
id    = "good"
title = { zh = "优", en = "Good" }
low   = 90

[[bands]]
id    = "poor"
title = { zh = "差", en = "Poor" }
low   = 0

[ladder]
worst = 2
steps = [{ kind = "supervise", after = 1 }, { kind = "summon", after = 2 }]
"""
BASIS = re.search(r"\[basis\].*?\n\n", TEXT, re.DOTALL)[0]


def changed(*changes: tuple[str, str]) -> str:
    """The small scheme with something else in it; each thing that is replaced stands there once."""
    text = TEXT
    for before, after in changes:
        assert text.count(before) == 1, f"{before!r} stands there {text.count(before)} times"
        text = text.replace(before, after)
    return text


def with_item(text: str, **keys: object) -> str:
    """That scheme with a fifth item in the block `order`, which has 10 more points, as the whole has."""
    told = {"id": "one", "block": "order", "points": 10, **keys}
    lines = [f"{key} = {value if key == 'examples' else _toml(value)}" for key, value in told.items()]
    whole = text.replace("full_marks = 100", "full_marks = 110").replace(
        "points = 30\n\n[[items]]", "points = 40\n\n[[items]]"
    )
    return whole.replace("[[events]]", "[[items]]\n" + "\n".join(lines) + "\n\n[[events]]", 1)


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f'{key} = "{word}"' for key, word in value.items()) + " }"
    return f'"{value}"' if isinstance(value, str) else str(value).lower()
