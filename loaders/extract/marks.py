"""Lists whose lead is marked beside its name: 市工信局（牵头）、市科技局; ★市发改委、市财政局; 市工信局*，*为牵头单位."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.records import Role
from loaders.extract.owners import Owner, pieces, split_owners

_SIGNS = "★☆▲△●◆*\uff0a※"
_LEADS = r"[（〔](?:总?牵头|主办|主责)(?:单位|部门)?[）〕]"
_BEHIND = re.compile(rf"(?:[{_SIGNS}]+|[（〔](?P<word>总?牵头|主办|主责|配合|协办|参与)(?:单位|部门)?[）〕])$")
_BEFORE = re.compile(rf"[{_SIGNS}]+(?=[\u4e00-\u9fff])")
_MARK = re.compile(
    rf"(?:^|(?<=[、，；：\s]))[{_SIGNS}]+(?=[\u4e00-\u9fff]{{2}})|(?<=[\u4e00-\u9fff）])[{_SIGNS}]+(?=[、，；。\s]|$)|{_LEADS}(?=[、，；。\s]|$)"
)
#: 注：*为牵头单位 explains the sign and names nobody.
_LEGEND = re.compile(rf"(?:注：|其中)?(?:(?:标注?|带|加)?[“”{_SIGNS}]+)?(?:号|标注|标记)?(?:的)?(?:为|是)?(?:牵头|主责|主办)(?:单位|部门)?")


def has_marks(text: str) -> bool:
    """Tell whether a list marks one of its names as the lead."""
    return _MARK.search(text) is not None


def marked_owners(norm: str, start: int, end: int, rest: Role) -> Iterator[tuple[Owner, Role]]:
    """Yield the owners of a list with marks, in order; those without a mark have the role ``rest``."""
    for first, last in pieces(norm, start, end):
        if _LEGEND.fullmatch(norm[first:last]):
            continue
        role = rest
        before, behind = _BEFORE.match(norm, first, last), _BEHIND.search(norm, first, last)
        if before is not None:
            first, role = before.end(), Role.LEAD
        if behind is not None:
            last = behind.start()
            role = Role.SUPPORT if behind["word"] in ("配合", "协办", "参与") else Role.LEAD
        for owner in split_owners(norm, first, last):
            yield owner, role
