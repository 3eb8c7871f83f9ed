"""Schemas named by addresses of the web: found in catalogs and in the person's own folder, never fetched, never assumed."""

from __future__ import annotations

from pathlib import Path

import pytest

from kanben.validate import catalogs
from kanben.validate.lookup import find_schema
from tests.cli.running import kanben

GRAMMAR = """<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0">
<start><element name="TEI"><element name="p"><text/></element></element></start></grammar>"""
CATALOG = '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">{}</catalog>'
TEI_ADDRESSES = [
    "http://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng",
    "https://tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng",
    "https://www.tei-c.org/Vault/P5/4.8.0/xml/tei/custom/schema/relaxng/tei_all.rng",
    "https://vault.tei-c.org/P5/3.6.0/xml/tei/custom/schema/relaxng/tei_all.rng",
    "https://raw.githubusercontent.com/TEIC/TEI/dev/P5/tei_all.rng",
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A schema folder of one's own, still empty."""
    monkeypatch.setenv("KANBEN_SCHEMAS", str(tmp_path / "kept"))
    monkeypatch.delenv("XML_CATALOG_FILES", raising=False)
    return tmp_path / "kept"


def document(path: Path, href: str = "", content: str = "<p>Text.</p>", attributes: str = "") -> Path:
    """Write a document that names a schema."""
    model = f'<?xml-model href="{href}"?>\n' if href else ""
    path.write_text(f'{model}<TEI xmlns="http://www.tei-c.org/ns/1.0"{attributes}>{content}</TEI>', "utf-8")
    return path


def schema(path: Path) -> Path:
    """Write a schema that wants one paragraph."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(GRAMMAR, "utf-8")
    return path


@pytest.mark.parametrize("address", TEI_ADDRESSES)
def test_a_kept_schema_answers_all_addresses_of_its_publisher(tmp_path: Path, address: str) -> None:
    """Whatever the protocol, host and version; before it is kept the document was not checked."""
    good, bad = document(tmp_path / "good.xml", address), document(tmp_path / "bad.xml", address, "<bogus/>")
    assert kanben("validate", good).returncode == 2
    kept = schema(tmp_path / "tei_all.rng")
    assert kanben("schema", "add", kept).returncode == 0
    kept.unlink()
    assert kanben("validate", good).returncode == 0
    assert kanben("validate", bad).returncode == 1


def test_a_schema_of_that_name_elsewhere_is_another(tmp_path: Path) -> None:
    """An unknown publisher's address is answered where the person says so."""
    address = "https://example.org/ours/tei_all.rng"
    kept = schema(tmp_path / "tei_all.rng")
    assert kanben("schema", "add", kept).returncode == 0
    assert kanben("validate", document(tmp_path / "a.xml", address)).returncode == 2
    assert kanben("schema", "add", kept, "--for", address).returncode == 0
    assert kanben("validate", tmp_path / "a.xml").returncode == 0
    assert kanben("schema", "list").stdout == f"tei_all.rng  {address}\n"
    assert kanben("schema", "remove", "tei_all.rng").returncode == 0
    assert kanben("validate", tmp_path / "a.xml").returncode == 2
    assert "tei_all.rng" not in kanben("schema", "list").stdout


@pytest.mark.parametrize("name", ["../x.rng", "catalog.xml", "none.rng", ""])
def test_only_what_is_kept_can_be_removed(tmp_path: Path, folder: Path, name: str) -> None:
    """No path leads out of the folder."""
    schema(tmp_path / "x.rng")
    schema(folder / "y.rng")
    (folder / "catalog.xml").write_text(CATALOG.format(""))
    assert kanben("schema", "remove", name).returncode == 2
    assert (tmp_path / "x.rng").exists()
    assert (folder / "catalog.xml").exists()


def test_what_is_no_schema_is_not_kept(tmp_path: Path, folder: Path) -> None:
    """Neither by its name nor by its content."""
    (tmp_path / "a.xsd").write_text("<schema/>")
    (tmp_path / "a.rng").write_text("<grammar")
    for name in ("a.xsd", "a.rng"):
        assert kanben("schema", "add", tmp_path / name).returncode == 2
    assert not folder.exists()


def test_tei_without_a_schema_is_checked_against_teis_or_not_at_all(tmp_path: Path) -> None:
    """It is no newspaper: Kanben's own grammar says nothing of it."""
    path = document(tmp_path / "a.xml")
    run = kanben("validate", path)
    assert run.returncode == 2
    assert "kanben schema add tei_all.rng" in run.stdout
    kanben("schema", "add", schema(tmp_path / "tei_all.rng"))
    assert kanben("validate", path).returncode == 0


@pytest.mark.parametrize(
    ("model", "attributes", "kind"),
    [
        ('<?xml-model href="a.xsd" schematypens="http://www.w3.org/2001/XMLSchema"?>', "", "W3C XML Schema"),
        ('<?xml-model schematypens="http://www.w3.org/2001/XMLSchema" href="a.rng"?>', "", "W3C XML Schema"),
        ('<?xml-model href="a.dtd" type="application/xml-dtd"?>', "", "DTD"),
        ('<?xml-model href="a.nvdl"?>', "", "NVDL"),
        (
            '<?xml-model href="a.sch" schematypens="http://www.ascc.net/xml/schematron"?>',
            "",
            "Schematron 1.5",
        ),
        ('<?xml-model href="a.bin"?>', "", "unknown kind"),
        (
            "",
            ' xmlns:x="http://www.w3.org/2001/XMLSchema-instance" x:schemaLocation="urn:a a.xsd"',
            "W3C XML Schema",
        ),
    ],
)
def test_a_schema_of_another_kind_is_said_and_not_taken_for_checked(
    tmp_path: Path, model: str, attributes: str, kind: str
) -> None:
    """In every format; beside a RELAX NG schema it is a warning."""
    body = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"{attributes}><p>Text.</p></TEI>'
    path = tmp_path / "a.xml"
    path.write_text(model + body, "utf-8")
    for form in ("text", "json", "sarif", "github"):
        run = kanben("validate", path, "--format", form)
        assert run.returncode == 2
        assert kind in run.stdout
    schema(tmp_path / "b.rng")
    path.write_text(f'<?xml-model href="b.rng"?>{model}{body}', "utf-8")
    run = kanben("validate", path)
    assert run.returncode == (1 if attributes else 0)  # the grammar knows no attributes
    assert f"{kind}, which is not checked" in run.stdout


def test_nobody_silences_that_a_file_was_not_checked(tmp_path: Path) -> None:
    """An edition's settings silence rules, not the lack of a schema."""
    (tmp_path / "articles").mkdir()
    settings = 'title = "T"\n[validate]\nsilence = ["schema-not-found"]\n'
    (tmp_path / "edition.toml").write_text(settings, "utf-8")
    path = document(tmp_path / "articles" / "a-1.xml", "lost.rng")
    assert kanben("validate", path).returncode == 2


@pytest.mark.parametrize(
    "entries",
    [
        '<uri name="https://e.org/s/x.rng" uri="y.rng"/>',
        '<system systemId="https://e.org/s/x.rng" uri="y.rng"/>',
        '<group xml:base="sub/"><uri name="https://e.org/s/x.rng" uri="../y.rng"/></group>',
        '<rewriteURI uriStartString="https://e.org/" rewritePrefix="none/"/>'
        '<rewriteURI uriStartString="https://e.org/s/x" rewritePrefix="y"/>',
        '<rewriteSystem systemIdStartString="https://e.org/s/x" rewritePrefix="y"/>',
        '<uriSuffix uriSuffix="/x.rng" uri="y.rng"/><uriSuffix uriSuffix="x.rng" uri="none.rng"/>',
        '<systemSuffix systemIdSuffix="s/x.rng" uri="y.rng"/>',
        '<delegateURI uriStartString="https://e.org/" catalog="other.xml"/><nextCatalog catalog="wrong.xml"/>',
        '<delegateSystem systemIdStartString="https://e.org/" catalog="other.xml"/>',
        '<nextCatalog catalog="catalog.xml"/><nextCatalog catalog="lost.xml"/><nextCatalog catalog="other.xml"/>',
    ],
)
def test_catalogs_say_which_file_an_address_means(tmp_path: Path, entries: str) -> None:
    """OASIS XML Catalogs 1.1: the exact entry, then the longest; delegates, then the next catalogs; no endless round."""
    schema(tmp_path / "y.rng")
    right = '<uri name="https://e.org/s/x.rng" uri="y.rng"/><system systemId="https://e.org/s/x.rng" uri="y.rng"/>'
    (tmp_path / "catalog.xml").write_text(CATALOG.format(entries))
    (tmp_path / "other.xml").write_text(CATALOG.format(right))
    (tmp_path / "wrong.xml").write_text(
        CATALOG.format('<uri name="https://e.org/s/x.rng" uri="catalog.xml"/>')
    )
    found = catalogs.resolve("https://e.org/s/x.rng", [tmp_path / "catalog.xml"])
    assert found is not None
    assert found.samefile(tmp_path / "y.rng")


def test_a_delegate_that_knows_nothing_ends_the_search(tmp_path: Path) -> None:
    """Section 7.2.2, step 6: other catalogs are not asked then."""
    schema(tmp_path / "y.rng")
    (tmp_path / "empty.xml").write_text(CATALOG.format(""))
    (tmp_path / "next.xml").write_text(CATALOG.format('<uri name="https://e.org/x.rng" uri="y.rng"/>'))
    entries = (
        '<delegateURI uriStartString="https://e.org/" catalog="empty.xml"/><nextCatalog catalog="next.xml"/>'
    )
    (tmp_path / "catalog.xml").write_text(CATALOG.format(entries))
    assert catalogs.resolve("https://e.org/x.rng", [tmp_path / "catalog.xml"]) is None


def test_catalogs_are_named_by_option_and_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The option goes first; names may have spaces; a catalog that is none says nothing."""
    place = tmp_path / "my schemas"
    schema(place / "y.rng")
    (place / "catalog.xml").write_text(CATALOG.format('<uri name="urn:x:y" uri="y.rng"/>'))
    (tmp_path / "broken.xml").write_text("<catalog")
    path = document(tmp_path / "a.xml", "urn:x:y")
    assert kanben("validate", path, "--catalog", tmp_path / "broken.xml").returncode == 2
    assert kanben("validate", path, "--catalog", place / "catalog.xml").returncode == 0
    monkeypatch.setenv("XML_CATALOG_FILES", (place / "catalog.xml").as_uri())
    assert kanben("validate", path).returncode == 0
    assert find_schema("urn:x:other") is None
