"""When an article without a date was published: from what it says itself, and from dated articles of the same story.

Stories are matched by names and by what was done to whom, never by dates. The result is as wide as the evidence: an
article that names "July 9" and speaks of "by Wednesday, the 13th" appeared on one of the days between.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.builders import shared_deeds, times
from dateline.builders.event_identity import family
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
SOON = datetime.timedelta(days=6)
"""A weekday is that of the week before the day of publication."""
LONGEST_LEEWAY = datetime.timedelta(days=14)
"""By half of its known length, and at most by so much, a story may begin before its first dated article or go on after
its last."""

FAR = datetime.timedelta(days=60)
"""What lies further off belongs to another story."""

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


class Stories:
    """What articles are compared by."""

    def __init__(self, readings: Mapping[str, Reading]) -> None:
        """Take the readings of a corpus, by hash of text."""
        self.readings = readings
        self._features = {sha: _features(reading) for sha, reading in readings.items()}
        self._texts = Counter(feature for features in self._features.values() for feature in features)
        self._past = {sha: frozenset(_long_past(reading)) for sha, reading in readings.items()}
        self._told: dict[str, tuple[Telling, ...]] = {}

    def relatives(self, document: Document, dated: Sequence[tuple[Document, Anchor]]) -> list[Relative]:
        """The dated articles of the same story, the nearest first; none when two years compete.

        Not those that tell as news what this one looks back on: "a year ago soldiers seized the palace".
        """
        found = []
        for other, anchor in dated:
            score = self._shared(document.sha256, other.sha256)
            looks_back = self._past[document.sha256] & self._features[other.sha256] - self._past[other.sha256]
            if score >= SLIGHT and anchor.day and not looks_back:
                found.append(Relative(score, other, anchor.day, anchor))
        return _of_one_year(sorted(found, key=lambda r: (-r.score, r.document.key)))

    def tellings(self, relatives: Sequence[Relative]) -> list[Telling]:
        """The deeds that articles tell with their day, of those that bear their own date."""
        firm = [relative for relative in relatives if relative.anchor.when.basis != "inferred"]
        return [told for relative in firm for told in self._tellings_of(relative.document, relative.anchor)]

    def _tellings_of(self, document: Document, anchor: Anchor) -> tuple[Telling, ...]:
        if document.key not in self._told:
            self._told[document.key] = shared_deeds.tellings(document, self.readings[document.sha256], anchor)
        return self._told[document.key]

    def _shared(self, a: str, b: str) -> float:
        """The weight of what two texts have in common; what most texts bear weighs less."""
        weights: defaultdict[str, float] = defaultdict(float)
        for kind, name in sorted(self._features[a] & self._features[b]):
            weights[kind] += WEIGHTS.get(kind, 0.3) / (1 + 0.1 * self._texts[kind, name])
        return sum(weights.values()) - max(0.0, weights["place"] - MOST_OF_PLACES)


def _of_one_year(relatives: list[Relative]) -> list[Relative]:
    years: defaultdict[int, float] = defaultdict(float)
    for relative in relatives:
        years[relative.day.year] += relative.score
    ranked = sorted(years.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return []
    chosen = [relative for relative in relatives if relative.day.year == ranked[0][0]]
    enough = chosen[0].score >= RELATED or (len(chosen) > 2 and sum(r.score for r in chosen[:3]) >= RELATED_BY_SEVERAL)
    return [r for r in chosen if r.score >= RELATED / 2] or chosen[:1] if enough else []


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


def place(document: Document, own: When, relatives: Sequence[Relative], stories: Stories) -> Anchor:
    """The publication date of an article that names no complete one; ``own``: what its date line says, if anything."""
    nearest = relatives[0]
    who = nearest.document.publisher or nearest.document.title or nearest.document.key
    reason = f"no full date in the article; it tells what “{who}” of {nearest.day} tells"
    if own.edtf and own.edtf.startswith("XXXX-") and (day := _in_year(own.edtf, nearest.day)):
        return Anchor(When(day.isoformat(), day, day, "inferred", f"date line without a year; {reason}"), day, True)
    reading = stories.readings[document.sha256]
    if (one := _near_one(own.edtf, nearest.day)) is not None:
        return Anchor(When(f"{one}", one, one, "inferred", f"{own.reason}; {reason}"), one, True)
    first, last = _window(reading, relatives)
    if own.earliest and own.latest and (own.earliest > last or own.latest < first):
        return Anchor(own, None)
    (first, last), ties = _tied(reading, (first, last), stories.tellings(relatives))
    reason = "; ".join([reason, *(tie.reason for tie in ties)])
    if first == last:
        return Anchor(When(f"{first}", first, last, "inferred", reason), first)
    return Anchor(When(f"[{first}..{last}]", first, last, "inferred", reason), None)


def _near_one(edtf: str | None, near: datetime.date) -> datetime.date | None:
    """The only day of an EDTF set that lies within two months of another."""
    days = [datetime.date.fromisoformat(day) for day in (edtf or "").strip("[]").split(",") if edtf and "," in edtf]
    fitting = [day for day in days if abs(day - near) <= FAR]
    return fitting[0] if len(fitting) == 1 else None


def of_weekday(edtf: str, weekday: int, years: Iterable[int]) -> datetime.date | None:
    """The day that ``XXXX-06-18`` is in the only one of the years in which it falls on a weekday, Monday 1."""
    days = {day for year in years if (day := _in_year(edtf, datetime.date(year, 7, 1), 0)) is not None}
    fitting = [day for day in days if day.isoweekday() == weekday]
    return fitting[0] if len(fitting) == 1 else None


def _in_year(edtf: str, near: datetime.date, around: int = 1) -> datetime.date | None:
    """The month and day of an EDTF value with open year, as near to a day as can be, some years before or after."""
    candidates = []
    for year in range(near.year - around, near.year + around + 1):
        try:
            candidates.append(datetime.date.fromisoformat(f"{year}-{edtf[5:10]}"))
        except ValueError:
            continue
    return min(candidates, key=lambda day: (abs((day - near).days), day), default=None)


def _window(reading: Reading, relatives: Sequence[Relative]) -> Days:
    """The days on which the text can have appeared: not before what it tells as done, nor after what it awaits."""
    days = [relative.day for relative in relatives]
    leeway = min((max(days) - min(days)) / 2, LONGEST_LEEWAY)
    first, last = min(days) - max(SOON, leeway), max(days) + max(SOON / 2, leeway)
    named = list(_named(reading, relatives[0].day))
    floor = max((day for day, ahead in named if not ahead), default=first)
    first, last = max(first, floor), last if floor < last else floor + SOON
    awaited = min([last, *(day for day, ahead in named if ahead and day >= first)])
    return first, awaited if awaited > first else last  # a day that is both done and awaited tells nothing


def _tied(reading: Reading, window: Days, known: Sequence[Telling]) -> tuple[Days, list[Tie]]:
    """What deeds of a known day leave of a window, and those that narrow it; the window where they contradict."""
    days = [window[0] + datetime.timedelta(days=i) for i in range((window[1] - window[0]).days + 1)]
    ties = [tie for tie in shared_deeds.ties(reading, known, days) if len(tie.days) < len(days)]
    left = set(days).intersection(*(tie.days for tie in ties))
    return ((min(left), max(left)), ties[:2]) if left else (window, [])


def _named(reading: Reading, near: datetime.date) -> Iterator[tuple[datetime.date, bool]]:
    """Days that the text names by day and month, in the year of its story, and whether it awaits them.

    Only those that date what somebody has done or is to do: "the election of 2 October" may lie on either side.
    """
    dated = [(link.time, claim) for claim in reading.claims for link in claim.times if link.scope == "syntax"]
    done = {time for time, claim in dated if _is_done(claim)}
    ahead = {time for time, claim in dated if _is_awaited(claim)}
    for number, expression in enumerate(reading.times):
        found = [when.earliest for when in _leaves(expression, near) if when.earliest]
        if len(found) == 1 and abs(found[0] - near) <= FAR and (number in done) != (number in ahead):
            yield found[0], number in ahead


def _is_done(claim: Claim) -> bool:
    return claim.certainty == "certain" and claim.form == "verb" and claim.tense in ("past", "perfect", "past-perfect")


def _is_awaited(claim: Claim) -> bool:
    return claim.tense == "future" or (claim.certainty == "planned" and claim.tense in ("present", "none"))


def _leaves(expression: TimeExpression, near: datetime.date) -> Iterator[When]:
    """The days of an expression that is a month and day, or a list of such; nothing that counts from publication."""
    value, when = times.resolve(expression, None)
    if expression.type not in ("DATE", "TIME") or not value:
        return
    for part in (when.edtf or value).replace("/", ",").strip("[]{}").split(","):
        if re.fullmatch(r"XXXX-XX-\d\d.*", part):
            yield from _nearest_day_of_month(int(part[8:10]), near)
        elif part.startswith("XXXX-") and len(part) >= 10 and part[5:10].replace("-", "").isdigit():
            day = _in_year(part, near)
            if day:
                yield When(day.isoformat(), day, day)
        elif when.earliest and when.earliest == when.latest:
            yield when


def _nearest_day_of_month(day: int, near: datetime.date) -> Iterator[When]:
    """"The 9th": of the story's month or of those beside it, what is nearest to the story."""
    around = {(near + datetime.timedelta(days=days)).replace(day=1) for days in (-31, 0, 31)}
    days = [found for month in around if (found := month + datetime.timedelta(days=day - 1)).month == month.month]
    nearest = min(days, key=lambda found: (abs((found - near).days), found), default=None)
    if nearest is not None:
        yield When(nearest.isoformat(), nearest, nearest)
