"""Labels of the metadata table of government sites and the titles files carry, as hints for the head.

Source: 政府信息公开 pages of the State Council, ministries and cities (索引号, 发文字号, 成文日期, 发布日期 …).
"""

from __future__ import annotations

import re

_LABELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("index_number", re.compile(r"索引号|信息索引")),
    ("doc_number", re.compile(r"(?:发文|文件|公文)?(?:字号|文号|编号)")),
    ("issuer", re.compile(r"(?:发文|发布|公开|制发|公文)(?:机关|机构|单位|部门|主体)|来源机关")),
    ("written", re.compile(r"(?:成文|生成|发文|印发|制发)(?:日期|时间)")),
    ("published", re.compile(r"(?:发布|公开|公布|上网|发表)(?:日期|时间)")),
    ("title", re.compile(r"标题|(?:信息|文件|公文)?名称")),
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_JUNK_TITLE = re.compile(
    r"^(?:文档|新建|未命名|无标题|幻灯片|附件?\d*$|政府信息公开$|首页$)|Microsoft|Word|WPS|\.docx?$", re.IGNORECASE
)


def field_of(label: str) -> str | None:
    """Return the head field a label such as 索 引 号： names, else None.

    >>> field_of("索 引 号："), field_of("发文字号"), field_of("建设内容")
    ('index_number', 'doc_number', None)
    """
    bare = re.sub(r"[\s\u3000:：\[\]【】]", "", label)
    return next((name for name, pattern in _LABELS if pattern.fullmatch(bare)), None)


def plausible_title(text: str | None) -> str | None:
    """Return a title a file states of itself when a person may have written it for this document, else None."""
    bare = (text or "").strip()
    return bare if len(_HAN.findall(bare)) >= 4 and not _JUNK_TITLE.search(bare) else None
