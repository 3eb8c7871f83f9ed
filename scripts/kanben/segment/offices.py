"""Recognises bodies by how their names end: offices, companies, associations."""

from __future__ import annotations

import re

from kanben.lexicon.characters import HAN

_OFFICE = re.compile(
    rf"{HAN}{{2,24}}(?:[局厅部委院署处校厂社]|委员会|常委会|政府|公司|集团|办公室|编辑部|协会|公会|管委会|中心|学会|大队|支队"
    r"|指挥部|合作社|银行|大学|中学|小学|医院|法院)"
)


# Bodies that supply short news, whose names are none of an office alone: 市广播站, 区文化馆.
_SUPPLIER = re.compile(
    rf"{HAN}{{2,16}}(?:[站台馆所行办室队团]|宣传部|广播站|红十字会|联合会|基金会|居委会|村委会|组委会|工会|商会|通讯组|报道组)"
)


def is_supplier(text: str) -> bool:
    """Say whether a text is the name of a body to which newspapers owe short news."""
    return is_office(text) or bool(_SUPPLIER.fullmatch(text))


def is_office(text: str) -> bool:
    """Say whether a whole line is the name of a body that acts or announces."""
    return bool(_OFFICE.fullmatch(text))
