"""Names of persons: which Chinese texts may hold one. A doubtful text is hidden, never stored or shown."""

import re

# The hundred most frequent surnames (2020 census) and the double ones.
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢"
    "姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
DOUBLE = ("欧阳", "司马", "上官", "诸葛", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯", "东方", "司徒")
_SURNAME = f"(?:{'|'.join(DOUBLE)}|[{SURNAMES}])"
_CHINESE = "[\u4e00-\u9fa5]"
# How the words of offices and places end, and no given name.
_NO_END = "市县区镇乡村街社道组院局所办站队校厂店路河山桥坪湾沟庄屯寨案类级业件事性化式型率数量元中户号年月日"
_WHOLE = re.compile(rf"{_SURNAME}{_CHINESE}{{1,2}}(?:等人?|家|户)?|{_CHINESE}某{{1,2}}(?:等人?)?|某某")
# 张三与李四, 张三纠纷案, 王某某
_INSIDE = re.compile(
    rf"{_SURNAME}{_CHINESE}{{1,2}}[与和诉跟、]{_SURNAME}{_CHINESE}{{1,2}}"
    rf"|^{_SURNAME}{_CHINESE}{{1,2}}(?:等人|一案|家庭|婚姻|离婚|邻里|债务|讨薪|工伤|与|诉)"
    rf"|[{SURNAMES}]某"
)
_ENDS = re.compile(rf"[{_NO_END}]$")


def may_be_name(text: str) -> bool:
    """Whether a text may be a person's name and nothing else: two or three characters, a surname first."""
    return bool(_WHOLE.fullmatch(text)) and not _ENDS.search(re.sub("(?:等人?|家|户)$", "", text))


def holds_name(text: str) -> bool:
    """Whether a longer text names persons: 张三与李四, 张三离婚, 王某某."""
    return bool(_INSIDE.search(text))
