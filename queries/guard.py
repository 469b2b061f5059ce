"""Lets only reading Cypher through: a typed text in, nothing or a QueryError with the reason out.

This is the inner of two walls. The outer one is the store: the embedded engine runs typed text in a login that may only
read; a Neo4j server should give one too. The guard is an allow-list over tokens, never a search in raw text: clauses,
procedures and functions that are not listed are refused, whatever they are called.
"""

from __future__ import annotations

from graph.errors import QueryError
from queries.parameters import near
from queries.tokens import Token, TokenKind, tokenise

MAX_LENGTH = 16_000
MAX_DEPTH = 20
#: Highest upper bound of a variable-length path; the number of paths grows exponentially with it.
MAX_HOPS = 15

FIRST_WORDS = frozenset("MATCH OPTIONAL WITH UNWIND RETURN CALL".split())
#: Words that begin something other than reading. After ``.``, ``:``, ``|``, ``&`` or ``!`` they are names and harmless.
FORBIDDEN = frozenset(
    """ALTER BEGIN COMMIT COPY CREATE CSV DEALLOCATE DELETE DENY DETACH DROP EXPLAIN FIELDTERMINATOR FOREACH GRANT
    IMPORT INSERT LOAD MERGE NODETACH PERIODIC PROFILE REALLOCATE REMOVE RENAME REVOKE ROLLBACK SET SHOW TERMINATE
    TRANSACTIONS USE""".split()
)
PROCEDURES = frozenset(
    {"db.labels", "db.relationshiptypes", "db.propertykeys", "db.index.fulltext.querynodes",
     "db.index.fulltext.queryrelationships"}
)
#: How often a word may occur; planners take time exponential in these.
LIMITS = {"CASE": 20, "NOT": 50, "UNION": 30, "EXISTS": 10, "COUNT": 20, "COLLECT": 20, "MATCH": 70, "UNWIND": 20}
#: Words that may stand before ``(`` without being a function.
_CLAUSES = frozenset(
    """ALL AND ANY AS ASC ASCENDING BY CALL CASE COLLECT COUNT CONTAINS DESC DESCENDING DISTINCT ELSE END ENDS EXISTS
    FINISH IN IS LIMIT MATCH NONE NOT NULL OFFSET ON OPTIONAL OR ORDER RETURN SHORTEST SINGLE SKIP STARTS THEN UNION
    UNWIND WHEN WHERE WITH XOR YIELD""".split()
)
FUNCTIONS = frozenset(
    """abs acos all allshortestpaths any asin atan atan2 avg btrim ceil char_length character_length coalesce collect
    cos cosh cot coth count date datetime degrees duration e elementid endnode exists exp floor haversin head id
    isempty isnan keys labels last left length localdatetime localtime log log10 lower ltrim max min nodes none
    normalize nullif percentilecont percentiledisc pi point properties radians rand randomuuid range reduce
    relationships replace reverse right round rtrim shortestpath sign sin single sinh size split sqrt startnode stdev
    stdevp substring sum tail tan tanh time timestamp toboolean tobooleanlist tobooleanornull tofloat tofloatlist
    tofloatornull tointeger tointegerlist tointegerornull tolower tostring tostringlist tostringornull toupper trim
    type upper valuetype""".split()
)
NAMESPACES = frozenset("date datetime duration localdatetime localtime point time vector.similarity".split())


def check_readonly(text: str) -> None:
    """Do nothing for one statement that only reads.

    Raises:
        QueryError: The text is anything else; says what, and where.
    """
    _check_characters(text)
    tokens = tokenise(text)
    while tokens and tokens[-1].text == ";":
        tokens.pop()
    if len(tokens) == 0:
        raise QueryError("the query is empty; it must begin with MATCH, WITH, UNWIND, RETURN or CALL")
    if tokens[0].upper not in FIRST_WORDS:
        valid = ", ".join(sorted(FIRST_WORDS))
        raise QueryError(f"a query that reads begins with {valid}, not {tokens[0].text[:40]!r}")
    _check_brackets(tokens)
    _check_counts(tokens)
    for i, token in enumerate(tokens):
        _check_word(tokens, i)
        if token.upper == "CALL":
            _check_call(tokens, i)
        elif token.text == "(":
            _check_function(tokens, i)
        elif token.text == "*":
            _check_hops(tokens, i)


def _check_characters(text: str) -> None:
    if len(text) > MAX_LENGTH:
        raise QueryError(f"the query has {len(text)} characters; at most {MAX_LENGTH} are allowed")
    if "\0" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise QueryError("the query holds a character that is no text (NUL or half of a surrogate pair)")
    if (at := text.lower().find("\\u")) >= 0:
        # Neo4j turns \\uXXXX into the character before it reads the query, so it could spell any word.
        raise QueryError(f"the query holds a \\u escape at character {at + 1}; type the character itself")


def _check_brackets(tokens: list[Token]) -> None:
    pairs = {")": "(", "]": "[", "}": "{"}
    stack: list[str] = []
    for token in (token for token in tokens if token.kind is TokenKind.MARK):
        if token.text == ";":
            raise QueryError(f"only one statement is allowed; a second begins at character {token.start + 2}")
        if token.text in pairs.values():
            stack.append(token.text)
        elif token.text in pairs and (not stack or stack.pop() != pairs[token.text]):
            raise QueryError(f"the {token.text} at character {token.start + 1} closes nothing")
        if len(stack) > MAX_DEPTH:
            raise QueryError(f"brackets nest deeper than {MAX_DEPTH} at character {token.start + 1}")
    if stack:
        raise QueryError(f"a {stack[-1]} is never closed")


def _check_counts(tokens: list[Token]) -> None:
    for word, most in LIMITS.items():
        if sum(token.upper == word for token in tokens) > most:
            raise QueryError(f"the query holds {word} more than {most} times")


def _check_word(tokens: list[Token], i: int) -> None:
    before = tokens[i - 1].text if i > 0 else ""
    if tokens[i].upper in FORBIDDEN and before not in (".", ":", "|", "&", "!"):
        place = f"{tokens[i].upper} at character {tokens[i].start + 1}"
        raise QueryError(f"{place} is not allowed; this query may only read")


def _check_call(tokens: list[Token], i: int) -> None:
    """Allow ``CALL { … }``, ``CALL (x) { … }`` and the listed procedures."""
    if i > 0 and tokens[i - 1].text in (".", ":", "|", "&", "!"):
        return
    following = tokens[i + 1].text if i + 1 < len(tokens) else ""
    if following in ("{", "("):
        return
    name = _dotted_name(tokens, i + 1)
    if name.lower() not in PROCEDURES:
        raise QueryError(f"CALL {name or following[:40]} is not allowed; allowed are {', '.join(sorted(PROCEDURES))}")


def _dotted_name(tokens: list[Token], i: int) -> str:
    """Return the words from ``i`` on that dots join; quoted names never count, they could hide a dot."""
    parts = []
    while i < len(tokens) and tokens[i].kind is TokenKind.WORD:
        parts.append(tokens[i].text)
        if i + 1 >= len(tokens) or tokens[i + 1].text != ".":
            break
        i += 2
    return ".".join(parts)


def _check_function(tokens: list[Token], i: int) -> None:
    """Refuse ``name(`` unless the name is a listed function, procedure or clause word."""
    first = i - 1
    if first < 0 or tokens[first].kind not in (TokenKind.WORD, TokenKind.NAME):
        return
    while first >= 2 and tokens[first - 1].text == "." and tokens[first - 2].kind in (TokenKind.WORD, TokenKind.NAME):
        first -= 2
    words = tokens[first:i:2]
    if any(token.kind is TokenKind.NAME for token in words):
        raise QueryError(f"a quoted name before ( at character {tokens[i].start + 1} is not allowed")
    name = ".".join(token.text for token in words)
    if len(words) == 1 and (words[0].upper in _CLAUSES or name.lower() in FUNCTIONS):
        return
    called = first > 0 and tokens[first - 1].upper == "CALL" and name.lower() in PROCEDURES
    if not called and name.lower().rpartition(".")[0] not in NAMESPACES:
        raise QueryError(f"the function {name} is not allowed{near(name.lower(), FUNCTIONS)}")


def _check_hops(tokens: list[Token], i: int) -> None:
    """Refuse ``*``, ``*2..`` and ``*1..99`` in a relationship; ``count(*)`` and products are something else."""
    following = [token.text for token in tokens[i + 1 : i + 4]]
    lowest = following.pop(0) if following and following[0].isdigit() else ""
    if following[:1] in (["]"], ["{"]) and lowest == "":
        raise QueryError(f"the path at character {tokens[i].start + 1} has no upper bound; write *1..5 for instance")
    if following[:1] != [".."]:
        return
    highest = following[1] if len(following) > 1 else ""
    if not highest.isdigit() or int(highest) > MAX_HOPS:
        raise QueryError(f"the path at character {tokens[i].start + 1} needs an upper bound of at most {MAX_HOPS}")
