"""Prints how well each set of pages by other hands is cut and tagged: `python -m tests.hands [TAGGER,TAGGER…]`."""

from __future__ import annotations

import sys

from kanben.tagging import load_taggers
from tests.hands import SETS, gold_pages, score

SHOWN = (
    "article boundaries",
    "parts",
    "PER exact",
    "LOC exact",
    "ORG exact",
    "names exact",
    "names overlapping",
    "roles",
    "sources",
)


def main() -> None:
    """Print a line of F1 for each set, and one for all."""
    taggers = load_taggers(sys.argv[1].split(",")) if len(sys.argv) > 1 else load_taggers()
    print(f"{'':26}" + "".join(f"{name.replace(' ', '-'):>19}" for name in SHOWN))
    for name in (*SETS, ""):
        pages = gold_pages(name or SETS)
        scores = score(pages, taggers)
        title = f"{name} {SETS[name]}" if name else "all"
        figures = "".join(f"{scores[shown].f1:19.3f}" for shown in SHOWN)
        print(f"{title:22}{len(pages):4}{figures}")


if __name__ == "__main__":
    main()
