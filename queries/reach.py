"""What a query would reach beyond the store that it is asked of: other servers, and graphs that are not there.

The engine calls the servers that SERVICE names, and offers no switch against it. Whether a query does is decided by
the engine's own parser, since whoever reads the text otherwise can be misled: ``?a<?b#c>`` is an IRI to one reader, a
comparison with a comment to another, and what follows a string or a clause.
"""

from __future__ import annotations

import itertools
import re
import string
from collections.abc import Iterator
from urllib.parse import urljoin

from dateline.graph.errors import DatelineError
from dateline.graph.terms import PREFIXES
from dateline.queries.refusals import refused
from pyoxigraph import Store

_SERVICE = re.compile("service", re.IGNORECASE)
_TOKEN = re.compile(
    r"""(?P<quoted>"{3}(?:[^"\\]|\\.|"(?!""))*"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3}"""
    r"""|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'|\#[^\n\r]*)"""
    r"""|<(?P<iri>[^<>"{}|^`\\\x00-\x20]*)>"""
    r"""|(?P<name>[?$@][\w-]+|(?P<prefix>(?:\w(?:[\w.-]*[\w-])?)?):(?P<local>(?:\\.|%[0-9A-Fa-f]{2}|[\w.:-])*(?<!\.))?)"""
    r"""|(?P<word>[A-Za-z]\w*)|(?P<other>\S)""",
    re.DOTALL,
)


class ReachError(DatelineError):
    """A query asks other servers, or for graphs that are not in the store."""


def refuse_service(sparql: str) -> None:
    """Raises ReachError where a query has a SERVICE clause, DatelineError where such a query is no SPARQL.

    Every "service" in the text gives way to another word of its length. In a string, comment, IRI or name that
    changes nothing for the parser; a clause that begins with that word is one that it does not know.
    """
    if not _SERVICE.search(sparql):
        return
    words = ("".join(letters) for letters in itertools.product(string.ascii_lowercase[::-1], repeat=len("service")))
    stand_in = next(word for word in words if word not in sparql.casefold())
    try:
        Store().query(_SERVICE.sub(stand_in, sparql), prefixes=PREFIXES)
    except SyntaxError as wrong:
        if any(token["word"] and token["word"].upper() == "SERVICE" for token in _TOKEN.finditer(sparql)):
            raise ReachError("SERVICE reaches outside the graph: it is not allowed here") from wrong
        raise refused(sparql, wrong) from wrong


def asked_graphs(sparql: str) -> Iterator[str]:
    """The IRIs that a query's FROM and FROM NAMED name; those of prefixes that it does not declare are left out."""
    prefixes, base = dict(PREFIXES), ""
    before: tuple[str, ...] = ()
    for token in _TOKEN.finditer(sparql):
        if token["quoted"]:
            continue
        if before[-1:] == ("BASE",) and token["iri"] is not None:
            base = urljoin(base, token["iri"])
        elif before[-2:-1] == ("PREFIX",) and token["iri"] is not None:
            prefixes[before[-1].removesuffix(":")] = urljoin(base, token["iri"])
        elif before[-1:] == ("FROM",) or before[-2:] == ("FROM", "NAMED"):
            yield from _iri(token, prefixes, base)
        before = (*before[-1:], (token["word"] or "").upper() if token["prefix"] is None else token["prefix"] + ":")


def _iri(token: re.Match[str], prefixes: dict[str, str], base: str) -> Iterator[str]:
    """The IRI that a token stands for, if it stands for one."""
    if token["iri"] is not None:
        yield urljoin(base, token["iri"])
    elif token["prefix"] in prefixes:
        yield prefixes[token["prefix"]] + re.sub(r"\\(.)", r"\1", token["local"] or "")
