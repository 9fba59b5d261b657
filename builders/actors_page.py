"""The actor page: who acts on whom, as a picture and as a list, with the sentences behind each tie."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import networkx
from dateline.builders import knowledge, placement, wording
from dateline.builders.account_views import publisher_words, says
from dateline.builders.event_views import is_actor
from dateline.builders.page_shell import anchor, one_line, page
from dateline.builders.timeline_order import in_order
from dateline.builders.timeline_page import by_event
from dateline.queries.rows import AccountRow, ActorRow, ArticleRow, CorpusRow, EventRow

DRAWN = 300
"""Actors in the picture at most, the most connected first."""
TOLD = 60
"""Events that the panel lists of one actor at most, the first ones in time."""
SHAPES = {
    "person": "dot",
    "organization": "square",
    "place": "triangle",
    "group": "diamond",
    "unknown": "dot",
}
TARGETS = ("recipient", "source", "goal")
"""Further roles whose holder an agent acts on."""

SCRIPTS = ("quiet.js", "vendor/vis-network.min.js", "shared.js", "actors.js")
STYLES = ("base.css", "actors.css")


def tone_of(type: str | None) -> str:
    """hostile, cooperative or neutral: the tone of an event type, else of the next broader type that has one."""
    tones = {row[0]: row[1] for row in knowledge.rows("tones")}
    broader = {row[0]: row[1] for row in knowledge.rows("types")}
    while type in broader and type not in tones:
        type = broader[type]
    return tones.get(type or "", "neutral")


@dataclass(frozen=True, slots=True)
class Link:
    """What one actor did to another, over all events; ``together``: what both did side by side."""

    start: str
    """IRI of the actor."""
    end: str
    together: bool
    events: tuple[EventRow, ...]

    @property
    def verbs(self) -> str:
        """Its commonest verbs, two at most."""
        counts = Counter(event.verb.rpartition("/")[2].replace("_", " ") for event in self.events)
        return ", ".join(verb for verb, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:2])

    @property
    def tone(self) -> str:
        """hostile, cooperative, mixed or neutral, by the types of its events."""
        tones = {tone_of(event.type) for event in self.events} - {"neutral"}
        return "mixed" if len(tones) > 1 else next(iter(tones), "neutral")


@dataclass(frozen=True, slots=True)
class ActorView:
    """An actor as the list shows it."""

    id: str
    row: ActorRow
    events: int


# ---- Who acts on whom ------------------------------------------------------------------------------------------------


def _pairs(event: EventRow) -> Iterable[tuple[str, str, bool]]:
    agents = [agent.iri for agent in event.agents]
    targets = [patient.iri for patient in event.patients]
    targets += [part.iri for part in event.others if part.role in TARGETS]
    yield from ((agent, target, False) for agent in agents for target in targets)
    if not targets:
        yield from ((first, last, True) for i, first in enumerate(agents) for last in agents[i + 1 :])


def links(events: Iterable[EventRow], actors: Iterable[str]) -> tuple[Link, ...]:
    """The ties between different actors, in order of their ends."""
    known = set(actors)
    found: dict[tuple[str, str, bool], list[EventRow]] = {}
    for event in in_order(events):
        for pair in dict.fromkeys(_pairs(event)):
            if pair[0] != pair[1] and {pair[0], pair[1]} <= known:
                found.setdefault(pair, []).append(event)
    return tuple(Link(*pair, tuple(shared)) for pair, shared in sorted(found.items()))


def _of_key_events(ties: Iterable[Link]) -> list[Link]:
    """The ties as far as key events make them."""
    keys = [(tie, tuple(event for event in tie.events if event.key)) for tie in ties]
    return [replace(tie, events=events) for tie, events in keys if events]


def network(ties: Iterable[Link]) -> networkx.Graph:
    """Actors and how many events tie each two, without direction: what the places in the picture follow."""
    graph = networkx.Graph()
    for tie in ties:
        weight = graph.get_edge_data(tie.start, tie.end, {"weight": 0})["weight"]
        graph.add_edge(tie.start, tie.end, weight=weight + len(tie.events))
    return graph


def most_connected(graph: networkx.Graph) -> networkx.Graph:
    """The part of the graph with its ``DRAWN`` most connected actors, in order of IRI."""
    ranked = sorted(graph, key=lambda iri: (-graph.degree(iri, weight="weight"), iri))[:DRAWN]
    kept = graph.subgraph(ranked)
    ordered = networkx.Graph()
    ordered.add_nodes_from(sorted(iri for iri in kept if kept.degree(iri)))
    ordered.add_weighted_edges_from(sorted((*sorted(ends), weight) for *ends, weight in kept.edges(data="weight")))
    return ordered


# ---- What the script gets --------------------------------------------------------------------------------------------


def _drawing(views: Mapping[str, ActorView], ties: Sequence[Link]) -> dict[str, object]:
    """Nodes, edges and options as pyvis makes them; colours are left to the page, which knows whether it is dark.

    The page that pyvis itself would write is not used: it loads from the network and runs what stands in titles.
    """
    from pyvis.network import Network  # takes half a second to load

    graph = most_connected(network(ties))
    drawing = Network(directed=True)
    names = {iri: _short(views[iri].row.label) for iri in graph}
    for iri, (x, y) in placement.places(graph, names).items():
        drawing.add_node(views[iri].id, x=x, y=y, **_node(views[iri]))
    for tie in ties:
        if tie.start in graph and tie.end in graph:
            ends = (views[tie.start].id, views[tie.end].id)
            drawing.add_edge(*ends, id="~".join((*ends, "with" if tie.together else "to")), **_edge(tie))
    drawing.toggle_physics(False)
    nodes, edges, _, _, _, options = drawing.get_network_data()
    return {"nodes": nodes, "edges": edges, "options": json.loads(options)}


def _node(view: ActorView) -> dict[str, object]:
    return {
        "label": _short(view.row.label),
        "shape": SHAPES.get(view.row.kind, "dot"),
        "group": view.row.kind if view.row.kind in SHAPES else "unknown",
        "size": round(min(9 + 3 * math.sqrt(view.events), 26), 1),
    }


def _short(label: str) -> str:
    line = one_line(label)
    return line if len(line) <= 32 else f"{line[:31].rstrip()}…"


def _edge(tie: Link) -> dict[str, object]:
    return {
        "label": _short(tie.verbs),
        "width": round(1 + 1.2 * math.log2(len(tie.events)), 1),
        "tone": tie.tone,
        "arrows": "" if tie.together else "to",
        "dashes": tie.together,
    }


def _event(event: EventRow, accounts: Sequence[AccountRow]) -> dict[str, object]:
    told = accounts[0] if accounts else None
    return {
        "label": event.label,
        "when": wording.date_words(event.edtf, event.earliest, event.latest),
        "standing": event.standing,
        "says": says(event, accounts),
        "sentence": _sentence(told) if told else None,
        "source": publisher_words(told.source) if told else None,
    }


def _sentence(account: AccountRow) -> list[str]:
    start, end = account.trigger.start - account.sentence.start, account.trigger.end - account.sentence.start
    text = account.sentence.text
    return [text[:start], text[start:end], text[end:]] if 0 <= start < end <= len(text) else [text, "", ""]


def _parts(event: EventRow) -> set[str]:
    return {link.iri for link in (*event.agents, *event.patients)} | {part.iri for part in event.others}


def _actor(view: ActorView, events: Sequence[EventRow]) -> dict[str, object]:
    return {
        "label": view.row.label,
        "kind": view.row.kind,
        "names": list(view.row.names),
        "roles": list(view.row.roles),
        "country": view.row.country,
        "within": view.row.within.label if view.row.within else None,
        "events": [anchor(event.iri, "e") for event in events[:TOLD]],
        "count": len(events),
    }


# ---- The page --------------------------------------------------------------------------------------------------------


def _events_of(events: Iterable[EventRow]) -> dict[str, list[EventRow]]:
    result: dict[str, list[EventRow]] = {}
    for event in in_order(events):
        for iri in sorted(_parts(event)):
            result.setdefault(iri, []).append(event)
    return result


def acting(actors: Iterable[ActorRow], events: Iterable[EventRow]) -> list[ActorRow]:
    """The actors that take part in events, those with most events first; things are none."""
    involved = {iri: len(shared) for iri, shared in _events_of(events).items()}
    found = [actor for actor in actors if is_actor(actor) and actor.iri in involved]
    return sorted(found, key=lambda actor: (-involved[actor.iri], actor.label, actor.iri))


def _rows(
    views: Mapping[str, ActorView],
    ties: Sequence[Link],
    involved: Mapping[str, Sequence[EventRow]],
    told: Mapping[str, Sequence[AccountRow]],
) -> dict[str, object]:
    actors = {view.id: _actor(view, involved.get(iri, ())) for iri, view in views.items()}
    shown = {event.iri: event for iri in views for event in involved.get(iri, ())[:TOLD]}
    shown |= {event.iri: event for tie in ties for event in tie.events[:TOLD]}
    return {
        "actors": actors,
        "ties": [
            {
                "from": views[tie.start].id,
                "to": views[tie.end].id,
                "together": tie.together,
                "events": [anchor(event.iri, "e") for event in tie.events[:TOLD]],
            }
            for tie in ties
        ],
        "events": {anchor(iri, "e"): _event(event, told.get(iri, ())) for iri, event in sorted(shown.items())},
        "drawings": {"key": _drawing(views, _of_key_events(ties)), "all": _drawing(views, ties)},
    }


def render_actors(
    corpus: CorpusRow,
    events: Sequence[EventRow],
    accounts: Sequence[AccountRow],
    actors: Sequence[ActorRow],
    articles: Sequence[ArticleRow],
) -> str:
    """The page as one text that needs nothing from outside; the same rows in any order give the same text."""
    involved = _events_of(events)
    shown = acting(actors, events)
    ties = links(events, (actor.iri for actor in shown))
    views = {actor.iri: ActorView(anchor(actor.iri, "a"), actor, len(involved[actor.iri])) for actor in shown}
    return page(
        "actors.html",
        scripts=SCRIPTS,
        styles=STYLES,
        rows=_rows(views, ties, involved, by_event(accounts)),
        here="actors",
        title=f"Actors · {corpus.name}",
        corpus=corpus.name,
        articles=wording.count(len(articles), "article"),
        views=list(views.values()),
        most=DRAWN,
        count=wording.count,
    )
