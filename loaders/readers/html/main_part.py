"""Which elements of a page belong to the document: its main part, the metadata table, the title, and lines between.

Everything else (navigation, side columns, footers) is left out and counted. When in doubt, text is kept.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from loaders.readers.html.tree import DROPPED_TAGS, Weight, is_boilerplate, is_hidden, walk, weigh
from loaders.readers.metadata import field_of

#: Containers of the content systems most government sites run (TRS, UCAP, 博达, 开普, 大汉).
_KNOWN = ("#UCAP-CONTENT, .TRS_Editor, .TRS_UEDITOR, .trs_editor_view, #zoom, #Zoom, #zoomcon, .pages_content, "
          ".article-content, .article_content, .articleContent, .view-content, .view_content, .news_content, .news-content, "
          "#vsb_content, .v_news_content, .xxgk-content, .xxgk_content, .wzy_content, .zwxxgk_content, .con_text, "
          ".content-text, .conTxt, .j-fontContent, .ewb-article-info, .article-con, #BodyLabel, #content, article, main")
#: A known container must hold this share of the running text, or the page is of another make.
KNOWN_SHARE = 0.5
#: The search for the main part goes down while one child holds this share of all running text.
DESCENT_SHARE = 0.75
_INFO = re.compile(r"来源|发布(?:时间|日期|机构|单位)|(?:成文|印发)日期|时间[：:]|日期[：:]|文号|字号|索\s*引\s*号|作者|记者|稿源|信息来源")
_CRUMBS = re.compile(r"(?:当前|所在|现在的?|您的)(?:的)?位置|版权所有|ICP备|公网安备|网站标识码|网站地图|联系我们|无障碍|繁體|English")
LONGEST_INFO = 400
#: A metadata table has about ten labels; a list of documents may have thousands.
MOST_LABELS = 60


class MainPart:
    """The parts of one page that are read.

    Attributes:
        main: The element that holds the text.
        left_out: Signs outside links in elements that were left out.
    """

    def __init__(self, body: LexborNode, title: str | None) -> None:
        """Weigh the page and find its main part; ``title`` is what the page says of itself, if anything."""
        self._weights = weigh(body)
        self._title = "".join((title or "").split())
        self.main = self._find(body)
        self._ancestors = {node.mem_id for node in _chain(self.main)}
        self._holders: set[int] = self._holders_of_metadata(body)
        self._inside = {node.mem_id for entering, node in walk(self.main) if entering}
        self._all = self.main.mem_id == body.mem_id
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
        if not self._keeps_outside(node):
            return False
        # What is kept beside the main part is kept whole.
        self._inside |= {below.mem_id for entering, below in walk(node) if entering}
        return True

    def _keeps_outside(self, node: LexborNode) -> bool:
        """Decide on an element beside the main part: metadata, title, source line, or text right next to it."""
        weight = self.weight(node)
        if is_hidden(node) or weight.is_link_list or is_boilerplate(node, inside_main=False):
            return False
        text = "".join((node.text() or "").split()) if weight.plain + weight.linked <= LONGEST_INFO else ""
        if text and self._title and (text in self._title or self._title in text) and len(text) >= 6:
            return True
        if text and (_CRUMBS.search(text) or not weight.plain):
            return False
        if node.tag in ("h1", "h2") or (text and _INFO.search(text)):
            return True
        parent = node.parent
        beside = parent is not None and parent.mem_id in self._ancestors and self._distance(parent) <= 2
        return beside and weight.stops >= 1 and weight.plain >= 10

    def _distance(self, ancestor: LexborNode) -> int:
        return next((steps for steps, node in enumerate(_chain(self.main)) if node.mem_id == ancestor.mem_id), 99)

    def _find(self, body: LexborNode) -> LexborNode:
        total = self.weight(body).body
        known = [node for node in body.css(_KNOWN) if self.weight(node).body >= max(KNOWN_SHARE * total, 60)]
        if known:
            return max(known, key=lambda node: self.weight(node).body)
        node = body
        while True:
            heavy = next((child for child in node.iter() if self.weight(child).body >= max(DESCENT_SHARE * total, 200)
                          and child.tag not in ("p", "span", "font", "tr", "tbody", "ol", "ul", "strong", "b")), None)
            if heavy is None:
                break
            node = heavy
        # Cells and rows lie in a table that may be one of data: what holds the table is the main part then.
        return self._out_of_table(node)

    def _out_of_table(self, node: LexborNode) -> LexborNode:
        return node.parent if node.tag == "table" and node.parent is not None else node

    def _holders_of_metadata(self, body: LexborNode) -> set[int]:
        """Return all elements that hold at least two labels of a metadata table, with what is below them."""
        holders: set[int] = set()
        labels: list[LexborNode] = []
        for entering, node in walk(body):
            if entering and node.is_text_node:
                text = (node.text_content or "").strip()
                if len(labels) < MOST_LABELS and 2 <= len(text) <= 40 and field_of(re.split(r"[：:]", text)[0]) is not None:
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
