"""Names of places: what offices add to a name or leave off it, and how alike two names are."""

import difflib
import re
import unicodedata

# What offices add. The county, town and village itself is what remains.
_OFFICES = re.compile(
    r"(人民政府|街道办事处|办事处|村民委员会|居民委员会|社区居委会|社区居民委员会|村委会|居委会|委员会)$"
)
_KEPT = {
    "村民委员会": "村",
    "村委会": "村",
    "居民委员会": "社区",
    "居委会": "社区",
    "社区居委会": "社区",
    "社区居民委员会": "社区",
    "街道办事处": "街道",
}
_LEADING_OFFICES = re.compile(r"^(人民政府|街道办事处|办事处|村民委员会|居民委员会|村委会|居委会)+")
_SUFFIXES = re.compile(r"(自治县|自治州|社区|街道|地区|[省市县区州镇乡村])$")
_PROVINCE = re.compile(r"^[^省]{2,7}?(?:省|自治区)")  # the unit table begins with cities
_SEPARATORS = re.compile(r"[\s/\\>＞|\-－—_→,，、.·;；]+")
# Parts of a village: they belong to it, whether the unit table knows them or not.
_BELOW_VILLAGE = re.compile(r"^第?[零一二三四五六七八九十百0-9]{1,4}(?:号)?(?:村民)?小?(?:组|网格|片区|片)$")
_CODE_AND_NAME = re.compile(r"^[\[(（【]?([1-8][0-9]{5,14})[\])）】]?[\s\-_:：]*(?=[^0-9\s])(.*)$", re.DOTALL)


def plain(name: str) -> str:
    """A name in ordinary width and without spaces."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", name or ""))


def forms(name: str) -> list[str]:
    """A name from full to short: 落雁村民委员会 → 落雁村民委员会, 落雁村, 落雁."""
    full = plain(name)
    kept = _OFFICES.sub(lambda m: _KEPT.get(m.group(1), ""), full).replace("村村", "村")
    return list(dict.fromkeys(form for form in (full, kept, _SUFFIXES.sub("", kept)) if form))


def parts(path: str) -> list[str]:
    """The names of a path, where anything stands between them."""
    return [part for part in _SEPARATORS.split(path) if part]


def code_and_name(text: str) -> tuple[str, str]:
    """(code, name) of a cell that holds both: 610330100 双石铺镇; ('', text) where it begins with no code."""
    found = _CODE_AND_NAME.match(unicodedata.normalize("NFKC", text))
    return (found[1], found[2]) if found else ("", text)


def without_province(name: str) -> str:
    """What follows a province in front of a path."""
    return _PROVINCE.sub("", name)


def without_office(name: str) -> str:
    """What follows an office's word in the middle of a path."""
    return _LEADING_OFFICES.sub("", name)


def is_below_village(name: str) -> bool:
    """Whether a name is of a numbered group or grid of a village: 三组, 第二网格."""
    return bool(_BELOW_VILLAGE.match(name))


def likeness(one: str, other: str) -> float:
    """How alike two names are without their suffixes, 0 to 1."""
    return difflib.SequenceMatcher(None, forms(one)[-1], forms(other)[-1]).ratio()
