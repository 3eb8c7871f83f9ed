"""What a reader can take home of an article: its TEI, plain text, and its citation in the usual formats."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kanben.files import read_bytes
from kanben.publish.shared.imprint import Imprint
from kanben.publish.shared.metadata import describe_article, write_bibtex, write_csl, write_ris
from kanben.publish.shared.work import describe_work
from kanben.publish.site.page_sources import article_path, entry_path
from kanben.publish.site.rendering import SiteFile
from kanben.publish.site.site_settings import SiteOptions
from kanben.records import Records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def article_downloads(
    folder: Path, records: Records, article: str, imprint: Imprint, options: SiteOptions
) -> Iterator[SiteFile]:
    """Yield the files beside an article's page: .xml, .txt, .bib, .ris, .csl.json, .jsonld."""
    path = folder / "articles" / f"{article}.xml"
    work = describe_work(records, article, imprint, options.url and options.url + article_path(article))
    mentions = [
        (entry.kind, entry.label, options.url and options.url + entry_path(entry.id))
        for entry in records.names(article)
    ]
    contents = {
        "xml": read_bytes(path),
        "txt": records.text(article).encode(),
        "bib": write_bibtex(work).encode(),
        "ris": write_ris(work).encode(),
        "csl.json": _json([write_csl(work)]),
        "jsonld": _json(describe_article(work, mentions)),
    }
    for suffix, content in contents.items():
        yield SiteFile(f"articles/{article}.{suffix}", content)


def edition_downloads(folder: Path) -> Iterator[SiteFile]:
    """Yield the register and the edition's contents, to which the articles' TEI points."""
    for name in ("register.xml", "edition.xml"):
        if (folder / name).exists():
            yield SiteFile(name, read_bytes(folder / name))


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
