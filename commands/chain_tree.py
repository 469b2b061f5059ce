"""Draws a chain as a tree: every hop below the thing it leaves, with its words; what is missing in red."""

from __future__ import annotations

from rich.text import Text
from rich.tree import Tree

from commands.language import say
from commands.output import plain
from commands.tables import quoted
from graph.analysis.chain import Chain, Hop
from pipeline.chain_rows import hop_words
from queries.captions import Lang, value_caption


def tree_of(chain: Chain, lang: Lang) -> Tree:
    """Return the tree of one chain."""
    thing = chain.thing
    kind = value_caption("thing_kind", thing["thing_kind"], lang)
    tree = Tree(plain(f"{kind}: {chain.name}  {quoted(thing['quote'], thing['start'], thing['end'], lang)}"))
    branches = {thing["thing_id"]: tree}
    waiting = list(chain.hops)
    while waiting:
        left = [hop for hop in waiting if not _hang(hop, branches, lang)]
        if len(left) == len(waiting):
            break
        waiting = left
    if chain.left_out:
        tree.add(plain(say("chain_left_out", lang, number=chain.left_out)))
    return tree


def _hang(hop: Hop, branches: dict[str, Tree], lang: Lang) -> bool:
    """Add a hop below the thing it leaves, when that is drawn already."""
    branch = branches.get(hop.source_id)
    if branch is None:
        return False
    drawn = branch.add(_line(hop, lang))
    if hop.target_id is not None:
        branches.setdefault(hop.target_id, drawn)
    return True


def _line(hop: Hop, lang: Lang) -> Text:
    place = quoted(hop.quote, hop.start, hop.end, lang)
    if hop.target_id is None:
        return Text.assemble((plain(hop_words(hop, lang)).plain, "bold red"))
    words = f"{hop_words(hop, lang)}: {hop.target}"
    if hop.inferred and hop.basis_quote is not None:
        words += say("inferred", lang, quote=hop.basis_quote, start=hop.basis_start, end=hop.basis_end)
    elif hop.relation == "REPORTS_TO" and hop.rule is not None:
        words += f" [{hop.rule}]"
    text = plain(f"{words}  {place}")
    if hop.missing is not None:
        text.append(f"  {value_caption('missing', hop.missing, lang)}", "red")
    return text
