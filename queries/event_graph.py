"""EventGraph: a built graph, to be asked from Python."""

from __future__ import annotations

import datetime
import functools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from dateline.graph import store as stores
from dateline.graph.errors import DatelineError
from dateline.graph.rows import (
    AccountRow,
    ActorRow,
    ArticleRow,
    CorpusRow,
    DecisionRow,
    EventRow,
    MentionRow,
    NotedRow,
    OrderRow,
    PlaceRow,
    SkippedRow,
    TimeRow,
)
from dateline.graph.subjects import WORLD, look, pairs, subjects
from dateline.graph.terms import DCTERMS, DL, LABEL, SEM, SKOS, STANDINGS, TRUE, A
from dateline.queries import run
from dateline.queries.accounts import accounts_of, all_accounts
from dateline.queries.answers import Answer
from dateline.queries.by_agenda import Finder
from dateline.queries.days import bound
from dateline.queries.frames import frame
from dateline.queries.gather import Gatherer
from dateline.queries.letters import WHOLE_LETTERS
from dateline.queries.likeness import like
from pyoxigraph import NamedNode, Store

if TYPE_CHECKING:
    import networkx
    import rdflib

SHOWN = 6
"""Events named at most where several begin with what was typed."""


class EventGraph:
    """The graph that a build left in a folder, read-only.

    Later builds of the same folder do not change what an EventGraph reads. Raises DatelineError where the folder is
    not one of dateline's.
    """

    def __init__(self, source: str | Path | Store) -> None:
        """Open the folder of a build; or take a pyoxigraph Store that holds such a graph."""
        self.path = None if isinstance(source, Store) else Path(source)
        self.store, agenda = (source, None) if isinstance(source, Store) else stores.opened(Path(source))
        self._gatherer = Gatherer(self.store)
        self._finder = None if agenda is None else Finder(agenda, self.store, self.corpus.base)

    # ---- Rows --------------------------------------------------------------------------------------------------------

    @property
    def corpus(self) -> CorpusRow:
        """The corpus as a whole."""
        return self._gatherer.reader.corpus

    @functools.cached_property
    def _events(self) -> tuple[EventRow, ...]:
        return tuple(sorted(self._gatherer.events(), key=in_time))

    def events(self) -> tuple[EventRow, ...]:
        """All events, in order of time, those without a date last."""
        return self._events

    def event(self, event: str) -> EventRow:
        """The event of that IRI or id, also one that another event has replaced. Raises DatelineError."""
        return self._gatherer.event(self.resolve("event", event))

    def timeline(
        self,
        actor: str | None = None,
        start: datetime.date | str | None = None,
        end: datetime.date | str | None = None,
        all: bool = False,
    ) -> tuple[EventRow, ...]:
        """The key events in order of time; with ``all``, every event.

        ``actor``: the IRI, id, name or part of the name of an actor, place or thing; events in which it has any part.
        ``start`` and ``end``, inclusive days, months or years: events that may lie between them; those without any
        date are then left out. Raises DatelineError where nobody, or more than one, is so named.
        """
        node = None if actor is None else self.resolve("node", actor)
        first = None if start is None else bound(start)
        last = None if end is None else bound(end, last=True)
        if all and node is None and first is None and last is None:
            return self._events
        if self._finder is not None:
            found = self._finder.paths(node, first, last, all)
            return tuple(sorted((self._gatherer.event(self.corpus.base + path) for path in found), key=in_time))
        events = self._partaken(node, all) if node or not all else self._events
        return tuple(event for event in events if _within(event, first, last))

    def _partaken(self, node: str | None, all: bool) -> list[EventRow]:
        """The events, or the key events, in which a node has any part; None: whoever takes part."""
        key = frozenset(subjects(self.store, DL["keyEvent"], TRUE))
        iris = key if node is None else filter(self._is_event, subjects(self.store, None, NamedNode(node)))
        return sorted((self._gatherer.event(iri) for iri in iris if all or iri in key), key=in_time)

    def accounts(self, event: str | None = None) -> tuple[AccountRow, ...]:
        """The claims that tell an event (IRI or id), or all claims; in order of article and place in it."""
        if event is None:
            return all_accounts(self._gatherer)
        return accounts_of(self._gatherer, self.resolve("event", event))

    def actors(self) -> tuple[ActorRow, ...]:
        """All actors and things, those in most events first."""
        return self._gatherer.actors()

    def places(self) -> tuple[PlaceRow, ...]:
        """All places, those of most events first."""
        return self._gatherer.places()

    def articles(self) -> tuple[ArticleRow, ...]:
        """All articles, in order of key."""
        return self._gatherer.articles()

    def times(self) -> tuple[TimeRow, ...]:
        """All time expressions, by text and place in it."""
        return self._gatherer.times()

    def mentions(self) -> tuple[MentionRow, ...]:
        """All mentions of actors, places and things, by text and place in it."""
        return self._gatherer.mentions()

    def orders(self) -> tuple[OrderRow, ...]:
        """Which events are told to have come before which."""
        return self._gatherer.orders()

    def decisions(self) -> tuple[DecisionRow, ...]:
        """Why names count as one."""
        return self._gatherer.decisions()

    def skipped(self) -> tuple[SkippedRow, ...]:
        """The inputs that were not read, the corrections that were not obeyed, and why."""
        return self._gatherer.skipped()

    def noted(self) -> tuple[NotedRow, ...]:
        """The articles that were read without something that they say of themselves, such as a date that is none."""
        return self._gatherer.noted()

    def frame(
        self, rows: Literal["events", "accounts", "actors", "places", "articles"] = "events", library: str | None = None
    ) -> Any:
        """The events, or other rows, as a data frame of pandas or polars. Raises DatelineError without them."""
        found: tuple[Any, ...] = getattr(self, rows)()
        return frame(found, library)

    # ---- Questions ---------------------------------------------------------------------------------------------------

    def ask(self, query: str, **bindings: object) -> Answer:
        """The answer to a named query with its parameters, or to SPARQL text. Raises DatelineError."""
        narrow = None if self._finder is None else self._finder.narrowed
        return run.ask(self.store, query, self.resolve, bindings, self.corpus.base, narrow)

    def stream(self, query: str, format: str, **bindings: object) -> Iterator[str]:
        """The answer as csv or json, a row at a time, however long it is. Raises DatelineError."""
        narrow = None if self._finder is None else self._finder.narrowed
        return run.stream(self.store, query, self.resolve, bindings, format, narrow)

    def resolve(self, kind: str, text: str) -> str:
        """The IRI that an IRI, an id or a name stands for.

        ``kind``: node, event, type, standing. Raises DatelineError where nothing, or more than one thing, bears it.
        """
        if kind == "event":
            return self._resolve_event(text)
        if kind == "node":
            return self._resolve_node(text)
        if kind == "type":
            return self._resolve_type(text)
        if text not in STANDINGS:
            raise DatelineError(f"there is no standing {text!r}: {', '.join(STANDINGS)}")
        return DL[text].value

    def _resolve_event(self, text: str) -> str:
        iri = text if text.startswith(self.corpus.base) else f"{self.corpus.base}event/{text.removeprefix('event/')}"
        iri = self._replacement(iri)
        found = [iri] if self._is_event(iri) else self.beginning(text)
        if not found:
            raise DatelineError(f"there is no event {text!r}: dateline timeline OUT --all prints their ids")
        if len(found) > 1:
            shown = [self._gatherer.event(iri) for iri in found[:SHOWN]]
            named = "; ".join(f"{event.id} ({event.label})" for event in shown)
            more = f"; and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
            raise DatelineError(f"several events begin with {text!r}: {named}{more}")
        return found[0]

    def beginning(self, text: str) -> list[str]:
        """The IRIs of the events whose ids begin with some digits: four or more, not letters alone, as names are."""
        if not re.fullmatch(r"(?=\D*\d)[0-9a-f]{4,11}", text.removeprefix("event/")):
            return []
        start = f"{self.corpus.base}event/{text.removeprefix('event/')}"
        return sorted(iri for iri in self._gatherer.event_iris if iri.startswith(start))

    def _resolve_node(self, text: str) -> str:
        iris = [text, f"{self.corpus.base}{text}"]
        known = [iri for iri in map(self._replacement, iris) if self._is_node(iri)]
        found = known or self._named_nodes.get(plain(text), []) or self._bearing(text)
        if not found:
            named = self._named_nodes
            near = [self._labels[iri] for name in like(plain(text), named) for iri in named[name]]
            hint = f"did you mean {' or '.join(dict.fromkeys(near))}?" if near else "actors.html lists who is"
            raise DatelineError(f"nobody and nothing is named {text!r} here: {hint}")
        if len(found) > 1:
            shown = ", ".join(iri.removeprefix(self.corpus.base) for iri in found[:SHOWN])
            more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
            raise DatelineError(f"{text!r} may be any of {shown}{more}: give one of these, or more of the name")
        return found[0]

    def _bearing(self, text: str) -> list[str]:
        """The nodes in whose name all the words stand."""
        words = set(plain(text).split())
        return sorted(
            {iri for name, iris in self._named_nodes.items() if words and words <= set(name.split()) for iri in iris}
        )

    def _resolve_type(self, text: str) -> str:
        known = self._gatherer.reader.type_names
        names = {name.casefold(): iri for iri, name in known.items()}
        if text in known:
            return text
        if text.casefold() not in names:
            raise DatelineError(f"there is no type {text!r}: {', '.join(sorted(known.values()))}")
        return names[text.casefold()]

    def _replacement(self, iri: str) -> str:
        """What an IRI has been replaced by; itself where it has not, or is no IRI."""
        try:
            return look(self.store, iri).iri_of(DCTERMS["isReplacedBy"]) or iri
        except ValueError:
            return iri

    def _is_event(self, iri: str) -> bool:
        try:
            return any(self.store.quads_for_pattern(NamedNode(iri), A, SEM["Event"], WORLD))
        except ValueError:
            return False

    def _is_node(self, iri: str) -> bool:
        try:
            return look(self.store, iri).text(DL["kind"]) is not None
        except ValueError:
            return False

    @functools.cached_property
    def _labels(self) -> dict[str, str]:
        """What each node is called."""
        return dict(pairs(self.store, LABEL))

    @functools.cached_property
    def _named_nodes(self) -> dict[str, list[str]]:
        """The nodes that bear a name, as ``plain`` has it; as their label if any does so, else as another name."""
        nodes = {iri for iri, _ in pairs(self.store, DL["kind"])}
        named: dict[str, set[str]] = {}
        for property in (SKOS["altLabel"], LABEL):
            found: defaultdict[str, set[str]] = defaultdict(set)
            for iri, name in pairs(self.store, property):
                if iri in nodes:
                    found[plain(name)].add(iri)
            named |= found
        return {name: sorted(iris) for name, iris in named.items()}

    # ---- Other tools -------------------------------------------------------------------------------------------------

    @functools.cached_property
    def rdflib(self) -> rdflib.Dataset:
        """The same store as an rdflib Dataset; its default graph is the world. Writing to it raises."""
        import rdflib
        from oxrdflib import OxigraphStore

        return rdflib.Dataset(store=OxigraphStore(store=self.store))

    def networkx(self, kind: Literal["actors", "events"] = "actors") -> networkx.MultiDiGraph:
        """The graph for networkx: actors with an edge a dated triple, or events with edges to all that take part."""
        from dateline.graph import views  # imports networkx, which most questions do without

        return views.actors(self.store) if kind == "actors" else views.events(self.store)

    def __repr__(self) -> str:
        """What it holds, in one line."""
        return f"<EventGraph {self.corpus.name}: {len(self._gatherer.event_iris)} events>"

    def _repr_html_(self) -> str:
        """What index.html says first, for notebooks."""
        from dateline.builders.index_page import render_notebook  # builders stand on this module

        rows = (self.corpus, self.events(), self.accounts(), self.articles())
        return render_notebook(*rows, self.skipped(), self.noted())


_LETTERS = str.maketrans(WHOLE_LETTERS)


def plain(name: str) -> str:
    """A name as people ask for it: any case, with or without accents, full stops and "the", "&" as "and"."""
    signs = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    letters = "".join(sign for sign in signs if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[.'’]", "", letters).replace(" & ", " and ").split()).removeprefix("the ")


def in_time(event: EventRow) -> tuple[bool, datetime.date, datetime.date, str]:
    """Sorts events by time: by their day, else the first on which they can lie, else the last; undated ones last."""
    first = event.place_in_time or datetime.date.max
    return first == datetime.date.max, first, event.latest or datetime.date.max, event.iri


def _within(event: EventRow, first: datetime.date | None, last: datetime.date | None) -> bool:
    """Whether an event may lie between two days, inclusive; without bounds, all do.

    One of which only the last possible day is known ("by 10 January") is looked for there, and the other way round.
    """
    if first is None and last is None:
        return True
    starts, ends = event.earliest or event.latest, event.latest or event.earliest
    if starts is None or ends is None:
        return False
    return (first is None or ends >= first) and (last is None or starts <= last)
