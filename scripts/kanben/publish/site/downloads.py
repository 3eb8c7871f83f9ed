"""What a reader can take home of an article: its TEI, plain text, and its citation in the usual formats."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from kanben.files import read_bytes
from kanben.publish.shared.imprint import Imprint
from kanben.publish.shared.json_text import readable_json
from kanben.publish.shared.metadata import describe_article, write_bibtex, write_csl, write_ris
from kanben.publish.shared.work import describe_work
from kanben.publish.site.addresses import article_path, entry_path
from kanben.publish.site.rendering import SiteFile
from kanben.publish.site.site_settings import SiteOptions
from kanben.records import Records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
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
        "csl.json": readable_json([write_csl(work)]),
        "jsonld": readable_json(describe_article(work, mentions)),
    }
    for suffix, content in contents.items():
        yield SiteFile(f"articles/{article}.{suffix}", content)


def edition_downloads(folder: Path) -> Iterator[SiteFile]:
    """Yield the register and the edition's contents, to which the articles' TEI points, and all of it as a ZIP archive."""
    names = [name for name in ("edition.xml", "register.xml") if (folder / name).exists()]
    articles = sorted(path.name for path in (folder / "articles").glob("*.xml"))
    for name in names:
        yield SiteFile(name, read_bytes(folder / name))
    yield SiteFile("tei.zip", _archive(folder, [*names, *(f"articles/{name}" for name in articles)]))


def _archive(folder: Path, names: Iterable[str]) -> bytes:
    """Return a ZIP archive of files whose bytes depend on theirs alone."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, read_bytes(folder / name))
    return content.getvalue()
