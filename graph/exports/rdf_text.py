"""Resources of ``graph.exports.rdf`` as JSON-LD 1.1 or as Turtle 1.1, one after the other without holding all."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from graph.exports.files import new_file
from graph.exports.rdf import PREFIXES, Resource, resources_of
from graph.exports.snapshot import Snapshot

#: Local parts that Turtle takes after a prefix without escaping.
_LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
#: Characters that may not stand in an IRI as they are.
_NOT_IRI = re.compile(r"[\x00-\x20<>\"{}|^`\\]")


def write_jsonld(snapshot: Snapshot, path: Path) -> int:
    """Write JSON-LD; returns the number of resources.

    Raises:
        SettingsError: The file cannot be written.
    """
    with new_file(path) as part, part.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(f'{{"@context": {json.dumps(PREFIXES)},\n"@graph": [\n')
        count = 0
        for resource in resources_of(snapshot):
            stream.write(",\n" if count else "")
            stream.write(json.dumps(_filled(resource), ensure_ascii=False))
            count += 1
        stream.write("\n]}\n")
    return count


def write_turtle(snapshot: Snapshot, path: Path) -> int:
    """Write Turtle; returns the number of resources.

    Raises:
        SettingsError: The file cannot be written.
    """
    with new_file(path) as part, part.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
        return _written(stream, resources_of(snapshot))


def _written(stream: Any, resources: Iterable[Resource]) -> int:
    count = 0
    for resource in resources:
        statements = " ;\n    ".join(_statements(resource))
        stream.write(f"\n{_name(resource['@id'])} {statements} .\n")
        count += 1
    return count


def _filled(resource: Resource) -> Resource:
    return {term: values for term, values in resource.items() if values}


def _statements(resource: Resource) -> Iterator[str]:
    yield f"a {', '.join(map(_name, resource['@type']))}"
    for term, values in _filled(resource).items():
        if not term.startswith("@"):
            yield f"{_name(term)} {', '.join(map(_value, values))}"


def _value(value: dict[str, str]) -> str:
    if "@id" in value:
        return _name(value["@id"])
    # JSON's escapes are Turtle's too, and it leaves all else as it is.
    text = json.dumps(value["@value"], ensure_ascii=False).replace("\x7f", "\\u007F")
    if "@language" in value:
        return f"{text}@{value['@language']}"
    return f"{text}^^{_name(value['@type'])}" if "@type" in value else text


def _name(name: str) -> str:
    prefix, _, local = name.partition(":")
    if prefix in PREFIXES and _LOCAL.fullmatch(local):
        return name
    iri = PREFIXES[prefix] + local if prefix in PREFIXES else name
    return f"<{_NOT_IRI.sub(lambda match: f'%{ord(match[0]):02X}', iri)}>"
