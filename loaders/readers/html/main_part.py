"""Which elements of a page belong to the document: its main part, the metadata table, the title, and lines between.

Everything else (navigation, side columns, footers) is left out and counted. When in doubt, text is kept.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from loaders.readers.html.tree import DROPPED_TAGS, Weight, is_boilerplate, is_hidden, walk, weigh
from loaders.readers.metadata import field_of

#: Containers of the content systems most government sites run (TRS, UCAP, 博达, 开普, 大汉).
_KNOWN = (
    "#UCAP-CONTENT, .TRS_Editor, .TRS_UEDITOR, .trs_editor_view, #zoom, #Zoom, #zoomcon, .pages_content, "
    ".article-content, .article_content, .articleContent, .view-content, .view_content, .news_content, .news-content, "
    "#vsb_content, .v_news_content, .xxgk-content, .xxgk_content, .wzy_content, .zwxxgk_content, .con_text, "
    ".content-text, .conTxt, .j-fontContent, .ewb-article-info, .article-con, #BodyLabel, #content, article, main"
)
#: A known container must hold this share of the running text, or the page is of another make.
KNOWN_SHARE = 0.5
#: The search for the main part goes down while one child holds this share of all running text.
DESCENT_SHARE = 0.75
_INFO = re.compile(
    r"来源|发布(?:时间|日期|机构|单位)|(?:成文|印发)日期|时间[：:]|日期[：:]|文号|字号|索\s*引\s*号|作者|记者|稿源|信息来源"
)
_CRUMBS = re.compile(
    r"(?:当前|所在|现在的?|您的)(?:的)?位置|版权所有|ICP备|公网安备|网站标识码|网站地图|联系我们|无障碍|繁體|English"
)
LONGEST_INFO = 400
#: What may stand around the core besides title, source line and signature, as a share of the core.
GROWTH = 1.3
_NO_CONTAINERS = frozenset({"p", "span", "font", "tr", "tbody", "ol", "ul", "strong", "b"})
_TITLE = re.compile(
    r"^[\u4e00-\u9fff“”（）《》〔〕\d—\-·、+]{8,80}(?:计划|规划|方案|意见|通知|纲要|要点|办法|措施|决定|分解表|清单)"
    r"(?:[（(].{2,20}[）)])?(?:的通知)?$"
)
#: A metadata table has about ten labels; a list of documents may have thousands.
MOST_LABELS = 60


class MainPart:
    """The parts of one page that are read.

    Attributes:
        core: The element that holds the text.
        around: The largest element around it that holds little else, such as the title and the signature.
        left_out: Signs outside links in elements that were left out.
    """

    def __init__(self, body: LexborNode, title: str | None) -> None:
        """Weigh the page and find its main part; ``title`` is what the page says of itself, if anything."""
        self._weights = weigh(body)
        self._title = "".join((title or "").split())
        self.core = self._find(body)
        self.around = self._grown(body)
        self._ancestors = {node.mem_id for node in _chain(self.core)}
        self._holders = self._holders_of_metadata(body)
        self._inside: set[int] = set()
        if self.core.mem_id != body.mem_id:
            self._keep_whole(self.core)
        self._near = {node.mem_id for entering, node in walk(self.around) if entering}
        self.left_out = 0

    def weight(self, node: LexborNode) -> Weight:
        """Return the weight of an element."""
        return self._weights.get(node.mem_id) or Weight()

    def keeps(self, node: LexborNode) -> bool:
        """Tell whether to go into an element; what is refused is counted."""
        kept = self._keeps(node)
        if not kept and node.tag not in DROPPED_TAGS:
            self.left_out += self.weight(node).plain
        return kept

    def _keeps(self, node: LexborNode) -> bool:
        if node.tag in DROPPED_TAGS:
            return False
        if node.mem_id in self._ancestors or node.mem_id in self._holders:
            return True
        if node.mem_id in self._inside:
            return not (is_hidden(node) or is_boilerplate(node, inside_main=True))
        return self._keeps_beside(node)

    def _keeps_beside(self, node: LexborNode) -> bool:
        """Decide on an element beside the core; what is kept is kept whole, unless it is large."""
        weight = self.weight(node)
        if node.tag == "br":
            return True
        if is_hidden(node) or weight.is_link_list or is_boilerplate(node, inside_main=False):
            return False
        short = weight.plain + weight.linked <= LONGEST_INFO
        text = "".join((node.text() or "").split()) if short else ""
        if text and (_CRUMBS.search(text) or not weight.plain):
            return False
        if node.mem_id in self._near:
            if short:
                self._keep_whole(node)
            return True
        named = bool(self._title) and len(text) >= 6 and (text in self._title or self._title in text)
        if named or (text and (node.tag in ("h1", "h2") or _INFO.search(text) or _TITLE.search(text))):
            self._keep_whole(node)
            return True
        return False

    def _keep_whole(self, node: LexborNode) -> None:
        self._inside |= {below.mem_id for entering, below in walk(node) if entering}

    def _find(self, body: LexborNode) -> LexborNode:
        total = self.weight(body).body
        known = [node for node in body.css(_KNOWN) if self.weight(node).body >= max(KNOWN_SHARE * total, 60)]
        if known:
            return max(known, key=lambda node: self.weight(node).body)
        node = body
        while True:
            heavy = next(
                (
                    child
                    for child in node.iter()
                    if self.weight(child).body >= max(DESCENT_SHARE * total, 200) and child.tag not in _NO_CONTAINERS
                ),
                None,
            )
            if heavy is None:
                break
            node = heavy
        # Cells and rows lie in a table that may be one of data: what holds the table is the main part then.
        return node.parent if node.tag == "table" and node.parent is not None else node

    def _grown(self, body: LexborNode) -> LexborNode:
        """Return the largest element around the core, the body aside, that holds little else."""
        node, plain = self.core, self.weight(self.core).plain
        while node.mem_id != body.mem_id and node.parent is not None and node.parent.mem_id != body.mem_id:
            weight = self.weight(node.parent)
            if weight.plain > plain * GROWTH + 120 or weight.linked > 0.25 * weight.plain + 40:
                break
            node = node.parent
        return node

    def _holders_of_metadata(self, body: LexborNode) -> set[int]:
        """Return all elements that hold at least two labels of a metadata table, with what is below them."""
        holders: set[int] = set()
        labels: list[LexborNode] = []
        for entering, node in walk(body):
            if entering and node.is_text_node:
                text = (node.text_content or "").strip()
                if (
                    len(labels) < MOST_LABELS
                    and 2 <= len(text) <= 40
                    and field_of(re.split(r"[：:]", text)[0]) is not None
                ):
                    labels.append(node)
        for node in labels if len(labels) >= 2 else ():
            group = _chain(node)[1:5]
            holder = next((above for above in group if sum(label_below(above, other) for other in labels) >= 2), None)
            if holder is not None and holder.mem_id not in self._ancestors:
                holders |= {below.mem_id for entering, below in walk(holder) if entering}
                holders |= {above.mem_id for above in _chain(holder)}
        return holders


def label_below(above: LexborNode, node: LexborNode) -> bool:
    """Tell whether a node lies below another."""
    return any(link.mem_id == above.mem_id for link in _chain(node))


def _chain(node: LexborNode) -> list[LexborNode]:
    """Return the node and its ancestors, innermost first."""
    chain: list[LexborNode] = []
    above: LexborNode | None = node
    while above is not None:
        chain.append(above)
        above = above.parent
    return chain
