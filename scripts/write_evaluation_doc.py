"""Writes docs/evaluation.md: precision, recall and F1 of every kind of fact on every gold set that is at hand.

python scripts/write_evaluation_doc.py
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from graph.errors import ZerenError  # noqa: E402
from pipeline.evaluate import Score, evaluate  # noqa: E402

GOLD = ROOT / "tests" / "gold"
SHARED = ROOT.parent / "shared"
#: Name of the set, what it is, gold folder, documents.
SETS: tuple[tuple[str, str, Path, Path], ...] = (
    (
        "corpus",
        "documents 001 and 003 of Zhengzhou (../shared); rules were written with them in sight",
        SHARED / "gold" / "gold",
        SHARED / "corpus",
    ),
    (
        "open",
        "invented documents of other cities and levels (tests/gold); errors were looked at",
        GOLD / "gold",
        GOLD / "documents",
    ),
    ("variants", "seven of them as docx, xlsx and html", GOLD / "variants" / "gold", GOLD / "variants" / "documents"),
    (
        "held out",
        "invented documents kept out of sight (tests/gold/heldout); the layout of one of three was read once",
        GOLD / "heldout" / "gold",
        GOLD / "heldout" / "documents",
    ),
    (
        "second",
        "documents of a second annotator, in layouts the rules were not written for (tests/gold/second)",
        GOLD / "second" / "gold",
        GOLD / "second" / "documents",
    ),
    (
        "genres",
        "six genres that offices issue, in layouts no other set has (tests/gold/genres); annotated before the first run",
        GOLD / "genres" / "gold",
        GOLD / "genres" / "documents",
    ),
    (
        "third",
        "a third annotator's documents, rich in projects, places and money (tests/gold/third); first-run figures are in the table below",
        GOLD / "third" / "gold",
        GOLD / "third" / "documents",
    ),
    (
        "fourth",
        "two papers by who writes the rules, annotated before the first run (tests/gold/fourth); read since",
        GOLD / "fourth" / "gold",
        GOLD / "fourth" / "documents",
    ),
    (
        "third, held out",
        "two more by that annotator whose errors nobody looks at (tests/gold/heldout/third)",
        GOLD / "heldout" / "third" / "gold",
        GOLD / "heldout" / "third" / "documents",
    ),
)
NOTES = ROOT / "docs" / "evaluation_notes.md"


def main() -> None:
    """Evaluate every set that is there and write the page."""
    lines = [
        "# How well plans are read",
        "",
        "Written by `python scripts/write_evaluation_doc.py`; the same figures come from `zeren evaluate GOLD_DIR --documents DIR`",
        "(`--errors KIND` lists what is missed and wrong). The rules of counting are those of plan-facts/1.",
        "",
    ]
    for name, what, gold, documents in SETS:
        if not gold.is_dir():
            continue
        try:
            scores = evaluate(gold, documents)
        except ZerenError as error:
            lines += [f"## {name}", "", f"Not measured: {error}", ""]
            continue
        lines += [f"## {name}", "", f"{len(list(gold.glob('*.json')))} documents: {what}.", "", *_table(scores), ""]
    if NOTES.is_file():
        lines += [NOTES.read_text("utf-8").strip(), ""]
    (ROOT / "docs" / "evaluation.md").write_text("\n".join(lines), encoding="utf-8")


def _table(scores: dict[str, Score]) -> list[str]:
    rows = ["| kind | precision | recall | F1 | found | wrong | missed |", "|---|---|---|---|---|---|---|"]
    for kind, score in scores.items():
        rows.append(
            f"| {kind} | {score.precision:.3f} | {score.recall:.3f} | {score.f1:.3f} | {score.found} | {len(score.wrong)} | {len(score.missed)} |"
        )
    return rows


if __name__ == "__main__":
    main()
