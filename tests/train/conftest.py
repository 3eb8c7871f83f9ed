"""The taggers that the tests of this folder share."""

from tests.tagging.conftest import taggers

__all__ = ["taggers"]
