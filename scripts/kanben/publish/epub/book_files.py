"""Makes the files of an EPUB from an edition: xslt/epub.xsl says what they hold, this in which order and where."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kanben.publish.epub.book_index import index_tree
from kanben.publish.epub.book_settings import book_settings
from kanben.publish.epub.builder import MATTER, ROOT, BookBuilder
from kanben.publish.epub.content_documents import article_documents
from kanben.publish.epub.cover import draw_cover
from kanben.publish.epub.embedded_fonts import embedded_fonts, rare_characters
from kanben.publish.epub.ocf import CONTAINER, write_ocf
from kanben.publish.epub.theme import font_face, theme_files
from kanben.publish.epub.volumes import Volume, divide
from kanben.records import Records
from kanben.tei import parse_tei

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kanben.edition import Edition
    from kanben.workers import Workers

_WORTHWHILE = 300  # articles, at some four milliseconds each


def write_books(edition: Edition, records: Records, path: Path, workers: Workers | None = None) -> list[Path]:
    """Write the edition's book at `path`, or, where it is several, beside it; return the files written.

    Which they are is said in the table [epub] of edition.toml; `workers` share several where the records are in a file.
    Raise BadSettings for a wrong table, and what reading the TEI and writing raise.
    """
    volumes = divide(parse_tei(edition.contents), records, book_settings(edition))
    articles = sum(len(volume.articles) for volume in volumes)
    if workers and records.path and len(volumes) > 1 and workers.shares(articles, _WORTHWHILE):
        work = partial(_write_volume, edition, records.path, path)
        return list(workers.spread(work, volumes, len(volumes)))
    return [_write(edition, records, path, volume) for volume in volumes]


def _write_volume(edition: Edition, records: Path, path: Path, volume: Volume) -> Path:
    """Write a volume in a process of its own."""
    with Records(records) as opened:
        return _write(edition, opened, path, volume)


def _write(edition: Edition, records: Records, path: Path, volume: Volume) -> Path:
    target = path.with_name(f"{path.stem}-{volume.name}{path.suffix}") if volume.name else path
    write_ocf(target, book_files(edition, records, volume))
    return target


def book_files(
    edition: Edition, records: Records, volume: Volume | None = None
) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the bytes of each file of an EPUB, for `write_ocf`: of the whole edition or of a volume.

    `records` must hold the records of all articles, the register and the arrangement of edition.xml.  One article is
    in memory at a time, beside what the contents say of each.
    """
    book = BookBuilder(edition, records, parse_tei(edition.contents), volume)
    yield "META-INF/container.xml", CONTAINER
    book.add_item("cover", "cover.xhtml", spine="yes", landmark="cover", label="cover")
    book.add_item(
        "title-page", "title.xhtml", spine="yes", landmark="titlepage", label="title-page", toc="before"
    )
    book.add_item("nav", "nav.xhtml", properties="nav", spine="yes", landmark="toc", label="contents")
    for name in book.articles:
        yield from article_documents(book, name)
    yield from _indices(book)
    yield from _static(book)
    yield from _matter(book)


def _indices(book: BookBuilder) -> Iterator[tuple[str, bytes]]:
    """Yield the documents of the four indices."""
    for index, documents in book.indices.items():
        for document in documents:
            tree = index_tree(book.records, document, book.selection)
            for passage in tree.iter("{*}passage"):
                article = str(passage.get("article"))
                passage.set("href", book.place(article, str(passage.get("anchor"))))
                passage.set("page-label", book.page_labels[article])
            content = book.render(tree, "index", book.context(tree))
            first = {"landmark": "index"} if document.number == 1 else {}
            parts = {"initials": document.initials} if len(documents) > 1 else {}
            name = document.href.removesuffix(".xhtml")
            book.add_item(
                name, document.href, spine="yes", label=f"index-{index}", toc="after", **first, **parts
            )
            book.characters |= set(content.decode())
            yield ROOT + document.href, content


def _static(book: BookBuilder) -> Iterator[tuple[str, bytes]]:
    """Yield style sheets and fonts; only what the book's text needs is embedded."""
    faces = ""
    rare = rare_characters("".join(book.characters)) if book.settings.embed_fonts else set()
    fonts = embedded_fonts(book.edition.folder / "fonts", book.parameters.language, rare)
    for number, (font, characters) in enumerate(fonts, 1):
        name = "rare" if number == 1 else f"rare-{number}"
        book.add_item(f"{name}-font", f"static/{name}.otf", "font/otf")
        faces += font_face(f"{name}.otf", characters)
        yield f"{ROOT}static/{name}.otf", font
    for number, file in enumerate(theme_files(book.edition.folder, faces)):
        book.add_item(f"theme-{number}", file.href, file.media_type)
        yield ROOT + file.href, file.content


def _matter(book: BookBuilder) -> Iterator[tuple[str, bytes]]:
    """Yield what speaks of the whole book and is therefore made last."""
    book.add_item(
        "colophon", "colophon.xhtml", spine="yes", landmark="colophon", label="colophon", toc="after"
    )
    book.add_item("ncx", "toc.ncx", "application/x-dtbncx+xml")
    book.finish()
    tree = book.description.getroottree()
    yield from _cover(book)
    for path, mode in MATTER.items():
        yield ROOT + path, book.render(tree, mode)


def _cover(book: BookBuilder) -> Iterator[tuple[str, bytes]]:
    """Yield the edition's own cover, or a drawn one: as SVG, and as PNG where a font of this machine can write it."""
    is_cover = {"properties": "cover-image"}
    own = book.cover
    if own:
        book.add_item("cover-image", own.href, own.media_type, **is_cover)
        yield ROOT + own.href, own.content
        return
    svg = book.render(book.description.getroottree(), "cover-image")
    png = draw_cover(svg, book.edition.folder / "fonts", book.parameters.language)
    book.add_item("cover-picture", "images/cover.svg", "image/svg+xml", **({} if png else is_cover))
    yield f"{ROOT}images/cover.svg", svg
    if png:
        book.add_item("cover-image", "images/cover.png", "image/png", **is_cover)
        yield f"{ROOT}images/cover.png", png
