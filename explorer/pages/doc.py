"""Evidence page: the stored text of a document with every fact marked, opened at the one that is asked for."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from explorer.cache import Row, ask, document_text
from explorer.components.document_view import KINDS, facts_of, kind_of, show_document
from explorer.components.download import show_downloads
from explorer.components.evidence import locator_of
from explorer.components.links import go_to
from explorer.components.markup import plain, shorten
from explorer.components.notice import show_nothing, show_unknown
from explorer.components.table import Column, show_table
from explorer.frame import has_documents, show_title
from explorer.lazy_rows import list_documents
from explorer.state import asked_id, asked_span, is_asked, language, set_param
from explorer.texts import T
from queries.captions import value_caption


def render() -> None:
    """Show the page."""
    show_title("doc")
    if not has_documents():
        return
    documents = {row["document_id"]: str(row["document_title"]) for row in ask("explorer/document_names")}
    asked = asked_id("document")
    if is_asked() and asked not in documents:
        show_unknown("doc", T("unknown.document", id=plain(st.query_params["id"][:80])))
        return
    _show_choice(documents, asked)
    if asked is not None:
        _show(ask("documents/documents_list", document_id=asked)[0])


def _show_choice(documents: dict[str, str], asked: str | None) -> None:
    keys = list(documents)
    chosen = st.selectbox(
        T("doc.choose"), keys, index=keys.index(asked) if asked in keys else None, key=f"doc.choice.{asked}",
        format_func=lambda key: documents[key], placeholder=T("doc.placeholder"),
    )
    if chosen is not None and chosen != asked:
        go_to("doc", id=chosen)
    if asked is None:
        columns: list[Column] = ["document_title", "area", "kind", "status", "doc_number", "written", "characters", "open_clauses"]
        row = show_table(list_documents(), columns, key="doc.documents", label=T("overview.documents"))
        if row is not None:
            go_to("doc", id=row["document_id"])


def _show(document: Row) -> None:
    text = document_text(document["document_id"])
    facts = facts_of(document["document_id"])
    _show_head(document, text, facts)
    counts = Counter(kind_of(fact) for fact in facts)
    there = [kind for kind in KINDS if counts[kind]]
    kinds = st.pills(
        T("doc.kinds"), there, selection_mode="multi", default=[kind for kind in there if kind != "mention"],
        format_func=lambda kind: f"{T(f'doc.kind.{kind}')} {counts[kind]}", key=f"doc.kinds.{document['document_id']}",
    )
    shown = [fact for fact in facts if kind_of(fact) in kinds]
    left, right = st.columns([3, 2], gap="medium")
    with right:
        chosen = _show_facts(shown, text)
    span = (chosen["start"], chosen["end"]) if chosen is not None else asked_span()
    if chosen is not None:
        set_param("at", f"{chosen['start']}-{chosen['end']}")
    with left:
        _show_state(document["document_id"], text, span, facts)
        show_document(document, text, shown, span)


def _show_head(document: Row, text: str, facts: list[Row]) -> None:
    parts = [
        value_caption("status", document["status"], language()), document["area"], document["doc_number"],
        "、".join(document["issuers"] or []), document["written"], document["source"],
        T("doc.characters", number=len(text)), T("doc.facts", number=len(facts)),
    ]
    st.markdown(" · ".join(plain(part) for part in parts if part))
    st.markdown(T("doc.digest", digest=document["sha256"][:16]))


def _show_facts(facts: list[Row], text: str) -> Row | None:
    if not facts:
        show_nothing(T("doc.no_facts"))
        return None
    columns: list[Column] = [(T("column.kind"), lambda fact: T(f"doc.kind.{kind_of(fact)}")), "caption",
               (T("column.match"), lambda fact: _match(text, fact)), "quote", "rule"]
    chosen = show_table(facts, columns, key="doc.facts", label=T("doc.facts", number=len(facts)), most=18)
    show_downloads(facts, "facts", key="doc.download")
    return None if chosen is None else dict(chosen)


def _match(text: str, fact: Row) -> str:
    return T("doc.exact") if text[fact["start"] : fact["end"]] == fact["quote"] else T("doc.missing")


def _show_state(document_id: str, text: str, span: tuple[int, int] | None, facts: list[Row]) -> None:
    """Say whether what is asked for stands there: exactly, as no known fact, or not at all."""
    if span is None:
        return
    if not 0 <= span[0] < span[1] <= len(text):
        st.error(T("doc.state.missing", span=f"{span[0]}–{span[1]}", length=len(text)), icon=":material/error:")
        return
    fact = next((fact for fact in facts if (fact["start"], fact["end"]) == span), None)
    place = locator_of(document_id, span[0])
    where = T("doc.place", start=span[0], end=span[1]) + (f" · {plain(place)}" if place else "")
    quote = plain(shorten(text[slice(*span)], 60))
    if fact is None:
        st.warning(T("doc.state.no_fact", quote=quote, where=where), icon=":material/warning:")
    elif text[slice(*span)] == fact["quote"]:
        st.success(T("doc.state.exact", quote=quote, where=where), icon=":material/check_circle:")
    else:
        st.error(T("doc.state.differs", quote=quote, where=where), icon=":material/error:")


render()
