"""Checks what was built: EPUBCheck, links, Ace; every finding is a violation that points to the TEI it comes from."""

from kanben.check.built import check_books, check_built, check_site

__all__ = ["check_books", "check_built", "check_site"]
