"""How a passage looked in print: @rend, @rendition and @style as classes and safe CSS.  TEI P5, ST.html#STGAre"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from kanben.publish.document.names import Element
from kanben.tei import TEI, XML_ID

_CLASSES = {
    "bold": "b bf bold strong fett heavy",
    "italic": "i it ital italic italics italique kursiv oblique slanted slant",
    "small-caps": "sc smallcap smallcaps small-caps smcap caps-small kapitaelchen k",
    "caps": "caps allcaps uppercase capitals upper",
    "sup": "sup super superscript hochgestellt exponent",
    "sub": "sub subscript tiefgestellt",
    "spaced": "spaced spacing letterspaced letter-spaced gesperrt g wide sperrung",
    "underline": "u underline underlined ul uline line-under singleunderline",
    "double-underline": "doubleunderline double-underline uu",
    "strike": "strike strikethrough strike-through line-through linethrough struck overstrike",
    "overline": "overline overlined bar",
    "red": "red rubric rubricated rubrication rot red-ink",
    "large": "large larger big bigger gross xlarge x-large xxlarge",
    "small": "small smaller petit x-small xsmall fine",
    "center": "center centered centred centre c zentriert align-center text-center",
    "right": "right align-right flushright flush-right text-right rightaligned",
    "left": "left align-left flushleft flush-left",
    "justify": "justify justified",
    "indent": "indent indented et indent1 in",
    "indent-2": "indent2 et2 indent3 et3",
    "block": "block displayed display blockquote inset",
    "monospace": "tt typewriter monospace fixed mono code",
    "gothic": "blackletter fraktur gothic",
    "antiqua": "aq antiqua roman",
    "box": "box boxed frame framed border",
    "inline": "inline runin run-in",
}
_CLASS_OF = {token: name for name, tokens in _CLASSES.items() for token in tokens.split()}

# Declarations that change nothing but the look of a run of text or a block; everything else is dropped.
_SIZE = r"-?\d*\.?\d+(?:em|rem|ex|ch|px|pt|pc|mm|cm|in|%)?"
_SAFE = {
    "font-style": r"normal|italic|oblique",
    "font-weight": r"normal|bold|bolder|lighter|[1-9]00",
    "font-variant": r"normal|small-caps",
    "font-size": rf"(?:x{{1,2}}-)?(?:small|large)|medium|smaller|larger|{_SIZE}",
    "text-decoration": r"none|underline|overline|line-through",
    "text-transform": r"none|uppercase|lowercase|capitalize",
    "text-align": r"left|right|center|justify|start|end",
    "text-indent": _SIZE,
    "letter-spacing": rf"normal|{_SIZE}",
    "vertical-align": r"baseline|sub|super|top|middle|bottom|text-top|text-bottom",
    "margin-left": _SIZE,
    "margin-right": _SIZE,
    "padding-left": _SIZE,
    "padding-right": _SIZE,
    "writing-mode": r"horizontal-tb|vertical-rl|vertical-lr",
    "direction": r"ltr|rtl",
}


@cache
def safe_css(style: str) -> str:
    """Return the declarations of a CSS style that are safe and known, in their order."""
    kept = []
    for declaration in style.split(";"):
        name, _, value = (part.strip().lower() for part in declaration.partition(":"))
        if name in _SAFE and re.fullmatch(_SAFE[name], value):
            kept.append(f"{name}:{value}")
    return ";".join(kept)


@cache
def rend_classes(rend: str) -> str:
    """Return the classes for the tokens of @rend, each once; an unknown token has none."""
    tokens = (
        re.sub(r"^[a-z]*:", "", token.lower())
        for token in re.split(r"[\s,;]+", rend.replace("(", " ").replace(")", " "))
    )
    found = dict.fromkeys(_CLASS_OF[token] for token in tokens if token in _CLASS_OF)
    return " ".join(f"r-{name}" for name in found)


class Renditions:
    """The renditions that a document declares (`rendition` in its tagsDecl), and what its elements make of them."""

    def __init__(self, root: Element) -> None:
        self._declared: Mapping[str, str] = {
            f"#{rendition.get(XML_ID)}": safe_css("".join(map(str, rendition.itertext())))
            for rendition in root.iter(f"{TEI}rendition")
            if rendition.get(XML_ID)
        }

    def classes(self, element: Element) -> str:
        """Return the classes of an element's @rend and @rendition."""
        rend, rendition = element.get("rend", ""), element.get("rendition", "")
        undeclared = [token.lstrip("#") for token in rendition.split() if not self._declared.get(token)]
        return rend_classes(" ".join([rend, *undeclared])) if rend or undeclared else ""

    def style(self, element: Element) -> str:
        """Return the safe declarations of an element's @rendition and @style."""
        parts = [self._declared.get(token, "") for token in element.get("rendition", "").split()]
        style = element.get("style") or (element.get("rend", "") if ":" in element.get("rend", "") else "")
        return ";".join(filter(None, [*parts, safe_css(style) if style else ""]))
