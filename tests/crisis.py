"""Rows about an invented crisis: a dam fails in the Orsk valley of Veldania. What the tests of the pages show."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from dateline.graph.rows import (
    AccountRow,
    ActorRow,
    ArticleRow,
    CorpusRow,
    EventRow,
    Link,
    Number,
    Part,
    Passage,
    SkippedRow,
    Source,
    Speaker,
    Spot,
)

BASE = "https://w3id.org/dateline/veldania/"
CORPUS = CorpusRow("Veldania dam failure", BASE, "0.1.0")

TEXTS = {
    "agency": """Dam above Lorn gives way, thousands told to leave

LORN, 14 March 2031 (Halden Press) – The upper dam of the Orsk valley burst on Thursday night after a week of rain, \
sending water through the old town of Lorn. Soldiers evacuated 4,200 residents before dawn on Friday. \
President Ilse Maran declared a state of emergency in three districts.

"Nobody was warned," said the mayor of Lorn, Tomas Reyd, who accused Orsk Hydro of ignoring cracks found in February. \
Orsk Hydro denied that any cracks had been found.

The parliament will debate the disaster on 20 March. Opposition leaders may call a general strike.
""",
    "daily": """A week after the flood, Lorn counts its losses

Lorn Courier, 21 March 2031

Rescuers found the bodies of nine people in the lower town between Saturday and Monday. The upper dam failed in the \
early hours of 13 March, according to a log kept by the night watchman. About 600 people marched to the offices of \
Orsk Hydro on Tuesday, and police arrested eleven of them.

On Thursday parliament dismissed the energy minister, Karel Doun. The dam was built in 1987 against the advice of \
geologists, the historian Ana Ferro recalled.
""",
    "blog": """Valley Notes

They have opened the second spillway at last. Neighbours say looters broke into the pharmacy on Mill Street. \
The state of emergency was lifted, the governor said.
""",
}

ARTICLES = (
    ArticleRow(
        f"{BASE}article/a1",
        "agency.txt",
        "agency.txt",
        "Dam above Lorn gives way, thousands told to leave",
        "Halden Press",
        "https://news.example.org/lorn-dam",
        "2031-03-14",
        "stated",
        "date line of the article",
        TEXTS["agency"],
        f"{BASE}text/t1",
    ),
    ArticleRow(
        f"{BASE}article/a2",
        "reprint.txt",
        "reprint.txt",
        "Dam gives way",
        "Evening Mirror",
        None,
        "2031-03-14",
        "stated",
        "date line of the article",
        TEXTS["agency"],
        f"{BASE}text/t1",
    ),
    ArticleRow(
        f"{BASE}article/a3",
        "daily.html",
        "daily.html",
        "A week after the flood, Lorn counts its losses",
        "Lorn Courier",
        "http://courier.example.org/losses?page=1&x=2",
        "2031-03-21",
        "stated",
        "date of the article",
        TEXTS["daily"],
        f"{BASE}text/t2",
    ),
    ArticleRow(
        f"{BASE}article/a4", "blog.txt", "blog.txt", "Valley Notes", None, None, None, "unknown", "no date is found",
        TEXTS["blog"], f"{BASE}text/t3",
    ),
)  # fmt: skip
TEXT_OF = {"agency": f"{BASE}text/t1", "daily": f"{BASE}text/t2", "blog": f"{BASE}text/t3"}

NAMES = {
    "maran": ("Ilse Maran", "person", ("President Maran",), ("president",)),
    "reyd": ("Tomas Reyd", "person", ("Reyd",), ("mayor of Lorn",)),
    "doun": ("Karel Doun", "person", (), ("energy minister",)),
    "ferro": ("Ana Ferro", "person", (), ("historian",)),
    "hydro": ("Orsk Hydro", "organization", ("Orsk Hydro Company",), ()),
    "parliament": ("parliament", "organization", (), ()),
    "police": ("police", "group", (), ()),
    "soldiers": ("soldiers", "group", (), ()),
    "marchers": ("600 people", "group", (), ()),
    "rescuers": ("rescuers", "group", (), ()),
    "looters": ("looters", "group", (), ()),
    "opposition": ("opposition leaders", "group", (), ()),
    "governor": ("the governor", "person", (), ("governor",)),
    "residents": ("residents", "group", (), ()),
}
VERBS = (
    "burst", "evacuate", "declare", "accuse", "ignore", "deny", "debate", "call",
    "find", "march", "arrest", "dismiss", "build", "break_into", "lift", "stand",
)  # fmt: skip
LORN = Spot(f"{BASE}place/lorn", "Lorn", 51.2, 30.1)
VALLEY = Spot(f"{BASE}place/orsk-valley", "Orsk valley", None, None)


def link(name: str) -> Link:
    return Link(f"{BASE}actor/{name}", NAMES[name][0])


def day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def source(article: ArticleRow) -> Source:
    return Source(
        article.iri,
        article.key,
        article.path,
        article.title,
        article.publisher,
        article.url,
        article.published,
        article.basis,
    )


def event(
    number: int,
    label: str,
    type: str | None,
    edtf: str | None,
    first: str | None,
    last: str | None,
    *,
    agents: str = "",
    patients: str = "",
    basis: str = "resolved",
    standing: str = "reported",
    key: bool = False,
    voices: int = 1,
    rival: bool = False,
    speech: bool = False,
    tells: Sequence[int] = (),
    told_by: Sequence[int] = (),
    places: tuple[Spot, ...] = (LORN,),
    reason: str = "weekday before the publication date",
    others: tuple[Part, ...] = (),
    numbers: tuple[Number, ...] = (),
) -> EventRow:
    return EventRow(
        iri=iri(number),
        id=f"{number:012x}",
        label=label,
        type=type,
        verb=VERBS[(number - 1) % len(VERBS)],
        agents=tuple(link(name) for name in agents.split()),
        patients=tuple(link(name) for name in patients.split()),
        others=others,
        places=places,
        edtf=edtf,
        earliest=day(first),
        latest=day(last),
        basis=basis,
        reason=reason,
        rival_dates=rival,
        standing=standing,
        reports=int(standing == "reported"),
        attributions=int(standing == "claimed"),
        denials=int(standing in ("denied", "disputed")),
        voices=voices,
        salience=round(1 - number / 40, 3),
        key=key,
        speech=speech,
        tells=tuple(map(iri, tells)),
        told_by=tuple(map(iri, told_by)),
        confidence=0.8,
        numbers=numbers,
    )


def iri(number: int) -> str:
    return f"{BASE}event/{number:012x}"


EVENTS = (
    event(1, "The upper dam of the Orsk valley burst", "DISASTER", "2031-03-13", "2031-03-13", "2031-03-13", key=True,
          voices=2, rival=True, places=(VALLEY,), agents="", reason="Thursday before 14 March 2031"),
    event(2, "Soldiers evacuated 4,200 residents before dawn", "AID", "2031-03-14", "2031-03-14", "2031-03-14",
          key=True, agents="soldiers", patients="residents",
          numbers=(Number("patient", "4,200 residents", 4200, 4200, None),)),
    event(3, "President Ilse Maran declared a state of emergency in three districts", "DECLARE", "2031-03-14~", None,
          "2031-03-14", key=True, agents="maran", basis="inferred", reason="told in the perfect on that day"),
    event(4, "The mayor of Lorn accused Orsk Hydro of ignoring cracks", "ACCUSE", "2031-03-14", "2031-03-14",
          "2031-03-14", agents="reyd", patients="hydro", speech=True, tells=(5,)),
    event(5, "Orsk Hydro ignored cracks found in February", None, "2031-02", "2031-02-01", "2031-02-28", key=True,
          agents="hydro", standing="disputed", voices=2, told_by=(4, 6), basis="inferred",
          reason="month named in the sentence, year of the article"),
    event(6, "Orsk Hydro denied that any cracks had been found", "DENY", "2031-03-14", "2031-03-14", "2031-03-14",
          agents="hydro", speech=True, tells=(5,)),
    event(7, "The parliament will debate the disaster", "MEET", "2031-03-20", "2031-03-20", "2031-03-20",
          agents="parliament", standing="planned", key=True, reason="day named, year of the article"),
    event(8, "Opposition leaders may call a general strike", "PROTEST", None, "2031-03-14", None,
          agents="opposition", standing="possible", basis="unknown", reason="nothing in the text says when"),
    event(9, "Rescuers found the bodies of nine people in the lower town", "FIND", "[2031-03-15..2031-03-17]",
          "2031-03-15", "2031-03-17", key=True, agents="rescuers", reason="Saturday and Monday before 21 March 2031"),
    event(10, "About 600 people marched to the offices of Orsk Hydro", "PROTEST", "2031-03-18", "2031-03-18",
          "2031-03-18", key=True, agents="marchers", patients="hydro"),
    event(11, "Police arrested eleven marchers", "ARREST", "2031-03-18", "2031-03-18", "2031-03-18", key=True,
          agents="police", patients="marchers"),
    event(12, "Parliament dismissed the energy minister, Karel Doun", "DISMISS", "2031-03-20", "2031-03-20",
          "2031-03-20", key=True, agents="parliament", patients="doun"),
    event(13, "The dam was built against the advice of geologists", "BUILD", "1987", "1987-01-01", "1987-12-31",
          key=True, standing="claimed", basis="stated", reason="year named in the sentence", places=(VALLEY,)),
    event(14, "Looters broke into the pharmacy on Mill Street", "THEFT", None, None, None, key=True, agents="looters",
          standing="claimed", basis="unknown", reason="nothing in the text says when"),
    event(15, "The state of emergency was lifted", "LIFT", None, None, None, standing="claimed", basis="unknown",
          reason="nothing in the text says when", agents="", others=(Part("other", *link("governor")),)),
    event(16, "The flood stood in the old town", "DISASTER", "2031-03-13/2031-03-19", "2031-03-13", "2031-03-19",
          basis="bounded", reason="after the burst, before the clean-up"),
)  # fmt: skip


def told(
    number: int,
    text: str,
    sentence: str,
    trigger: str,
    speakers: Sequence[tuple[str, str]] = (),
    *,
    polarity: str = "positive",
    certainty: str = "certain",
    date: tuple[str | None, str | None, str | None] | None = None,
    time: str | None = None,
) -> AccountRow:
    """The claim that a sentence of a text makes; its date is the event's unless given."""
    start = TEXTS[text].index(sentence)
    at = TEXTS[text].index(trigger, start)
    row = EVENTS[number - 1]
    edtf, *ends = date or (row.edtf, row.earliest, row.latest)
    first, last = (end if isinstance(end, datetime.date | None) else day(end) for end in ends)
    when = TEXTS[text].index(time, start) if time else 0
    return AccountRow(
        event=row.iri,
        claim=f"{TEXT_OF[text]}#char={at},{at + len(trigger)}",
        text_iri=TEXT_OF[text],
        sources=tuple(source(article) for article in ARTICLES if article.text_iri == TEXT_OF[text]),
        sentence=Passage(start, start + len(sentence), sentence),
        trigger=Passage(at, at + len(trigger), trigger),
        lemma=trigger,
        type=row.type,
        speakers=tuple(Speaker(f"{BASE}actor/{name}", NAMES[name][0], attitude, "said") for name, attitude in speakers),
        polarity=polarity,
        certainty=certainty,
        tense="past",
        edtf=edtf,
        earliest=first,
        latest=last,
        basis=row.basis,
        reason=row.reason,
        time=Passage(when, when + len(time), time) if time else None,
        participants=(),
        rule="svo",
        confidence=0.8,
        weight=0.5,
    )


BURST = (
    "The upper dam of the Orsk valley burst on Thursday night after a week of rain, sending water through the old "
    "town of Lorn."
)
FAILED = "The upper dam failed in the early hours of 13 March, according to a log kept by the night watchman."
ACCUSED = (
    '"Nobody was warned," said the mayor of Lorn, Tomas Reyd, who accused Orsk Hydro of ignoring cracks found in '
    "February."
)
DENIED = "Orsk Hydro denied that any cracks had been found."
MARCHED = "About 600 people marched to the offices of Orsk Hydro on Tuesday, and police arrested eleven of them."
BUILT = "The dam was built in 1987 against the advice of geologists, the historian Ana Ferro recalled."

ACCOUNTS = (
    told(1, "agency", BURST, "burst", time="Thursday night"),
    told(1, "daily", FAILED, "failed", date=("2031-03-12/2031-03-13", "2031-03-12", "2031-03-13"),
         time="the early hours of 13 March"),
    told(2, "agency", "Soldiers evacuated 4,200 residents before dawn on Friday.", "evacuated", time="Friday"),
    told(3, "agency", "President Ilse Maran declared a state of emergency in three districts.", "declared"),
    told(4, "agency", ACCUSED, "accused"),
    told(5, "agency", ACCUSED, "ignoring", (("reyd", "doubt"),), time="February"),
    told(5, "agency", DENIED, "found", (("hydro", "neutral"),), polarity="negative"),
    told(6, "agency", DENIED, "denied"),
    told(7, "agency", "The parliament will debate the disaster on 20 March.", "debate", certainty="planned",
         time="20 March"),
    told(8, "agency", "Opposition leaders may call a general strike.", "call", certainty="possible"),
    told(9, "daily", "Rescuers found the bodies of nine people in the lower town between Saturday and Monday.",
         "found", time="between Saturday and Monday"),
    told(10, "daily", MARCHED, "marched", time="Tuesday"),
    told(11, "daily", MARCHED, "arrested", time="Tuesday"),
    told(12, "daily", "On Thursday parliament dismissed the energy minister, Karel Doun.", "dismissed",
         time="Thursday"),
    told(13, "daily", BUILT, "built", (("ferro", "factive"),), time="1987"),
    told(14, "blog", "Neighbours say looters broke into the pharmacy on Mill Street.", "broke into",
         (("residents", "neutral"),)),
    told(15, "blog", "The state of emergency was lifted, the governor said.", "lifted", (("governor", "neutral"),)),
    told(16, "agency", BURST, "sending water"),
)  # fmt: skip

ACTORS = tuple(
    ActorRow(
        iri=f"{BASE}actor/{key}",
        label=label,
        kind=kind,
        names=names,
        roles=roles,
        same_as=(),
        country=None,
        within=None,
        acts=True,
        events=sum(link(key) in (*row.agents, *row.patients) for row in EVENTS),
        mentions=3,
    )
    for key, (label, kind, names, roles) in NAMES.items()
)
SKIPPED = SkippedRow("notes.pdf", "not a kind of file that is read")
