"""When an article without a date was published: from what it says itself, and from dated articles of the same story.

Stories are matched by names and by what was done to whom, never by dates. The result is as wide as the evidence: an
article that names "July 9" and speaks of "by Wednesday, the 13th" appeared on one of the days between.
"""

from __future__ import annotations

import calendar
import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.builders import chronicles, named_days, shared_deeds
from dateline.builders.event_identity import family
from dateline.builders.named_days import FAR, in_year, named
from dateline.builders.shared_deeds import Telling, Tie, name_key
from dateline.graph.model import Anchor, Claim, Document, Reading, TimeExpression, When

RELATED = 4.0
"""Articles that share this much tell one story (see ``WEIGHTS``)."""
WEIGHTS = {"person": 2.0, "organization": 1.5, "deed": 1.5, "place": 0.7}
"""How much a shared name or deed says that two articles tell one story; other names count 0.3."""
MOST_OF_PLACES = 1.5
"""Places alone never make one story."""
RELATED_BY_SEVERAL = 6.0
"""Or with three articles together that share this much."""
SLIGHT = 1.0
"""What two articles must share to count at all."""
PEERS = 8
"""So many articles, those that share most with one, are its company: dated or not, they tell its story."""
ROUNDED = 1e-9
"""More than sums of weights differ by the order in which they are summed."""
SOON = datetime.timedelta(days=6)
"""A weekday is that of the week before the day of publication."""
LONGEST_LEEWAY = datetime.timedelta(days=14)
"""By half of its known length, and at most by so much, a story may begin before its first dated article or go on after
its last."""

LONGEST_PAUSE = datetime.timedelta(days=300)
"""A story that rests for longer is another: what comes back every year does so after more than ten months."""
LATEST = datetime.timedelta(days=31)
"""So long after the last day that it tells of an article may appear, where that is later than its whole story."""
YEAR = datetime.timedelta(days=365)
"""A past day that is told without its year is no longer ago."""
HALF_YEAR = datetime.timedelta(days=183)

Days = tuple[datetime.date, datetime.date]
"""First and last day, inclusive."""


@dataclass(frozen=True, slots=True)
class Relative:
    """A dated article and how much an undated one has in common with it."""

    score: float
    document: Document
    day: datetime.date
    anchor: Anchor
    """Whence the day is known."""
    by_company: bool = False
    """Whether the undated one has little in common with it, but all those that tell its story have."""


class Stories:
    """What articles are compared by."""

    def __init__(self, readings: Mapping[str, Reading]) -> None:
        """Take the readings of a corpus, by hash of text."""
        self.readings = readings
        self._features = {sha: _features(reading) for sha, reading in readings.items()}
        self._texts = Counter(feature for features in self._features.values() for feature in features)
        self._past = {sha: frozenset(_long_past(reading)) for sha, reading in readings.items()}
        self._told: dict[str, tuple[Telling, ...]] = {}
        self._hashes: dict[str, str] = {}
        self._bearers: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for sha, features in self._features.items():
            for feature in features:
                self._bearers[feature].append(sha)

    def relatives(self, document: Document, dated: Sequence[tuple[Document, Anchor]]) -> list[Relative]:
        """The dated articles of the same story, the nearest first; none when two stories of different years compete.

        Not those that tell as news what this one looks back on: "a year ago soldiers seized the palace". Where it has
        too little in common with any, those with which the undated articles of its story have.
        """
        ours = self._hash_of(document)
        near = self._near(ours)
        hashes = ((other, anchor, self._hash_of(other)) for other, anchor in dated)
        scored = [Relative(self._shared(ours, theirs), other, anchor.day, anchor) for other, anchor, theirs in hashes
                  if anchor.day and theirs in near and not self._looks_back(ours, theirs)]
        return _of_one_story([one for one in scored if one.score >= SLIGHT]) or self._by_company(ours, near, scored)

    def _looks_back(self, ours: str, theirs: str) -> bool:
        return bool(self._past[ours] & self._features[theirs] - self._past[theirs])

    def _by_company(self, ours: str, near: Iterable[str], scored: Sequence[Relative]) -> list[Relative]:
        """The dated articles that have enough in common with an article and all those together that tell its story."""
        shared = sorted(((self._shared(ours, other), other) for other in near if other != ours), reverse=True)
        peers = [other for share, other in shared[:PEERS] if share >= RELATED / 2]
        found = []
        for one in scored if peers else ():
            theirs = self._hash_of(one.document)
            total = one.score + sum(self._shared(peer, theirs) for peer in peers if peer != theirs)
            if total >= RELATED_BY_SEVERAL and total >= SLIGHT * (1 + len(peers)):
                found.append(Relative(total, one.document, one.day, one.anchor, by_company=True))
        return _of_one_story(found)

    def tellings(self, relatives: Sequence[Relative]) -> list[Telling]:
        """The deeds that articles tell with their day, of those that bear their own date."""
        firm = [relative for relative in relatives if relative.anchor.when.basis != "inferred"]
        return [told for relative in firm for told in self._tellings_of(relative.document, relative.anchor)]

    def _tellings_of(self, document: Document, anchor: Anchor) -> tuple[Telling, ...]:
        if document.key not in self._told:
            self._told[document.key] = shared_deeds.tellings(document, self.readings[document.sha256], anchor)
        return self._told[document.key]

    def _hash_of(self, document: Document) -> str:
        """The hash of its text, made once: each undated article is held against each dated one."""
        if document.key not in self._hashes:
            self._hashes[document.key] = document.sha256
        return self._hashes[document.key]

    def _near(self, ours: str) -> set[str]:
        """The texts that can share enough with one to count.

        What both bear may be left out from the lightest on, as long as all of that together weighs too little: so names
        that most texts bear lead to none.
        """
        common, near = 0.0, set[str]()
        for feature in sorted(self._features[ours], key=lambda one: (self._weight(one), one)):
            common += self._weight(feature)
            if common > SLIGHT - ROUNDED:
                near.update(self._bearers[feature])
        return near

    def _shared(self, a: str, b: str) -> float:
        """The weight of what two texts have in common."""
        weights: defaultdict[str, float] = defaultdict(float)
        for feature in sorted(self._features[a] & self._features[b]):
            weights[feature[0]] += self._weight(feature)
        return sum(weights.values()) - max(0.0, weights["place"] - MOST_OF_PLACES)

    def _weight(self, feature: tuple[str, str]) -> float:
        """What it weighs that two texts bear it; what most texts bear weighs less."""
        return WEIGHTS.get(feature[0], 0.3) / (1 + 0.1 * self._texts[feature])


def _of_one_story(relatives: Sequence[Relative]) -> list[Relative]:
    """Those of the one run of articles that shares most, the nearest first; none where another shares half as much."""
    runs: list[list[Relative]] = []
    for relative in sorted(relatives, key=lambda r: (r.day, r.document.key)):
        if not runs or relative.day - runs[-1][-1].day > LONGEST_PAUSE:
            runs.append([])
        runs[-1].append(relative)
    ranked = sorted(runs, key=lambda run: (-_shares(run), run[0].day))
    if not ranked or (len(ranked) > 1 and _shares(ranked[0]) < 2 * _shares(ranked[1])):
        return []
    chosen = sorted(ranked[0], key=lambda r: (-r.score, r.document.key))
    enough = chosen[0].score >= RELATED or (len(chosen) > 2 and _shares(chosen[:3]) >= RELATED_BY_SEVERAL)
    return [r for r in chosen if r.score >= RELATED / 2] or chosen[:1] if enough else []


def _shares(relatives: Sequence[Relative]) -> float:
    return sum(relative.score for relative in relatives)


def _features(reading: Reading) -> frozenset[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for entity in reading.entities:
        found |= {(entity.kind, name_key(name, entity.kind)) for name in entity.names}
        if entity.geoname is not None:
            found -= {("place", name_key(name, "place")) for name in entity.names}
            found.add(("place", str(entity.geoname)))
    return frozenset(found.union(*(_deeds(reading, claim) for claim in reading.claims)))


def _deeds(reading: Reading, claim: Claim) -> set[tuple[str, str]]:
    """What a claim says was done, and to what."""
    patients = [p for p in claim.participants if p.role == "patient" and not claim.speech]
    return {("deed", f"{family(claim.lemma)} {reading.mentions[p.mention].lemma.casefold()}") for p in patients}


LONG_UNITS = frozenset({"month", "quarter", "half", "season", "year", "decade", "century"})


def _long_past(reading: Reading) -> Iterator[tuple[str, str]]:
    """The deeds that a text dates as one does long after: "a year ago", "in 2016", "last June"."""
    for claim in reading.claims:
        if claim.tense != "future" and any(_is_far(reading.times[link.time]) for link in claim.times):
            yield from _deeds(reading, claim)


def _is_far(expression: TimeExpression) -> bool:
    """Whether an expression counts months or years, or names no day."""
    form = expression.form
    if form.operator == "date":
        return form.value is not None and len(form.value) < len("2016-06-03")
    return form.operator in ("shift", "period", "offset", "offset-event") and form.unit in LONG_UNITS


# ---- The days that are left ------------------------------------------------------------------------------------------


def place(
    document: Document, own: When, relatives: Sequence[Relative], stories: Stories, weekday: int | None = None
) -> Anchor:
    """The publication date of an article that names no complete one.

    ``own``: what its date line says, if anything; ``weekday``: the one that it names as that of its edition, Monday 1.
    """
    nearest = relatives[0]
    who = nearest.document.publisher or nearest.document.title or nearest.document.key
    story = f"“{who}” of {nearest.day}"
    told = f"it is of the story of {story}" if nearest.by_company else f"it tells what {story} tells"
    reason = f"no full date in the article; {told}"
    reading = stories.readings[document.sha256]
    if own.edtf and (days := _own_days(own.edtf, relatives)):
        if len(days) > 1:
            days = _left(days, shared_deeds.ties(reading, stories.tellings(relatives), days))
        why = "date line without a year" if own.edtf.startswith("XXXX-") else own.reason
        return _one_of(days, f"{why}; {reason}")
    first, last = _window(reading, relatives)
    if own.earliest and own.latest and (own.earliest > last or own.latest < first):
        return Anchor(own, None)
    first, last = max(first, own.earliest or first), min(last, own.latest or last)
    (first, last), ties = _tied(reading, (first, last), stories.tellings(relatives))
    first, last = _of_edition((first, last), weekday, firm=bool(ties))
    reason = "; ".join([reason, *(tie.reason for tie in ties)])
    if first == last:
        return Anchor(When(f"{first}", first, last, "inferred", reason), first)
    return Anchor(When(f"[{first}..{last}]", first, last, "inferred", reason), None)


def _own_days(edtf: str, relatives: Sequence[Relative]) -> list[datetime.date]:
    """The days that an article's own date without its year, or in numbers of several readings, can be in its story.

    The one around which most of the story is told, where it has no rival; none of a date that is known less exactly.
    """
    if edtf.startswith("XXXX-"):
        years = {r.day.year + n for r in relatives for n in (-1, 0, 1)}
        days = [day for year in sorted(years) if (day := in_year(edtf, datetime.date(year, 7, 1), 0)) is not None]
        begin, end = min(r.day for r in relatives) - HALF_YEAR, max(r.day for r in relatives) + YEAR
        days = [day for day in days if begin <= day < end]
    else:
        days = [datetime.date.fromisoformat(day) for day in edtf.strip("[]").split(",")] if "," in edtf else []
    shares = {day: _shares([r for r in relatives if abs(r.day - day) <= FAR]) for day in days}
    ranked = sorted(days, key=lambda day: (-shares[day], day))
    alone = len(ranked) > 1 and shares[ranked[0]] > 0 and shares[ranked[0]] >= 2 * shares[ranked[1]]
    return ranked[:1] if alone else days


def _one_of(days: Sequence[datetime.date], reason: str) -> Anchor:
    """An article of one of some days."""
    if len(days) == 1:
        return Anchor(When(f"{days[0]}", days[0], days[0], "inferred", reason), days[0], True)
    return Anchor(When(f"[{','.join(map(str, sorted(days)))}]", min(days), max(days), "inferred", reason), None)


def _of_edition(window: Days, weekday: int | None, firm: bool) -> Days:
    """From the first to the last day of a window that falls on a weekday; the window where none does.

    ``firm``: whether what the article tells makes the window: only then one such day alone is taken for its own.
    """
    if weekday is None:
        return window
    first = window[0] + datetime.timedelta(days=(weekday - window[0].isoweekday()) % 7)
    last = window[1] - datetime.timedelta(days=(window[1].isoweekday() - weekday) % 7)
    return (first, last) if first < last or (first == last and firm) else window


def _window(reading: Reading, relatives: Sequence[Relative]) -> Days:
    """The days on which the text can have appeared: not before what it tells as done, nor after what it awaits.

    Where the story goes on for long, a day without its year may lie near any of its articles.
    """
    days = sorted({relative.day for relative in relatives})
    leeway = HALF_YEAR if relatives[0].by_company else min((days[-1] - days[0]) / 2, LONGEST_LEEWAY)
    first, last = days[0] - max(SOON, leeway), days[-1] + max(SOON / 2, leeway)
    nears = _apart(days) if days[-1] - days[0] > FAR else [relatives[0].day]
    told_last = chronicles.last_told(reading)
    told = [list(named(reading, near)) for near in (*nears, *([told_last] if told_last else ()))]
    floor = min((max(done) for near in told if (done := [day for day, ahead in near if not ahead])), default=first)
    first, last = max(first, floor), last if floor < last else floor + LATEST
    if told_last is not None:  # who lists its days writes when all is over
        first, last = max(first, told_last), max(last, told_last + HALF_YEAR)
    last = max(_later(reading, nears, last) or last, *_after_months(reading, (first, last)))
    ends = [min(due) for near in told if (due := [day for day, ahead in near if ahead and day >= first])]
    awaited = min(last, max(ends, default=last))
    return first, awaited if awaited > first else last  # a day that is both done and awaited tells nothing


def _apart(days: Sequence[datetime.date]) -> list[datetime.date]:
    """Days so far apart that each day near one of all of them is near one of these; the first among them."""
    found = [days[0]]
    for day in days:
        if day - found[-1] >= FAR / 2:
            found.append(day)
    return found


def _later(reading: Reading, days: Sequence[datetime.date], last: datetime.date) -> datetime.date | None:
    """The last day for an article that tells as done what seems to lie after its window; None: it tells of none.

    A past day that is told without its year is at most a year ago.
    """
    told = {near: [day for day, ahead in named(reading, near, HALF_YEAR) if not ahead] for near in days}
    if not all(any(day > last for day in done) for done in told.values()):
        return None
    return min(day for done in told.values() for day in done if day > last) + YEAR


def _after_months(reading: Reading, window: Days) -> Iterator[datetime.date]:
    """The last days for a text that tells of a past month of which the window leaves none that is not long ago.

    "Arrested in December", in a story of which all else is of October, was written after December.
    """
    yield window[1]
    for month in named_days.past_months(reading):
        ends = [_end_of_month(window[1].year + n, month) for n in (-2, -1, 0, 1)]
        past = max(end for end in ends if end <= window[1])
        if window[0] - past > HALF_YEAR:
            yield min(end for end in ends if end > window[1]) + HALF_YEAR


def _end_of_month(year: int, month: int) -> datetime.date:
    return datetime.date(year, month, calendar.monthrange(year, month)[1])


def _tied(reading: Reading, window: Days, known: Sequence[Telling]) -> tuple[Days, list[Tie]]:
    """What deeds of a known day leave of a window, and those that narrow it; the window where they contradict."""
    days = [window[0] + datetime.timedelta(days=i) for i in range((window[1] - window[0]).days + 1)]
    ties = [tie for tie in shared_deeds.ties(reading, known, days) if len(tie.days) < len(days)]
    left = _left(days, ties)
    return (left[0], left[-1]), ties[:2] if len(left) < len(days) else []


def _left(days: Sequence[datetime.date], ties: Sequence[Tie]) -> list[datetime.date]:
    """The days that fit with all ties, in order; all of them where none does."""
    return sorted(set(days).intersection(*(tie.days for tie in ties))) or sorted(days)
