"""A document as a thing to cite, in the terms that citations and reference managers share with articles."""

from __future__ import annotations

from collections.abc import Iterator

from kanben.publish.document.metadata import Metadata
from kanben.publish.document.rendering import schema_org
from kanben.publish.shared.json_text import readable_json
from kanben.publish.shared.metadata import DOCUMENT, write_bibtex, write_csl, write_ris
from kanben.publish.shared.work import Creator, Work


def work_of(name: str, metadata: Metadata) -> Work:
    """Return what a citation of a document says."""
    creators = tuple(
        Creator(one.name, "author", one.is_body) for one in metadata.contributors if one.relator == "aut"
    )
    return Work(
        id=name,
        title=metadata.title,
        creators=creators,
        date=metadata.date,
        language=metadata.language or "und",
        publisher=metadata.publisher,
        place=metadata.place,
        subtitle=metadata.subtitle,
        kind=DOCUMENT,
    )


def citation_files(name: str, metadata: Metadata) -> Iterator[tuple[str, bytes]]:
    """Yield suffix and content of a document's BibTeX, RIS, CSL-JSON and JSON-LD."""
    work = work_of(name, metadata)
    yield "bib", write_bibtex(work).encode()
    yield "ris", write_ris(work).encode()
    yield "csl.json", readable_json([write_csl(work)])
    yield "jsonld", readable_json(schema_org(metadata))
