"""Runs XSLT 3.0 with Saxon: the only module that imports saxonche.

Saxon reads DTDs and external entities unless it is told not to; here every source document was first
parsed by `kanben.tei`, which refuses them, and the engine itself is closed as well.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache, cached_property
from typing import TYPE_CHECKING

import saxonche

from kanben.errors import StylesheetFailed
from kanben.files import read_bytes
from kanben.tei import parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from lxml import etree

from lxml.etree import tostring

_XSL = "{http://www.w3.org/1999/XSL/Transform}"
_CLOSED = {
    "http://saxon.sf.net/feature/parserFeature?uri="
    "http%3A//xml.org/sax/features/external-general-entities": "false",
    "http://saxon.sf.net/feature/parserFeature?uri="
    "http%3A//xml.org/sax/features/external-parameter-entities": "false",
    "http://saxon.sf.net/feature/parserFeature?uri="
    "http%3A//apache.org/xml/features/nonvalidating/load-external-dtd": "false",
    "http://saxon.sf.net/feature/allowedProtocols": "file",
    # Java's parser stops at 100 levels; libxml2, which has read every document before, at 256.
    "http://saxon.sf.net/feature/parserProperty?uri=jdk.xml.maxElementDepth": "1000",
}


@dataclass(frozen=True, slots=True)
class Parameters:
    """The parameters every entry stylesheet has; `field_name` fills the XSLT parameter `field-name`.

    Stylesheets with more have a subclass. Fields are strings, booleans, integers, or a document (None stands
    for no value). Tests compare the names with the `xsl:param` of the stylesheets: Saxon ignores unknown ones.
    """

    language: str = "zh-Hans"


# For stylesheets made of a schema that anyone may have written: no file is read or written, nothing of the machine told.
_SHUT = _CLOSED | {
    "http://saxon.sf.net/feature/allowedProtocols": "",
    "http://saxon.sf.net/feature/allow-external-functions": "false",
}


@cache
def _processor(is_shut: bool = False) -> saxonche.PySaxonProcessor:
    processor = saxonche.PySaxonProcessor(license=False)
    for name, value in (_SHUT if is_shut else _CLOSED).items():
        processor.set_configuration_property(name, value)
    return processor


class Source:
    """A document as the engine has it: parsed when first it is asked for, then kept for all that is made of it.

    What is changed in a tree after that is not seen.
    """

    def __init__(self, document: etree._ElementTree | str) -> None:
        """Take a tree, or the text of a document that was put together from sound parts."""
        self._document = document

    @cached_property
    def node(self) -> saxonche.PyXdmNode:
        """The document node."""
        return self._parsed(is_shut=False)

    @cached_property
    def shut_node(self) -> saxonche.PyXdmNode:
        """The document node for stylesheets that are shut in."""
        return self._parsed(is_shut=True)

    @property
    def text(self) -> str:
        """The document, serialised."""
        document = self._document
        return document if isinstance(document, str) else tostring(document, encoding="unicode")

    def _parsed(self, *, is_shut: bool) -> saxonche.PyXdmNode:
        return _processor(is_shut).parse_xml(xml_text=self.text)


class Stylesheet:
    """A compiled entry stylesheet; raise StylesheetFailed if it does not compile or stops while it runs."""

    def __init__(self, path: Path, text: str | None = None, *, is_shut: bool = False) -> None:
        """Compile the stylesheet at `path`, or `text` where it was made from that file.

        One that `is_shut` in can neither read nor write anything but its source.
        """
        self.path = path
        self._is_shut = is_shut
        self._mode: str | None = None
        source = {"stylesheet_file": str(path)} if text is None else {"stylesheet_text": text}
        try:
            self._executable = _processor(is_shut).new_xslt30_processor().compile_stylesheet(**source)
        except saxonche.PySaxonApiError as error:
            raise StylesheetFailed(path=path, reason=str(error)) from None
        self._executable.set_save_xsl_message(True)  # else Saxon prints what `xsl:message` says

    def transform(
        self,
        document: etree._ElementTree | Source,
        parameters: Parameters,
        mode: str | None = None,
    ) -> str:
        """Return the serialised result of applying templates to a document, in the named mode if given."""
        run = self._executable
        try:
            run.clear_parameters()
            for field in fields(parameters):
                value = getattr(parameters, field.name)
                if value is not None:
                    run.set_parameter(field.name.replace("_", "-"), _value(value, is_shut=self._is_shut))
            if mode or self._mode:  # the last one is kept by the engine
                run.set_initial_mode(mode or "xsl:unnamed")
                self._mode = mode
            source = self._source(document)
            run.set_global_context_item(xdm_item=source)  # for global variables that look at the document
            return str(run.apply_templates_returning_string(xdm_value=source))
        except saxonche.PySaxonApiError as error:
            raise StylesheetFailed(path=self.path, reason=str(error)) from None
        finally:
            keep_messages(map(str, run.get_xsl_messages() or ()))
            run.clear_xsl_messages()

    def _source(self, document: etree._ElementTree | Source) -> saxonche.PyXdmNode:
        source = document if isinstance(document, Source) else Source(document)
        return source.shut_node if self._is_shut else source.node


_messages: dict[str, None] = {}  # each once, in the order in which they were first said


def keep_messages(messages: Iterable[str]) -> None:
    """Keep what stylesheets have said, here or in another process."""
    _messages.update(dict.fromkeys(messages))


def take_messages() -> list[str]:
    """Return what stylesheets have said with `xsl:message` since this was last asked, each message once."""
    messages = list(_messages)
    _messages.clear()
    return messages


def _value(
    value: str | bool | int | etree._ElementTree | Source, *, is_shut: bool = False
) -> saxonche.PyXdmValue:
    """Return a Python value as XDM: a tree or source becomes a document node."""
    processor = _processor(is_shut)
    match value:
        case bool():
            return processor.make_boolean_value(value)
        case int():
            return processor.make_integer_value(value)
        case str():
            return processor.make_string_value(value)
        case Source():
            return value.node
    return Source(value).node


def _with_own(path: Path, own: Path) -> str:
    """Return an entry package that includes an edition's own module after its imports, which it so overrides."""
    package = parse_xml(read_bytes(path, expected="a stylesheet"), path).getroot()
    imports = package.findall(f"{_XSL}import")
    for element in imports:
        element.set("href", (path.parent / element.get("href", "")).resolve().as_uri())
    package.insert(
        package.index(imports[-1]) + 1, package.makeelement(f"{_XSL}include", href=own.resolve().as_uri())
    )
    return tostring(package, encoding="unicode")


@cache
def stylesheet(path: Path, own: Path | None = None) -> Stylesheet:
    """Return the compiled stylesheet of that path, compiled once a process.

    `own` is a module of an edition whose templates and functions come before those that `path` imports.
    """
    return Stylesheet(own, _with_own(path, own)) if own else Stylesheet(path)
