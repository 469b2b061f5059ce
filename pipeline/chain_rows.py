"""Rows of the hop table on the page: hops that share their words or lead up through headings stand in one row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.analysis.chain import Hop
from graph.exports.evidence_pack import PackRow, clean
from graph.schema import RELATIONSHIP_BY_TYPE
from pipeline.chain_source import Source
from pipeline.chain_words import say
from queries.captions import Lang, value_caption

#: Longest quote on the page; the workbook's second sheet has the whole.
MAX_QUOTE = 160
Numbered = tuple[int, Hop]


def hop_rows(hops: Sequence[Hop], sources: Mapping[str, Source], lang: Lang) -> tuple[PackRow, ...]:
    """Return the rows; their numbers are those of the hop list."""
    rows, before = [], ""
    for group in _groups([(number, hop) for number, hop in enumerate(hops, 1) if not _is_echo(hop)]):
        rows.append(_row(group, sources, lang, before))
        before = group[0][1].source_id
    return tuple(rows)


def hop_words(hop: Hop, lang: Lang) -> str:
    """Return what kind of step a hop is, as people call it (牵头; 缺：无上级)."""
    if _is_gone(hop):
        return say("missing", lang, what=value_caption("missing", hop.missing, lang))
    if hop.role is not None:
        return str(value_caption("role", hop.role, lang))
    type_ = hop.relation or ""
    named = RELATIONSHIP_BY_TYPE.get(type_)
    return named.caption_zh if lang == "zh" and named is not None else type_.replace("_", " ").lower()


def short(quote: str | None) -> str:
    """Return a quote for the page; a longer one is cut and says how long it is."""
    text = clean(quote)
    return text if len(text) <= MAX_QUOTE else f"{text[:MAX_QUOTE]}…（{len(text)}）"


def _groups(hops: Sequence[Numbered]) -> list[list[Numbered]]:
    groups: list[list[Numbered]] = []
    for each in hops:
        if groups and _belongs(groups[-1], each[1]):
            groups[-1].append(each)
        else:
            groups.append([each])
    return groups


def _belongs(group: Sequence[Numbered], hop: Hop) -> bool:
    """Tell whether a hop goes on where the group ends with the same words, or is of a list that stands in one row."""
    last = group[-1][1]
    if _is_gone(hop) or _is_gone(last) or hop.document_id != last.document_id:
        return False
    if hop.relation == last.relation == "CITES":
        return hop.source_id == last.source_id and hop.missing == last.missing
    if hop.source_id != last.target_id:
        return False
    return hop.relation == last.relation == "PART_OF" or (hop.start, hop.end) == (last.start, last.end)


def _row(group: Sequence[Numbered], sources: Mapping[str, Source], lang: Lang, before: str) -> PackRow:
    first, hops = group[0][1], [hop for _, hop in group]
    number = f"{group[0][0]}–{group[-1][0]}" if len(group) > 1 else str(group[0][0])
    words = " → ".join(dict.fromkeys(hop_words(hop, lang) for hop in hops))
    said = {(hop.start, hop.end): short(hop.quote) for hop in hops if hop.quote is not None}
    quote = say("part", lang).join(said.values())
    source = sources.get(first.document_id or "")
    place = f"D{source.number} {source.places(list(said))}" if source is not None else ""
    if _is_gone(first) and quote:
        quote = say("at", lang, quote=quote)
    if first.basis_quote is not None and source is not None:
        basis = source.places([(first.basis_start, first.basis_end)])
        quote += say("basis", lang, quote=short(first.basis_quote), place=basis)
    return PackRow(tuple(clean(cell) for cell in (number, words, _what(hops, lang, before), quote, place)), _is_gone(first))


def _what(hops: Sequence[Hop], lang: Lang, before: str) -> str:
    first = hops[0]
    if _is_gone(first):
        return first.source
    start = "" if first.source_id == before else f"{first.source} "
    if first.relation == "CITES":
        names = say("part", lang).join(f"{hop.target}" for hop in hops)
        note = f"（{value_caption('missing', first.missing, lang)}）" if first.missing else ""
        return f"{start}→ {names}{note}"
    return start + " ".join(f"→ {hop.target}{_notes(hop, lang)}" for hop in hops)


def _notes(hop: Hop, lang: Lang) -> str:
    notes = say("inferred", lang) if hop.inferred else ""
    return notes + (say("unresolved", lang) if hop.resolution == "unresolved" else "")


def _is_gone(hop: Hop) -> bool:
    return hop.missing is not None and hop.target_id is None


def _is_echo(hop: Hop) -> bool:
    """Tell whether a hop leads from a task to the heading that is the task itself."""
    return hop.relation == "PART_OF" and hop.source == hop.target
