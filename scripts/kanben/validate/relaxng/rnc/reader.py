"""What every part of the compact syntax is read with: the tokens, the declared prefixes, new XML elements."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from lxml import etree

from kanben.errors import SchemaFailed
from kanben.validate.relaxng.datatypes import NAMESPACE, XSD
from kanben.validate.relaxng.rnc.tokens import Text, Token

KEYWORDS = frozenset((
    "attribute", "datatypes", "default", "div", "element", "empty", "external", "grammar", "include", "inherit", "list",
    "mixed", "namespace", "notAllowed", "parent", "start", "string", "text", "token",
))  # fmt: skip
XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"
XMLNS = "http://www.w3.org/2000/xmlns"
INHERITED = None  # the namespace that the including schema gives


class Reader:
    """Steps through the tokens of one file and knows what its prefixes stand for."""

    def __init__(self, content: bytes, path: Path) -> None:
        """Read the declarations; raise SchemaFailed with line and column."""
        self.path = path
        self._tokens = list(Text(content, path).tokens())
        self._at = 0
        self.default: str | None = INHERITED
        self.namespaces: dict[str, str | None] = {"xml": XML_NAMESPACE}
        self.libraries: dict[str, str] = {"xsd": XSD}
        self._declarations()
        self._nsmap: dict[str | None, str] = {None: NAMESPACE}
        self._nsmap |= {prefix: uri for prefix, uri in self.namespaces.items() if uri and prefix != "xml"}

    # tokens

    @property
    def next(self) -> Token:
        """The token that comes next."""
        return self._tokens[self._at]

    def look(self, ahead: int) -> Token:
        """Return a token further on."""
        return self._tokens[min(self._at + ahead, len(self._tokens) - 1)]

    def take(self) -> Token:
        """Return the next token and go on behind it."""
        token = self.next
        self._at += token.kind != "end"
        return token

    def is_word(self, *words: str) -> bool:
        """Whether one of these keywords comes next."""
        return self.next.kind == "name" and self.next.text in words

    def accept(self, kind: str) -> bool:
        """Go on behind a sign if it comes next; return whether it did."""
        if self.next.kind != kind:
            return False
        self.take()
        return True

    def expect(self, kind: str, meaning: str = "") -> Token:
        """Return the next token, which must be of that kind."""
        if self.next.kind != kind:
            raise self.unexpected(meaning or f"“{kind}”")
        return self.take()

    def unexpected(self, wanted: str) -> SchemaFailed:
        """Return the error that something else comes next."""
        found = f"“{self.next.text}”" if self.next.kind != "end" else "the end of the schema"
        return self.failed(self.next, f"{wanted} is expected here, not {found}")

    def failed(self, token: Token, reason: str) -> SchemaFailed:
        """Return an error at a token."""
        return SchemaFailed(path=f"{self.path}:{token.line}:{token.column}", reason=reason)

    def identifier(self, *, keywords: bool = False) -> Token:
        """Return the next token, which must be a name; keywords are names where `keywords` says so."""
        token = self.next
        if token.kind == "quoted" or (token.kind == "name" and (keywords or token.text not in KEYWORDS)):
            return self.take()
        raise self.unexpected("a name")

    def literal(self) -> str:
        """Return a text of one or more pieces joined with `~`."""
        text = self.expect("literal", "a text in quotes").text
        while self.accept("~"):
            text += self.expect("literal", "a text in quotes").text
        return text

    # declarations

    def _declarations(self) -> None:
        known: dict[str, set[str]] = {"namespace": {"xml"}, "datatypes": set(), "default": set()}
        readers: dict[str, Callable[[set[str]], None]] = {
            "namespace": self._namespace,
            "default": self._default,
            "datatypes": self._datatypes,
        }
        while self.is_word(*readers):
            word = self.take().text
            readers[word](known["namespace" if word == "default" else word])

    def _namespace(self, known: set[str]) -> None:
        token = self.identifier(keywords=True)
        self.expect("=")
        uri = self._uri()
        if token.text == "xmlns":
            raise self.failed(token, "the prefix xmlns: may not be declared")
        if (token.text == "xml") != (uri == XML_NAMESPACE):
            raise self.failed(token, f"xml: and only xml: stands for {XML_NAMESPACE}")
        if token.text in known - {"xml"}:
            raise self.failed(token, f"the prefix {token.text}: is declared twice")
        known.add(token.text)
        self.namespaces[token.text] = uri

    def _default(self, known: set[str]) -> None:
        if not self.is_word("namespace"):
            raise self.unexpected("“namespace”")
        token = self.take()
        if "" in known:
            raise self.failed(token, "the default namespace is declared twice")
        known.add("")
        prefix = None if self.next.kind == "=" else self.identifier(keywords=True)
        self.expect("=")
        self.default = self._uri()
        if self.default == XML_NAMESPACE:
            raise self.failed(token, f"only xml: stands for {XML_NAMESPACE}")
        if prefix is not None:
            if prefix.text in known or prefix.text in ("xml", "xmlns"):
                raise self.failed(prefix, f"the prefix {prefix.text}: is declared twice")
            known.add(prefix.text)
            self.namespaces[prefix.text] = self.default

    def _uri(self) -> str | None:
        if self.is_word("inherit"):
            self.take()
            return INHERITED
        token = self.next
        uri = self.literal()
        if uri == XMLNS:
            raise self.failed(token, f"no prefix may stand for {XMLNS}")
        return uri

    def _datatypes(self, known: set[str]) -> None:
        token = self.identifier(keywords=True)
        self.expect("=")
        library = self.literal()
        if token.text in known or (token.text == "xsd" and library != XSD):
            raise self.failed(token, f"the prefix {token.text}: already stands for another library")
        known.add(token.text)
        self.libraries[token.text] = library

    # names and elements

    def namespace(self, token: Token, prefix: str) -> str | None:
        """Return the namespace of a prefix at a token."""
        if prefix not in self.namespaces:
            raise self.failed(token, f"the prefix {prefix}: is not declared; write namespace {prefix} = …")
        return self.namespaces[prefix]

    def library(self, token: Token, prefix: str) -> str:
        """Return the datatype library of a prefix at a token."""
        if prefix not in self.libraries:
            raise self.failed(token, f"the prefix {prefix}: is not declared; write datatypes {prefix} = …")
        return self.libraries[prefix]

    def make(self, kind: str, at: Token, **attributes: str) -> etree._Element:
        """Return a new RELAX NG element that stands where a token stands."""
        return standing_at(at, etree.Element(f"{{{NAMESPACE}}}{kind}", attributes, self._nsmap))


def standing_at(at: Token, element: etree._Element) -> etree._Element:
    """Return an element that is made to stand on the line of a token."""
    element.sourceline = at.line  # type: ignore[misc]  # the types do not know that it may be set
    return element
