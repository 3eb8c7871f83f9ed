"""Places of one character, where the words around them leave no doubt: 赴京, 旅沪同乡, 访华, 中美两国, 美议员提案."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kanben.lexicon.characters import HAN, NOT_HAN
from kanben.model import Certainty, Mention, MentionKind
from kanben.tagging.rules.pattern import propose

_CITY = "京沪津平汉粤港甬杭苏宁渝穗济台湘闽鲁豫皖"
_COUNTRY = "中美英法德日俄苏韩朝印越澳欧"
_RELATION = (
    "两国|三国|四国|双方|关系|贸易|经贸|经济|合作|建交|会谈|首脑|元首|外长|防长|领导人|友好|友谊|战争|战略|边境|边界|之间|协定|"
    "条约|谈判|人民|学者|青年|签署|联合声明|联合公报|文化交流|高层|峰会|对话|磋商|摩擦|冲突|停火|结盟|同盟|断交|复交"
)
_DEALING = (
    "出口|进口|贸易|投资|政策|关系|关税|制裁|外交|援助|合作|军售|出兵|作战|宣战|态度|战略|经济|友好|封锁|反制|施压|强硬|示好|开放|技术|芯片|禁运|"
    "汇率|反倾销|谈判"
)
_OFFICE = (
    "议员|总统|国会|防长|外长|财长|国务卿|副总统|总理|首相|参议院|众议院|参院|众院|媒体|媒|军机|军舰|大使|公使|领事|政府|专家|官员|"
    "商务部|财政部|国防部|外交部|联储|最高法院|法院|警方|海军|空军|陆军|学者|车企|药企|检方"
)
_AFTER_CITY = (
    rf"(?={NOT_HAN}|$|[赴到转返抵据离至飞晋]|接洽|公干|出席|参加|述职|报告|就职|旅行|旅游|开会|访问|考察|学习|求学|就医|供职|途中|观光|"
    r"领奖|演出|比赛|务工|打工|发展|投资|招商|召开|举行|举办|开幕|闭幕|成立|发布|签约|逝世|揭晓|落幕|启动|首演|会见|会谈|任职|"
    r"期间|时|后|的|各|同乡|同学|记者|公使|大使|人士|办事处|专车|列车|火车|晤|谒|向|与|并)"
)
# After one of these words; each branch looks back at which it was, and has one group, the letters.
_AFTER_WORD = re.compile(
    "[赴抵莅离返在来过进驻留旅寓对访援涉侵](?:"
    + "|".join(
        (
            rf"(?:(?<=[赴抵莅])|(?<=[离返在来过])(?:(?<!{HAN}.)|(?<=[乘车船机轮昨晨晚午日今].)))([{_CITY}]){_AFTER_CITY}",
            r"(?<=[赴抵离返在来进驻留旅])([京沪])" + _AFTER_CITY,
            rf"(?<=[旅寓])([{_CITY}])(?=同乡|同学|商|各界|华侨|{HAN}{{2,4}}(?:同乡|会馆))",
            rf"(?<=对)([{_COUNTRY}华])(?={_DEALING})",
            rf"(?<=[访来驻赴援涉侵])(华)(?={NOT_HAN}|$|大使|公使|使[馆节领]|期间|投资|参观|旅游|学习|考察|演出|参加|军|战争|出席|访问|企业|时|后|的|并|机构|行程|之行|代表团)",
            rf"(?<=[访赴驻抵])([美英法德日俄韩朝印越澳])(?={NOT_HAN}|$|大使|公使|使馆|期间|留学|访问|参加|出席|考察|学习|演出|参赛|时|后|的|军|工作|就读|行程|之行)",
            r"(?<=驻)([美英法德日俄苏韩朝印越澳比荷瑞意奥土波丹挪])(?=公使|大使|领事|代办|使馆|使领馆|武官)",
        )
    )
    + ")"
)
# Beginning with the letters; what stands before them is looked at after the first.
_ALONE = (
    re.compile(
        rf"([京沪津平汉粤港甬杭](?<!{HAN}.)[京沪津平汉粤港甬杭]{{1,2}})(?=间|线|一带|两地|三地|铁路|路|高铁|直达|专线|航线|专电)"
    ),
    re.compile(
        rf"([甬沪粤港杭苏闽津汉])商(?:(?<!{HAN}..)|(?<=[之有系的]..))(?={HAN}{{2,3}}(?:[、，。,]|等))(?![会人业品店场贾铺])"
    ),
    re.compile(
        rf"([{_COUNTRY}](?:(?<!{HAN}.)|(?<=[在对与和据称说是的推动促进发展加强改善就于了及以为让使将给关到从].))[{_COUNTRY}]{{1,3}})(?={_RELATION})"
    ),
    re.compile(rf"([美英法德日俄韩朝印](?<![^\n。；！？，“「　 ].))(?={_OFFICE})"),
)


def find_letters(text: str) -> Iterator[Mention]:
    """Propose each single character that stands for a city or country."""
    for pattern in (_AFTER_WORD, *_ALONE):
        for match in pattern.finditer(text):
            for position in range(*match.span(match.lastindex or 0)):
                yield propose((position, position + 1), MentionKind.PLACE, "letter", Certainty.MEDIUM)
