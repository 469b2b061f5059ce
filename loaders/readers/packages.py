"""Zip packages (docx, xlsx, ofd) and their XML parts, opened so that hostile ones cost little.

Sizes are summed from the directory before anything is inflated; a member is never read past the size stated there.
XML parts with a document type are refused: office programs write none, and parsers lose text behind entities silently.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from graph.errors import DocumentError
from loaders.readers.limits import Limits
from loaders.readers.reasons import Reason

#: Small members may compress very well (empty sheets); only larger ones are held to the ratio.
RATIO_FREE = 1024 * 1024
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
_DTD = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_WIDE_DTD = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E|<\0?!\0?E\0?N\0?T\0?I\0?T\0?Y", re.IGNORECASE)

Element = etree._Element


class Package:
    """An opened zip package within its limits.

    Args:
        name: Base name of the file, for errors.
        data: Its bytes.
        limits: Bounds on members, sizes and ratio.

    Raises:
        DocumentError: ``corrupt``, ``encrypted`` or ``bomb``.
    """

    def __init__(self, name: str, data: bytes, limits: Limits) -> None:
        """Open the package and check its directory."""
        self.name = name
        self.limits = limits
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, UnicodeError, EOFError) as error:
            raise DocumentError(
                Reason.CORRUPT, f"is a damaged or cut-off zip package ({error})", source=name
            ) from error
        self._check()
        #: Members by lower-case path without leading slash: producers disagree on both.
        self.members = {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in self._zip.infolist()}

    def __contains__(self, path: str) -> bool:
        """Tell whether the package has a member; letter case does not matter."""
        return path.lstrip("/").lower() in self.members

    def _check(self) -> None:
        infos = self._zip.infolist()
        if len(infos) > self.limits.max_members:
            raise DocumentError(
                Reason.BOMB,
                f"has {len(infos)} members, more than {self.limits.max_members} "
                "(ZEREN_READ_MAX_MEMBERS raises the limit)",
                source=self.name,
            )
        total = sum(info.file_size for info in infos)
        if total > self.limits.max_unpacked:
            raise DocumentError(
                Reason.BOMB,
                f"unpacks to {total} bytes, more than {self.limits.max_unpacked} "
                "(ZEREN_READ_MAX_UNPACKED raises the limit)",
                source=self.name,
            )
        for info in infos:
            if info.file_size > RATIO_FREE and info.file_size > self.limits.max_ratio * max(info.compress_size, 1):
                raise DocumentError(
                    Reason.BOMB,
                    f"member {info.filename!r} unpacks to over {self.limits.max_ratio} "
                    "times its size (ZEREN_READ_MAX_RATIO raises the limit)",
                    source=self.name,
                )
            if info.flag_bits & 0x1:
                raise DocumentError(
                    Reason.ENCRYPTED, "is protected by a password; save it without one", source=self.name
                )

    def read(self, path: str) -> bytes:
        """Return the bytes of a member.

        Raises:
            DocumentError: ``corrupt`` when it is missing, damaged or longer than the directory says.
        """
        info = self.members.get(path.lstrip("/").lower())
        if info is None:
            raise DocumentError(Reason.CORRUPT, f"lacks its part {path}", source=self.name)
        try:
            with self._zip.open(info) as member:
                data = member.read(info.file_size + 1)
        except _DAMAGED as error:
            raise DocumentError(Reason.CORRUPT, f"its part {path} is damaged ({error})", source=self.name) from error
        if len(data) != info.file_size:
            raise DocumentError(Reason.CORRUPT, f"its part {path} is not as long as stated", source=self.name)
        return data

    def xml(self, path: str) -> Element:
        """Return the root element of an XML part.

        Raises:
            DocumentError: ``refused_dtd`` or ``corrupt``.
        """
        return parse_xml(self.name, path, self.read(path))

    def optional_xml(self, path: str) -> Element | None:
        """Return the root of a part, or None when the package has no such part."""
        return self.xml(path) if path in self else None


def parse_xml(name: str, path: str, data: bytes) -> Element:
    """Parse one XML part without entities, network or huge trees.

    Raises:
        DocumentError: ``refused_dtd`` for a document type or entity declaration, ``corrupt`` for anything malformed.
    """
    wide = b"\0" in data[:4] or data[:2] in (b"\xff\xfe", b"\xfe\xff")
    if _DTD.search(data) or (wide and _WIDE_DTD.search(data)):
        raise DocumentError(
            Reason.REFUSED_DTD,
            f"its part {path} declares a document type or entity, which no office program writes",
            source=name,
        )
    # huge_tree=False also ends at 256 nested elements, so that walking the tree cannot exhaust Python's stack.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if "memory" in str(error).lower():
            raise MemoryError(str(error)) from error
        raise DocumentError(Reason.CORRUPT, f"its part {path} is no well-formed XML ({error})", source=name) from error
    return root


def local(element: Element) -> str:
    """Return the name of an element without its namespace; strict and transitional files differ only there.

    >>> local(etree.fromstring('<w:p xmlns:w="urn:x"/>'))
    'p'
    """
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str | None:
    """Return an attribute by its local name, whatever its namespace."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def child(element: Element | None, *names: str) -> Element | None:
    """Return the first child with the local name, then its child with the next name, and so on; None when missing."""
    for name in names:
        if element is None:
            return None
        element = next((sub for sub in element if local(sub) == name), None)
    return element


def children(element: Element | None, name: str) -> Iterator[Element]:
    """Yield the children with a local name."""
    return (sub for sub in (element if element is not None else ()) if local(sub) == name)


def whole(text: str | None, default: int = 0) -> int:
    """Return a whole number of a few digits as written in an attribute, else the default.

    >>> whole("3"), whole("x", 1), whole(None), whole("9" * 30)
    (3, 1, 0, 0)
    """
    return int(text) if text is not None and re.fullmatch(r"-?[0-9]{1,9}", text) else default


def related(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """Return id → (kind, path) of the parts that a part names in its ``.rels``; outside addresses are left out."""
    folder, base = posixpath.split(part)
    root = package.optional_xml(f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels")
    found: dict[str, tuple[str, str]] = {}
    for link in children(root, "Relationship"):
        if (attribute(link, "TargetMode") or "").lower() == "external":
            continue
        target = (attribute(link, "Target") or "").replace("\\", "/")
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        found[attribute(link, "Id") or ""] = ((attribute(link, "Type") or "").rpartition("/")[2], path)
    return found
