"""The actor page: who acts on whom, as a picture and as a list, with the sentences behind each tie."""

from __future__ import annotations

import json
import math
import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

import networkx
from dateline.builders import placement, tray, wording
from dateline.builders.account_views import publisher_words, says
from dateline.builders.corrections import UNTYPED
from dateline.builders.event_views import is_actor
from dateline.builders.named_actors import is_named
from dateline.builders.page_shell import anchor, one_line, page
from dateline.builders.pronouns import AUTHOR, AUTHOR_AND_OTHERS, AUTHORS
from dateline.builders.ties import Link, links, most_connected, network, of_key_events, tone_of
from dateline.builders.timeline_order import in_order
from dateline.builders.timeline_page import by_event, weightiest
from dateline.builders.timeline_rows import bounds
from dateline.graph.rows import AccountRow, ActorRow, ArticleRow, CorpusRow, EventRow

DRAWN = 300
"""Actors in the picture at most, the most connected first."""
TOLD = 60
"""Events that the panel lists of one actor at most, the first ones in time."""
FIRST = 15
"""Actors of a kind that the list shows at once; the others of that kind are a click away."""
LINE = 20
"""Letters on a line of a name in the picture."""
ENOUGH = 8
"""The picture opens on the key events where these tie so many actors together, else on all events."""
SHAPES = {
    "person": "dot",
    "organization": "square",
    "place": "triangle",
    "group": "diamond",
    "unknown": "dot",
}

SCRIPTS = (
    "quiet.js",
    "vendor/vis-network.min.js",
    "shared.js",
    *tray.SCRIPTS,
    "actors_view.js",
    "actors_names.js",
    "actors_picture.js",
    "actors_panel.js",
    "actors.js",
)
STYLES = ("base.css", "actors.css", tray.STYLE)


@dataclass(frozen=True, slots=True)
class ActorView:
    """An actor as the list shows it."""

    id: str
    row: ActorRow
    events: int


@dataclass(frozen=True, slots=True)
class Section:
    """Actors of one kind, as the list has them under a heading: those of most events first."""

    title: str
    views: tuple[ActorView, ...]


_TITLES = {
    "person": "People",
    "organization": "Organizations",
    "place": "Places",
    "group": "Groups",
    "unknown": "Others",
}


def sections(views: Iterable[ActorView]) -> list[Section]:
    """The actors under a heading a kind, each in the order given."""
    found: dict[str, list[ActorView]] = {title: [] for title in _TITLES.values()}
    for view in views:
        found[_TITLES.get(view.row.kind, _TITLES["unknown"])].append(view)
    return [Section(title, tuple(held)) for title, held in found.items() if held]


# ---- What the script gets --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Drawing:
    """What vis-network is given, as JSON."""

    nodes: list[dict[str, object]]
    edges: list[dict[str, object]]
    options: dict[str, object]


def _drawing(views: Mapping[str, ActorView], ties: Sequence[Link], most: int) -> Drawing:
    """Nodes, edges and options as pyvis makes them; what depends on filters and on whether it is dark, the page adds.

    The page that pyvis itself would write is not used: it loads from the network and runs what stands in titles.
    """
    from pyvis.network import Network  # takes half a second to load

    graph = most_connected(network(ties), most)
    drawing = Network(directed=True)
    names = {iri: _wrapped(views[iri].row.label) for iri in graph}
    for iri, (x, y) in placement.places(graph, names).items():
        drawing.add_node(views[iri].id, x=x, y=y, label=names[iri], **_node(views[iri]))
    for tie in ties:
        if tie.start in graph and tie.end in graph:
            drawing.add_edge(views[tie.start].id, views[tie.end].id, id=_tie_id(views, tie), **_edge(tie))
    drawing.toggle_physics(False)
    nodes, edges, _, _, _, options = drawing.get_network_data()
    return Drawing(nodes, edges, json.loads(options))


def _node(view: ActorView) -> dict[str, object]:
    return {
        "shape": SHAPES.get(view.row.kind, "dot"),
        "group": view.row.kind if view.row.kind in SHAPES else "unknown",
        "size": round(min(10 + 3 * math.sqrt(view.events), 30), 1),
    }


def _wrapped(label: str) -> str:
    """The label on two lines of the picture at most."""
    return "\n".join(textwrap.wrap(one_line(label), LINE, max_lines=2, placeholder="…"))


def _tie_id(views: Mapping[str, ActorView], tie: Link) -> str:
    return "~".join((views[tie.start].id, views[tie.end].id, "with" if tie.together else "to"))


def _edge(tie: Link) -> dict[str, object]:
    return {"arrows": "" if tie.together else "to", "dashes": tie.together}


def _event(event: EventRow, accounts: Sequence[AccountRow]) -> dict[str, object]:
    told = accounts[0] if accounts else None
    return {
        "label": event.label,
        "when": wording.date_words(event.edtf, event.earliest, event.latest),
        "days": bounds(event),
        "key": event.key,
        "type": event.type or UNTYPED,
        "tone": tone_of(event.type),
        "verb": event.verb.rpartition("/")[2].replace("_", " "),
        "standing": event.shown_standing,
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
    """The actors that take part in events, those with names of their own first, and of these those with most events.

    Things are none.
    """
    involved = {iri: len(shared) for iri, shared in _events_of(events).items()}
    found = [actor for actor in actors if is_actor(actor) and actor.iri in involved]
    return sorted(found, key=lambda actor: (not is_named(actor), -involved[actor.iri], actor.label, actor.iri))


def _rows(
    views: Mapping[str, ActorView],
    ties: Sequence[Link],
    involved: Mapping[str, Sequence[EventRow]],
    told: tray.Told,
    most: int,
) -> dict[str, object]:
    actors = {view.id: _actor(view, involved.get(iri, ())) for iri, view in views.items()}
    shown = {event.iri: event for iri in views for event in involved.get(iri, ())[:TOLD]}
    shown |= {event.iri: event for tie in ties for event in tie.events}
    stand_ins = {iri: view.row.label for iri, view in views.items() if is_stand_in(view.row)}
    named = [tie for tie in ties if tie.start not in stand_ins and tie.end not in stand_ins]
    key, every = _drawing(views, of_key_events(named), most), _drawing(views, named, most)
    return {
        "actors": actors,
        "ties": [
            {
                "id": _tie_id(views, tie),
                "from": views[tie.start].id,
                "to": views[tie.end].id,
                "together": tie.together,
                "events": [anchor(event.iri, "e") for event in tie.events],
            }
            for tie in ties
        ],
        "events": {anchor(iri, "e"): _event(event, told.get(iri, ())) for iri, event in sorted(shown.items())},
        "drawings": {"key": asdict(key), "all": asdict(every)},
        "opens": "key" if _together(of_key_events(named)) >= min(ENOUGH, _together(named)) else "all",
        "told": TOLD,
        "unnamed": list(stand_ins.values()),
    }


def is_stand_in(actor: ActorRow) -> bool:
    """Whether a node stands for somebody whom its text names nowhere: who writes, who is unnamed, "minister", "man".

    It may be several people, and what it is tied to says little: the picture leaves it out, the list does not.
    """
    if actor.label in (AUTHOR, AUTHORS, AUTHOR_AND_OTHERS) or actor.label.startswith("unnamed "):
        return True
    bare = actor.label.islower() and " " not in actor.label
    return bare and not actor.names and actor.kind in ("person", "unknown")


def _together(ties: Iterable[Link]) -> int:
    """How many actors ties connect at most, directly or through others."""
    return max(map(len, networkx.connected_components(network(ties))), default=0)


def _counted(ties: Iterable[Link], of: Callable[[EventRow], str]) -> list[tuple[str, int]]:
    """What the events of ties are, the commonest first, and how many are so."""
    counts = Counter(of(event) for event in {event.iri: event for tie in ties for event in tie.events}.values())
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _correctable(
    corpus: CorpusRow,
    views: Mapping[str, ActorView],
    actors: Sequence[ActorRow],
    events: Sequence[EventRow],
    told: tray.Told,
) -> dict[str, object]:
    named = {(actor.iri, actor.label) for actor in actors}
    named |= {(place.iri, place.label) for event in events for place in event.places}
    involved = [event for event in in_order(events) if not _parts(event).isdisjoint(views)]
    return tray.rows(corpus, involved, told, [view.row for view in views.values()], sorted(named))


def render_actors(
    corpus: CorpusRow,
    events: Sequence[EventRow],
    accounts: Sequence[AccountRow],
    actors: Sequence[ActorRow],
    articles: Sequence[ArticleRow],
    most: int = DRAWN,
) -> str:
    """The page as one text that needs nothing from outside; the same rows in any order give the same text.

    The picture shows the ``most`` most connected actors, the list all that take part in an event that pages show.
    """
    every, events = len(events), weightiest(events)
    involved = _events_of(events)
    shown = acting(actors, events)
    ties = links(events, (actor.iri for actor in shown))
    views = {actor.iri: ActorView(anchor(actor.iri, "a"), actor, len(involved[actor.iri])) for actor in shown}
    told = by_event(accounts)
    return page(
        "actors.html",
        scripts=SCRIPTS,
        styles=STYLES,
        rows=_rows(views, ties, involved, told, most) | {"corpus": corpus.base},
        tray=_correctable(corpus, views, actors, events, told),
        here="actors",
        title=f"Actors · {corpus.name}",
        corpus=corpus.name,
        articles=wording.count(len(articles), "article"),
        acting=len(views),
        at_once=FIRST,
        nameless=sum(not is_named(actor) for actor in shown),
        named=sections(view for view in views.values() if is_named(view.row)),
        unnamed=sections(view for view in views.values() if not is_named(view.row)),
        most=most,
        kept=len(events),
        left_out=every - len(events),
        types=_counted(ties, lambda event: event.type or UNTYPED),
        standings=_counted(ties, lambda event: event.shown_standing),
        standing_words=wording.standing_words,
        words={UNTYPED: wording.type_words(None)}
        | {event.type: wording.type_words(event.type) for event in events if event.type},
        count=wording.count,
    )
