"""Tests of kanben.transform."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from lxml import etree

from kanben.errors import StylesheetFailed
from kanben.publish.site.rendering import PageParameters
from kanben.resources import resource
from kanben.transform import Parameters, Stylesheet, stylesheet, take_messages

XSL = "{http://www.w3.org/1999/XSL/Transform}"


def parameters_of(path: Path) -> set[str]:
    """Return the names of a stylesheet's global parameters, with those of the modules it takes in."""
    names: set[str] = set()
    for element in etree.parse(path).getroot():
        if element.tag == f"{XSL}param":
            names.add(str(element.get("name")))
        if element.tag in (f"{XSL}import", f"{XSL}include"):
            names |= parameters_of(path.parent / str(element.get("href")))
    return names


@pytest.mark.parametrize(("sheet", "kind"), [("html", PageParameters), ("record", Parameters)])
def test_parameters_have_the_names_of_the_dataclass(sheet: str, kind: type[Parameters]) -> None:
    """Saxon ignores a parameter that the stylesheet does not have, so the names must agree."""
    names = {field.name.replace("_", "-") for field in fields(kind)}
    assert names == parameters_of(resource("xslt", f"{sheet}.xsl"))


def test_a_stylesheet_that_does_not_compile_is_named(tmp_path: Path) -> None:
    """The message has the stylesheet's path and what Saxon says."""
    path = tmp_path / "broken.xsl"
    path.write_text(
        '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:nonsense/>'
    )
    with pytest.raises(StylesheetFailed, match=r"broken\.xsl"):
        Stylesheet(path)


def test_a_parameter_does_not_stay_for_the_next_run(tmp_path: Path) -> None:
    """Pages are made one after another with the same compiled stylesheet; none may see another's context."""
    (tmp_path / "s.xsl").write_text(
        '<xsl:package name="urn:s" version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" '
        'xmlns:m="urn:m" declared-modes="yes"><xsl:param name="context" select="()"/><xsl:param name="title"/>'
        '<xsl:param name="text-language"/><xsl:param name="language"/><xsl:param name="path"/>'
        '<xsl:mode name="m:x" visibility="public"/><xsl:template match="/" mode="m:x">'
        '<n count="{count($context)}"/></xsl:template></xsl:package>'
    )
    sheet = stylesheet(tmp_path / "s.xsl")
    tree = etree.fromstring("<a/>").getroottree()
    assert 'count="1"' in sheet.transform(tree, PageParameters(context=tree), "{urn:m}x")
    assert 'count="0"' in sheet.transform(tree, PageParameters(), "{urn:m}x")


def test_messages_of_stylesheets_are_kept_and_said_once(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A thousand documents with the same remark make one line, and none comes to the terminal unasked."""
    (tmp_path / "s.xsl").write_text(
        '<xsl:package name="urn:s" version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" '
        'xmlns:m="urn:m" declared-modes="yes"><xsl:param name="language"/><xsl:mode name="m:x" visibility="public"/>'
        '<xsl:template match="/" mode="m:x"><xsl:message select="\'seen\', name(*)"/><n/></xsl:template></xsl:package>'
    )
    sheet = Stylesheet(tmp_path / "s.xsl")
    take_messages()
    for name in ("a", "b", "a"):
        sheet.transform(etree.fromstring(f"<{name}/>").getroottree(), Parameters(), "{urn:m}x")
    assert take_messages() == ["seen a", "seen b"]
    assert take_messages() == []
    assert capfd.readouterr() == ("", "")
