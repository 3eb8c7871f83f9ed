"""Recognises what stands beside an article's own text: editors' notes, leads, boxes, ornaments."""

from __future__ import annotations

import re

from kanben.segment.forms import CLOSE_BRACKET, MARKER, OPEN_BRACKET, SPACE, width

_S = rf"{SPACE}*"
_NOTE = re.compile(
    rf"(?:{MARKER}{_S})?{OPEN_BRACKET}?{_S}"
    rf"(?:编者按|编者案|编者的话|编者注|编辑按|编者|编按|编后语|编后|编余|按语|开栏的话|开栏语|结束语|记者按|本报按|写在前面|注|附注|说明|(?<=[【\[])(?:老师|教师)?(?:点评|评语)(?=[】\]]))"
    rf"{_S}{CLOSE_BRACKET}?(?:{_S}[:：——]+|{SPACE}+|$|(?<=[】］\])）]))"
)
_LEAD = re.compile(
    rf"(?:{MARKER}{_S})?{OPEN_BRACKET}?{_S}"
    rf"(?:核心提示|阅读提示|核心阅读|阅读提要|内容提要|内容摘要|新闻提示|导读|导语|提要|摘要|本期导读|本期看点|引子|引言)"
    rf"{_S}{CLOSE_BRACKET}?(?:{_S}[:：]|{SPACE}+|$|(?<=[】］\])）]))"
)
_BOX_NAMES = (
    r"(?:新闻|相关|背景|资料|知识|延伸|权威|法律|政策)?(?:链接|连结|背景|资料|延伸阅读)|名词解释|新闻名词|新闻词典|"
    r"(?:温馨|生活|健康|安全|出行|爱心|特别)?(?:小贴士|贴士|提示|提醒)|(?:健康|法律)?小?知识窗?|知识链接|"
    r"相关新闻|相关报道|新闻多一点|新闻加点料|人物(?:简介|名片|档案|小传)|(?:专家|律师|医生|记者|编辑|网友|观众|读者)"
    r"(?:观点|提醒|建议|点评|说法|支招|手记|声音|热议|留言|解读)|采访手记|采访札记|记者手记|短评|点评|延伸|声音|现场|数说|数读|"
    r"案例|案情(?:回放|简介)|案件回放|事件回放|新闻回放|法官(?:说法|释法|提醒)|法院(?:判决|审理)|法条链接|以案说法|问答|回音|附[:：]?|附表|附录"
)
_BOX_HEAD = re.compile(
    rf"(?:{MARKER}{_S})?{OPEN_BRACKET}?{_S}(?:{_BOX_NAMES}){_S}{CLOSE_BRACKET}?[:：]?(?:{MARKER})?"
)
BOX_LABEL = re.compile(
    rf"(?:{MARKER}{_S}|(?P<open>{OPEN_BRACKET}))?(?:新闻链接|相关链接|链接|背景链接|新闻背景|名词解释|温馨提示|小贴士|小知识|延伸阅读|附表|附)"
    rf"(?(open){CLOSE_BRACKET}{_S}[:：]?|[:：]){_S}"
)
# “链接：室温不热先做这三步”
_BOX_TITLE = re.compile(rf"{BOX_LABEL.pattern}[^。；;]{{4,20}}[^。；;，,：:]")
_LABEL_FIRST = re.compile(
    rf"(?:{_NOTE.pattern}|{_LEAD.pattern}|{BOX_LABEL.pattern.replace('(?P<open>', '(?P<box>').replace('(?(open)', '(?(box)')})"
)
_ORNAMENT = re.compile(r"[\W_]{2,}|[★☆●○◆◇■□▲△※◎＊*~～=—\-_]+")


def is_note(text: str) -> bool:
    """Say whether a piece is the editor's own word before or after an article (编者按)."""
    return bool(_NOTE.match(text))


def is_lead(text: str) -> bool:
    """Say whether a piece sums the article up before it begins (核心提示)."""
    return bool(_LEAD.match(text))


def is_label(text: str) -> bool:
    """Say whether a note or lead is only its label, the text following in the next piece."""
    return width(text) <= 8 and (is_note(text) or is_lead(text))


def is_label_of(text: str) -> bool:
    """Say whether a line begins with the label of a note, lead or box and a colon or brackets after it."""
    return bool(_LABEL_FIRST.match(text))


def is_box_head(text: str) -> bool:
    """Say whether a line heads a box beside the article (链接, 名词解释)."""
    return bool(width(text) <= 10 and _BOX_HEAD.fullmatch(text)) or bool(_BOX_TITLE.fullmatch(text))


def is_ornament(text: str) -> bool:
    """Say whether a line has neither letters nor figures."""
    return bool(_ORNAMENT.fullmatch(text))
