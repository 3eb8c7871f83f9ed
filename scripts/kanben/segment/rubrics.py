"""Recognises rubrics: the standing titles of columns, above an article or above a row of briefs."""

from __future__ import annotations

import re

from kanben.segment.forms import MARKER, SPACE, width

_BRIEFS = re.compile(
    r"(?:(?:\w{1,6}|一句话)?(?:简讯|简报|短讯|快讯|短波|简明新闻|新闻集纳|新闻速览|速览|速递|快递|传真|扫描|资讯|信息|集锦|集装箱|一句话新闻|点击|播报|快览|短新闻|短消息)"
    r"|(?:本埠|本市|本县|国内|国际|省市|各地)?(?:新闻|要闻|简讯|短讯|电讯|琐闻|拾零|零讯|杂讯)|专电|要电|快讯|一周要闻|新闻速读|图片新闻)"
)
_NAMED = re.compile(
    r"\w*(?:时评|时评|社论|短评|评论|杂谈|随笔|漫谈|论坛|观察|视点|视线|聚焦|焦点|热点|关注|在线|专栏|专题|特写|纪实|调查|新闻|资讯|要闻|民生|"
    r"来信|来论|之声|之窗|园地|天地|广角|走廊|连载|选登|选刊|系列(?:报道)?|报道|走基层|见闻|手记|专访|对话|访谈|人物|故事|记忆|副刊|"
    r"一线|前沿|动态|追踪|说法|课堂|信箱|服务|提示|讲堂|书评|读书|影评|文苑|诗歌|小说|散文|小小说|杂文)"
)


def is_briefs_rubric(text: str) -> bool:
    """Say whether a headline is the title of a column of short news, each with its own small headline."""
    text = _bare(text)
    return len(text) <= 10 and bool(_BRIEFS.fullmatch(text))


def is_rubric(text: str) -> bool:
    """Say whether a headline is the standing title of a column."""
    text = _bare(text)
    return is_column_title(text) or (width(text) <= 14 and ("·" in text or "・" in text))


def is_column_title(text: str) -> bool:
    """Say whether a line ends as the titles of columns do: 记者手记, 市民论坛."""
    return width(text) <= 14 and bool(_NAMED.fullmatch(text))


def _bare(text: str) -> str:
    """Return a text without markers, brackets and space."""
    return re.sub(rf"{MARKER}|{SPACE}|[【】\[\]〔〕《》「」“”]", "", text)
