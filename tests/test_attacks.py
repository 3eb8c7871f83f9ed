"""Input that is meant to do harm: it reads and writes nothing, ends nothing, and steers no terminal."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kanben.edition import Edition
from kanben.tei.pointers import parse_pointer
from kanben.visible import on_one_line, visible
from tests.cli.running import kanben

_SCHEMA = """<sch:schema xmlns:sch="http://purl.oclc.org/dsdl/schematron" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  queryBinding="xslt3"><sch:ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>{top}
  <sch:pattern><sch:rule context="t:TEI"><sch:report test="true()">said: {message}</sch:report></sch:rule></sch:pattern>
</sch:schema>"""
_DOCUMENT = """<?xml-model href="own.rng" schematypens="http://relaxng.org/ns/structure/1.0"?>
<?xml-model href="rules.sch" schematypens="http://purl.oclc.org/dsdl/schematron"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">{content}</TEI>
"""
_GRAMMAR = """<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><ref name="any"/></start><define name="any"><element><anyName/>
<zeroOrMore><choice><attribute><anyName/></attribute><text/><ref name="any"/></choice></zeroOrMore></element></define></grammar>"""


def validate(folder: Path, schema: str, content: str = "") -> tuple[int, str]:
    """Return exit code and output of `kanben validate` for a document that names a schema beside it."""
    (folder / "own.rng").write_text(_GRAMMAR, "utf-8")
    (folder / "rules.sch").write_text(schema, "utf-8")
    (folder / "doc.xml").write_text(_DOCUMENT.format(content=content), "utf-8")
    run = kanben("validate", folder / "doc.xml")
    return run.returncode, run.stdout + run.stderr


@pytest.mark.parametrize(
    "expression",
    [
        "unparsed-text('{secret}')",
        "string-join(unparsed-text-lines('{secret}'))",
        "doc('{secret}')",
        "document('{secret}')",
        "json-doc('{secret}')",
        "string-join(collection('{folder}') ! string())",
        "environment-variable('PATH')",
        "system-property('java.home')",
    ],
)
def test_a_schema_beside_a_document_reads_nothing(tmp_path: Path, expression: str) -> None:
    """No file and nothing of the machine gets into a message."""
    secret = tmp_path / "secret.xml"
    secret.write_text("<a>TOP-SECRET</a>")
    told = expression.format(secret=secret.as_uri(), folder=tmp_path.as_uri())
    _, output = validate(tmp_path, _SCHEMA.format(top="", message=f'<sch:value-of select="{told}"/>'))
    assert "TOP-SECRET" not in output
    assert "/usr/bin" not in output
    assert "Traceback" not in output


@pytest.mark.parametrize(
    "top",
    [
        '<xsl:template match="/"><xsl:result-document href="{victim}">x</xsl:result-document></xsl:template>',
        '<xsl:function name="t:f"><xsl:result-document href="{victim}">x</xsl:result-document></xsl:function>',
        '<xsl:function name="t:f"><xsl:evaluate xpath="1"/></xsl:function>',
        '<xsl:include href="../outside.xsl"/>',
    ],
)
def test_a_schema_beside_a_document_writes_nothing(tmp_path: Path, top: str) -> None:
    """What could write is refused with the place in the schema, and the document counts as not checked."""
    victim = tmp_path / "victim.txt"
    folder = tmp_path / "in"
    folder.mkdir()
    code, output = validate(folder, _SCHEMA.format(top=top.format(victim=victim.as_uri()), message="x"))
    assert code == 2
    assert "rules.sch" in output
    assert not victim.exists()


def test_functions_and_keys_of_a_schema_are_taken(tmp_path: Path) -> None:
    """What schemas of others need goes on to work, from a file beside the schema as well."""
    stylesheet = 'xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"'
    function = (
        '<xsl:function name="t:twice"><xsl:param name="n"/><xsl:sequence select="$n * 2"/></xsl:function>'
    )
    (tmp_path / "more.xsl").write_text(
        f'<xsl:stylesheet {stylesheet} version="3.0">{function}</xsl:stylesheet>'
    )
    top = '<xsl:include href="more.xsl"/><xsl:key name="k" match="*" use="@n"/>'
    message = '<sch:value-of select="t:twice(21)"/>'
    code, output = validate(tmp_path, _SCHEMA.format(top=top, message=message))
    assert code == 1
    assert "said: 42" in output


def test_one_schema_that_fails_leaves_the_other_files_their_verdicts(tmp_path: Path) -> None:
    """Each file is reported at its place; JSON stays whole."""
    validate(tmp_path, "<broken")
    good = _DOCUMENT.format(content="").replace("rules.sch", "good.sch").replace("own.rng", "own.rng")
    (tmp_path / "good.sch").write_text(_SCHEMA.format(top="", message="seen"), "utf-8")
    (tmp_path / "other.xml").write_text(good, "utf-8")
    run = kanben("validate", tmp_path / "doc.xml", tmp_path / "other.xml", "--format", "json")
    found = json.loads(run.stdout)
    assert run.returncode == 2
    assert {Path(one["file"]).name for one in found} >= {"doc.xml", "other.xml"}
    assert any("seen" in one["message"] for one in found)


def test_a_schema_that_is_not_there_is_never_green(tmp_path: Path) -> None:
    """What nobody checked ends with 2 in every format."""
    text = '<?xml-model href="https://example.org/x.rng" schematypens="http://relaxng.org/ns/structure/1.0"?><a/>'
    (tmp_path / "a.xml").write_text(text)
    for form in ("text", "json", "sarif", "github"):
        assert kanben("validate", tmp_path / "a.xml", "--format", form).returncode == 2


POINTERS = ["//[x", "http://[::1", "x" * 300, "a%00b", "%zz", "\\\\host\\x", "file:///etc/passwd", "a\u202eb"]


@pytest.mark.parametrize("pointer", POINTERS)
def test_no_pointer_ends_a_run(edition: Edition, pointer: str) -> None:
    """A malformed pointer is one message at its place; transform and validate go on."""
    parse_pointer(pointer)
    path = edition.articles_of("p000_96995795001646cc")[0]
    text = path.read_text("utf-8").replace("</p>", f'<ref target="{pointer}">x</ref></p>', 1)
    path.write_text(text, "utf-8")
    run = kanben("validate", edition.folder)
    assert "Traceback" not in run.stdout + run.stderr
    assert "a fault of Kanben" not in run.stdout + run.stderr
    for form in ("html", "epub"):
        run = kanben("transform", path, "--to", form, "--output", edition.folder / f"out-{form}")
        assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("pointer", POINTERS[:4])
def test_no_schema_pointer_ends_a_run(tmp_path: Path, pointer: str) -> None:
    """The same in xml-model lines and in includes of schemas."""
    (tmp_path / "a.xml").write_text(
        f'<?xml-model href="{pointer}" schematypens="http://relaxng.org/ns/structure/1.0"?><a/>'
    )
    assert kanben("validate", tmp_path / "a.xml").returncode == 2
    code, output = validate(tmp_path, _SCHEMA.format(top=f'<sch:include href="{pointer}"/>', message="x"))
    assert code == 2
    assert "a fault of Kanben" not in output


@pytest.mark.parametrize(
    "date", ["1920-00-00", "2020-13-45", "2020x", "２０２０", "0000", "99999-01-01", "-0044-03-15"]
)
def test_no_date_ends_a_transformation(edition: Edition, date: str) -> None:
    """What is no date is shown as printed."""
    path = edition.articles_of("p000_96995795001646cc")[0]
    text = path.read_text("utf-8").replace("</p>", f'<date when="{date}">那天</date></p>', 1)
    path.write_text(text, "utf-8")
    for target in (path, edition.folder):
        run = kanben("transform", target, "--to", "html", "--output", edition.folder / "out")
        assert run.returncode == 0, run.stderr


def test_nothing_that_a_cache_names_is_deleted_outside_the_output(edition: Edition) -> None:
    """A stamp that names a file elsewhere deletes nothing."""
    victim = edition.folder.parent / "victim.txt"
    victim.write_text("mine")
    assert kanben("build", edition.folder).returncode == 0
    stamp = edition.output / "cache" / "html.json"
    stamp.write_text(json.dumps({"made of": "x", "wrote": ["html", "../../victim.txt", str(victim)]}))
    assert kanben("build", edition.folder).returncode == 0
    assert victim.read_text() == "mine"


def test_links_out_of_static_are_not_followed(edition: Edition) -> None:
    """A file that only a link makes part of the edition is not published."""
    secret = edition.folder.parent / "secret.txt"
    secret.write_text("TOP-SECRET")
    (edition.folder / "static").mkdir(exist_ok=True)
    (edition.folder / "static" / "x.txt").symlink_to(secret)
    assert kanben("build", edition.folder).returncode == 0
    assert not (edition.output / "html" / "static" / "x.txt").exists()


@pytest.mark.parametrize("form", ["text", "github", "sarif"])
def test_values_steer_no_terminal_and_no_workflow(edition: Edition, form: str) -> None:
    """Control characters, line ends and overrides of direction are shown as escapes."""
    path = edition.articles_of("p000_96995795001646cc")[0]
    text = path.read_text("utf-8").replace(
        'cert="high"', 'cert="q&#10;::warning::pwned&#x85;&#x202e;&#x9b;31m"', 1
    )
    path.write_text(text, "utf-8")
    run = kanben("validate", edition.folder, "--format", form)
    assert not any(line.startswith("::warning::pwned") for line in run.stdout.splitlines())
    assert not set("\x1b\x85\x9b\u202e") & set(run.stdout)


def test_hidden_characters_are_shown() -> None:
    """Letters and punctuation of every language stay, whatever acts does not."""
    assert visible("江水 é\n\u202e\x1b[0m") == "江水 é\n\\u202e\\x1b[0m"
    assert on_one_line("a\nb\tc") == "a\\nb\\tc"


def test_the_name_model_asks_nobody() -> None:
    """Telemetry is off before the model's engine is loaded."""
    program = (
        "import os, sys\nimport kanben.tagging.lac\nsys.exit(os.environ.get('ORT_DISABLE_TELEMETRY') != '1')"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
