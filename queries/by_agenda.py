"""Questions about events in order of time: the agenda finds which, so that the store is asked about no others."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from dateline.graph.agenda import Agenda, Wanted
from dateline.graph.subjects import local
from dateline.graph.terms import SKOS
from dateline.queries.run import NamedQuery, Terms
from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

LISTS = {"timeline": False, "key-events": True, "period": False}
"""The named queries that list events in order of time, and whether these are key events."""
_WHICH = {"actor", "place", "type", "standing", "from", "to", "limit"}
_NARROWER = f"SELECT ?type {{ ?type <{SKOS['broader'].value}>* ?wide }}"


@dataclass(frozen=True)
class Finder:
    """Finds events of one corpus."""

    agenda: Agenda
    store: Store
    base: str

    def narrowed(self, query: NamedQuery, terms: Terms) -> Terms:
        """The parameters with the events that the agenda finds for them; as they are where it cannot help.

        Of a period its two ends stay, since the query tells by them which events are certain.
        """
        if query.name not in LISTS or not _WHICH & terms.keys():
            return terms
        limit, offset = (_whole(terms.get(name)) for name in ("limit", "offset"))
        if min(limit or 0, offset or 0) < 0:
            return terms  # the engine says that it is wrong
        paths = self.agenda.find(self._wanted(query.name, terms, limit, offset))
        events = tuple(NamedNode(self.base + path) for path in paths)
        ends = {name: terms[name] for name in ("from", "to") if name in terms and query.name == "period"}
        return {**ends, "events": events}

    def paths(self, node: str | None, first: datetime.date | None, last: datetime.date | None, all: bool) -> list[str]:
        """The IRI paths of the key events, or of all, that may lie between two days and in which a node has a part."""
        path = None if node is None else node.removeprefix(self.base)
        start, end = (None if day is None else day.isoformat() for day in (first, last))
        return self.agenda.find(Wanted(path, first=start, last=end, key=not all, speech=all))

    def _wanted(self, name: str, terms: Terms, limit: int | None, offset: int | None) -> Wanted:
        standing = _said(terms.get("standing"))
        return Wanted(
            node=self._path(terms.get("actor")),
            place=self._path(terms.get("place")),
            types=self._narrower(terms.get("type")),
            standing=None if standing is None else local(standing),
            first=_said(terms.get("from")),
            last=_said(terms.get("to")),
            open=name == "period",
            key=LISTS[name],
            limit=limit,
            offset=offset or 0 if limit is not None else 0,
        )

    def _path(self, node: object) -> str | None:
        said = _said(node)
        return None if said is None else said.removeprefix(self.base)

    def _narrower(self, type: object) -> tuple[str, ...]:
        """A type and all that are narrower."""
        if not isinstance(type, NamedNode):
            return ()
        found = self.store.query(_NARROWER.replace("?wide", str(type)))
        assert isinstance(found, QuerySolutions)
        return tuple(sorted(row["type"].value for row in found if isinstance(row["type"], NamedNode)))


def _said(term: object) -> str | None:
    return term.value if isinstance(term, NamedNode | Literal) else None


def _whole(term: object) -> int | None:
    said = _said(term)
    return None if said is None else int(said)
