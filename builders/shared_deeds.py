"""What an article without a date calls "yesterday" or "on Tuesday", and a dated one tells with its day: its own day.

The deed must be the same for certain: one act, done to the same, on a day that the words of both fit. What is done to
one only once, an arrest or a collapse, bounds the day alone; any other deed only where a second one agrees with it.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.builders import times
from dateline.builders.claim_dates import date_claims
from dateline.builders.event_signatures import act, family
from dateline.builders.folding import consonants, fold, parts
from dateline.builders.knowledge import words
from dateline.builders.named_days import day_form
from dateline.graph.model import Anchor, Claim, Document, Reading, TimeExpression, When

ENOUGH = 2
"""What two tellings must share to be of one deed (see ``_likeness``)."""
RELATIVE = frozenset({"weekday", "shift", "period"})
"""The operators of expressions that count from the day of the article."""
PAST = frozenset({"past", "perfect", "past-perfect"})
YEAR = datetime.timedelta(days=365)

_DAY_OF_SOME_YEAR = re.compile(r"XXXX-\d\d-\d\d")

Named = frozenset[tuple[str, str]]
"""Names or words with the kind of what bears them."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A claim as far as it tells which deed is meant."""

    act: str
    sufferers: Named
    """To whom it was done, or who did it where it is done to nobody; by name, or by the word for one unnamed."""
    others: Named
    """The names of all others who take part."""
    places: Named
    """The names of the places of its sentence."""
    noun: bool


@dataclass(frozen=True, slots=True)
class Telling:
    """A deed whose day a dated article knows for certain."""

    deed: Deed
    day: datetime.date
    source: str
    """The article, in words."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Days on which an article can have appeared, since it tells a deed of a known day."""

    days: frozenset[datetime.date]
    """Those of its window that fit."""
    once: bool
    """Whether the deed is one that is done only once."""
    act: str
    reason: str


def tellings(document: Document, reading: Reading, anchor: Anchor) -> tuple[Telling, ...]:
    """The deeds that a dated article tells with their day."""
    who = document.publisher or document.title or document.key
    dates = date_claims(reading, anchor).claims
    return tuple(
        Telling(_deed(reading, claim), when.day, f"“{who}” of {anchor.day}")
        for index, (claim, when) in enumerate(zip(reading.claims, dates, strict=True))
        if when.day and _is_firm(when) and _is_told(claim) and claim.certainty == "certain" and _times(reading, index)
    )


def _is_firm(when: When) -> bool:
    return when.earliest == when.latest and when.basis in ("stated", "resolved")


def ties(reading: Reading, known: Sequence[Telling], days: Sequence[datetime.date]) -> list[Tie]:
    """What the deeds that an undated text dates by words alone leave of some days; those that leave none are wrong."""
    found: set[Tie] = set()
    for index, claim in enumerate(reading.claims):
        for expression in _relative(reading, index):
            found.update(_of_claim(reading, claim, expression, known, days))
    once = [tie for tie in found if tie.once]
    often = [tie for tie in found if not tie.once and _is_borne_out(tie, found)]
    return sorted([*once, *often], key=lambda tie: (len(tie.days), tie.reason))


def _is_borne_out(tie: Tie, all_: Iterable[Tie]) -> bool:
    return any(other.act != tie.act and other.days & tie.days for other in all_)


def _of_claim(
    reading: Reading, claim: Claim, expression: TimeExpression, known: Sequence[Telling], days: Sequence[datetime.date]
) -> Iterator[Tie]:
    """The tie that a claim makes: the days that fit with any of the days on which its deed is known to have been."""
    deed = _deed(reading, claim)
    alike = [told for told in known if _likeness(deed, told.deed, expression) >= ENOUGH]
    fitting = {day: [told for told in alike if _fits(claim, expression, day, told.day)] for day in days}
    told = min((told for found in fitting.values() for told in found), key=lambda t: (t.day, t.source), default=None)
    if told is not None:
        reason = f"it tells “{claim.label}” of “{expression.text}”, which {told.source} dates {told.day}"
        yield Tie(frozenset(day for day in days if fitting[day]), deed.act in _once(), deed.act, reason)


def _fits(claim: Claim, expression: TimeExpression, published: datetime.date, day: datetime.date) -> bool:
    """Whether an expression of a text means a day, or a span around it, if the text was published on another.

    A past day without its year may be any that lies up to a year back.
    """
    form = day_form(expression.form)
    if claim.tense in PAST and _DAY_OF_SOME_YEAR.fullmatch(form.value or ""):
        return form.value == f"XXXX-{day:%m-%d}" and day <= published < day + YEAR
    _, when = times.resolve(expression, published)
    return when.earliest is not None and when.latest is not None and when.earliest <= day <= when.latest


# ---- One deed --------------------------------------------------------------------------------------------------------


def _likeness(one: Deed, other: Deed, expression: TimeExpression) -> int:
    """How much says that two tellings are of one deed, apart from its act; 0 where it was done to different ones.

    That a weekday fits tells something, that "yesterday" can fit tells nothing.
    """
    if one.act != other.act or _are_apart(one.sufferers, other.sufferers):
        return 0
    named = _named(one.sufferers & other.sufferers)
    single = (one.noun or other.noun) and one.act in _single()
    if not (single or one.sufferers & other.sufferers):
        return 0
    shared = [one.sufferers & other.sufferers, one.others & other.others, one.places & other.places]
    return sum(map(bool, shared)) + bool(named) + single + _tells_weekday(expression)


def _are_apart(one: Named, other: Named) -> bool:
    """Whether it was done to others: two that bear different names, or are called by different words."""
    if _named(one) and _named(other):
        return not _named(one) & _named(other)
    return bool(one and other) and not one & other


def _named(called: Named) -> Named:
    return frozenset(each for each in called if each[0] != "word")


def _deed(reading: Reading, claim: Claim) -> Deed:
    patients = [p.mention for p in claim.participants if p.role == "patient"]
    agents = [p.mention for p in claim.participants if p.role == "agent"]
    others = [p.mention for p in claim.participants if p.role not in ("patient", "agent", "place")]
    sufferers = frozenset().union(*(_called(reading, mention) for mention in patients or agents))
    doers = frozenset().union(*(_names(reading, mention) for mention in [*(agents if patients else ()), *others]))
    here = [i for i, told in enumerate(reading.mentions) if (told.sentence, told.kind) == (claim.sentence, "place")]
    places = frozenset().union(*(_names(reading, mention) for mention in here))
    return Deed(act(family(claim.lemma)), sufferers, doers - places, places - sufferers, claim.form == "noun")


def _called(reading: Reading, mention: int) -> Named:
    """The names of a mention's referent and the words that the text has for it; none of a place or of several unnamed.

    A town is shelled, and people are killed, on many days.
    """
    entity = reading.entities[reading.mentions[mention].entity]
    told = [reading.mentions[each] for each in entity.mentions]
    words_ = {("word", each.lemma.casefold()) for each in told if each.form == "nominal" and not each.plural}
    return frozenset() if entity.kind == "place" else _names(reading, mention) | words_


def _names(reading: Reading, mention: int) -> Named:
    """The names of what a mention refers to; of a person the consonants of the last part, so that spellings meet."""
    entity = reading.entities[reading.mentions[mention].entity]
    return frozenset((entity.kind, key) for name in entity.names if (key := name_key(name, entity.kind)))


def name_key(name: str, kind: str) -> str:
    """A name as texts share it: of a person the consonants of the last part, so that spellings meet."""
    folded = parts(name)
    return consonants(folded[-1]) if kind == "person" and folded else fold(name)


def _relative(reading: Reading, index: int) -> Iterator[TimeExpression]:
    """The expressions that date a claim by the day of its article: "yesterday", "Tuesday evening", "on 5 May"."""
    claim = reading.claims[index]
    for expression in _times(reading, index) if _is_told(claim) and claim.certainty != "possible" else ():
        form = day_form(expression.form)
        if form.operator in RELATIVE or (form.operator == "date" and _DAY_OF_SOME_YEAR.fullmatch(form.value or "")):
            yield expression


def _times(reading: Reading, index: int) -> list[TimeExpression]:
    """The expressions that date a claim itself, or the verb that carries its noun: "held the rally on Monday"."""
    claim = reading.claims[index]
    carriers = [verb for verb in reading.claims if verb.carries == index] if claim.form == "noun" else []
    links = [link for each in [claim, *carriers] for link in each.times]
    return [reading.times[link.time] for link in links if (link.relation, link.scope) == ("at", "syntax")]


def _tells_weekday(expression: TimeExpression) -> bool:
    return day_form(expression.form).operator == "weekday"


def _is_told(claim: Claim) -> bool:
    return claim.polarity == "positive" and not claim.speech


@functools.cache
def _once() -> frozenset[str]:
    """The acts that are not done again within days."""
    lists = ("done_once", "once_only", "seldom_repeated", "suffered_once", "single_happenings")
    return frozenset(act(family(word)) for word in words(*lists))


@functools.cache
def _single() -> frozenset[str]:
    """The happenings of a day of which a story has one at a time."""
    return frozenset(act(family(word)) for word in words("single_happenings") - words("lasting_nouns"))
