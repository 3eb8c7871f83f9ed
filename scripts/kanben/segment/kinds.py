"""Tells an article's kind from its parts."""

from __future__ import annotations

import re

from kanben.model import ArticleKind, Part, PartKind
from kanben.segment.rubrics import is_briefs_rubric

_NOTICE = re.compile(
    r"公告|通告|启事|声明|遗失|讣告|通知书?$|公示|寻人|认领|拍卖|招标|更正|勘误|征稿|征文|征集|致歉|敬告"
)
_ADVERTISEMENT = re.compile(r"招聘|诚聘|招租|招商|转让|出售|优惠|大减价|减价|特价|开业|热销|征婚")
_CONTACT = re.compile(r"(?:电话|热线|地址|联系人|微信|邮箱)[:：]")
_COMMENT = re.compile(r"时评|社论|短评|评论|杂谈|论坛|来信|来论|快语|漫谈|议论|三言两语")
_LONGEST_NOTICE_HEAD, _LONGEST_WORD = 20, 6
_BRIEF_UP_TO = 300  # characters


def announces(head: str) -> bool:
    """Say whether a headline is a notice's or an advertisement's."""
    return bool(_NOTICE.search(head) or _ADVERTISEMENT.search(head)) and len(head) <= _LONGEST_NOTICE_HEAD


def announces_alone(head: str) -> bool:
    """Say whether a headline is no more than the word for a notice: 遗失声明, 讣告, 拍卖公告."""
    return len(head) <= _LONGEST_WORD and announces(head)


def find_kind(parts: tuple[Part, ...]) -> ArticleKind:
    """Return the first kind whose signs an article shows."""
    kinds = [part.kind for part in parts]
    heads = " ".join(
        part.text for part in parts if part.kind in {PartKind.KICKER, PartKind.HEAD, PartKind.SUBHEAD}
    )
    text = "".join(part.text for part in parts)
    paragraphs = kinds.count(PartKind.PARAGRAPH)
    signs = (
        (ArticleKind.PICTURE, PartKind.CAPTION in kinds and not paragraphs),
        (ArticleKind.VERSE, kinds.count(PartKind.VERSE) > paragraphs),
        (ArticleKind.INTERVIEW, PartKind.SPEAKER in kinds),
        (ArticleKind.NOTICE, bool(_NOTICE.search(heads)) and PartKind.DATELINE not in kinds),
        (ArticleKind.ADVERTISEMENT, bool(_ADVERTISEMENT.search(heads) and _CONTACT.search(text))),
        (ArticleKind.COMMENT, bool(_COMMENT.search(heads))),
        (ArticleKind.BRIEF, any(is_briefs_rubric(part.text) for part in parts[:2])),
        (ArticleKind.FEATURE, kinds.count(PartKind.CROSS_HEAD) > 1),
        (ArticleKind.BRIEF, paragraphs == 1 and len(text) < _BRIEF_UP_TO),
    )
    return next((kind for kind, shown in signs if shown), ArticleKind.REPORT)
