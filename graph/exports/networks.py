"""A snapshot as a network for other programs: GraphML (yEd, Cytoscape, networkx) and GEXF (Gephi).

Every node carries ``label`` (what people call it) and ``node_type`` (its label in the graph), every edge ``type``; all
properties follow under their own names, evidence and its place included. Absent ones are left out, lists are JSON.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from graph.exports.files import new_file, xml_text
from graph.exports.snapshot import LABELS, Link, Node, Snapshot
from graph.schema import BOOLEAN, EVIDENCE, FLOAT, INTEGER, NODE_BY_LABEL, RELATIONSHIPS, Property

_TYPES = {INTEGER: "long", FLOAT: "double", BOOLEAN: "boolean"}
#: Attributes beside those of the model, all texts.
_NODE_FIRST, _EDGE_FIRST, _LAST = ("node_type",), ("type",), ("document", "place")


def write_graphml(snapshot: Snapshot, path: Path) -> int:
    """Write GraphML; returns the number of nodes.

    Raises:
        SettingsError: The file cannot be written.
    """
    with new_file(path) as part, part.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(
            '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
        )
        for domain, declared in (("node", {"label": "string", **_node_types()}), ("edge", _edge_types())):
            for name, type_ in declared.items():
                stream.write(f'<key id="{domain}.{name}" for="{domain}" attr.name="{name}" attr.type="{type_}"/>\n')
        stream.write('<graph edgedefault="directed">\n')
        for node in snapshot.nodes:
            values = {"label": node.name, **_node_values(snapshot, node)}
            stream.write(f"<node id={_quoted(node.id)}>{''.join(_data('node', values))}</node>\n")
        for link in snapshot.links:
            ends = f"id={_quoted(link.id)} source={_quoted(link.first.id)} target={_quoted(link.last.id)}"
            stream.write(f"<edge {ends}>{''.join(_data('edge', _edge_values(snapshot, link)))}</edge>\n")
        stream.write("</graph>\n</graphml>\n")
    return len(snapshot.nodes)


def write_gexf(snapshot: Snapshot, path: Path) -> int:
    """Write GEXF 1.3; returns the number of nodes.

    Raises:
        SettingsError: The file cannot be written.
    """
    with new_file(path) as part, part.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n')
        stream.write("<meta><creator>Zeren</creator></meta>\n")
        stream.write('<graph mode="static" defaultedgetype="directed">\n')
        for domain, declared in (("node", _node_types()), ("edge", _edge_types())):
            stream.write(f'<attributes class="{domain}">\n')
            for name, type_ in declared.items():
                stream.write(f'<attribute id="{domain}.{name}" title="{name}" type="{type_}"/>\n')
            stream.write("</attributes>\n")
        stream.write("<nodes>\n")
        for node in snapshot.nodes:
            values = "".join(_attvalues("node", _node_values(snapshot, node)))
            stream.write(f"<node id={_quoted(node.id)} label={_quoted(node.name)}>{values}</node>\n")
        stream.write("</nodes>\n<edges>\n")
        for link in snapshot.links:
            ends = f"id={_quoted(link.id)} source={_quoted(link.first.id)} target={_quoted(link.last.id)}"
            values = "".join(_attvalues("edge", _edge_values(snapshot, link)))
            stream.write(f"<edge {ends} label={_quoted(link.type)}>{values}</edge>\n")
        stream.write("</edges>\n</graph>\n</gexf>\n")
    return len(snapshot.nodes)


def _node_types() -> dict[str, str]:
    return _declared(_NODE_FIRST, [part for label in LABELS for part in NODE_BY_LABEL[label].properties])


def _edge_types() -> dict[str, str]:
    return _declared(_EDGE_FIRST, [*EVIDENCE, *(part for schema in RELATIONSHIPS for part in schema.properties)])


def _declared(first: tuple[str, ...], properties: list[Property]) -> dict[str, str]:
    """Return name → type; both formats allow one type for a name, so what differs between labels becomes text."""
    found = dict.fromkeys(first, "string")
    for part in properties:
        type_ = _TYPES.get(part.type, "string")
        if part.name != "id":
            found[part.name] = type_ if found.get(part.name, type_) == type_ else "string"
    return found | dict.fromkeys(_LAST, "string")


def _node_values(snapshot: Snapshot, node: Node) -> dict[str, Any]:
    return {"node_type": node.label, **node.properties, **_place(snapshot, node.properties)}


def _edge_values(snapshot: Snapshot, link: Link) -> dict[str, Any]:
    return {"type": link.type, **link.properties, **_place(snapshot, link.properties)}


def _place(snapshot: Snapshot, properties: Mapping[str, Any]) -> dict[str, Any]:
    evidence = snapshot.evidence(properties)
    return {} if evidence is None else {"document": evidence.document.name, "place": evidence.place}


def _data(domain: str, values: Mapping[str, Any]) -> Iterator[str]:
    for name, value in values.items():
        if value is not None and name != "id":
            # A reader of XML makes every end of line a line feed unless it is written as a reference.
            yield f'<data key="{domain}.{name}">{escape(xml_text(value), {chr(13): "&#13;"})}</data>'


def _attvalues(domain: str, values: Mapping[str, Any]) -> Iterator[str]:
    yield "<attvalues>"
    for name, value in values.items():
        if value is not None and name != "id":
            yield f'<attvalue for="{domain}.{name}" value={_quoted(value)}/>'
    yield "</attvalues>"


def _quoted(value: Any) -> str:
    return quoteattr(xml_text(value), {"\r": "&#13;"})
