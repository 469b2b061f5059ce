"""Splits typed Cypher into tokens, for the guard only: text in, tokens with their places out.

It knows what a word, a number, a quoted text, a quoted name and a comment are, and nothing of grammar. Where Neo4j and
ArcadeDB could read a stretch differently (an unclosed quote, an odd line end inside a comment, an escape by code
number), it refuses the text rather than pick a reading.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from graph.errors import QueryError


class TokenKind(StrEnum):
    """What a token is; comments and blanks are no tokens."""

    WORD = "word"
    NAME = "name"
    TEXT = "text"
    NUMBER = "number"
    PARAMETER = "parameter"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Token:
    """One token as typed; ``start`` counts characters from 0."""

    kind: TokenKind
    text: str
    start: int

    @property
    def upper(self) -> str:
        """The word in capitals, and nothing for other kinds, so that a quoted CREATE is not taken for the word."""
        return self.text.upper() if self.kind is TokenKind.WORD else ""


_TOKEN = re.compile(
    r"""
    (?P<blank>[ \t\n\r\u3000\u00a0]+)
    | (?P<comment>//[^\n\r]*|/\*.*?\*/)
    | (?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
    | (?P<name>`(?:[^`]|``)+`)
    | (?P<parameter>\$[A-Za-z_][A-Za-z0-9_]*)
    | (?P<number>[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)
    | (?P<word>[^\W\d]\w*)
    | (?P<mark><=|>=|<>|->|<-|=~|\.\.|\|\||/(?!\*)|[-!%&()*+,.:;<=>?\[\]^{|}])
    """,
    re.VERBOSE | re.DOTALL,
)
_OPEN = {"'": "a text that does not end", '"': "a text that does not end", "`": "a quoted name that does not end"}
#: Line ends that Cypher engines may or may not take for one; inside a comment they could hide words.
_ODD_LINE_ENDS = re.compile("[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")


def tokenise(text: str) -> list[Token]:
    """Return the tokens of one typed query.

    Raises:
        QueryError: A stretch is no token, or could be read in two ways; names the place.
    """
    if (odd := _ODD_LINE_ENDS.search(text)) is not None:
        raise QueryError(f"the query holds an unusual line end (U+{ord(odd[0]):04X}) at character {odd.start() + 1}")
    tokens = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise QueryError(f"the query holds {_what(text[at:])} at character {at + 1}")
        if match.lastgroup == "word":
            _refuse_look_alike(match[0], at)
        if match.lastgroup not in ("blank", "comment"):
            tokens.append(Token(TokenKind(match.lastgroup or ""), match[0], at))
        at = match.end()
    return tokens


def _what(rest: str) -> str:
    if rest.startswith("/*"):
        return "a comment that does not end"
    character = rest[0]
    name = unicodedata.name(character, f"U+{ord(character):04X}")
    return _OPEN.get(character, f"a character with no meaning in Cypher outside quotes ({name})")


def _refuse_look_alike(word: str, at: int) -> None:
    """Refuse full-width letters and the like: words that only look ASCII and may be folded to ASCII later on."""
    if not word.isascii() and unicodedata.normalize("NFKC", word).isascii():
        raise QueryError(f"the word {word!r} at character {at + 1} only looks like ASCII; type it in plain letters")
