"""The family names of Chinese persons, in simplified and traditional characters: a sign that a line is a name."""

from __future__ import annotations

import re

from kanben.lexicon.characters import HAN

_SINGLE = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付"
    "傅方邹熊白孟秦邱侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文施洪樊兰殷陶翟颜倪温芦葛章俞鲁毕聂焦柳管童季岳耿"
    "左包牛辛祝尤安齐伍庄涂谷时舒柯梅盛骆符申单关霍凌房游裴解欧裘鲍费苗詹翁靳柏褚瞿项路娄桂宫隋阮邢祁喻甘卓车蒲宁窦蓝冷闵迟应冉池班屈成卞"
    "吉景司连滕全边麻习楚仲巩沙栾权米占郁晏娜穆卜古柴华荆臧植门邬邝巫尚楼佟宗查缪海满岑戚谌储丛牟刁夏侯尉慕乌那农元苟战郎佘阳和银丰盘明朴"
    "冼佘敖虞仇束封荀纪伊宿干班仉湛厉郜阚寇暴欣艾狄桑卫应晋浦郦居窦鄢粟练揭宛庞雍云水敬闻由贝花鲜于木薄商冀匡相逄南计薄戈莘谈皮都印牧幸池经"
    "張劉陳楊黃趙吳孫馬許韓鄧馮蕭葉程魏蘇呂盧譚陸範韋賈鄒閻龍賀顧龔萬錢戴嚴湯喬賴蘭顏溫蘆魯畢聶齊莊塗時單關歐鮑費詹瞿項婁宮甯竇藍閔遲應邊習鞏"
    "欒權門鄔鄺繆岑諶儲叢羅鄭謝鍾鐘羅鄭蔣麥紀衛龐雲聞貝談慶豐陽農賓闕祿區岑彭霍"
)
_DOUBLE = frozenset(
    [
        "欧阳",
        "司马",
        "上官",
        "诸葛",
        "夏侯",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "司徒",
        "宇文",
        "长孙",
        "端木",
        "东方",
        "南宫",
        "独孤",
        "轩辕",
        "闻人",
        "淳于",
        "钟离",
        "申屠",
        "百里",
        "歐陽",
        "司馬",
        "諸葛",
        "尉遲",
        "公孫",
        "長孫",
        "東方",
        "南宮",
        "獨孤",
        "軒轅",
        "聞人",
        "鍾離",
        "呼延",
        "拓跋",
        "赫连",
        "澹台",
        "西门",
        "西門",
        "第五",
        "完颜",
        "完顏",
        "那拉",
        "乌兰",
        "阿不",
        "买买",
        "图雅",
    ]
)
# Characters that write the sounds of Mongolian, Uyghur, Kazakh and Tibetan names, which have no family name before them.
_SOUNDS = frozenset(
    "阿艾巴白宝毕布苏斯其木格图雅娜仁高娃额尔敦乌云朝鲁那顺孟和达来敖登日勒呼伦萨哈塔特吉嘎拉吐古力买提江丽尼亚孜热合曼卡德米依迪扎西次旺多顿珠卓玛央宗洛桑丹增罗腾琴夫道恩根锡林浩海别克拜胡什伊玉素甫沙赛里帕努汗库都夏"
)
_WITH_DOT = re.compile(rf"{HAN}{{1,8}}[·•‧]{HAN}{{1,12}}(?:[·•‧]{HAN}{{1,12}})?")


def is_person_name(text: str) -> bool:
    """Say whether a text has the form of one person's name: a family name and one or two characters, or a dot."""
    name = "".join(text.split())
    if _WITH_DOT.fullmatch(name):
        return True
    if re.fullmatch(rf"{HAN}{{4,8}}", name) and _SOUNDS.issuperset(name):
        return True
    if not re.fullmatch(rf"{HAN}{{2,4}}", name):
        return False
    if name[:2] in _DOUBLE:
        return len(name) >= 3
    return name[0] in _SINGLE and len(name) <= 3


def is_short_word(text: str) -> bool:
    """Say whether a text is two to four characters, as pen names are."""
    return bool(re.fullmatch(rf"{HAN}{{2,4}}", text))


def are_person_names(text: str) -> bool:
    """Say whether a text is nothing but names: “白 露”, “张三 李四”, “王五、赵六”."""
    if re.fullmatch(rf"{HAN}[ \u3000]+{HAN}", text):
        return is_person_name(text)
    names = [name for name in re.split(r"[ \u3000、,，/／]+", text) if name]
    return all(is_person_name(name) for name in names)
