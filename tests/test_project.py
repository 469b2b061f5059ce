"""The project keeps its own word: locks, pages, commands and texts say what the code does."""

from __future__ import annotations

import os
import re
import runpy
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from graph import records, schema
from tests.project_files import ROOT, name_of, project_files, text_of

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PAGES = [path for path in project_files() if path.suffix == ".md"]
READMES = ("README.md", "README.zh-CN.md")
#: Written backwards, so that this file does not name them either.
BACKWARDS = """
    org pypi; org pythonhosted; org npmjs registry; com npmmirror; com yarnpkg registry; org maven repo1;
    org apache maven repo; com aliyun mirrors; cn edu tsinghua tuna; org golang proxy; io crates; org debian deb
"""
HOSTS = [".".join(reversed(host.split())) for host in BACKWARDS.split(";")]


def read(name: str) -> str:
    """Return the text of a file of the project."""
    return (ROOT / name).read_text(encoding="utf-8")


def direct_requirements(*, dev: bool = True) -> list[Requirement]:
    """Return what pyproject.toml asks for, extras left out."""
    lines = PROJECT["project"]["dependencies"] + (PROJECT["dependency-groups"]["dev"] if dev else [])
    return [Requirement(line) for line in lines]


@cache
def pins() -> dict[str, str]:
    """Return name → version of requirements.lock; a package pinned twice for two platforms keeps its last pin."""
    found = re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", read("requirements.lock"), re.MULTILINE)
    return {canonicalize_name(name): version for name, version in found}


@pytest.mark.parametrize("requirement", direct_requirements(), ids=lambda r: r.name)
def test_lock_satisfies_pyproject(requirement: Requirement) -> None:
    version = pins().get(canonicalize_name(requirement.name))
    assert version is not None, "run `make lock`"
    assert requirement.specifier.contains(version, prereleases=True), f"{version} is pinned; run `make lock`"


@pytest.mark.parametrize("name", ["requirements.lock", "scripts/setup.lock", "scripts/node.lock"])
def test_every_pin_has_hashes(name: str) -> None:
    blocks = re.split(r"\n(?=[A-Za-z0-9])", read(name).strip())
    assert [block.partition(" ")[0] for block in blocks if "--hash=sha256:" not in block] == []
    assert "://" not in read(name), "a lock names no index"


def test_locks_agree_on_shared_packages() -> None:
    shared = dict(re.findall(r"^([A-Za-z0-9._-]+)==(\S+)", read("scripts/setup.lock"), re.MULTILINE))
    differing = {name: version for name, version in shared.items() if pins().get(name, version) != version}
    assert differing == {}


@pytest.mark.parametrize("requirement", direct_requirements(), ids=lambda r: r.name)
def test_dependency_page_explains(requirement: Requirement) -> None:
    assert f"`{requirement.name.lower()}`" in read("docs/dependencies.md").lower()


def test_no_file_names_a_registry_host() -> None:
    hits = [f"{name_of(path)}: {host}" for path in project_files() for host in HOSTS if host in (text_of(path) or "")]
    assert hits == []


def test_npm_locks_name_no_host() -> None:
    locks = [path for path in project_files() if path.name == "package-lock.json"]
    assert [name_of(path) for path in locks if '"resolved": "http' in (text_of(path) or "")] == []


def test_changelog_has_this_version() -> None:
    assert f"## {PROJECT['project']['version']}" in read("CHANGELOG.md")


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_links_lead_somewhere(path: Path) -> None:
    text = re.sub(r"```.*?```|`[^`]*`", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = [link.partition("#")[0] for link in re.findall(r"(?:\]\(|src=\")([^)\s\"]+)", text)]
    local = [target for target in targets if target and "://" not in target and not target.startswith("mailto:")]
    assert [target for target in local if not (path.parent / target).exists()] == []


def test_pages_name_only_make_targets_that_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))
    said = re.compile(r"(?:`|^\s*|wheels )make ([a-z-]+)", re.MULTILINE)
    named = {(name_of(page), target) for page in PAGES for target in said.findall(page.read_text("utf-8"))}
    assert {entry for entry in named if entry[1] not in targets} == set()


def commands() -> list[str]:
    """Return every command of the command line as typed, groups included: ``export facts``."""
    typer = pytest.importorskip("typer")
    cli = pytest.importorskip("cli")
    names: list[str] = []

    def walk(command: object, prefix: str) -> None:
        for name, child in getattr(command, "commands", {}).items():
            if getattr(child, "commands", None):
                walk(child, f"{prefix}{name} ")
            else:
                names.append(prefix + name)

    walk(typer.main.get_command(cli.app), "")
    return names


@pytest.mark.parametrize("readme", READMES)
def test_readme_names_every_command(readme: str) -> None:
    names = commands()
    assert len(names) >= 10
    assert [name for name in names if f"zeren {name}" not in read(readme)] == []


@pytest.mark.parametrize("readme", READMES)
def test_readme_names_no_command_that_does_not_exist(readme: str) -> None:
    known = {name.split()[0] for name in commands()}
    named = set(re.findall(r"(?:^|`|\$ )zeren ([a-z][a-z-]*)", read(readme), re.MULTILINE))
    assert named - known == set()


def test_glossary_covers_the_model() -> None:
    glossary = read("docs/glossary.md")
    enums = (records.Role, records.TaskKind, records.Operator, records.DocumentStatus)
    words = {node.label for node in schema.NODES} | {value.value for enum in enums for value in enum}
    assert {word for word in words if f"`{word}`" not in glossary} == set()


def test_glossary_gives_each_identifier_one_term() -> None:
    rows = re.findall(r"^\| ([^|]+) \| `([^`|]+)`", read("docs/glossary.md"), re.MULTILINE)
    assert len(rows) >= 50
    terms = [term.strip() for term, _ in rows]
    assert sorted(terms) == sorted(set(terms))


def test_index_lists_every_decision() -> None:
    pages = sorted(path.name for path in (ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    assert [name for name in pages if f"({name})" not in read("docs/decisions/README.md")] == []
    assert [name[:4] for name in pages] == [f"{number:04}" for number in range(1, len(pages) + 1)]


def test_ci_script_can_run() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0


def test_licence_is_whole() -> None:
    text = read("LICENSE")
    assert "Apache License" in text and "END OF TERMS AND CONDITIONS" in text
    assert PROJECT["project"]["license"] == "Apache-2.0"


def test_nothing_generated_is_committed() -> None:
    listing = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    waste = re.compile(r"(^|/)(node_modules|__pycache__|\.venv|\.[a-z]+_cache|dist|build)/|\.pyc$|^data/store/|\.log$")
    assert [name for name in listing.split("\n") if waste.search(name)] == []


PAGE_SCRIPTS = [path for path in sorted((ROOT / "scripts").glob("write_*.py")) if "def page(" in path.read_text("utf-8")]


@pytest.mark.parametrize("script", PAGE_SCRIPTS, ids=lambda path: path.stem)
def test_generated_page_is_current(script: Path) -> None:
    module = runpy.run_path(str(script))
    assert module["PAGE"].read_text(encoding="utf-8") == module["page"](), "run `make docs`"
