"""Makes the evidence pack of a chain: hops and stored texts in, what stands on the page out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from graph.analysis.chain import ROW_COLUMNS, Chain, HashLine, digest_of_hops
from graph.exports.evidence_pack import Pack, PackRow, Table, clean
from pipeline.chain import Ask
from pipeline.chain_rows import hop_rows, hop_words, short
from pipeline.chain_source import Source
from pipeline.chain_words import say
from queries.captions import Lang, value_caption


def pack_of(ask: Ask, chain: Chain, lang: Lang, made: date) -> Pack:
    """Return the pack.

    Raises:
        StoreError: The store does not answer.
    """
    sources = {key: Source(ask, key, number, lang) for number, key in enumerate(_documents(chain), 1)}
    line = HashLine(
        chain.thing["thing_id"], chain.most_tasks, lang, made.isoformat(), digest_of_hops(chain),
        {key: source.digest for key, source in sources.items()},
    )  # fmt: skip
    heads = ("no", "step", "from_to", "quote", "place")
    more = say("left_out", lang, number=chain.left_out, thing=chain.thing["thing_id"], most=1000) if chain.left_out else None
    return Pack(
        lang, say("title", lang), clean(chain.name), _facts(chain, sources, lang), tuple(_summary(chain, sources, lang)),
        (
            _documents_table(sources, lang),
            Table(say("hops", lang), tuple(say(key, lang) for key in heads), hop_rows(chain.hops, sources, lang), (7, 13, 30, 32, 18)),
        ),
        tuple(filter(None, (more, say("note_place", lang), say("note_superior", lang)))),
        f"{say('check', lang)}{say('colon', lang)}{say('how', lang)}", tuple(line.lines()), say("sign", lang, day=made.isoformat()),
        _annex(chain, lang),
    )  # fmt: skip


def _documents(chain: Chain) -> list[str]:
    """Return the documents of all quotes and those that hops lead to."""
    reached = [hop.target_id for hop in chain.hops if hop.target_kind == "Document" and hop.target_id is not None]
    return list(dict.fromkeys([*chain.document_ids, *reached]))


def _facts(chain: Chain, sources: Mapping[str, Source], lang: Lang) -> tuple[tuple[str, str], ...]:
    thing = chain.thing
    source = sources[thing["document_id"]]
    facts = [(say("kind", lang), str(value_caption("thing_kind", thing["thing_kind"], lang)))]
    if thing["thing_kind"] == "task":
        said = f"“{thing['deadline_quote']}”" if thing["deadline_quote"] else ""
        deadline = f"{thing['deadline']} {said}".strip() if thing["deadline"] else say("none_stated", lang)
        facts.append((say("deadline", lang), clean(deadline)))
    facts.append((say("stated", lang), clean(f"《{source.row['document_title']}》{source.about()}")))
    return tuple(facts)


def _summary(chain: Chain, sources: Mapping[str, Source], lang: Lang) -> list[str]:
    """Return who answers for it, who is above them, and what is missing, in sentences."""
    thing = chain.thing
    place = sources[thing["document_id"]].places([(thing["start"], thing["end"])])
    said = short(thing["quote"])
    about = sources[thing["document_id"]].about()
    lines = [clean(say("found", lang, title=thing["document_title"], about=about, quote=said, place=place))]
    groups: dict[str, list[str]] = {}
    for hop in chain.hops:
        if hop.direction != "down" or hop.target_kind != "Unit":
            continue
        label = hop_words(hop, lang)
        groups.setdefault(label, []).append(f"{hop.target}{say('inferred', lang) if hop.inferred else ''}")
    order = [str(value_caption("role", role, lang)) for role in ("lead", "responsible", "support")]
    for label in sorted(groups, key=lambda each: order.index(each) if each in order else len(order)):
        units = say("list", lang).join(dict.fromkeys(groups[label]))
        lines.append(clean(say("answer", lang, role=label, units=units)))
    missing = list(dict.fromkeys(str(value_caption("missing", hop.missing, lang)) for hop in chain.missing))
    what = say("list", lang).join(missing)
    lines.append(say("gaps", lang, number=len(chain.missing), what=what) if missing else say("complete", lang))
    return lines


def _documents_table(sources: Mapping[str, Source], lang: Lang) -> Table:
    rows = []
    for source in sources.values():
        row = source.row
        dated = [say("list", lang).join(row["issuers"] or []) or say("none_stated", lang), row["written"] or row["published"]]
        issued = [*dated, value_caption("status", row["status"], lang)]
        size = say("characters", lang, characters=row["characters"])
        cells = (
            f"D{source.number}", clean(row["document_title"]), clean(row["doc_number"] or say("none_stated", lang)),
            clean(say("part", lang).join(str(part) for part in issued if part)), clean(f"{row['source']}{say('part', lang)}{size}"),
        )  # fmt: skip
        rows.append(PackRow(cells))
    heads = ("no", "document", "doc_number", "issuer", "file")
    return Table(say("documents", lang), tuple(say(key, lang) for key in heads), tuple(rows), (6, 34, 17, 23, 20))


def _annex(chain: Chain, lang: Lang) -> Table:
    rows = tuple(PackRow(tuple(clean(row[name]) for name in ROW_COLUMNS)) for row in chain.rows())
    return Table(say("annex", lang), ROW_COLUMNS, rows, ())


def differing(made: Sequence[str], read: Sequence[str]) -> tuple[int, str, str] | None:
    """Return the first text in which two packs differ: its number from 1, the right one, the one found; None when equal."""
    for number in range(max(len(made), len(read))):
        pair = [texts[number] if number < len(texts) else "" for texts in (made, read)]
        if pair[0] != pair[1]:
            return number + 1, pair[0], pair[1]
    return None
