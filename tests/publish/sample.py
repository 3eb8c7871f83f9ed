"""A small edition of invented articles that between them use every part of the encoding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanben.edition import Edition
from kanben.gather import read_record
from kanben.records import Records
from kanben.tei import parse_tei

if TYPE_CHECKING:
    from pathlib import Path

TOML = """title = "江城晚报选"
subtitle = "一九三五年春"
description = "两版报纸，四篇文章。"
publisher = "江城图书馆"
[newspaper]
title = "江城晚报"
place = "江城"
[[editor]]
id = "editor"
name = "陈编辑"
[epub]
series = "江城旧报"
series-position = 3
subjects = ["报纸"]
"""

ARTICLE = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{id}" xml:lang="zh-Hans"><teiHeader><fileDesc>
<titleStmt><title level="a">{title}</title></titleStmt><publicationStmt><authority>Kanben</authority></publicationStmt>
<sourceDesc><p>江城晚报</p></sourceDesc></fileDesc>
<revisionDesc><change when="{changed}">encoded</change></revisionDesc></teiHeader>
<text><body>{body}</body></text></TEI>
"""
REF = 'ref="../register.xml#'
FLOOD = f"""<pb n="1"/><div type="article" subtype="report"><head type="kicker">连日大雨——</head>
<head type="main"><placeName {REF}place-jiang-cheng">江城</placeName>江水 <lb/>涨过旧堤</head>
<head type="sub">两岸居民迁往高处</head>
<dateline rend="run-in"><rs type="newspaper" {REF}bibl-wan-bao">本报</rs>讯</dateline>
<byline rend="run-in">(记者 <persName role="reporter" {REF}person-wu-ming">吴明</persName>)</byline>
<p><date when="1935-03-04">昨日</date>,江水上涨 12 尺,<orgName {REF}org-he-wu-ju"><placeName {REF}place-jiang-cheng">江城</placeName>河<cb break="no"/>务局</orgName>派员守堤。</p>
<div type="section"><head type="cross">“人人都来挑土”</head>
<p>局长<persName {REF}person-lu-ping">陆平</persName>说:<said who="../register.xml#person-lu-ping">“水退之前,我不下堤。”</said>
他<sic>以</sic>守了三夜<note type="editorial" resp="#editor">“以”当作“已”。</note>。</p>
<list><item>沙包</item><item>木桩</item></list><p>水位见<ref type="jump" target="q1-3.xml">下版</ref>。</p></div>
<closer><signed>(<persName role="author" {REF}person-wu-ming">吴明</persName>)</signed></closer></div>"""
PICTURE = f"""<pb n="1"/><div type="article" subtype="picture"><figure type="photograph"><p>堤上的灯火。</p>
<byline><persName role="photographer" {REF}person-he-guang">何光</persName> 摄</byline></figure></div>"""
BRIDGE = f"""<pb n="2"/><div type="article" subtype="feature"><head type="main">桥工十年</head>
<p>引《<bibl type="source"><title level="m" {REF}bibl-qiao-zhi">桥志</title></bibl>》<gap reason="illegible"/>一<choice><sic>断</sic><corr resp="#editor">段</corr></choice>。</p>
<table><row role="label"><cell>年</cell><cell>尺</cell></row><row><cell>一</cell><cell>40</cell></row></table>
<closer><signed>(<bibl type="source"><orgName role="supplier" {REF}org-he-wu-ju" resp="#kanben" cert="low">河务局</orgName>供稿</bibl>)</signed></closer></div>"""
VERSE = """<div type="article" subtype="verse"><head type="main">江上</head><lg><l>江水深</l><l>江水长</l></lg></div>"""
ARTICLES = {
    "q1-1": ("江城江水 涨过旧堤", "2026-02-01", FLOOD),
    "q1-2": ("堤上的灯火", "2026-02-03", PICTURE),
    "q1-3": ("桥工十年", "2026-02-02", BRIDGE),
    "q1-4": ("江上", "2026-01-31", VERSE),
}
REGISTER = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="register" xml:lang="zh-Hans"><teiHeader><fileDesc>
<titleStmt><title>R</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc>
</fileDesc></teiHeader><standOff>
<listPerson><person xml:id="person-wu-ming"><persName>吴明</persName></person>
<person xml:id="person-lu-ping" sex="1"><persName>陆平</persName><occupation>局长</occupation>
<affiliation ref="#org-he-wu-ju">江城河务局</affiliation></person>
<person xml:id="person-he-guang"><persName>何光</persName></person>
<person xml:id="person-nobody"><persName>无人</persName></person></listPerson>
<listPlace><place xml:id="place-jiang-cheng" type="city"><placeName>江城</placeName>
<location><geo>30.5 114.3</geo></location></place></listPlace>
<listOrg><org xml:id="org-he-wu-ju"><orgName>江城河务局</orgName><orgName type="variant">河务局</orgName></org></listOrg>
<listBibl><bibl xml:id="bibl-wan-bao" type="newspaper"><title level="j">江城晚报</title></bibl>
<bibl xml:id="bibl-qiao-zhi"><title level="m">桥志</title></bibl></listBibl></standOff></TEI>
"""
CONTENTS = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="edition" xml:lang="zh-Hans"><teiHeader><fileDesc>
<titleStmt><title>江城晚报选</title></titleStmt><publicationStmt><p/></publicationStmt>
<sourceDesc><p>江城晚报</p></sourceDesc></fileDesc></teiHeader><text><body>
<div type="issue" xml:id="issue-1"><head><date when="1935-03-05">1935 年 3 月 5 日</date></head>
<listBibl type="page" xml:id="q1" n="1"><bibl type="article"><ref target="articles/q1-1.xml">一</ref></bibl>
<bibl type="article"><ref target="articles/q1-2.xml">二</ref></bibl></listBibl>
<listBibl type="page" xml:id="q2" n="2"><bibl type="article"><ref target="articles/q1-3.xml">三</ref></bibl>
<bibl type="article"><ref target="articles/q1-4.xml">四</ref></bibl></listBibl></div></body></text></TEI>
"""


def write_edition(folder: Path, toml: str = TOML) -> Edition:
    """Write the sample edition into a folder."""
    (folder / "articles").mkdir(parents=True)
    (folder / "edition.toml").write_text(toml, "utf-8")
    (folder / "edition.xml").write_text(CONTENTS, "utf-8")
    (folder / "register.xml").write_text(REGISTER, "utf-8")
    for name, (title, changed, body) in ARTICLES.items():
        text = ARTICLE.format(id=name, title=title, changed=changed, body=body)
        (folder / "articles" / f"{name}.xml").write_text(text, "utf-8")
    return Edition(folder)


def read_records(edition: Edition) -> Records:
    """Return the records of all articles of an edition, in memory."""
    records = Records()
    for path in sorted((edition.folder / "articles").glob("*.xml")):
        records.put(read_record(path))
    records.keep_register(parse_tei(edition.register))
    records.arrange(parse_tei(edition.contents))
    return records
