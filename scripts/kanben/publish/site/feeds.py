"""What machines read of a site: sitemap.xml, an Atom feed, robots.txt (sitemaps.org 0.9; RFC 4287; RFC 9309)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from kanben.edition.statements import today
from kanben.publish.shared.imprint import Imprint
from kanben.publish.site.addresses import article_path, entry_path
from kanben.publish.site.rendering import SiteFile
from kanben.publish.site.site_settings import SiteOptions
from kanben.records import INDICES, K, Records
from kanben.tei import XML_LANG

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_ATOM = "http://www.w3.org/2005/Atom"
_FEED_LENGTH = 50
_SITEMAP_LENGTH = 50_000


def feeds(
    records: Records, imprint: Imprint, options: SiteOptions, lists: Iterable[str] = ()
) -> Iterator[SiteFile]:
    """Yield the files for machines; those that need full addresses only if the site's address is known.

    `lists` are the paths of pages that list dates or issues.
    """
    lines = ["User-agent: *", "Disallow:"]
    if options.url:
        paths = [*_paths(records), *lists]
        parts = [paths[start : start + _SITEMAP_LENGTH] for start in range(0, len(paths), _SITEMAP_LENGTH)]
        names = ["sitemap.xml"] + [f"sitemap-{n}.xml" for n in range(2, len(parts) + 1)]
        for name, part in zip(names, parts, strict=True):
            yield SiteFile(name, _sitemap(part, options))
            lines.append(f"Sitemap: {options.url}{name}")
        yield SiteFile("feed.atom", _atom(records, imprint, options))
    yield SiteFile("robots.txt", ("\n".join(lines) + "\n").encode())


def _paths(records: Records) -> Iterator[str]:
    yield from ("", "about.html", "map.html", "reference.html", "rules.html")
    yield from (f"{index}.html" for index in INDICES)
    yield from (f"pages/{page}.html" for page in records.page_ids())
    yield from map(article_path, records.article_ids())
    yield from map(entry_path, records.entry_ids())


def _sitemap(paths: list[str], options: SiteOptions) -> bytes:
    root = etree.Element(f"{{{_SITEMAP}}}urlset", nsmap={None: _SITEMAP})
    for language in options.languages:
        prefix = "" if language == options.languages[0] else f"{language}/"
        for path in paths:
            url = etree.SubElement(root, f"{{{_SITEMAP}}}url")
            etree.SubElement(url, f"{{{_SITEMAP}}}loc").text = options.url + prefix + path
    return _bytes(root)


def _atom(records: Records, imprint: Imprint, options: SiteOptions) -> bytes:
    feed = etree.Element(f"{{{_ATOM}}}feed", {XML_LANG: imprint.language}, nsmap={None: _ATOM})
    updated = f"{imprint.modified or today().isoformat()}T00:00:00Z"
    _add(feed, "id", imprint.identifier or options.url)
    _add(feed, "title", imprint.title)
    _add(feed, "updated", updated)
    _add(feed, "link", rel="self", href=f"{options.url}feed.atom")
    _add(feed, "link", rel="alternate", type="text/html", href=options.url)
    _add(_add(feed, "author"), "name", imprint.publisher or imprint.title)
    for article in records.article_ids()[-_FEED_LENGTH:]:
        head = records.article(article)
        entry = _add(feed, "entry")
        _add(entry, "id", options.url + article_path(article))
        _add(entry, "title", head.findtext(f"{K}title", ""))
        _add(entry, "updated", updated)
        _add(entry, "link", rel="alternate", type="text/html", href=options.url + article_path(article))
        _add(entry, "summary", head.findtext(f"{K}summary", ""))
    return _bytes(feed)


def _add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    element: etree._Element = etree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    element.text = text
    return element


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
