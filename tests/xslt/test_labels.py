"""The words of the interface."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from kanben.resources import resource

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LABELS = etree.parse(resource("xslt", "common", "labels.xml")).getroot()
KEYS = {str(label.get("key")) for label in LABELS}
MODULES = sorted(resource("xslt").rglob("*.xsl"))


@pytest.mark.parametrize("label", LABELS, ids=lambda label: label.get("key"))
def test_a_label_exists_in_every_language(label: etree._Element) -> None:
    """A reader of any interface language meets no word of another."""
    assert {word.get(XML_LANG) for word in label} == {"zh-Hans", "zh-Hant", "en"}
    assert all(word.text and word.text.strip() for word in label)


def test_no_label_stands_twice() -> None:
    """A key has one meaning."""
    assert len(KEYS) == len(LABELS)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_stylesheets_use_labels_that_exist(module: Path) -> None:
    """A misspelt key would show the key itself to the reader."""
    used = set(re.findall(r"f:(?:label|fact)\(\s*'([\w-]+)'", module.read_text("utf-8")))
    counted = set(re.findall(r"f:count-label\('([\w-]+)'", module.read_text("utf-8")))
    assert {key for key in used if key not in KEYS and not any(k.startswith(key) for k in KEYS)} == set()
    assert counted | {f"{key}-one" for key in counted} <= KEYS
