"""Pages put together at random: a second run changes nothing, and nothing is written that `validate` refuses.

`make soak` takes many more: GENERATED_PAGES of them.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from kanben.edition import Edition, create_edition
from kanben.edition.contents import tei_files
from kanben.encode.pages import Encoding
from kanben.validate import Checks, Severity, validate_many
from tests.encode.test_soak import kept_bytes

SEEDS = 8
PAGES = int(os.environ.get("GENERATED_PAGES", "48")) // SEEDS

_PEOPLE = (
    "李伟",
    "李伟明",
    "王芳",
    "欧阳修远",
    "张三",
    "赵 强",
    "阿依古丽·买买提",
    "John Smith",
    "司马光",
    "马云飞",
    "刘",
)
_PLACES = (
    "武汉",
    "武汉市",
    "湖北省武汉市",
    "湖北",
    "呼和浩特",
    "呼市",
    "内蒙古自治区",
    "长春",
    "吉林",
    "吉林市",
    "海南",
    "台湾",
    "纽约",
)
_ORGS = (
    "中国银行",
    "中行",
    "市卫健委",
    "武汉大学",
    "红十字会",
    "江城市第一医院",
    "新华社",
    "国家卫生健康委员会",
    "联合国",
)
_PAPERS = ("人民日报", "江城晚报", "本报", "本刊", "新京报", "《湖北日报》")
_TITLES = ("市长", "院士", "教授", "记者", "医生", "主任", "董事长", "先生", "女士", "书记")
_TIMES = (
    "昨日",
    "2020年2月30日",
    "2月29日",
    "去年12月",
    "3月8日至10日",
    "十三日",
    "今年",
    "１９８８年",
    "上午9时许",
    "二〇二〇年",
)
_LINES = (
    "本报讯（记者 {p} 通讯员 {q}）{t}，{o}{h}{p}在{l}说：“{l}很好。”",
    "{paper}{l}{t}电（{p}）{o}与{o2}签约，金额{n}万元。",
    "{h}{p}指出，{l2}{o}将捐款{n}元。{p}说，这是第一次。",
    "据{paper}报道，{t}{l}{l2}共有{n}人出院，{q}{h}表示感谢。",
    "{p}，男，{n}岁，{l}人，{o}{h}。",
    "监制：{p} {q}",
    "（作者：{p}，系{o}{h}）",
    "（{paper} {t}）",
    "◆ {l}：{n}例；{l2}：{n}例",
    "图为{p}（左）与{q}在{l}。{paper}记者 {p} 摄",
    "“{l}加油！”{q}说，“{o}来了！”{h}{p}补充道：“{t}见。”",
    "{l} {p} {t}",
    "责任编辑 {p} 美编 {q} 校对 {p}",
    "{t}，{p}在{paper}上撰文《{l}的{t}》。",
    "来源：{paper}",
)
_HEADS = (
    "{l}{o}{t}成立",
    "{p}：{l}的{h}",
    "{o}捐款{n}万元",
    "{l}{l2}通车",
    "[{l}] {p}",
    "{paper}评论员：{l}",
)


def page(chance: random.Random) -> str:
    """Return a page of one to five articles."""

    def fill(line: str) -> str:
        values = {
            "p": chance.choice(_PEOPLE),
            "q": chance.choice(_PEOPLE),
            "l": chance.choice(_PLACES),
            "l2": chance.choice(_PLACES),
            "o": chance.choice(_ORGS),
            "o2": chance.choice(_ORGS),
            "h": chance.choice(_TITLES),
            "t": chance.choice(_TIMES),
            "n": str(chance.choice((0, 3, 12.5, 1000, "两", "三百"))),
            "paper": chance.choice(_PAPERS),
        }
        return line.format(**values)

    parts = [chance.choice(("江城晚报  2020年3月1日  第3版", "2020年3月1日 星期日", "A5 要闻", "第3版", ""))]
    for _ in range(chance.randint(1, 5)):
        parts += ["", fill(chance.choice(_HEADS))]
        parts += [
            chance.choice(("", "　　", " ")) + fill(chance.choice(_LINES))
            for _ in range(chance.randint(1, 7))
        ]
    return "\n".join(parts) + "\n"


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_second_run_changes_nothing_and_all_is_valid(tmp_path: Path, seed: int) -> None:
    """Rules and register over pages at random, each alone, then all again together."""
    chance = random.Random(seed)
    folder = tmp_path / "paper"
    create_edition(folder, "江城晚报")
    settings = folder / "edition.toml"
    settings.write_text('taggers = ["register", "rules"]\n' + settings.read_text("utf-8"), "utf-8")
    (folder / "pages" / "sample.txt").unlink()
    for number in range(PAGES):
        (folder / "pages" / f"{number:04}.txt").write_text(page(chance), "utf-8")
        changes(folder)
    assert changes(folder) == []
    found = validate_many(tei_files(Edition(folder)), Checks(language="en"))
    assert [str(each) for each in found if each.severity is Severity.ERROR] == []


def changes(folder: Path) -> list[str]:
    """Encode all pages; name the files that the run changed."""
    before = kept_bytes(folder)
    edition = Edition(folder)
    with Encoding(edition) as run:
        list(run.encode(edition.pages))
    after = kept_bytes(folder)
    return sorted(str(path.relative_to(folder)) for path in after if before.get(path) != after[path])
