"""Whether two claims tell one event: what speaks for it, in points and words, and what forbids it.

Within a text, mentions of one happening lean on each other: a headline and the sentences that repeat it, "the
announcement" after "announced". Across texts nothing but participants, type, place and time can vouch.
"""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from dateline.builders.crowds import CROWDING, clash, incompatible, same_crowd, toll
from dateline.builders.event_signatures import Signature, act, wider_events
from dateline.builders.knowledge import words
from dateline.graph.model import When

ENOUGH = 1.5
"""A pair of claims that scores this much is one event, if nothing conflicts."""
LOOSE = datetime.timedelta(days=3)
"""By so much an approximate day may be off."""


class Verdict(NamedTuple):
    """Points from 0, and the reasons in words; 0 where something forbids it."""

    score: float
    reason: str


NO = Verdict(0.0, "")


def verdict(a: Signature, b: Signature) -> Verdict:
    """How surely two claims tell one event; symmetric."""
    if a.ref.sha256 == b.ref.sha256:
        return _within(*sorted((a, b), key=lambda s: s.ref))
    return _across(a, b)


# ---- What forbids it -------------------------------------------------------------------------------------------------


def apart(a: When, b: When) -> bool:
    """Whether two dates cannot be of one moment: the last day of one lies before the first day of the other."""
    return bool(
        (a.latest and b.earliest and a.latest < b.earliest) or (b.latest and a.earliest and b.latest < a.earliest)
    )


def far(a: When, b: When) -> bool:
    """Whether two dates exclude each other even if those that are about a day may be off by some."""
    slack = LOOSE * sum((when.edtf or "").endswith("~") for when in (a, b))
    if not slack:
        return apart(a, b)
    return bool(
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
    return (
        _parties_differ(a, b)
        or bool(a.places and b.places and not a.places & b.places and not _near(a, b))
        or (far(a.when, b.when) and not _happens_once(a, b) and not (b.echo and a.texts & b.texts))
        or _came_after_all(a, b)
        or ("possible" in (a.certainty, b.certainty) and a.certainty != b.certainty)
        or bool((a.modifiers ^ b.modifiers) & words("telling_apart"))
        or bool(a.crowds and b.crowds and clash(a.crowds, b.crowds))
    )


def _came_after_all(a: Signature, b: Signature) -> bool:
    """Whether one says that it had not happened yet, and the other that it did later: no dispute but a sequence.

    "He refused on Monday to resign", "he resigned on Friday". Who denies it later, denies that.
    """
    return any(no.denied and yes.done and no.denied < yes.done for no, yes in ((a, b), (b, a)))


def _parties_differ(a: Signature, b: Signature) -> bool:
    """Whether agents or patients exclude each other; a headline may name one of the two differently.

    "Firm unveils car", then "Its chairman unveiled the car"; "Bank to cut jobs", then "The bank will cut 300 posts".
    """
    unsure = a.guessed | b.guessed if a.polarity != b.polarity else frozenset()
    agents = _fits(a.agents - unsure, b.agents - unsure, a.agent_words, b.agent_words, near=_near(a, b))
    patients = _fits(a.patients, b.patients, a.patient_words, b.patient_words, near=_near(a, b))
    agents = agents or _one_crowd(a, b, "agent") or rival_doers(a, b)
    patients = patients or _one_crowd(a, b, "patient") or _are_rival_counts(a, b)
    if _near(a, b) and a.family == b.family and a.family not in words("light_families"):
        return not (agents and (patients or a.agents & b.agents)) and not (patients and a.patients & b.patients)
    return not (agents and patients)


def _fits(a: frozenset[str], b: frozenset[str], said_a: frozenset[str], said_b: frozenset[str], near: bool) -> bool:
    """Whether who fills a role in one claim can be who fills it in the other; "the hospital" can be any."""
    spoken = said_a & said_b
    return not a or not b or bool(a & b) or (near and bool(spoken)) or any(word.startswith("~") for word in spoken)


def _one_crowd(a: Signature, b: Signature, role: str) -> bool:
    """"39 people were injured in Porto on Monday" and "103 people were hurt" there: one event, whatever the number."""
    return (
        bool(a.crowds and b.crowds)
        and not a.texts & b.texts
        and (a.family == b.family or toll(a.family, a.type) == toll(b.family, b.type))
        and same_crowd(a.crowds, b.crowds, role)
        and _same_day(a.when, b.when)
        and (_same_scene(a, b) or bool((a.agents if role == "patient" else a.patients) & (b.agents | b.patients)))
    )


def _numbers_fit(a: Signature, b: Signature) -> bool:
    return not any(incompatible(x, y) for x in a.crowds for y in b.crowds if (x.role, x.kind) == (y.role, y.kind))


def _same_scene(a: Signature, b: Signature) -> bool:
    """Whether both tell of one place; what a claim does not say, its sentence may."""
    return bool((a.places or a.scene) & (b.places or b.scene))


def rival_doers(a: Signature, b: Signature) -> bool:
    """"Rioters burned the house down", "Soldiers burned the house down": one deed, done once, laid to two."""
    if a.family != b.family or a.family not in words("done_once") or a.texts & b.texts:
        return False
    if any(crowd.role == "patient" for crowd in (*a.crowds, *b.crowds)):
        return False
    suffered = (a.involved - a.agents - a.guessed) & (b.involved - b.agents - b.guessed)
    return bool(suffered) and _same_day(a.when, b.when) and not (
        a.places and b.places and not a.places & b.places)


def _near(a: Signature, b: Signature) -> bool:
    """Whether one is a headline and the other tells what it announces."""
    return a.ref.sha256 == b.ref.sha256 and ((a.headline and b.lead) or (b.headline and a.lead))


def _happens_once(a: Signature, b: Signature) -> bool:
    """What happens only once to its patient ("protests began") may have rival dates.

    So may what is not done again within days, where two texts tell it of the same two: "robbed the bank on Monday",
    or of the one that it befell: "the bridge collapsed".
    """
    shared = a.patients & b.patients or (not (a.patients and b.patients) and a.agents & b.agents)
    if a.family != b.family or not shared:
        return False
    complete = _core(a, b) == 2 or not (a.agents or b.agents or all(node.startswith("thing/") for node in shared))
    once_in_days = a.family in words("seldom_repeated") and a.ref.sha256 != b.ref.sha256 and complete
    return a.family in words("once_only") or (once_in_days and not _days_apart(a.when, b.when))


def _days_apart(a: When, b: When) -> bool:
    """Whether more days lie between two dates than accounts of one event differ by."""
    gap = LOOSE * 2 / 3
    return bool(
        (a.latest and b.earliest and b.earliest - a.latest > gap)
        or (b.latest and a.earliest and a.earliest - b.latest > gap)
    )


# ---- Within a text ---------------------------------------------------------------------------------------------------


def _within(a: Signature, b: Signature) -> Verdict:
    if opposed(a, b) or (a.speech and b.speech and not b.noun):
        return NO
    if a.entity is not None and a.entity == b.entity and not _only_planned(a, b):
        return Verdict(3.0, "the text speaks of one thing")
    if _is_denied_use(a, b):
        return Verdict(1.8, "one affirms what the other denies")
    if _are_rival_counts(a, b):
        return Verdict(2.0, "two speakers count the same people differently")
    akin = a.family == b.family
    if _is_wider(a, b):
        return Verdict(ENOUGH + 0.2 / (1 + abs(a.sentence - b.sentence)), "the noun says what kind of thing happened")
    if not akin and not _same_type(a, b):
        return _paraphrase(a, b)
    if _near(a, b):
        return _headline(a, b, akin)
    if b.noun and (b.definite or not b.indefinite):
        return _refers_back(a, b, akin)
    return _repeats(a, b, akin)


def _same_type(a: Signature, b: Signature) -> bool:
    return a.type is not None and a.type == b.type and a.type not in words("broad_types")


def _core(a: Signature, b: Signature) -> int:
    """How many of agent and patient two claims share."""
    return bool(a.agents & b.agents) + bool(a.patients & b.patients)


def _only_planned(a: Signature, b: Signature) -> bool:
    """Whether one has happened and the text goes on to one that is still to come."""
    return a.certainty == "certain" and b.certainty == "planned" and not _near(a, b)


def _are_rival_counts(a: Signature, b: Signature) -> bool:
    """"Four were arrested, police said. Organisers said that seven were": side by side, of the same people or nobody's.
    """
    beside = a.ref.sha256 == b.ref.sha256 and abs(a.sentence - b.sentence) <= 1
    if not beside or not a.speakers or not b.speakers or a.speakers & b.speakers:
        return False
    alike = a.family == b.family and not a.agents and not b.agents and a.certainty == b.certainty
    return alike and a.polarity == b.polarity and same_crowd(a.crowds, b.crowds, "patient")


def _is_wider(a: Signature, b: Signature) -> bool:
    """"The conference … the event", "it crashed … the accident": a noun for what was just told in other words."""
    if not b.noun or not b.definite or b.plural or a.plural or not b.modifiers <= a.modifiers or _only_planned(a, b):
        return False
    fits = a.family in wider_events().get(b.family, frozenset())
    return fits and (not b.involved or not a.involved or bool(a.involved & b.involved))


def _is_denied_use(a: Signature, b: Signature) -> bool:
    """"They used live rounds", and the denial that live rounds were fired: to use a thing is to do what it is for."""
    return a.polarity != b.polarity and "use" in (a.family, b.family) and bool(a.patients & b.patients)


def _paraphrase(a: Signature, b: Signature) -> Verdict:
    """"Orders swamp firm", then "Orders are overwhelming the firm": other words, but the same ends."""
    told = not (a.speech or b.speech or a.noun or b.noun) and "predicate" not in (a.form, b.form)
    if not (told and _near(a, b)) or {a.family, b.family} & words("light_families"):
        return NO
    alike = a.agents & b.agents and (a.patients & b.patients or len(a.patient_words & b.patient_words) > 1)
    return Verdict(1.7, "headline and first sentences tell of the same two") if alike else NO


def _headline(a: Signature, b: Signature, akin: bool) -> Verdict:
    shared = _core(a, b) + 0.5 * bool(a.patient_words & b.patient_words)
    bare = not (a.involved and b.involved)
    if a.family in words("light_families") and shared < ENOUGH:
        return NO
    if akin and (shared or bare or a.noun or b.noun):
        points = 2.0 + shared - 0.4 * (a.polarity != b.polarity)
        return Verdict(points, "the headline tells what the first sentences tell")
    return Verdict(1.0 + shared, "headline and first sentences tell the same kind of thing") if shared >= 1 else NO


def _refers_back(a: Signature, b: Signature, akin: bool) -> Verdict:
    """"The announcement" after "announced"."""
    if not akin and not (b.definite and not b.modifiers and not b.places):
        return NO
    if not a.noun and not _core(a, b) and b.modifiers - a.agent_words - a.patient_words:
        return NO  # "issued a statement", then "the border issue"
    if (b.plural and not _core(a, b)) or _only_planned(a, b):
        return NO
    if a.noun and b.noun and (a.plural != b.plural or not (a.modifiers <= b.modifiers or b.modifiers <= a.modifiers)):
        return NO
    bare = not b.involved
    if not (b.definite or _core(a, b)):
        return NO
    if not bare and not _core(a, b) and a.involved:
        return NO
    nearness = 1 / (1 + abs(a.sentence - b.sentence))
    return Verdict(ENOUGH + 0.3 * akin + 0.5 * _core(a, b) + 0.2 * nearness, "the noun refers back")


def _repeats(a: Signature, b: Signature, akin: bool) -> Verdict:
    """The same told again in the same article."""
    both = _core(a, b) == 2
    if not akin:
        return Verdict(1.6, "same kind of act by and to the same") if both and _same_day(a.when, b.when) else NO
    if a.family in words("light_families") or "predicate" in (a.form, b.form):
        return Verdict(1.6, "same act by and to the same") if both and _same_day(a.when, b.when) else NO
    if both:
        return Verdict(2.5, "same act by and to the same")
    lone = not (a.patients or b.patients) or not (a.agents and b.agents)
    if _core(a, b) and lone:
        return Verdict(1.8, "same act, and nothing in the way")
    return NO


# ---- Across texts ----------------------------------------------------------------------------------------------------


def _across(a: Signature, b: Signature) -> Verdict:
    akin = act(a.family) == act(b.family)
    if not (akin or _same_type(a, b) or (a.crowds and b.crowds)) or opposed(a, b):
        return NO
    if any(_one_crowd(a, b, role) for role in CROWDING):
        points = 2.0 + _core(a, b) + 0.5 * _numbers_fit(a, b)
        return Verdict(points, "the same befell people so counted, there and then")
    if not akin and not _same_type(a, b):
        return NO
    if a.speech and b.speech and not (a.told and b.told):
        return NO
    core, once, further = _core(a, b), _happens_once(a, b), bool(a.other_words & b.other_words)
    if not akin and (core + further < 2 or not (a.when.edtf and b.when.edtf)):
        return NO
    if not (a.involved & b.involved or (akin and not (a.involved or b.involved))):
        return NO
    if a.family in words("light_families") and core < 2:
        return NO
    if a.polarity != b.polarity and a.when.edtf and b.when.edtf and not _same_day(a.when, b.when):
        return NO  # "refused to resign" on Saturday, "resigned" on Monday
    score = core + 0.5 * (further and core > 0) + 0.5 * once + _closeness(a.when, b.when)
    score += 0.5 * bool(a.places & b.places)
    score += 0.5 * bool(a.involved & b.involved and not core) + 0.5 * bool(a.speakers & b.speakers)
    return Verdict(score, "same act, participants and time agree")


def _closeness(a: When, b: When) -> float:
    """1 for the same known day, 0.25 when both can be true, 0 when one is unknown."""
    return 1.0 if _same_day(a, b) else 0.25 if a.edtf and b.edtf else 0.0


def _same_day(a: When, b: When) -> bool:
    """Whether both are told of one day, be it about that day."""
    return a.edtf is not None and re.fullmatch(r"\d{4}-\d\d-\d\d~?", a.edtf) is not None and (
        a.edtf.rstrip("~") == (b.edtf or "").rstrip("~"))
