"""Documents with entities of their own and with XInclude are checked whole, and faults are told where people wrote them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kanben.errors import BadInclude, TooLarge
from kanben.validate.assembly import assemble
from kanben.validate.document import Checks, validate
from tests.cli.running import kanben

SCHEMA = """default namespace = "urn:x"
start = element doc { attribute n { text }?, (p | part)* }
part = element part { attribute xml:id { text }?, p* }
p = element p { text }
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a schema in it."""
    (tmp_path / "doc.rnc").write_text(SCHEMA, "utf-8")
    return tmp_path


def places(folder: Path, files: dict[str, str], *, xinclude: bool = True) -> list[str]:
    """Write files, check main.xml, and return the places of its faults with the text from there on."""
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content, "utf-8")
    found = []
    for violation in validate(folder / "main.xml", Checks(schema=folder / "doc.rnc", xinclude=xinclude)):
        line = violation.place.file.read_text("utf-8").splitlines()[violation.place.line - 1]
        file = violation.place.file.relative_to(folder)
        found.append(f"{file}:{violation.place.line}: {line[violation.place.column - 1 :]}")
    return found


def doc(content: str, before: str = "") -> str:
    """Return a document."""
    return f'<?xml version="1.0"?>\n{before}<doc xmlns="urn:x" xmlns:xi="http://www.w3.org/2001/XInclude">{content}</doc>\n'


def test_entities_are_read_and_what_follows_keeps_its_place(folder: Path) -> None:
    """In texts and attributes, with quotation marks in them, after comments that look like an end."""
    declared = "<!DOCTYPE doc [\n<!ENTITY ab 'a \"b\" &#38;amp; c'>\n<!-- it's > a ] -->\n<!ENTITY p '<p>&ab;</p>'>\n]>\n"
    assert places(folder, {"main.xml": doc("<p>&ab; &amp;</p>&p;\n<p>刊&ab;</p><q/>", declared)}) == [
        "main.xml:8: <q/></doc>"
    ]
    good = doc("<p>&ab;</p>&p;", declared).replace("<doc ", '<doc n="&ab;" ')
    assert places(folder, {"main.xml": good}) == []
    bad = declared.replace("'<p>&ab;</p>'", "'<q/>'")
    assert places(folder, {"main.xml": doc("<p>&ab;</p>\n&p;", bad)}) == ["main.xml:8: &p;</doc>"]


def test_faults_of_included_files_are_told_in_them(folder: Path) -> None:
    """Of files in files, of an element by its xml:id, of a fallback, of a text; and what follows keeps its place."""
    files = {
        "main.xml": doc(
            '<p/><xi:include href="sub/a.xml"/>\n<xi:include href="b.xml" xpointer="two"/>'
            '<xi:include href="none.xml"><xi:fallback><z/></xi:fallback></xi:include>\n'
            '<p><xi:include href="t.txt" parse="text"/></p><y/>'
        ),
        "sub/a.xml": '<?xml version="1.0"?>\n<part xmlns="urn:x"><p>刊</p>\n <q/><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="../c.xml"/></part>',
        "b.xml": '<x:all xmlns:x="urn:x"><x:part xml:id="one"><x:w/></x:part>\n<x:part xml:id="two"><x:v/></x:part></x:all>',
        "c.xml": "<!-- c -->\n<nowhere/>",
        "t.txt": "a < b & c",
    }
    assert places(folder, files) == [
        "b.xml:2: <x:v/></x:part></x:all>",
        "c.xml:2: <nowhere/>",
        "main.xml:3: <z/></xi:fallback></xi:include>",
        "main.xml:4: <y/></doc>",
        'sub/a.xml:3: <q/><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="../c.xml"/></part>',
    ]
    assert any("xi:include" in place for place in places(folder, files, xinclude=False))


@pytest.mark.parametrize(
    ("href", "reason"),
    [
        ("main.xml", "includes itself"),
        ("../outside.xml", "no such file"),
        ("none.xml", "no such file"),
        ("http://127.0.0.1:9/a.xml", "no such file"),
    ],
)
def test_what_cannot_be_included_is_an_error_at_its_line(folder: Path, href: str, reason: str) -> None:
    """Nothing outside the folder, nothing of the network, nothing without end; the command ends with 2."""
    (folder.parent / "outside.xml").write_text("<p xmlns='urn:x'/>", "utf-8")
    (folder / "main.xml").write_text(doc(f'\n<xi:include href="{href}"/>'), "utf-8")
    with pytest.raises(BadInclude, match=f":3: {href} is not included: .*{reason}"):
        validate(folder / "main.xml", Checks(schema=folder / "doc.rnc"))
    run = kanben("validate", folder / "main.xml", "--schema", folder / "doc.rnc")
    assert run.returncode == 2
    assert "main.xml:3:" in run.stdout


def test_growth_is_bounded(folder: Path) -> None:
    """By entities in entities, and by files that include files."""
    declared = '<!ENTITY a0 "haha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 30}">' for n in range(1, 9))
    (folder / "main.xml").write_text(doc("&a8;", f"<!DOCTYPE doc [{declared}]>"), "utf-8")
    start = time.monotonic()
    assert kanben("validate", folder / "main.xml", "--schema", folder / "doc.rnc").returncode == 2
    (folder / "main.xml").write_text(doc('<xi:include href="a0.xml"/>'), "utf-8")
    for number in range(12):
        inner = f'<xi:include href="a{number + 1}.xml"/>' * 4
        (folder / f"a{number}.xml").write_text(doc(inner), "utf-8")
    with pytest.raises((BadInclude, TooLarge)):
        assemble(folder / "main.xml", (folder / "main.xml").read_bytes())
    assert time.monotonic() - start < 20
