"""Kills loaders and the store's server 100 times each at random moments; ends with 1 when anything was lost.

python bench/bench_kills.py [KILLS_OF_EACH]
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from graph.records import Role
from graph.rows import DocumentRows, build_rows
from graph.stores import stop_store
from tests.faults.kills import kill_loaders, kill_servers, prepare_children
from tests.graph.plans import Plan


def loadable(length: int) -> list[DocumentRows]:
    """Return eight documents whose text is at least so many characters."""
    found = []
    for number in range(8):
        plan = Plan(f"第{number}号方案")
        for task in range(number + 3):
            plan.task(f"任务{task}", [("市科技局", Role.LEAD), (f"市第{task}局", Role.SUPPORT)])
        plan.say("填充" * (length // 2))
        found.append(build_rows(plan.facts(), plan.resolution()))
    return found


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    prepare_children()
    failed = False
    for length in (2_000, 50_000):
        for kill in (kill_loaders, kill_servers):
            with tempfile.TemporaryDirectory() as home:
                folder = Path(home) / "store"
                try:
                    result = kill(folder, loadable(length), rounds, seed=length)
                finally:
                    stop_store(folder)
            failed = failed or bool(result.problems)
            print(
                f"{kill.__name__}, documents of {length} characters: {result.rounds} kills, {result.cut} during the load, "
                f"{result.acknowledged} acknowledged, {len(result.problems)} problems, {result.seconds:.0f} s",
                *result.problems,
                sep="\n  ",
                flush=True,
            )
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
