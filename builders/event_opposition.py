"""What forbids that two claims tell one event: other parties, places, days, or degrees of certainty.

Different days, numbers or doers do not, where the act is one that happens, or can be done, but once.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.builders.callings import CLOSE
from dateline.builders.crowds import clash, incompatible, rival_figures, same_crowd
from dateline.builders.event_shares import fits, is_one_measure, places_fit, shared
from dateline.builders.event_signatures import Signature, act
from dateline.builders.knowledge import words
from dateline.graph.model import When

NOBODY: frozenset[str] = frozenset()
LOOSE = datetime.timedelta(days=3)
"""By so much an approximate day may be off."""
EXACT = datetime.timedelta()
SEASON = datetime.timedelta(days=90)
"""Texts published within so many days may mean the same where one of them does not say when it was."""


def apart(a: When, b: When) -> bool:
    """Whether two dates cannot be of one moment: the last day of one lies before the first day of the other."""
    return bool(
        (a.latest and b.earliest and a.latest < b.earliest) or (b.latest and a.earliest and b.latest < a.earliest)
    )


def far(a: When, b: When) -> bool:
    """Whether two dates exclude each other even if those that are about a day may be off by some."""
    if not apart(a, b):
        return False
    slack = _slack(a) + _slack(b)
    return not slack or bool(
        (a.latest and b.earliest and b.earliest - a.latest > slack)
        or (b.latest and a.earliest and a.earliest - b.latest > slack)
    )


def width(when: When) -> tuple[int, int]:
    """Open ends, then days: the smaller, the finer."""
    if when.earliest is None or when.latest is None:
        return (when.earliest is None) + (when.latest is None), 0
    return 0, (when.latest - when.earliest).days


def opposed(a: Signature, b: Signature) -> bool:
    """Whether different participants, places, times or degrees of certainty forbid that two claims are one event."""
    if rival_figures(a.crowds, b.crowds):
        return False
    return (
        (a.certainty != b.certainty and "possible" in (a.certainty, b.certainty))
        or (days_differ(a, b) and not _is_done_once(a, b) and not (b.echo and a.texts & b.texts))
        or _parties_differ(a, b)
        or (not places_fit(a, b) and not near(a, b) and not is_one_line(a, b))
        or came_after_all(a, b)
        or bool((a.modifiers ^ b.modifiers) & words("telling_apart"))
        or bool(a.crowds and b.crowds and clash(a.crowds, b.crowds))
    )


def _is_done_once(a: Signature, b: Signature) -> bool:
    """Whether two days are accounts of one deed; the day for which it was only planned is none."""
    return a.certainty == b.certainty and happens_once(a, b)


def days_differ(a: Signature, b: Signature) -> bool:
    """Whether days exclude each other; the day of what is told in passing means less, but in its own text it does.

    What a disaster did, told in a sentence that texts repeat, is one, even if one of them makes it a Tuesday.
    """
    doing = a.agent_words & b.agent_words & words("disasters")
    repeated = doing and is_one_line(a, b) and not days_apart([a.when, b.when])
    if repeated or not far(a.when, b.when):
        return False
    return bool(a.texts & b.texts) or far(loosened(a), loosened(b))


def loosened(signature: Signature) -> When:
    """Its date; where it is told in passing, that it was by then, and in that season."""
    when = signature.when
    if not signature.passing or when.latest is None:
        return when
    return replace(when, earliest=when.latest - SEASON)


def came_after_all(a: Signature, b: Signature) -> bool:
    """Whether one says that it had not happened yet, and the other that it did later: no dispute but a sequence.

    "He refused on Monday to resign", "he resigned on Friday". Who denies it later, denies that.
    """
    return bool((a.denied and b.done and a.denied < b.done) or (b.denied and a.done and b.denied < a.done))


def _parties_differ(a: Signature, b: Signature) -> bool:
    """Whether agents or patients exclude each other; a headline, or a reprint, may name one of the two differently.

    "Firm unveils car", then "Its chairman unveiled the car"; "Bank to cut jobs", then "The bank will cut 300 posts".
    """
    lenient = near(a, b) or is_one_line(a, b)
    unsure = a.guessed | b.guessed if a.polarity != b.polarity else NOBODY
    agents = fits(a, b, "agent", unsure, lenient) or is_one_crowd(a, b, "agent") or rival_doers(a, b)
    patients = fits(a, b, "patient", unsure if are_two_tellers(a, b) else NOBODY, lenient) or _are_counted_as_one(a, b)
    if not lenient:
        return not (agents and patients)
    if a.family == b.family and a.family not in words("light_families"):
        return not (agents and (patients or a.agents & b.agents)) and not (patients and a.patients & b.patients)
    return not (agents and patients)


def _are_counted_as_one(a: Signature, b: Signature) -> bool:
    """Whether a number of what two claims befell makes it one, or two numbers of one."""
    measured = is_one_measure(a, b) and same_day(a.when, b.when)
    return is_one_crowd(a, b, "patient") or are_rival_counts(a, b) or measured


def is_one_crowd(a: Signature, b: Signature, role: str) -> bool:
    """"39 people were injured in Porto on Monday" and "103 people were hurt" there: one event, whatever the number."""
    return (
        bool(a.crowds and b.crowds)
        and not a.texts & b.texts
        and (a.family == b.family or a.befell == b.befell)
        and same_crowd(a.crowds, b.crowds, role)
        and same_day(a.when, b.when)
        and (_same_scene(a, b) or bool(_besides(a, role) & (_besides(b, role) | b.agents | b.patients)))
    )


def _besides(signature: Signature, role: str) -> frozenset[str]:
    """Who and what takes part besides the crowd, and where it goes."""
    return signature.involved - (signature.agents if role == "agent" else signature.patients)


def numbers_fit(a: Signature, b: Signature) -> bool:
    """Whether one number can be meant by what two claims count."""
    return not any(incompatible(x, y) for x in a.crowds for y in b.crowds if (x.role, x.kind) == (y.role, y.kind))


def _same_scene(a: Signature, b: Signature) -> bool:
    """Whether both tell of one place; what a claim does not say, its sentence may."""
    return bool((a.places or a.scene) & (b.places or b.scene))


def rival_doers(a: Signature, b: Signature) -> bool:
    """"Rioters burned the house down", "Soldiers burned the house down": one deed, done once, laid to two.

    Of one text only if two speakers tell it.
    """
    if a.family != b.family or a.family not in words("done_once", "suffered_once"):
        return False
    if a.texts & b.texts and not (len(a.texts | b.texts) == 1 and are_two_tellers(a, b)):
        return False
    if any(crowd.role == "patient" for crowd in (*a.crowds, *b.crowds)):
        return False
    return _befell_one(a, b) and same_day(a.when, b.when) and not (a.places and b.places and not a.places & b.places)


def _befell_one(a: Signature, b: Signature) -> bool:
    """Whether both tell it of one that suffered it, no place: a town is shelled by two, its market by one."""
    if (a.involved - a.agents - a.guessed) & (b.involved - b.agents - b.guessed):
        return not any(one.startswith("place/") for one in a.patients & b.patients)
    return shared(a, b, "patient") >= CLOSE


def near(a: Signature, b: Signature) -> bool:
    """Whether one is a headline, or a heading, and the other tells what it announces."""
    if a.ref.sha256 != b.ref.sha256:
        return False
    below = a.section is not None and a.section == b.section and (a.sentence == a.section) != (b.sentence == b.section)
    return below or (a.headline and b.lead) or (b.headline and a.lead)


def is_one_line(a: Signature, b: Signature) -> bool:
    """Whether two texts tell it in a sentence that one has of the other."""
    return a.line is not None and a.line == b.line and a.ref.sha256 != b.ref.sha256


def happens_once(a: Signature, b: Signature) -> bool:
    """What happens only once to its patient ("protests began") may have rival dates.

    So may what is not done again within days, where two texts, or two speakers in one, tell it of the same two:
    "robbed the bank on Monday", or of the one that it befell: "the bridge collapsed". And whatever is told alike to the
    last: "Lund signed the lease of 14 ferries on Monday".
    """
    kind = act(a.family)
    named = {kind, a.family, b.family}
    once = not named.isdisjoint(words("once_only"))
    if kind != act(b.family) or not (once or not named.isdisjoint(words("seldom_repeated"))):
        return kind == act(b.family) and _is_told_alike(a, b)
    both = bool(a.patients and b.patients)
    alike = shared(a, b, "patient" if both else "agent")
    if alike < CLOSE or not (both or _is_of_doers(a, b)):
        return False
    if once and alike == 1.0:
        return True
    return are_two_tellers(a, b) and _is_complete(a, b, kind) and not days_apart([a.when, b.when])


def are_two_tellers(a: Signature, b: Signature) -> bool:
    """Whether two texts tell it, or one text has it of two speakers."""
    return a.ref.sha256 != b.ref.sha256 or bool(a.speakers and b.speakers and a.speakers.isdisjoint(b.speakers))


def _is_told_alike(a: Signature, b: Signature) -> bool:
    """Whether two texts tell within days that the same two did the same, with one exact number of things."""
    same = bool(a.agents & b.agents and a.patients & b.patients and a.measured & b.measured)
    return same and a.family == b.family and not a.texts & b.texts and not days_apart([a.when, b.when])


def _is_of_doers(a: Signature, b: Signature) -> bool:
    """Whether an act is told of who does it: who resigned, but not who began something."""
    return bool(a.agents and b.agents) and not words("phase_verbs") & {a.family, b.family}


def _is_complete(a: Signature, b: Signature, kind: str) -> bool:
    """Whether both tell of the same two, or of one that alone is needed for such an act: what collapsed, who died."""
    if min(shared(a, b, "agent"), shared(a, b, "patient")) >= CLOSE:
        return True
    things = all(one.startswith("thing/") for one in (a.patients | b.patients) or (a.agents | b.agents))
    return not (a.agents and b.agents and a.patients and b.patients) and (
        not things or kind in words("disasters") or kind in words("once_only"))


def days_apart(whens: Sequence[When]) -> bool:
    """Whether more days lie between some of these dates than accounts of one event differ by."""
    ends = [when.latest + _slack(when) for when in whens if when.latest]
    begins = [when.earliest - _slack(when) for when in whens if when.earliest]
    return bool(ends and begins) and max(begins) - min(ends) > LOOSE * 2 / 3


def _slack(when: When) -> datetime.timedelta:
    return LOOSE if when.edtf is not None and when.edtf.endswith("~") else EXACT


def are_rival_counts(a: Signature, b: Signature) -> bool:
    """"Four were arrested, police said. Organisers said that seven were": side by side, of the same people or nobody's.
    """
    beside = a.ref.sha256 == b.ref.sha256 and abs(a.sentence - b.sentence) <= 1
    if not beside or not a.speakers or not b.speakers or a.speakers & b.speakers:
        return False
    alike = a.family == b.family and not a.agents and not b.agents and a.certainty == b.certainty
    return alike and a.polarity == b.polarity and same_crowd(a.crowds, b.crowds, "patient")


def same_day(a: When, b: When) -> bool:
    """Whether both are told of one day, be it about that day."""
    if a.edtf is None or b.edtf is None or a.edtf.rstrip("~") != b.edtf.rstrip("~"):
        return False
    return re.fullmatch(r"\d{4}-\d\d-\d\d~?", a.edtf) is not None


FIRM = ("stated", "given", "resolved", "inferred")
"""Bases of dates that a text tells, in order of trust."""


def is_firm(when: When) -> bool:
    """Whether a text tells the day, or at least the month or span: not what is about a day or only bounded."""
    return when.edtf is not None and when.basis in FIRM and not when.edtf.endswith("~")
