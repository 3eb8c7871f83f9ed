"""The pages of the site in one language of the interface."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lxml import etree

from kanben.publish.shared.imprint import Imprint
from kanben.publish.site.page_shell import PageShell
from kanben.publish.site.page_sources import PageSource
from kanben.publish.site.site_settings import SiteOptions
from kanben.resources import resource
from kanben.transform import Parameters, Source, stylesheet

_MODE = "{urn:kanben:mode}"
_FRAME = "<frame xmlns='urn:kanben:record'/>"


@dataclass(frozen=True, slots=True)
class PageParameters(Parameters):
    """The parameters of html.xsl: see xslt/html/parameters.xsl."""

    languages: str = "zh-Hans"
    title: str = "Kanben"
    text_language: str = "zh-Hans"
    path: str = "index.html"
    part: str = "page"
    address: str = ""
    has_search: bool = False
    alone: bool = False
    logo: str = ""
    order: str = ""
    context: etree._ElementTree | Source | None = None


@dataclass(frozen=True, slots=True)
class SiteFile:
    """One file of a site: its path relative to the site's root, with slashes, and its bytes."""

    path: str
    content: bytes


class PageRenderer:
    """Makes the pages of one edition's site; `language` is that of the interface (zh-Hans, zh-Hant, en).

    With `alone` there are only the pages of articles: a name leads to the list below the text.
    """

    def __init__(self, imprint: Imprint, options: SiteOptions, language: str, *, alone: bool = False) -> None:
        own = options.folder / "xslt" / "html.xsl" if options.folder else None
        own = own if own and own.exists() else None
        self._sheet = stylesheet(resource("xslt", "html.xsl"), own)
        self._root = "" if language == options.languages[0] else f"{language}/"
        self._parameters = PageParameters(
            language=language,
            languages=" ".join(options.languages),
            title=imprint.title,
            text_language=imprint.language,
            address=options.url,
            has_search=options.search,
            alone=alone,
            logo=options.logo,
            order=" ".join(options.order),
        )
        # An edition's own templates see each page whole: what they put into its frame may depend on what it holds.
        self._frames = None if own else PageShell(self._frame)

    def page(self, source: PageSource) -> SiteFile:
        """Return the page that is made of a source."""
        frames = self._frames if "/" in source.path else None
        parameters = replace(
            self._parameters,
            path=source.path,
            part="content" if frames else "page",
            context=source.context,
        )
        text = self._sheet.transform(source.document, parameters, _MODE + source.mode)
        if frames:
            text = frames.put(source.path, text)
        return SiteFile(self._root + source.path, text.encode())

    def _frame(self, path: str) -> str:
        document = Source(_FRAME)
        return self._sheet.transform(
            document, replace(self._parameters, path=path, part="frame"), f"{_MODE}frame"
        )
