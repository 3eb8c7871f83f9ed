"""The register: each entry once, found by every form, with what a gazetteer knows of places."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from kanben.edition import Edition
from kanben.edition.register import Register
from kanben.model import Certainty, MentionKind, Profile
from kanben.tei import TEI, TEI_NAMESPACE, XML_ID
from tests.encode.test_pages import new_edition

HIGH = Certainty.HIGH
PERSON, PLACE, ORGANISATION = MentionKind.PERSON, MentionKind.PLACE, MentionKind.ORGANISATION


def empty(newspaper: str = "") -> Register:
    """A register without entries."""
    tree = etree.ElementTree(etree.fromstring(f'<TEI xmlns="{TEI_NAMESPACE}"/>'))
    return Register(Path("register.xml"), tree, newspaper=newspaper)


def entry(register: Register, entry_id: str) -> str:
    """An entry as XML, without white space and namespace."""
    found = register._by_id[entry_id]
    text = etree.tostring(found, encoding="unicode", with_tail=False).replace(f' xmlns="{TEI_NAMESPACE}"', "")
    return "".join(line.strip() for line in text.splitlines())


def test_an_identifier_is_the_pinyin_of_the_name() -> None:
    """Readable, and never the same twice."""
    register = empty()
    assert register.add(PERSON, "张新会", HIGH) == "person-zhang-xin-hui"
    assert register.add(PERSON, "章新惠", HIGH) == "person-zhang-xin-hui-2"
    assert register.add(PERSON, "ΑΒΓ", HIGH) == "person-entry"


def test_an_entry_is_found_by_each_of_its_forms() -> None:
    """A short form joins the entry of its full form."""
    register = empty()
    bank = register.add(ORGANISATION, "中国银行内蒙古分行", HIGH)
    assert register.add(ORGANISATION, "中行内蒙古分行", HIGH, main="中国银行内蒙古分行") == bank
    assert register.find(ORGANISATION, "中行内蒙古分行") == bank
    assert register.find(PERSON, "中行内蒙古分行") is None
    assert entry(register, bank).count("<orgName") == 2


def test_a_place_has_its_kind_code_coordinates_and_parents() -> None:
    """A chain of names is the entry of its last; the divisions above it have entries of their own."""
    register = empty()
    county = register.add(PLACE, "呼和浩特市托克托县", HIGH)
    assert entry(register, county) == (
        f'<place xml:id="{county}" type="county" resp="#kanben"><placeName>托克托县</placeName>'
        '<placeName type="variant">呼和浩特市托克托县</placeName><region ref="#place-hu-he-hao-te-shi">呼和浩特市</region>'
        '<location><geo>40.277 111.194</geo></location><idno type="GB-T-2260">150122</idno></place>'
    )
    assert "内蒙古自治区" in entry(register, "place-hu-he-hao-te-shi")
    assert register.add(PLACE, "托克托县", HIGH) == county
    assert register.add(PLACE, "内蒙古", HIGH) == "place-nei-meng-gu-zi-zhi-qu"


def test_a_name_that_many_places_have_is_left_open() -> None:
    """Without its city, 和平区 is any of several: no code is guessed."""
    register = empty()
    assert "idno" not in entry(register, register.add(PLACE, "和平区", HIGH))
    assert ">120101<" in entry(register, register.add(PLACE, "天津市和平区", HIGH))


def test_the_newspaper_itself_has_an_entry(tmp_path: Path) -> None:
    """本报 is the newspaper: with its title, if the edition knows it."""
    register = empty("甲日报")
    paper = register.add_newspaper("本报")
    assert '<title level="j">甲日报</title><rs>本报</rs>' in entry(register, paper)
    assert register.find(MentionKind.SOURCE, "本报") == paper


def test_only_checked_entries_are_looked_for(edition: Edition) -> None:
    """What the program alone put into the register does not feed back into the next run."""
    register = Register.of(edition)
    known = register.checked_names()
    register.add(PERSON, "甲某某", HIGH)
    assert known["张新会"] == (PERSON, "person-zhang-xin-hui")
    assert register.checked_names() == known


def test_what_people_wrote_keeps_its_place(tmp_path: Path) -> None:
    """New entries come at the end of their list; the rest of the file stays as it was."""
    edition = new_edition(tmp_path / "edition", "正文")
    text = (
        f'<TEI xmlns="{TEI_NAMESPACE}">\n  <standOff>\n    <listPerson>\n      <person xml:id="a"><persName>甲某</persName>'
        "<!-- seen in 1950 --></person>\n    </listPerson>\n  </standOff>\n</TEI>\n"
    )
    edition.register.write_text(text, "utf-8")
    register = Register.of(edition)
    register.add(PERSON, "乙某", HIGH)
    register.save()
    written = edition.register.read_text("utf-8")
    assert (
        '<person xml:id="a"><persName>甲某</persName><!-- seen in 1950 --></person>\n      <person xml:id="person-yi-mou"'
        in written
    )
    ids = [node.get(XML_ID) for node in etree.parse(edition.register).iter(f"{TEI}person")]
    assert ids == ["a", "person-yi-mou"]


def test_a_person_is_described_once_by_what_the_text_says(tmp_path: Path) -> None:
    """Sex, occupation and organisation go into an entry that this run has made; an older one is left alone."""
    register = empty()
    person = register.add(PERSON, "甲某", HIGH)
    office = register.add(ORGANISATION, "乙局", HIGH)
    profile = Profile("甲某", "2", "科长", "乙局", HIGH, "test")
    register.describe(profile)
    expected = f'<occupation>科长</occupation><affiliation ref="#{office}">乙局</affiliation></person>'
    assert entry(register, person).endswith(expected)
    assert 'sex="2"' in entry(register, person)
    register.describe(profile)
    assert entry(register, person).count("<occupation>") == 1
    old = Register(Path("register.xml"), register._tree)
    old.describe(Profile("甲某", "1", "处长", None, HIGH, "test"))
    assert entry(old, person).endswith(expected)


def test_a_short_form_stays_with_the_entry_that_bears_it() -> None:
    """Another entry whose full name a text tells does not take the form over."""
    register = empty()
    short = register.add(PERSON, "老李", HIGH)
    register.add(PERSON, "老李", HIGH, "李伟")
    assert register.bearers(PERSON, "老李") == [short]


def test_an_untitled_paper_is_the_one_that_is_named_later() -> None:
    """An entry made of 本报 alone answers when a page tells the paper's title."""
    register = empty()
    paper = register.add_newspaper("本报")
    assert register.find_newspaper("本报", "江城晚报") == paper
