"""Typical mistakes of editors: what is typed in place of what, and the one message that each deserves."""

from __future__ import annotations

from dataclasses import dataclass

ARTICLE, REGISTER = "articles/p1-1.xml", "register.xml"


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake: the first `old` of a file becomes `new`.

    The one violation is of the rule `id`, begins at the text `at`, names `names` in its message, lists `expected`, and
    its hint holds `hint`; `file` is one of the sample edition.
    """

    what: str
    old: str
    new: str
    id: str
    at: str
    names: str
    expected: str = ""
    hint: str = ""
    file: str = ARTICLE
    renames: bool = False  # the end tag of what `old` opens takes the name `new` has
    everywhere: bool = False  # TEI's complete schema finds it too


_SECTION = '<div type="section">'
_PICTURE = '<figure type="photograph"><p>说明。</p>'

MISTAKES = (
    Mistake("misspelt element", '<measure quantity="400000" unit="CNY" resp="#kanben" cert="high">40 万元</measure>', '<mesure quantity="400000" unit="CNY" resp="#kanben" cert="high">40 万元</mesure>', "element-unknown", "<mesure", "<mesure>", "<measure>", "<measure>", everywhere=True),
    Mistake("capitalised element", "<p>短段落。", "<P>短段落。</P><p>", "element-unknown", "<P>", "<P>", "<p>", "<p>", everywhere=True),
    Mistake("emphasis", "短段落。", "<emph>短段落</emph>。", "element-unknown", "<emph>", "<emph>"),
    Mistake("element of HTML", "短段落。", "<b>短段落</b>。", "element-unknown", "<b>", "<b>", everywhere=True),
    Mistake("sentence tagged", "短段落。", "<s>短段落。</s>", "element-unknown", "<s>", "<s>"),
    Mistake("misspelt attribute", 'level="a"', 'levle="a"', "attribute-unknown", "levle", "@levle", "@level", "@level", everywhere=True),
    Mistake("attribute of another element", '<measure quantity="400000"', '<measure evidence="rules" quantity="400000"', "attribute-unknown", "evidence=", "<measure>", everywhere=True),
    Mistake("misspelt value", 'subtype="report"', 'subtype="reprot"', "attribute-value", "subtype=", "reprot", "report", "report"),
    Mistake("misspelt role", 'role="reporter"', 'role="reportre"', "attribute-value", "role=", "reportre", "reporter", "reporter"),
    Mistake("missing attribute", ' reason="illegible"', "", "attribute-missing", "<gap", "@reason", "@reason", "reason="),
    Mistake("name without pointer's entry", 'resp="#kanben" cert="high" evidence="rules">杨乐', 'resp="#robot" cert="high" evidence="rules">杨乐', "resp-unknown", "resp=", "#robot"),
    Mistake("head after paragraph", '<head type="cross">小标题</head>\n          <p>短段落。', '<p>早。</p><head type="cross">小标题</head>\n          <p>短段落。', "element-order", '<head type="cross">', "<head>", "", "<head>", everywhere=True),
    Mistake("paragraph after section", "        <closer>", "        <p>晚。</p>\n        <closer>", "element-order", "<p>晚", "<p>", "", "<p>", everywhere=True),
    Mistake("closer before paragraph", _SECTION, "<closer><signed>编者</signed></closer>" + _SECTION, "element-order", "<div", "<closer>", everywhere=True),
    Mistake("text in list", "<list><item>", "<list>乱<item>", "text-misplaced", "乱", "<list>", "<item>", "<item>", everywhere=True),
    Mistake("text in division", _SECTION, "乱" + _SECTION, "text-misplaced", "乱", "<div>", "<p>", "<p>", everywhere=True),
    Mistake("text after a paragraph", "<list><item>", "乱。<list><item>", "text-misplaced", "乱", "<div>", "<p>", "<p>", everywhere=True),
    Mistake("text in table", "<table>", "<table>乱", "text-misplaced", "乱", "<table>", "<row>", "<row>", everywhere=True),
    Mistake("text in row", "<cell>地区</cell>", "地区", "text-misplaced", "地区", "<row>", "<cell>", "<cell>", everywhere=True),
    Mistake("date that is none", 'when="2020-03-03"', 'when="2020-02-30"', "attribute-value", "when=", "2020-02-30", everywhere=True),
    Mistake("date with strokes", 'when="2020-03-03"', 'when="3/3/2020"', "attribute-value", "when=", "3/3/2020", "", "2020", everywhere=True),
    Mistake("number in words", 'quantity="400000"', 'quantity="四十万"', "attribute-value", "quantity=", "四十万", everywhere=True),
    Mistake("dangling reference", "#org-nong-ye-ting", "#org-nong-ye-tin", "ref-dangling", "ref=", "org-nong-ye-tin", "org-nong-ye-ting", "org-nong-ye-ting"),
    Mistake("reference of the wrong kind", '<persName role="reporter" ref="../register.xml#person-yang-le"', '<persName role="reporter" ref="../register.xml#place-sheng"', "ref-kind", "ref=", "<place>", "<person>"),
    Mistake("identifier twice", 'xml:id="kanben"', 'xml:id="editor"', "id-duplicate", "xml:id=", "editor"),
    Mistake("paragraph in paragraph", "<p>短段落。", "<p><p>内</p>短段落。", "element-misplaced", "<p>内", "<p>", everywhere=True),
    Mistake("division in paragraph", "<p>短段落。", '<p><div type="section"><head type="cross">x</head><p>内</p></div>短段落。', "element-misplaced", '<div type="section"><head type="cross">x', "<div>", everywhere=True),
    Mistake("tag not closed", "</said>", "", "not-well-formed", "</p>", "<said>", "</said>", "</said>"),
    Mistake("ampersand", "短段落。", "短 & 段落。", "not-well-formed", "&", "&", "&amp;", "&amp;"),
    Mistake("less-than sign", "短段落。", "短 < 段落。", "not-well-formed", "<", "<", "&lt;", "&lt;"),
    Mistake("no namespace", ' xmlns="http://www.tei-c.org/ns/1.0"', "", "element-namespace", "<TEI", "<TEI>", "<TEI>", "http://www.tei-c.org/ns/1.0", everywhere=True),
    Mistake("wrong namespace", "http://www.tei-c.org/ns/1.0", "http://www.tei-c.org/ns/1", "element-namespace", "<TEI", "<TEI>", "<TEI>", "http://www.tei-c.org/ns/1.0", everywhere=True),
    Mistake("dateline as opener", '<dateline rend="run-in">', '<opener rend="run-in">', "element-unknown", "<opener", "<opener>", "<dateline>", renames=True),
    Mistake("row renamed", "<row><cell><choice>", "<list><cell><choice>", "element-misplaced", "<list><cell>", "<list>", "<row>", "<row>", renames=True, everywhere=True),
    Mistake("item outside a list", "<list><item>第一条</item></list>", "<item>第一条</item>", "element-misplaced", "<item>", "<item>", "<list>", "<list>", everywhere=True),
    Mistake("table without rows", '<row role="label"><cell>地区</cell></row>', "<cell>地区</cell>", "element-misplaced", "<cell>", "<cell>", "<row>", "<row>", everywhere=True),
    Mistake("row without cells", "<cell>地区</cell>", "", "content-incomplete", "</row>", "<row>", "<cell>", "<cell>", everywhere=True),
    Mistake("end of dateline missing", "</dateline>", "", "not-well-formed", "</div>", "<dateline>", "</dateline>", "</dateline>"),
    Mistake("empty name", ">杨乐</persName>)", "></persName>)", "name-empty", "<persName", "<persName>"),
    Mistake("two children swapped", "<analytic><title level=\"a\">春耕开始 全省行动</title></analytic>\n          <monogr><imprint><date notBefore=\"2020-03-03\" cert=\"medium\"/><biblScope unit=\"page\" corresp=\"../pages/p1.txt\"/></imprint></monogr>", "<monogr><imprint><date notBefore=\"2020-03-03\" cert=\"medium\"/><biblScope unit=\"page\" corresp=\"../pages/p1.txt\"/></imprint></monogr>\n<analytic><title level=\"a\">春耕开始 全省行动</title></analytic>", "element-order", "<", "<", everywhere=True),
    Mistake("paragraph before the heads", '<head type="kicker">', '<p>早。</p><head type="kicker">', "element-order", "<p>早", "<p>", "", "<head>", everywhere=True),
    Mistake("line of verse in a paragraph", "短段落。", "<l>短段落。</l>", "element-misplaced", "<l>短", "<l>"),
    Mistake("correction alone", "<sic>她</sic>", "<sic>她</sic><corr>他</corr>", "element-misplaced", "<corr>他", "<corr>"),
    Mistake("name of a person in a figure", _PICTURE, '<figure type="photograph"><persName>杨乐</persName><p>说明。</p>', "element-misplaced", "<persName>杨", "<persName>", "<p>", everywhere=True),
    Mistake("section renamed", _SECTION, '<list type="section">', "element-misnamed", "<list", "<list>", "<div>", "<div>", renames=True, everywhere=True),
    Mistake("lg renamed", "<lg><l>", "<list><l>", "element-misnamed", "<list>", "<list>", "<lg>", "<lg>", renames=True, everywhere=True),
    Mistake("article renamed", '<div type="article" subtype="report">', '<p type="article" subtype="report">', "element-misnamed", "<p", "<p>", "<div>", "<div>", renames=True, everywhere=True),
    Mistake("table renamed", "<table>", "<lg>", "element-misnamed", "<lg>", "<lg>", "<table>", "<table>", renames=True, everywhere=True),
    Mistake("place among persons", "<listPerson>\n", "<listPerson>\n<place xml:id=\"place-x\"><placeName>x</placeName></place>", "element-misplaced", "<place ", "<place>", "<person>", "", REGISTER),
    Mistake("person without name", "<persName>杨乐</persName><persName type=\"variant\">小杨</persName>", "", "element-missing", "<occupation>记", "<persName>", "<persName>", "", REGISTER),
    Mistake("main name after occupation", '<persName type="variant">小杨</persName><occupation>记者</occupation>', '<occupation>记者</occupation><persName type="variant">小杨</persName>', "element-order", "<", "<", "", "", REGISTER),
    Mistake("bad coordinates", "40.82 111.67", "40.82,111.67", "geo-range", "<geo>", "40.82,111.67", "", "", REGISTER),
    Mistake("listOrg renamed", "<listOrg>", "<listPlace>", "element-misnamed", "<listPlace>", "<listPlace>", "<listOrg>", "<listOrg>", REGISTER, renames=True),
    Mistake("misspelt sex", 'sex="2"', 'sex="f"', "attribute-value", "sex=", "f", "2", "", REGISTER),
    Mistake("parent place dangling", "#place-sheng", "#place-shen", "pointer-dangling", "ref=", "place-shen", "", "", REGISTER),
    Mistake("xi:include", "短段落。", '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="x.xml"/>', "element-unknown", "<xi:include", "xi:include", everywhere=True),
    Mistake("date of the TEI missing", '<change when="2026-11-23" who="#kanben">', '<change who="#kanben">', "attribute-missing", "<change", "@when", "@when"),
    Mistake("identifier without its prefix", '<respStmt xml:id="editor">', '<respStmt id="editor">', "attribute-unknown", "id=", "@id", "@xml:id", "@xml:id"),
    Mistake("attribute capitalised", 'type="section"', 'Type="section"', "attribute-unknown", "Type=", "@Type", "@type", "@type"),
    Mistake("items without their list", "<list><item>第一条</item></list>", "<item>一</item><item>二</item><item>三</item>", "element-misplaced", "<item>一", "<item>", "<list>", "<list>"),
    Mistake("paragraphs in a list", "<item>第一条</item>", "<p>一</p><p>二</p>", "element-misnamed", "<list>", "<p>", "", "<item>"),
    Mistake("all before the headings", '<head type="kicker">', '<dateline>某地讯</dateline><p>早。</p><head type="kicker">', "element-order", "<p>早", "<p>", "", "<head>"),
    Mistake("address as in HTML", "短段落。", '<ref href="p1-2.xml">短段落</ref>。', "attribute-unknown", "href=", "@href", "@target", "@target", everywhere=True),
    Mistake("language as in HTML", "<p>短段落。", '<p lang="en">短段落。', "attribute-unknown", "lang=", "@lang", "@xml:lang", "@xml:lang", everywhere=True),
    Mistake("comment not ended", "<p>短段落", "<!-- <p>短段落", "not-well-formed", "<!--", "", "-->", "-->"),
    Mistake("quotation marks left out", 'quantity="400000"', "quantity=400000", "not-well-formed", "400000", "", "", 'name="value"'),
    Mistake("bracket of a tag left out", "<lg><l>", "<lg<l>", "not-well-formed", "<l>", "", "", ">"),
    Mistake("full-width equals sign", 'quantity="400000"', 'quantity＝"400000"', "not-well-formed", "＝", "＝", "=", "="),
    Mistake("full-width bracket at a tag's end", "<lg><l>", "<lg＞<l>", "not-well-formed", "＞", "＞", ">", ">"),
    Mistake("full-width bracket at an end tag", "</said>", "＜/said>", "not-well-formed", "＜", "＜", "<", "<"),
    Mistake("curly quotation marks", 'quantity="400000"', "quantity=“400000”", "not-well-formed", "“", "“", '"', '"'),
    Mistake("tag begun where it should end", "春眠不觉晓</l>", "春眠不觉晓<l>", "not-well-formed", "<l>", "<l>", "</l>", "</l>"),
    Mistake("entity of HTML", "短段落", "&nbsp;短段落", "not-well-formed", "&nbsp;", "&nbsp;"),
)  # fmt: skip
