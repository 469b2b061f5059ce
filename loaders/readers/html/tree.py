"""Walking a web page: events without recursion, text weights, and which elements never hold text of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

#: Elements whose text is no text of the page for a reader; ``form`` is not among them, as ASP.NET wraps pages in one.
DROPPED_TAGS = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "nav",
        "footer",
        "aside",
        "button",
        "select",
        "option",
        "input",
        "textarea",
        "iframe",
        "svg",
        "object",
        "embed",
        "canvas",
        "audio",
        "video",
        "map",
        "head",
        "title",
        "link",
        "meta",
        "rt",
        "rp",
        "datalist",
        "dialog",
        "-comment",
        "!doctype",
    }
)
BLOCK_TAGS = frozenset(
    {
        "address",
        "article",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "option",
    }
)
_BOILERPLATE = re.compile(
    r"(?:^|[-_\s])(?:nav|navbar|navigation|menu|breadcrumbs?|crumbs?|footer|foot|sidebar|side|share|print|related|relate|"
    r"recommend|search|toolbar|tool|tools|qrcode|ewm|pagination|copyright|banner|logo|login|weather|comment|"
    r"position|location|dqwz|wza|friendlink|bdsharebuttonbox|bottom|topbar|gotop|hot|rank)(?:$|[-_\s\d])",
    re.IGNORECASE,
)
_SHARING = re.compile(
    r"(?:^|[-_\s])(?:share|print|bdsharebuttonbox|qrcode|ewm|related|relate|recommend|fontsize|"
    r"noprint|toolbar|voice)(?:$|[-_\s\d])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def walk(root: LexborNode) -> Iterator[tuple[bool, LexborNode]]:
    """Yield (True, node) on the way into every node below and including ``root`` and (False, node) on the way out."""
    stack: list[tuple[bool, LexborNode]] = [(True, root)]
    while stack:
        entering, node = stack.pop()
        yield entering, node
        if entering:
            stack.append((False, node))
            below = None if node.is_text_node else node.last_child
            while below is not None:
                stack.append((True, below))
                below = below.prev


def names(node: LexborNode) -> str:
    """Return class and id of an element as one text."""
    attributes = node.attributes
    return f"{attributes.get('class') or ''} {attributes.get('id') or ''}"


def is_hidden(node: LexborNode) -> bool:
    """Tell whether an element is not shown, as far as it says so itself."""
    attributes = node.attributes
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))


def is_boilerplate(node: LexborNode, *, inside_main: bool) -> bool:
    """Tell by class and id whether an element is navigation, sharing and the like; inside the main part, less is."""
    return bool((_SHARING if inside_main else _BOILERPLATE).search(names(node)))


@dataclass(slots=True)
class Weight:
    """What an element holds: signs outside and inside links, links, and stops (。，；、)."""

    plain: int = 0
    linked: int = 0
    links: int = 0
    stops: int = 0

    def add(self, other: Weight) -> None:
        """Add what a child holds."""
        self.plain += other.plain
        self.linked += other.linked
        self.links += other.links
        self.stops += other.stops

    @property
    def body(self) -> int:
        """How much running text: signs outside links, sentences counted in."""
        return self.plain + 10 * self.stops

    @property
    def is_link_list(self) -> bool:
        """Whether links make up most of it."""
        return self.links >= 3 and self.linked > self.plain


def weigh(root: LexborNode) -> dict[int, Weight]:
    """Return the weight of every element below ``root`` by ``mem_id``; dropped elements weigh nothing."""
    weights: dict[int, Weight] = {}
    open_elements: list[Weight] = []
    links = dropped = 0
    for entering, node in walk(root):
        tag = node.tag
        if node.is_text_node:
            if entering and not dropped and open_elements:
                text = "".join((node.text_content or "").split())
                now = open_elements[-1]
                if links:
                    now.linked += len(text)
                else:
                    now.plain += len(text)
                    now.stops += sum(map(text.count, "。，；、"))
            continue
        if entering:
            dropped += tag in DROPPED_TAGS
            links += tag == "a"
            open_elements.append(Weight(links=int(tag == "a")))
            continue
        dropped -= tag in DROPPED_TAGS
        links -= tag == "a"
        weight = open_elements.pop()
        weights[node.mem_id] = weight
        if open_elements:
            open_elements[-1].add(weight)
    return weights
