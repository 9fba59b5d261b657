"""A World made by hand: a strike in a port, told by two texts, one of them printed twice."""

from __future__ import annotations

import datetime
from dataclasses import replace

from dateline.graph import rdf
from dateline.graph.concepts import Concept
from dateline.graph.model import (
    Anchor,
    Block,
    Claim,
    ClaimRef,
    Dated,
    Decision,
    Document,
    Entity,
    Event,
    Mention,
    MentionRef,
    Node,
    Noted,
    Order,
    Participant,
    Quantity,
    Reading,
    Skipped,
    Span,
    TimeExpression,
    TimeForm,
    TimeLink,
    Voice,
    When,
    World,
    claim_hash,
)
from dateline.queries.event_graph import EventGraph
from pyoxigraph import Store

BASE = "https://w3id.org/dateline/harbour/"
UNION = (
    "Dock workers ended their strike in Lisbon on 4 March 2019. "
    "Police had beaten three strikers on Sunday, the union said. The port may reopen on Tuesday."
)
TOWN_HALL = "Mayor Ana Sousa denied that police had beaten strikers. Sousa said nothing of the port."
CONCEPTS = (
    Concept("ASSAULT", "assault", "Physical force", None, True),
    Concept("BEAT", "beating", "", "ASSAULT"),
    Concept("SAY", "statement"),
)


def at(text: str, words: str, nth: int = 0) -> Span:
    """Where the words stand for the ``nth`` time."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def mention(
    text: str, words: str, kind: str, sentence: int, entity: int, name: str | None = None, **more: object
) -> Mention:
    span = at(text, words, int(str(more.pop("nth", 0))))
    form = "name" if name else "nominal"
    last = words.split()[-1]
    made = Mention(span, span, words, last, form, kind, name, (), (), (), False, None, sentence, span.end, entity)  # type: ignore[arg-type]
    return replace(made, **more)  # type: ignore[arg-type]


def claim(text: str, words: str, lemma: str, sentence: int, parts: dict[str, int], **more: object) -> Claim:
    participants = tuple(Participant(role, index) for role, index in parts.items())  # type: ignore[arg-type]
    span = at(text, words)
    made = Claim(span, span.end, lemma, "verb", sentence, participants, rule="svo", confidence=0.9, label=words)
    return replace(made, **more)  # type: ignore[arg-type]


def sentences(text: str) -> tuple[Span, ...]:
    ends = [i + 1 for i, letter in enumerate(text) if letter == "."]
    starts = [0, *(end + 1 for end in ends[:-1])]
    return tuple(Span(start, end) for start, end in zip(starts, ends, strict=True))


def reading(
    text: str,
    times: tuple[TimeExpression, ...],
    mentions: tuple[Mention, ...],
    claims: tuple[Claim, ...],
    orders: tuple[Order, ...] = (),
) -> Reading:
    sha256 = Document("", "", text).sha256
    entities = tuple(
        Entity(m.kind, m.text, (m.name,) if m.name else (), (), (), None, (i,)) for i, m in enumerate(mentions)
    )
    return Reading(
        sha256, (Block("paragraph", Span(0, len(text))),), sentences(text), times, mentions, entities, claims, orders
    )


def union_reading() -> Reading:
    t = UNION
    times = (
        TimeExpression(at(t, "4 March 2019"), "DATE", TimeForm("absolute", "2019-03-04"), 0),
        TimeExpression(at(t, "Sunday"), "DATE", TimeForm("weekday", "Sunday", direction="past"), 1),
        TimeExpression(at(t, "Tuesday"), "DATE", TimeForm("weekday", "Tuesday", direction="future"), 2),
    )
    mentions = (
        mention(t, "Dock workers", "group", 0, 0),
        mention(t, "their strike", "thing", 0, 1),
        mention(t, "Lisbon", "place", 0, 2, "Lisbon"),
        mention(t, "Police", "organization", 1, 3),
        mention(t, "three strikers", "group", 1, 4, quantity=Quantity(3, 3)),
        mention(t, "the union", "organization", 1, 5),
        mention(t, "The port", "thing", 2, 6),
    )
    said = Voice(5, "neutral", at(t, "said"))
    claims = (
        claim(
            t,
            "ended",
            "end",
            0,
            {"agent": 0, "patient": 1, "place": 2},
            tense="past",
            times=(TimeLink("at", 0, "syntax"),),
            weight=1.0,
            label="Dock workers ended their strike in Lisbon",
        ),
        claim(
            t,
            "beaten",
            "beat",
            1,
            {"agent": 3, "patient": 4},
            voices=(said,),
            tense="past-perfect",
            type="BEAT",
            told_by=2,
            times=(TimeLink("at", 1, "syntax"),),
            weight=0.6,
            label="police had beaten three strikers",
        ),
        claim(
            t, "said", "say", 1, {"agent": 5}, tense="past", type="SAY", speech=True, weight=0.1, label="the union said"
        ),
        claim(
            t,
            "reopen",
            "reopen",
            2,
            {"patient": 6},
            certainty="possible",
            times=(TimeLink("at", 2, "syntax"),),
            weight=0.4,
            label="the port may reopen",
        ),
    )
    return reading(t, times, mentions, claims, (Order(1, 0, "past perfect"),))


def town_hall_reading() -> Reading:
    t = TOWN_HALL
    mentions = (
        mention(t, "Mayor Ana Sousa", "person", 0, 0, "Ana Sousa", roles=("mayor",)),
        mention(t, "police", "organization", 0, 1),
        mention(t, "strikers", "group", 0, 2),
        mention(t, "Sousa", "person", 1, 0, "Sousa", nth=1),
    )
    denied = Voice(0, "neutral", at(t, "denied"))
    claims = (
        claim(t, "denied", "deny", 0, {"agent": 0}, tense="past", type="SAY", speech=True, label="Ana Sousa denied it"),
        claim(
            t,
            "beaten",
            "beat",
            0,
            {"agent": 1, "patient": 2},
            voices=(denied,),
            polarity="negative",
            type="BEAT",
            told_by=0,
            tense="past-perfect",
            weight=0.8,
            label="police had beaten strikers",
        ),
    )
    return reading(t, (), mentions, claims)


def day(value: str, basis: str = "resolved", reason: str = "counted from the day of publication") -> When:
    exact = datetime.date.fromisoformat(value)
    return When(value, exact, exact, basis, reason)  # type: ignore[arg-type]


def node(id: str, kind: str, label: str, mentions: tuple[MentionRef, ...], acts: bool = True, **more: object) -> Node:
    stage = {"place": "place", "thing": "thing"}.get(id.partition("/")[0], "actor")
    made = Node(id, stage, kind, label, (), (), (), None, None, None, None, (), mentions, acts)  # type: ignore[arg-type]
    return replace(made, **more)  # type: ignore[arg-type]


def event(reading: Reading, index: int, label: str, when: When, standing: str, **more: object) -> Event:
    told = reading.claims[index]
    made = Event(
        "event/" + claim_hash(reading.sha256, told.trigger),
        label,
        told.type,
        told.lemma,
        (),
        (),
        (),
        (),
        when,
        False,
        standing,  # type: ignore[arg-type]
        0,
        0,
        0,
        1,
        0.5,
        False,
        told.speech,
        (),
        (ClaimRef(reading.sha256, index),),
        (),
        0.9,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def nodes(union: Reading, hall: Reading) -> tuple[Node, ...]:
    def u(i: int) -> MentionRef:
        return MentionRef(union.sha256, i)

    def h(i: int) -> MentionRef:
        return MentionRef(hall.sha256, i)

    found = (
        node(
            "actor/ana-sousa",
            "person",
            "Ana Sousa",
            (h(0), h(3)),
            alt_labels=("Sousa", "A. Sousa"),
            roles=("mayor",),
            aliases=("actor/sousa",),
        ),
        node("actor/dock-workers", "group", "dock workers", (u(0),)),
        node("actor/police", "organization", "police", (u(3), h(1)), within="place/lisbon"),
        node("actor/strikers", "group", "strikers", (u(4), h(2))),
        node("actor/union", "organization", "union", (u(5),)),
        node(
            "place/lisbon",
            "place",
            "Lisbon",
            (u(2),),
            acts=False,
            same_as=("https://sws.geonames.org/2267057/",),
            country="PT",
            latitude=38.71667,
            longitude=-9.13333,
        ),
        node("thing/port", "thing", "port", (u(6),), acts=False),
        node("thing/strike", "thing", "strike", (u(1),), acts=False),
    )
    return tuple(sorted(found, key=lambda each: each.id))


def events(union: Reading, hall: Reading) -> tuple[Event, ...]:
    beating_ids = ["event/" + claim_hash(r.sha256, r.claims[1].trigger) for r in (union, hall)]
    beating, other = sorted(beating_ids)
    sunday = day("2019-03-03")
    found = (
        event(
            union,
            0,
            "Dock workers ended their strike in Lisbon",
            day("2019-03-04", "stated", "the text says so"),
            "reported",
            agents=("actor/dock-workers",),
            patients=("thing/strike",),
            places=("place/lisbon",),
            reports=1,
            salience=0.9,
            key=True,
        ),
        replace(
            event(
                union,
                1,
                "police had beaten three strikers",
                sunday,
                "disputed",
                agents=("actor/police",),
                patients=("actor/strikers",),
                attributions=1,
                denials=1,
                voices=2,
                salience=0.7,
                key=True,
            ),
            id=beating,
            replaces=(other,),
            claims=(ClaimRef(union.sha256, 1), ClaimRef(hall.sha256, 1)),
        ),
        event(
            union, 2, "union said", day("2019-03-04"), "reported", agents=("actor/union",), reports=1, tells=(beating,)
        ),
        event(union, 3, "port may reopen", day("2019-03-05"), "possible", patients=("thing/port",), salience=0.3),
        event(
            hall, 0, "Ana Sousa denied it", When(), "reported", agents=("actor/ana-sousa",), reports=1, tells=(beating,)
        ),
    )
    return tuple(sorted(found, key=lambda each: each.id))


def small_world() -> World:
    """The strike in the port."""
    union, hall = union_reading(), town_hall_reading()
    documents = (
        Document(
            "https://example.org/strike?a=1&b=2",
            "strike.html",
            UNION,
            "Strike ends",
            "Harbour Post",
            "https://example.org/strike?a=1&b=2",
        ),
        Document("reprint.txt", "more/reprint.txt", UNION),
        Document('town hall "<x>".txt', 'town hall "<x>".txt', TOWN_HALL, "Mayor denies <beating>"),
    )
    published = Anchor(day("2019-03-04", "given", "dateline.toml"), datetime.date(2019, 3, 4))
    undated = (day("2019-03-04", "stated"), day("2019-03-03"), day("2019-03-04"), day("2019-03-05"))
    all_nodes, all_events = nodes(union, hall), events(union, hall)
    dated = {
        union.sha256: Dated(undated, ("2019-03-04", "2019-03-03", "2019-03-05")),
        hall.sha256: Dated((When(), When()), ()),
    }
    readings = tuple(sorted((union, hall), key=lambda each: each.sha256))
    ended, beating = (next(each.id for each in all_events if each.verb == verb) for verb in ("end", "beat"))
    return World(
        "harbour",
        BASE,
        documents,
        (published, Anchor(day("2019-03-05", "inferred"), None), Anchor(When(), None)),
        readings,
        tuple(dated[each.sha256] for each in readings),
        all_nodes,
        tuple(sorted((ref, each.id) for each in all_nodes for ref in each.mentions)),
        all_events,
        ((beating, ended, "past perfect"),),
        (Decision("sousa", "actor/ana-sousa", ("Sousa", "Ana Sousa"), 0.97, "surname equal"),),
        (Skipped("photo.jpg", "not a text"),),
        (Noted("strike.html", "date is no date"),),
    )


def opened(world: World) -> EventGraph:
    """The graph of a world, in memory."""
    store = Store()
    store.extend(rdf.quads(world, CONCEPTS))
    return EventGraph(store)
