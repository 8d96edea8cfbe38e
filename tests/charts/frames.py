"""Invented tables for the tests of the charts; only the names and codes of Baoji are real."""

import pandas as pd

from charts.theme import Look

NOTHING_YET = "2020年10月尚无数据，请先导入本月报表。"
LIGHT = Look(mode="light", title="按期办结率，宝鸡市", unit="%", source="数据来源：示例。", empty=NOTHING_YET)
STATES = {"zero": "零发案", "event": "有发案", "not_known": "未报送"}

# 凤翔 carries the code it had before 2021, as the exports of 2020 do.
BAOJI = {
    "610302": "渭滨区",
    "610303": "金台区",
    "610304": "陈仓区",
    "610322": "凤翔县",
    "610323": "岐山县",
    "610324": "扶风县",
    "610326": "眉县",
    "610327": "陇县",
    "610328": "千阳县",
    "610329": "麟游县",
    "610330": "凤县",
    "610331": "太白县",
}


def months() -> pd.DataFrame:
    """Twenty-four months; the sixth not reported, the last partial."""
    month = pd.Series(pd.date_range("2018-11-01", periods=24, freq="MS"))
    value = pd.Series([0.95 + 0.001 * (place % 7) for place in range(24)])
    value[5] = None
    status = pd.Series(["ok"] * 24)
    status[5], status[23] = "not_reported", "partial"
    frame = pd.DataFrame({"month": month, "value": value, "status": status})
    return frame.assign(
        low=frame["value"] - 0.01,
        high=frame["value"] + 0.01,
        target=0.96,
        target_text="目标96%",
        text=[f"{share:.1%}" for share in value],
        hover="提示",
        month_text=[f"{day.year}年{day.month}月" for day in month],
        status_text=["未报送" if word == "not_reported" else "" for word in status],
    )


def several_series() -> pd.DataFrame:
    """Three lines over the same months, two of them nearly equal at the end."""
    places = {"宝鸡市": 0, "金台区": 0.0001, "凤县": -0.02}
    return pd.concat(
        months().assign(series=name, value=lambda rows, up=up: rows["value"] + up, selected=name == "金台区")
        for name, up in places.items()
    )


def counties() -> pd.DataFrame:
    """Baoji's twelve counties; 岐山县 not reported, 太白县 selected."""
    frame = pd.DataFrame({"area": list(BAOJI), "name": list(BAOJI.values())})
    tint = [None if name == "岐山县" else place / 11 for place, name in enumerate(frame["name"])]
    text = ["未报送" if value is None else f"{value:.0%}" for value in tint]
    return frame.assign(
        tint=pd.Series(tint, dtype=float),
        value=pd.Series(tint, dtype=float),
        low=pd.Series(tint, dtype=float) - 0.02,
        high=pd.Series(tint, dtype=float) + 0.02,
        value_text=text,
        text=text,
        hover=frame["name"],
        group="宝鸡市",
        selected=frame["name"].eq("太白县"),
    )


def tiles(count: int = 130) -> pd.DataFrame:
    """So many towns under three counties."""
    place = pd.Series(range(count))
    return pd.DataFrame(
        {
            "area": [f"6103{number:05}" for number in place],
            "name": [f"很长的街道名称{number}" for number in place],
            "group": [("渭滨区", "金台区", "凤县")[number * 3 // count] for number in place],
            "value_text": "97.0%",
            "tint": place / count,
            "hover": "提示",
            "selected": place.eq(0),
        }
    )


def cells() -> pd.DataFrame:
    """Twelve counties by four indicators, every verdict among them."""
    verdicts = ["better", "similar", "worse", "none", "missing"]
    rows = [
        (name, indicator, verdicts[(place + step) % 5])
        for place, name in enumerate(BAOJI.values())
        for step, indicator in enumerate(["按期办结率", "群众满意率", "每网格户数", "零发案村（社区）占比"])
    ]
    frame = pd.DataFrame(rows, columns=["row_name", "column_name", "verdict"])
    return frame.assign(tint=0.5, text="97.0%", hover="提示", area="610302", indicator="on_time_rate")


def communities() -> pd.DataFrame:
    """Forty communities in two towns, each state among them."""
    place = pd.Series(range(40))
    return pd.DataFrame(
        {
            "area": [f"610302003{number:03}" for number in place],
            "name": [f"社区{number}" for number in place],
            "group": ["金陵街道" if number < 33 else "马营镇" for number in place],
            "state": [("zero", "zero", "event", "not_known")[number % 4] for number in place],
            "hover": "提示",
        }
    )
