"""Makes `kanben.rng` and `kanben.sch` from `kanben.odd`: `python -m kanben.validate.odd [FOLDER]`.

The stylesheets in `xslt/odd` compile a self-contained TEI ODD (TEI P5, chapter 23).
"""

from __future__ import annotations

import sys
from pathlib import Path

from kanben.files import read_bytes, write_bytes
from kanben.resources import resource
from kanben.tei import parse_xml
from kanben.transform import Parameters, stylesheet

TARGETS = {".rng": "rng.xsl", ".sch": "sch.xsl"}


def compile_odd(odd: Path) -> dict[Path, bytes]:
    """Return what an ODD compiles to: the RELAX NG and the Schematron schema, by the path each belongs in.

    Raise NotXml if the ODD is not well-formed and StylesheetFailed if it is not self-contained.
    """
    tree = parse_xml(read_bytes(odd, expected="an ODD"), odd)
    return {
        odd.with_suffix(suffix): stylesheet(resource("xslt", "odd", name))
        .transform(tree, Parameters())
        .rstrip()
        .encode()
        + b"\n"
        for suffix, name in TARGETS.items()
    }


def main(arguments: list[str]) -> None:
    """Compile `kanben.odd` of the named folder (else of `schemas`) and write what has changed."""
    folder = Path(arguments[0]) if arguments else resource("schemas")
    for path, content in compile_odd(folder / "kanben.odd").items():
        if not path.exists() or path.read_bytes() != content:
            write_bytes(path, content)
            print(f"{path}: written")


if __name__ == "__main__":
    main(sys.argv[1:])
