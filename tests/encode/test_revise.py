"""A person's edit survives every later run; what the program tagged follows the new proposals."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from kanben.edition.register import Register
from kanben.encode.marks import MARKS
from kanben.encode.revise import Revision, revise
from kanben.encode.wrapping import unwrap, wrap
from kanben.model import Certainty, Mention, MentionKind
from kanben.tei import TEI, TEI_NAMESPACE
from kanben.tei.elements import element
from kanben.tei.printed import Marked, article_text, body, marked, text_holders

TEXT = "甲县人民医院昨日启用\n记者从甲县了解到,乙某说“很好”。"


def document(text: str = TEXT) -> etree._Element:
    """An article with a paragraph for each line."""
    paragraphs = "".join(f"<p>{line}</p>" for line in text.splitlines())
    return etree.fromstring(
        f'<TEI xmlns="{TEI_NAMESPACE}"><text><body><div>{paragraphs}</div></body></text></TEI>'
    )


def register() -> Register:
    """An empty register."""
    empty = etree.ElementTree(etree.fromstring(f'<TEI xmlns="{TEI_NAMESPACE}"/>'))
    return Register(Path("register.xml"), empty)


def mention(form: str, kind: MentionKind, text: str = TEXT, **more: str) -> Mention:
    """The first occurrence of a form as a mention."""
    start = text.index(form)
    return Mention(start, start + len(form), kind, Certainty.HIGH, "rules:test", **more)


HOSPITAL = mention("甲县人民医院", MentionKind.ORGANISATION)
COUNTY = mention("甲县", MentionKind.PLACE)
PERSON = mention("乙某", MentionKind.PERSON)


def marks(root: etree._Element) -> list[tuple[str, str, str]]:
    """The marks of an article: element, text, responsible."""
    return [
        (etree.QName(mark.element).localname, "".join(mark.element.itertext()), mark.element.get("resp", ""))
        for mark in marked(root)
        if mark.element.tag in MARKS
    ]


def run(root: etree._Element, *mentions: Mention, last: Revision | None = None) -> Revision:
    """Revise with a fresh register, as after the run `last`."""
    return revise(root, mentions, last.proposals if last else {}, register())


def test_new_marks_nest_and_link_to_the_register() -> None:
    """A place inside an organisation's name stands inside it; both have an entry."""
    root, names = document(), register()
    revise(root, [COUNTY, HOSPITAL, PERSON], {}, names)
    assert marks(root) == [
        ("orgName", "甲县人民医院", "#kanben"),
        ("placeName", "甲县", "#kanben"),
        ("persName", "乙某", "#kanben"),
    ]
    assert {mark.element.get("ref", "").partition("#")[2] in names for mark in marked(root)} == {True}


def test_a_run_with_the_same_proposals_changes_nothing() -> None:
    """The second run writes nothing."""
    root = document()
    first = run(root, HOSPITAL, COUNTY, PERSON)
    before = etree.tostring(root)
    second = run(root, HOSPITAL, COUNTY, PERSON, last=first)
    assert not second.touched
    assert second.proposals == first.proposals
    assert etree.tostring(root) == before


def test_what_is_no_longer_proposed_goes() -> None:
    """A tag that the program set and would not set now is taken away."""
    root = document()
    first = run(root, HOSPITAL, PERSON)
    second = run(root, PERSON, last=first)
    assert marks(root) == [("persName", "乙某", "#kanben")]
    third = run(root, HOSPITAL, PERSON, last=second)
    assert third.added == 1


def test_a_removed_tag_stays_removed() -> None:
    """However often the program proposes it again, even after runs that did not."""
    root = document()
    revision = run(root, HOSPITAL, PERSON)
    unwrap(next(mark.element for mark in marked(root) if mark.element.tag == f"{TEI}persName"))
    for proposals in ([HOSPITAL, PERSON], [HOSPITAL], [HOSPITAL, PERSON]):
        revision = run(root, *proposals, last=revision)
        assert [name for name, _, _ in marks(root)] == ["orgName"]


def test_a_retyped_tag_keeps_its_type_though_its_resp_was_not_changed() -> None:
    """An editor who only renames the element has decided all the same."""
    root = document()
    first = run(root, PERSON)
    next(mark.element for mark in marked(root)).tag = f"{TEI}orgName"
    run(root, PERSON, last=first)
    assert marks(root) == [("orgName", "乙某", "#kanben")]


def test_a_relinked_tag_keeps_its_link() -> None:
    """A reference that an editor changed is not put back."""
    root = document()
    first = run(root, PERSON)
    next(mark.element for mark in marked(root)).set("ref", "../register.xml#person-other")
    run(root, PERSON, last=first)
    assert next(mark.element for mark in marked(root)).get("ref") == "../register.xml#person-other"


def test_an_editors_tag_keeps_proposals_out() -> None:
    """What a person tagged is settled: nothing inside it, across it or in its place is proposed into the file."""
    root = document()
    wrap(next(text_holders(body(root))), 0, 6, element("orgName", resp="#editor", ref="#o"))
    revision = run(root, HOSPITAL, COUNTY, mention("医院昨日", MentionKind.ORGANISATION))
    assert marks(root) == [("orgName", "甲县人民医院", "#editor")]
    assert [name for _, _, name in revision.withheld] == ["placeName", "orgName"]


def test_marks_stay_when_paragraphs_are_cut_anew() -> None:
    """Offsets count printed characters, so joining two paragraphs moves no mark."""
    root = document()
    first = run(root, HOSPITAL, PERSON)
    one, two = text_holders(body(root))
    one[-1].tail += two.text or ""
    one.extend(two)
    two.getparent().remove(two)
    text = article_text(root)
    second = run(
        root,
        mention("甲县人民医院", MentionKind.ORGANISATION, text),
        mention("乙某", MentionKind.PERSON, text),
        last=first,
    )
    assert not second.touched


def test_a_source_is_described_where_it_is_named() -> None:
    """A cited title stands in a bibl with its marks; a closing line's words stand in one with its supplier."""
    text = "据《乙报》报道"
    root = document(text)
    run(root, mention("乙报", MentionKind.SOURCE, text, role="document"))
    paragraph = next(text_holders(body(root)))
    assert [node.tag for node in paragraph.iter()] == [f"{TEI}p", f"{TEI}bibl", f"{TEI}title"]
    assert "".join(paragraph[0].itertext()) == "《乙报》"


STEPS = ["remove", "retype", "relink", "claim", "add", "note", "join", "cut"]
EDITS = st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 30)), max_size=6)
PROPOSALS = st.lists(st.sampled_from([HOSPITAL, COUNTY, PERSON, mention("记者", MentionKind.PERSON), mention("昨日", MentionKind.DATE),
                                      mention("“很好”", MentionKind.SPEECH)]), unique=True)  # fmt: skip


@settings(deadline=None)
@given(PROPOSALS, EDITS, PROPOSALS)
def test_every_edit_survives_another_run(
    first: list[Mention], edits: list[tuple[str, int]], second: list[Mention]
) -> None:
    """Random edits, paragraphs cut anew and notes among them, then a run with other proposals: each is still there."""
    root, names = document(), register()
    revision = revise(root, first, {}, names)
    removed = {key for step in edits if (key := edit(root, *step))}
    claimed = [mark for mark in marks(root) if mark[2] == "#editor"]
    text, notes = article_text(root), len(list(root.iter(f"{TEI}note")))
    revise(root, moved(second, text), revision.proposals, names)
    assert article_text(root) == text
    assert "".join(text.split()) == "".join(TEXT.split())
    assert len(list(root.iter(f"{TEI}note"))) == notes
    assert all(mark in marks(root) for mark in claimed)
    by_program = {
        (mark.start, mark.end, mark.element.tag)
        for mark in marked(root)
        if mark.element.get("resp") != "#editor"
    }
    assert not by_program & removed


def moved(mentions: list[Mention], text: str) -> list[Mention]:
    """Mentions of TEXT where they stand in a text of the same characters; those cut in two are left out."""
    places = [offset for offset, character in enumerate(text) if not character.isspace()]
    found = []
    for one in mentions:
        ink = len("".join(TEXT[: one.start].split()))
        start, end = places[ink], places[ink + one.end - one.start - 1] + 1
        if "\n" not in text[start:end]:
            found.append(replace(one, start=start, end=end))
    return found


def edit(root: etree._Element, what: str, where: int) -> tuple[int, int, str] | None:
    """Do what an editor might; return the key of a removed mark."""
    parts = list(text_holders(body(root)))
    found = [mark for mark in marked(root) if mark.element.tag in MARKS]
    part = parts[where % len(parts)]
    if what == "add":
        wrap(part, where % 7, where % 7 + 2, element("orgName", resp="#editor"))
    elif what == "note":
        part.append(element("note", "编者注", type="editorial"))
    elif what == "join" and len(parts) > 1:
        join(parts[0], parts[1])
    elif what == "cut":
        cut(part, where)
    elif found:
        return change(found[where % len(found)], what)
    return None


def change(mark: Marked, what: str) -> tuple[int, int, str] | None:
    """Change a mark as an editor might; return its key if it was removed."""
    key = (mark.start, mark.end, str(mark.element.tag))
    if what == "remove":
        unwrap(mark.element)
        return key
    if what in ("retype", "relink", "claim"):
        mark.element.set("resp", "#editor")
    if what == "retype":
        mark.element.tag = f"{TEI}rs"
    elif what == "relink":
        mark.element.set("ref", "../register.xml#person-else")
    return None


def join(one: etree._Element, two: etree._Element) -> None:
    """Make two paragraphs one."""
    if len(one):
        one[-1].tail = (one[-1].tail or "") + (two.text or "")
    else:
        one.text = (one.text or "") + (two.text or "")
    one.extend(two)
    two.getparent().remove(two)  # type: ignore[union-attr]  # it stands in the article


def cut(part: etree._Element, where: int) -> None:
    """Make two paragraphs of one, inside its first run of text."""
    text = part.text or ""
    if len(text) < 2:
        return
    offset = where % (len(text) - 1) + 1
    second = element("p", text[offset:])
    part.text = text[:offset]
    second.extend(part)
    part.addnext(second)
