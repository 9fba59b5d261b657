"""The timeline page: a picture of the events in time and, beside it, the same events as a list with their sources."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from dateline.builders import tray, wording
from dateline.builders.page_shell import anchor, page, safe_link
from dateline.queries.rows import AccountRow, ActorRow, ArticleRow, CorpusRow, EventRow, Source

LISTED = 2000
"""Events on the page at most, the most salient first."""
GAP = 45
"""Days without an event that part two periods."""
EXACT = 10
"""Days within which an event must lie to open or widen a period."""
UNDATED = "Undated"

SCRIPTS = (
    "quiet.js",
    "vendor/vis-timeline-graph2d.min.js",
    "shared.js",
    tray.SCRIPT,
    "timeline_view.js",
    "timeline_entries.js",
    "timeline_reader.js",
    "timeline_list.js",
    "timeline_filters.js",
    "timeline_picture.js",
    "timeline.js",
)
STYLES = ("vendor/vis-timeline-graph2d.min.css", "base.css", "timeline.css", tray.STYLE)


@dataclass(frozen=True, slots=True)
class SourceView:
    """An article as an account names it."""

    article: str
    """Element id of the article, with which the script finds its text."""
    publisher: str
    title: str | None
    published: str | None
    link: str | None


@dataclass(frozen=True, slots=True)
class AccountView:
    """One sentence that tells an event: who says it, in which words, and why it is dated so."""

    voice: str
    manner: tuple[str, ...]
    """Remarks: "says it did not happen", "as a plan"."""
    before: str
    trigger: str
    after: str
    span: tuple[int, int]
    """The sentence in its text, code points."""
    sources: tuple[SourceView, ...]
    has_text: bool
    when: str
    reason: str
    time: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class AccountGroup:
    """Accounts that agree on the date."""

    when: str
    accounts: tuple[AccountView, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """A link to an actor, a place or another event."""

    target: str
    label: str


@dataclass(frozen=True, slots=True)
class EventView:
    """An event as the list shows it."""

    id: str
    row: EventRow
    when: str
    basis: str
    says: str
    """Its standing and whose: "claimed by the mayor"."""
    folded: bool
    """Whether it is an act of speech that stands under what it tells."""
    type: str
    actors: tuple[Tie, ...]
    places: tuple[str, ...]
    told_by: tuple[Tie, ...]
    tells: tuple[Tie, ...]
    numbers: tuple[str, ...]
    groups: tuple[AccountGroup, ...]

    @property
    def rival(self) -> bool:
        """Whether its accounts are shown side by side."""
        return self.row.rival_dates and len(self.groups) > 1


@dataclass(frozen=True, slots=True)
class Period:
    """A run of days with events and no long gap, and how many events lie in it."""

    first: datetime.date
    last: datetime.date
    events: int

    @property
    def words(self) -> str:
        """Its span in words."""
        return wording.span_words(self.first, self.last)


# ---- Order and periods ----------------------------------------------------------------------------------------------


def in_order(events: Iterable[EventRow]) -> list[EventRow]:
    """Events by their day, else by the first possible one (the last where only that is known), undated at the end."""
    never = datetime.date.max

    def place(event: EventRow) -> tuple[datetime.date, datetime.date, str, float, str]:
        first = event.place_in_time or never
        words = wording.date_words(event.edtf, event.earliest, event.latest)
        return (first, event.latest or never, words, -event.salience, event.iri)

    return sorted(events, key=place)


def is_folded(event: EventRow, known: Mapping[str, EventRow]) -> bool:
    """Whether the event is an act of speech that is read under what it tells; key events stand for themselves."""
    return event.speech and not event.key and any(told in known for told in event.tells)


def _parted(days: Sequence[tuple[datetime.date, datetime.date]]) -> list[Period]:
    periods: list[Period] = []
    for first, last in days:
        if periods and (first - periods[-1].last).days <= GAP:
            held = periods[-1]
            periods[-1] = Period(held.first, max(held.last, last), held.events + 1)
        else:
            periods.append(Period(first, last, 1))
    return periods


def periods(events: Sequence[EventRow]) -> tuple[Period, ...]:
    """The runs of days that events lie in, in order.

    Events less exact than ``EXACT`` days open no period and widen none, unless no event is more exact.
    """
    spans = sorted((event.earliest, event.latest) for event in events if event.earliest and event.latest)
    return tuple(_parted([span for span in spans if (span[1] - span[0]).days <= EXACT] or spans))


def opening(events: Sequence[EventRow]) -> Period | None:
    """The period that the picture opens on: that of most key events, else of most events. None: nothing is dated.

    One event of 2014 does not flatten a January of 2022.
    """
    shown = [event for event in events if event.key]
    found = periods(shown) or periods(events)
    return max(found, key=lambda period: period.events, default=None)


# ---- Views ----------------------------------------------------------------------------------------------------------


def publisher_words(source: Source) -> str:
    """The name of whoever published an article, else its title in quotation marks, else its path."""
    if source.publisher:
        return source.publisher
    return f"“{shortened(source.title, 60)}”" if source.title else source.path


def shortened(text: str, length: int) -> str:
    """The text, cut to that many characters."""
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def is_actor(actor: ActorRow) -> bool:
    """Whether a node can be said to act: things that events happen to or come from are none."""
    return actor.acts and actor.kind != "thing"


def _source(source: Source) -> SourceView:
    return SourceView(
        article=anchor(source.iri, "t"),
        publisher=publisher_words(source),
        title=source.title if source.publisher else None,
        published=wording.date_words(source.published, None, None) if source.published else None,
        link=safe_link(source.url),
    )


def _voice(account: AccountRow) -> str:
    if not account.speakers:
        return f"{publisher_words(account.source)}, in its own voice"
    nearest, *further = [speaker.label for speaker in account.speakers]
    return nearest if not further else f"{nearest}, as told by {further[0]}"


def _manner(account: AccountRow) -> tuple[str, ...]:
    remarks = {
        "says it did not happen": account.polarity == "negative",
        "as a plan": account.certainty == "planned",
        "as a possibility": account.certainty == "possible",
        "the text doubts it": any(speaker.attitude == "doubt" for speaker in account.speakers),
    }
    return tuple(remark for remark, holds in remarks.items() if holds)


def _cut(account: AccountRow) -> tuple[str, str, str]:
    start = account.trigger.start - account.sentence.start
    end = account.trigger.end - account.sentence.start
    text = account.sentence.text
    return (text[:start], text[start:end], text[end:]) if 0 <= start < end <= len(text) else (text, "", "")


def _account(account: AccountRow, with_text: frozenset[str]) -> AccountView:
    before, trigger, after = _cut(account)
    return AccountView(
        voice=_voice(account),
        manner=_manner(account),
        before=before,
        trigger=trigger,
        after=after,
        span=(account.sentence.start, account.sentence.end),
        sources=tuple(_source(source) for source in account.sources),
        has_text=account.source.iri in with_text,
        when=wording.date_words(account.edtf, account.earliest, account.latest),
        reason=account.reason,
        time=account.time.text if account.time else None,
        rule=account.rule,
    )


def _groups(event: EventRow, accounts: Sequence[AccountRow], with_text: frozenset[str]) -> tuple[AccountGroup, ...]:
    """Accounts side by side where their dates rival, else all together."""
    views = [_account(account, with_text) for account in accounts]
    if not event.rival_dates:
        return (AccountGroup("", tuple(views)),) if views else ()
    views.sort(key=lambda view: view.when)
    grouped = {when: tuple(group) for when, group in groupby(views, key=lambda view: view.when)}
    best = wording.date_words(event.edtf, event.earliest, event.latest)
    return tuple(AccountGroup(when, grouped[when]) for when in sorted(grouped, key=lambda when: (when != best, when)))


def _listed(names: Iterable[str]) -> str:
    """Names as a sentence lists them: "A", "A and B", "A and 3 others"."""
    distinct = list(dict.fromkeys(names))
    if len(distinct) <= 2:
        return " and ".join(distinct)
    return f"{distinct[0]} and {wording.count(len(distinct) - 1, 'other')}"


def _teller(account: AccountRow) -> str:
    return account.speakers[0].label if account.speakers else publisher_words(account.source)


def says(event: EventRow, accounts: Sequence[AccountRow]) -> str:
    """The standing of an event and whose word it rests on: "claimed by the mayor", never a bare fact."""
    own = [account for account in accounts if not account.speakers] or list(accounts)
    deniers = _listed(_teller(account) for account in accounts if account.polarity == "negative")
    affirmers = _listed(_teller(account) for account in accounts if account.polarity != "negative")
    if event.standing == "disputed" and deniers and affirmers:
        return f"disputed: {affirmers} against {deniers}"
    names = {
        "reported": _listed(publisher_words(account.source) for account in own),
        "denied": deniers,
    }.get(event.standing, affirmers)
    joint = "according to" if event.standing in ("planned", "possible") else "in" if names.startswith("“") else "by"
    return f"{event.standing} {joint} {names}" if names else event.standing


def _type(event: EventRow) -> str:
    return wording.type_words(event.type)


def _ties(iris: Iterable[str], known: Mapping[str, EventRow]) -> tuple[Tie, ...]:
    return tuple(Tie(anchor(iri, "e"), known[iri].label) for iri in iris if iri in known)


def _actor_ties(event: EventRow, actors: frozenset[str]) -> tuple[Tie, ...]:
    parts = [(link.iri, link.label) for link in (*event.agents, *event.patients)]
    parts += [(part.iri, part.label) for part in event.others]
    return tuple(Tie(anchor(iri, "a"), label) for iri, label in dict(parts).items() if iri in actors)


def view(
    event: EventRow,
    accounts: Sequence[AccountRow],
    known: Mapping[str, EventRow],
    actors: frozenset[str],
    with_text: frozenset[str],
) -> EventView:
    """An event with all that the list says of it; ``actors`` are IRIs that the actor page shows."""
    return EventView(
        id=anchor(event.iri, "e"),
        row=event,
        when=wording.date_words(event.edtf, event.earliest, event.latest),
        basis=wording.BASES.get(event.basis, event.basis),
        says=says(event, accounts),
        folded=is_folded(event, known),
        type=_type(event),
        actors=_actor_ties(event, actors),
        places=tuple(dict.fromkeys(place.label for place in event.places)),
        told_by=_ties(event.told_by, known),
        tells=_ties(event.tells, known),
        numbers=tuple(dict.fromkeys(number.text for number in event.numbers)),
        groups=_groups(event, accounts, with_text),
    )


# ---- What the script gets -------------------------------------------------------------------------------------------


def bounds(event: EventRow) -> list[str] | None:
    """First and last day for the picture; where one end is not known, the day of the other for both."""
    first, last = event.earliest or event.latest, event.latest or event.earliest
    return [first.isoformat(), last.isoformat()] if first and last else None


def _edge(event: EventRow) -> str:
    """How the picture draws an event: a sharp ``day``, a ``bar`` that lasts, ``soft`` for some time within its bounds,
    ``until`` and ``since`` where one bound is unknown and the picture fades out on that side."""
    if event.earliest is None or event.latest is None:
        return "until" if event.earliest is None else "since"
    edtf = event.edtf or ""
    lasting = "/" in edtf and "~" not in edtf and ".." not in edtf
    if lasting:
        return "bar"
    return "day" if event.earliest == event.latest and "~" not in edtf else "soft"


def _choices(event: EventView, accounts: Sequence[AccountRow]) -> dict[str, list[tuple[str, str]]]:
    """For each facet the keys and labels under which a filter finds the event."""
    publishers = [publisher_words(source) for account in accounts for source in account.sources]
    speakers = [speaker.label for account in accounts for speaker in account.speakers]
    return {
        "standing": [(event.row.standing, event.row.standing)],
        "actor": [(tie.target, tie.label) for tie in event.actors],
        "place": [(place, place) for place in event.places],
        "type": [(event.row.type or "none", event.type)],
        "source": [(name, name) for name in dict.fromkeys(publishers)],
        "speaker": [(name, name) for name in dict.fromkeys(speakers)],
        "dated": [(event.row.basis, event.basis)],
    }


FACETS = (
    ("standing", "Standing"),
    ("actor", "Actor"),
    ("place", "Place"),
    ("type", "Type"),
    ("source", "Source"),
    ("speaker", "Speaker"),
    ("dated", "How dated"),
)


def _facets(choices: Sequence[Mapping[str, Sequence[tuple[str, str]]]]) -> dict[str, list[tuple[str, str]]]:
    """Each facet's choices, the commonest first; standings in their own order."""
    result: dict[str, list[tuple[str, str]]] = {}
    for name, _ in FACETS:
        labels: dict[str, str] = {}
        counts: dict[str, int] = {}
        for key, label in (choice for chosen in choices for choice in chosen[name]):
            labels.setdefault(key, label)
            counts[key] = counts.get(key, 0) + 1
        ranked = sorted(labels, key=lambda key: (-counts[key], labels[key], key))
        if name == "standing":
            ranked.sort(key=lambda key: wording.STANDINGS.index(key) if key in wording.STANDINGS else 99)
        result[name] = [(key, labels[key]) for key in ranked]
    return result


def _event_rows(views: Sequence[EventView], chosen: Sequence[Mapping[str, Sequence[tuple[str, str]]]]) -> list[object]:
    facets = _facets(chosen)
    index = {name: {key: i for i, (key, _) in enumerate(choices)} for name, choices in facets.items()}
    return [
        {
            "id": view.id,
            "label": view.row.label,
            "when": heading(view),
            "days": bounds(view.row),
            "edge": _edge(view.row),
            "standing": view.row.standing,
            "key": view.row.key,
            "folded": view.folded,
            "rival": view.rival,
            "weight": round(view.row.salience, 3),
            "in": {name: [index[name][key] for key, _ in choices] for name, choices in picked.items()},
        }
        for view, picked in zip(views, chosen, strict=True)
    ]


def article_rows(articles: Sequence[ArticleRow], accounts: Sequence[AccountRow]) -> dict[str, object]:
    """Each article with its text, once, and the passages in it that events were read in (code points)."""
    marks: dict[str, dict[tuple[int, int], str]] = {}
    for account in accounts:
        if account.event is not None:
            span = (account.trigger.start, account.trigger.end)
            here = marks.setdefault(account.text_iri, {})
            here[span] = min(here.get(span, "~"), anchor(account.event, "e"))
    texts = {article.text_iri: article.text for article in articles if article.text is not None}
    return {
        "articles": {
            anchor(article.iri, "t"): {
                "title": article.title or article.path,
                "publisher": article.publisher,
                "published": wording.date_words(article.published, None, None) if article.published else None,
                "link": safe_link(article.url),
                "text": anchor(article.text_iri, "x"),
            }
            for article in sorted(articles, key=lambda article: article.key)
            if article.text_iri in texts
        },
        "texts": {
            anchor(iri, "x"): {
                "text": text,
                "marks": [[*span, event] for span, event in sorted(marks.get(iri, {}).items())],
            }
            for iri, text in sorted(texts.items())
        },
    }


# ---- The page -------------------------------------------------------------------------------------------------------


def _account_order(account: AccountRow) -> tuple[bool, str, int, str]:
    return (account.certainty != "certain", account.source.key, account.trigger.start, account.claim)


def by_event(accounts: Iterable[AccountRow]) -> dict[str, list[AccountRow]]:
    """Accounts of each event: certain ones first, then in the order of articles and sentences."""
    result: dict[str, list[AccountRow]] = {}
    for account in accounts:
        if account.event is not None:
            result.setdefault(account.event, []).append(account)
    for told in result.values():
        told.sort(key=_account_order)
    return result


def heading(event: EventView) -> str:
    """The heading under which the list holds an event: its date in words, the same for all without any day."""
    return event.when if event.row.earliest or event.row.latest else UNDATED


def day_groups(views: Sequence[EventView]) -> list[tuple[str, list[EventView]]]:
    """The views under one heading a date in words, in the order given; undated ones under a heading of their own."""
    return [(words, list(group)) for words, group in groupby(views, key=heading)]


def render_timeline(
    corpus: CorpusRow,
    events: Sequence[EventRow],
    accounts: Sequence[AccountRow],
    actors: Sequence[ActorRow],
    articles: Sequence[ArticleRow],
) -> str:
    """The page as one text that needs nothing from outside; the same rows in any order give the same text."""
    kept = in_order(sorted(events, key=lambda event: (not event.key, -event.salience, event.iri))[:LISTED])
    known = {event.iri: event for event in kept}
    told = by_event(accounts)
    acting = frozenset(actor.iri for actor in actors if is_actor(actor))
    with_text = frozenset(article.iri for article in articles if article.text is not None)
    views = [view(event, told.get(event.iri, ()), known, acting, with_text) for event in kept]
    chosen = [_choices(event, told.get(event.row.iri, ())) for event in views]
    window = opening(kept)
    spans = periods([event for event in kept if event.key]) or periods(kept)
    rows = {
        "facets": [[name, title, _facets(chosen)[name]] for name, title in FACETS],
        "events": _event_rows(views, chosen),
        "undated": UNDATED,
        "window": [window.first.isoformat(), window.last.isoformat()] if window else None,
        "tray": tray.rows(corpus, kept, told),
        **article_rows(articles, [account for account in accounts if account.event in known]),
    }
    return page(
        "timeline.html",
        scripts=SCRIPTS,
        styles=STYLES,
        rows=rows,
        here="timeline",
        title=f"Timeline · {corpus.name}",
        corpus=corpus.name,
        articles=wording.count(len(articles), "article"),
        days=day_groups(views),
        undated=UNDATED,
        total=sum(not event.folded for event in views),
        left_out=len(events) - len(kept),
        keys=sum(event.row.key for event in views),
        periods=spans if len(spans) > 1 else (),
        standings=wording.STANDING_HELP,
        count=wording.count,
    )
