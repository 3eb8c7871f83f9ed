"""Runs XSLT 3.0 with Saxon: the only module that imports saxonche.

Saxon reads DTDs and external entities unless it is told not to; here every source document was first parsed by
`kanben.tei`, which refuses them, and the engine itself is closed as well.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import saxonche

from kanben.errors import StylesheetFailed

if TYPE_CHECKING:
    from lxml import etree

from lxml.etree import tostring

_CLOSED = {
    "http://saxon.sf.net/feature/parserFeature?uri="
    "http%3A//xml.org/sax/features/external-general-entities": "false",
    "http://saxon.sf.net/feature/parserFeature?uri="
    "http%3A//xml.org/sax/features/external-parameter-entities": "false",
    "http://saxon.sf.net/feature/parserFeature?uri="
    "http%3A//apache.org/xml/features/nonvalidating/load-external-dtd": "false",
    "http://saxon.sf.net/feature/allowedProtocols": "file",
}


@dataclass(frozen=True, slots=True)
class Parameters:
    """The parameters of the entry stylesheets; `field_name` fills the XSLT parameter `field-name`.

    A test compares these names with the `xsl:param` of the stylesheets, since Saxon ignores unknown ones.
    """

    language: str = "zh-Hans"


@cache
def _processor() -> saxonche.PySaxonProcessor:
    processor = saxonche.PySaxonProcessor(license=False)
    for name, value in _CLOSED.items():
        processor.set_configuration_property(name, value)
    return processor


class Stylesheet:
    """A compiled entry stylesheet; raise StylesheetFailed if it does not compile or stops while it runs."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._executable = (
                _processor().new_xslt30_processor().compile_stylesheet(stylesheet_file=str(path))
            )
        except saxonche.PySaxonApiError as error:
            raise StylesheetFailed(path=path, reason=str(error)) from None

    def transform(
        self,
        document: etree._ElementTree,
        parameters: Parameters,
        mode: str | None = None,
    ) -> str:
        """Return the serialised result of applying templates to a document, in the named mode if given."""
        processor, run = _processor(), self._executable
        for field in fields(parameters):
            value = processor.make_string_value(getattr(parameters, field.name))
            run.set_parameter(field.name.replace("_", "-"), value)
        if mode:
            run.set_initial_mode(mode)
        try:
            source = processor.parse_xml(xml_text=tostring(document, encoding="unicode"))
            return run.apply_templates_returning_string(xdm_value=source)
        except saxonche.PySaxonApiError as error:
            raise StylesheetFailed(path=self.path, reason=str(error)) from None


@cache
def stylesheet(path: Path) -> Stylesheet:
    """Return the compiled stylesheet of that path, compiled once a process."""
    return Stylesheet(path)
