"""Tests of kanben.tagging.rules.lines."""

from __future__ import annotations

import pytest

from kanben.tagging.rules.lines import find_lines

CASES = {
    "秋天的信\n周明\n风把信一封一封投进门前的小河": "周明/author",
    "祖母的针线筐\n◎ 何小兰\n祖母的针线筐是用高粱秆编的。": "何小兰/author",
    "祖母的针线筐\n文/何小兰\n祖母的针线筐是用高粱秆编的。": "何小兰/author",
    "停车格该收费吗？\n读者　吴青\n市公所宣布收费。": "吴青/author",
    "给电动车安个家\n希望社区出一点钱。\n读者 吴青": "吴青/author",
    "树苗\n编辑同志：\n希望加强教育。\n城关区 吴青": "吴青/author",
    "读者来信\n不要损坏树苗\n编辑同志：": "",
    "市图书馆\n关注\n即日起延长开放时间。": "",
    "旅游\n太原\n古城的夜晚。": "",
    "专访\n记者：\n有何变化？\n周明：\n主要有三个。": "周明/speaker",
    "招租\n商铺三间。\n周明：13800000000": "",
    "江城晚报 2020年3月6日 星期五 第5版": "江城晚报/newspaper",
    "综合新闻 2020年3月6日 星期五 第5版": "",
    "第8版 副刊 2019年11月9日": "",
}


@pytest.mark.parametrize("text", CASES)
def test_lines_of_only_a_name_say_who_wrote_or_speaks(text: str) -> None:
    """Bylines, signatures, turns of a talk and folio lines give names and roles; headlines and kickers give none."""
    found = sorted({(m.start, m.end, m.role) for m in find_lines(text)})
    assert " ".join(f"{text[start:end]}/{role}" for start, end, role in found) == CASES[text]
