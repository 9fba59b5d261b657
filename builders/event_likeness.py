"""Whether two claims tell one event: what speaks for it, in points and words, and what forbids it.

Within a text, mentions of one happening lean on each other: a headline and the sentences that repeat it, "the
announcement" after "announced". Across texts act, participants, place and time must vouch, and what happens but once.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import NamedTuple

from dateline.builders.callings import LOOSE
from dateline.builders.crowds import CROWDING, rival_figures
from dateline.builders.event_opposition import (
    SEASON,
    are_rival_counts,
    far,
    happens_once,
    is_firm,
    is_one_crowd,
    is_one_line,
    loosened,
    near,
    numbers_fit,
    opposed,
    same_day,
)
from dateline.builders.event_shares import (
    ROLES,
    anchors,
    are_of_one_place,
    are_of_one_story,
    is_one_measure,
    may_deny,
    shared,
)
from dateline.builders.event_signatures import EMISSION, VAGUE, Signature, act, wider_events
from dateline.builders.knowledge import words
from dateline.graph.model import When, named_day

_day = functools.lru_cache(1 << 14)(named_day)
ENOUGH = 1.5
"""A pair of claims that scores this much is one event, if nothing conflicts."""
Sole = Mapping[str, frozenset[str]]
"""By act, the nodes and nouns of which the corpus tells it once: no two texts tell days that exclude each other."""


class Verdict(NamedTuple):
    """Points from 0, and the reasons in words; 0 where something forbids it."""

    score: float
    reason: str


NO = Verdict(0.0, "")


def verdict(a: Signature, b: Signature, sole: Sole | None = None) -> Verdict:
    """How surely two claims tell one event; symmetric. ``sole``: what the corpus tells of as happening once."""
    if a.ref.sha256 == b.ref.sha256:
        return _within(*sorted((a, b), key=lambda s: s.ref))
    return _across(a, b, sole or {})


# ---- Within a text ---------------------------------------------------------------------------------------------------


def _within(a: Signature, b: Signature) -> Verdict:
    if _is_gainsaid(a, b):
        return Verdict(2.0, "one speaker denies what another affirms")
    if rival_figures(a.crowds, b.crowds) and abs(a.sentence - b.sentence) <= 1 and not _is_toll_of_others(a, b):
        nearness = 1 / (1 + abs(a.sentence - b.sentence))
        return Verdict(2.0 + 0.2 * nearness + 0.5 * (a.befell == b.befell), "two speakers give numbers of one thing")
    if opposed(a, b) or (a.speech and b.speech and not b.noun):
        return NO
    if a.entity is not None and a.entity == b.entity and not _only_planned(a, b):
        return Verdict(3.0, "the text speaks of one thing")
    if _is_denied_use(a, b):
        return Verdict(1.8, "one affirms what the other denies")
    if are_rival_counts(a, b):
        return Verdict(2.0, "two speakers count the same people differently")
    akin = a.family == b.family or _announces(a, b)
    if _is_wider(a, b):
        return Verdict(ENOUGH + 0.2 / (1 + abs(a.sentence - b.sentence)), "the noun says what kind of thing happened")
    if not akin and not _same_type(a, b):
        return _paraphrase(a, b)
    if near(a, b):
        return _headline(a, b, akin)
    if b.noun and (b.definite or not b.indefinite):
        return _refers_back(a, b, akin)
    return _repeats(a, b, akin)


def _is_toll_of_others(a: Signature, b: Signature) -> bool:
    """"The ministry put the toll at 12, with 151 cases confirmed": cases are counted otherwise than the dead."""
    return any(
        bool(one.tolled) and one.befell != other.befell and all(crowd.kind for crowd in other.crowds)
        for one, other in ((a, b), (b, a)))


def _is_gainsaid(a: Signature, b: Signature) -> bool:
    """"The alarm never sounded, workers said. The company says it did sound": side by side, by two speakers."""
    if a.polarity == b.polarity or abs(a.sentence - b.sentence) > 1 or a.family in words("light_families"):
        return False
    two = bool(a.speakers and b.speakers) and a.speakers.isdisjoint(b.speakers)
    meant = _core(a, b) > 0 or bool(b.involved and b.involved <= b.guessed)
    return two and meant and a.family == b.family and (a.certainty, b.certainty) == ("certain", "certain")


def _same_type(a: Signature, b: Signature) -> bool:
    return a.type is not None and a.type == b.type and a.type not in words("broad_types")


def _core(a: Signature, b: Signature) -> int:
    """How many of agent and patient two claims share."""
    return (not a.agents.isdisjoint(b.agents)) + (not a.patients.isdisjoint(b.patients))


def _only_planned(a: Signature, b: Signature) -> bool:
    """Whether one has happened and the text goes on to one that is still to come."""
    return a.certainty == "certain" and b.certainty == "planned" and not near(a, b)


def _is_wider(a: Signature, b: Signature) -> bool:
    """"The conference … the event", "it crashed … the accident": a noun for what was just told in other words."""
    if not b.noun or not b.definite or b.plural or a.plural or not b.modifiers <= a.modifiers or _only_planned(a, b):
        return False
    fits = a.family in wider_events().get(b.family, frozenset())
    return fits and (not b.involved or not a.involved or bool(a.involved & b.involved))


def _announces(a: Signature, b: Signature) -> bool:
    """"Blaze in Porto", then "the mill burned down"; but an event may be anything."""
    if not a.noun or b.noun or a.family in VAGUE or not near(a, b):
        return False
    return b.family in wider_events().get(a.family, frozenset())


def _is_denied_use(a: Signature, b: Signature) -> bool:
    """"They used live rounds", and the denial that live rounds were fired; but who uses ammonia does not release it."""
    if a.polarity == b.polarity or "use" not in (a.family, b.family):
        return False
    done = b.family if a.family == "use" else a.family
    return done in ("use", *words("arming_verbs")) and bool(a.patients & b.patients)


def _paraphrase(a: Signature, b: Signature) -> Verdict:
    """"Orders swamp firm", then "Orders are overwhelming the firm": other words, but the same ends."""
    told = not (a.speech or b.speech or a.noun or b.noun) and "predicate" not in (a.form, b.form)
    if not (told and near(a, b)) or {a.family, b.family} & {"be", "have"}:
        return NO
    light = {a.family, b.family} & words("light_families")
    likely = not light and len(a.patient_words & b.patient_words) > 1
    alike = a.agents & b.agents and (a.patients & b.patients or likely)
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
    if a.noun and b.noun and a.sentence == b.sentence and akin and a.modifiers != b.modifiers:
        return NO  # "the tram strike and the strike of bakers"
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
        return Verdict(1.6, "same kind of act by and to the same") if both and same_day(a.when, b.when) else NO
    if a.family in words("light_families") or "predicate" in (a.form, b.form):
        return Verdict(1.6, "same act by and to the same") if both and same_day(a.when, b.when) else NO
    if both:
        return Verdict(2.5, "same act by and to the same")
    lone = not (a.patients or b.patients) or not (a.agents and b.agents)
    if _core(a, b) and lone:
        return Verdict(1.8, "same act, and nothing in the way")
    return NO


# ---- Across texts ----------------------------------------------------------------------------------------------------


def _across(a: Signature, b: Signature, sole: Sole) -> Verdict:
    """What is cheap to find out comes first: most of the pairs that meet are of other days and other people."""
    akin = act(a.family) == act(b.family)
    if not akin and are_strangers(a, b):
        return NO
    akin = akin or _is_one_death(a, b) or _is_one_attack(a, b)
    same = akin or _same_type(a, b)
    core: float = _core(a, b)
    further = bool(a.other_words & b.other_words)
    counted = bool(a.crowds and b.crowds)
    if core < 2 and are_of_one_story(a, b):
        core = sum(shared(a, b, role) for role in ROLES)
    enough = akin or (same and core + further >= 2 and a.when.edtf and b.when.edtf)
    line = akin and a.form == b.form and is_one_line(a, b)
    measure = core < 2 and is_one_measure(a, b)
    vouched = bool(enough and (line or measure or _agree(a, b, akin, core)))
    vouched = vouched and (bool(a.told and b.told) or not (a.speech and b.speech))
    if not (vouched or counted) or opposed(a, b):
        return NO
    if any(is_one_crowd(a, b, role) for role in CROWDING):
        points = 2.0 + _core(a, b) + 0.5 * numbers_fit(a, b)
        return Verdict(points, "the same befell people so counted, there and then")
    if line and vouched:
        return Verdict(3.0, "told in one sentence that texts repeat")
    points = _points(a, b, core, further, sole) + 0.5 * measure if vouched else 0.0
    return Verdict(points, "same act, participants and time agree") if vouched else NO


def are_strangers(a: Signature, b: Signature) -> bool:
    """Whether two claims lack all that could make other acts one: both parties, a further word, numbers, a death."""
    return (
        (a.agents.isdisjoint(b.agents) or a.patients.isdisjoint(b.patients))
        and a.other_words.isdisjoint(b.other_words)
        and not (a.crowds and b.crowds)
        and not _is_one_death(a, b)
        and not _is_one_attack(a, b)
    )


def _agree(a: Signature, b: Signature, akin: bool, core: float) -> bool:
    """Whether two claims of one act have anybody in common, and no more is needed to tell them from others."""
    if not (core or a.involved & b.involved or (akin and not (a.involved or b.involved))):
        return False
    if core < 2 and a.family in words("light_families"):
        return False
    if a.polarity == b.polarity or not (a.when.edtf and b.when.edtf) or same_day(a.when, b.when):
        return True  # "refused to resign" on Saturday, "resigned" on Monday
    no = a if a.polarity == "negative" else b
    return core > 1 and may_deny(a, b) and not is_firm(no.when)


def _points(a: Signature, b: Signature, core: float, further: bool, sole: Sole) -> float:
    score = core + 0.5 * (further and core > 0) + _closeness(a, b) + _onceness(a, b, sole)
    score += 0.25 * bool(a.patients & b.patients and a.when.edtf and a.when.edtf == b.when.edtf and not a.when.day)
    score += 1.0 * are_of_one_place(a, b) or 0.5 * bool(a.places & b.places)
    return score + 0.5 * bool(a.involved & b.involved and not core) + 0.5 * bool(a.speakers & b.speakers)


def _is_one_death(a: Signature, b: Signature) -> bool:
    """Whether one says of whom the other says that he was killed that he died."""
    if a.crowds or b.crowds or not a.befell == "dead" == b.befell:
        return False
    return any(node.startswith("actor/") for node in a.patients & b.patients)


def _is_one_attack(a: Signature, b: Signature) -> bool:
    """Whether one says that somebody was ambushed who by the other was shot on that very day; of people with names."""
    if not (a.type in VIOLENT and b.type in VIOLENT) or not same_day(a.when, b.when) or a.texts & b.texts:
        return False
    known = {one.node for one in a.patient_callings if one.named and one.kind == "person"}
    return not known.isdisjoint(b.patients) and a.happened and b.happened


VIOLENT = frozenset({"ASSAULT", "KILL"})
"""Types of what is done to somebody, by whatever verb."""


def _onceness(a: Signature, b: Signature, sole: Sole) -> float:
    """What it weighs that such a thing happens but once, in the world, or at least in all that the corpus tells."""
    once = 0.5 * happens_once(a, b)
    faint = 0 < max(shared(a, b, role) for role in ROLES) < LOOSE and same_day(a.when, b.when)
    if (_is_exact(a.when) and _is_exact(b.when) and not faint) or not _could_tell(a, b):
        return once
    kind = act(a.family) if act(a.family) == act(b.family) else ""
    befell = bool(a.patients and b.patients) or are_of_one_place(a, b)
    only = anchors(a) & anchors(b)
    if kind != EMISSION or not are_of_one_story(a, b):  # what got out is mostly denied, and so told of no day
        only &= sole.get(kind, frozenset())
    if not only or not (befell or kind in words("once_only", "seldom_repeated", "disasters")):
        return once
    plural = any(one.plural for one in (*a.patient_callings, *b.patient_callings))
    grave = a.befell in GRAVE and not plural and are_of_one_story(a, b)
    return once + (1.0 if grave else 0.5)


GRAVE = ("dead", "shot", EMISSION)
"""What a story tells of one student, or of an acid, it tells of the same, as of one named man."""


def _is_exact(when: When) -> bool:
    return is_firm(when) and _day(when.edtf) is not None


def _could_tell(a: Signature, b: Signature) -> bool:
    """Whether each was told of after it happened, and both in one season, as far as days of publication are known."""
    if a.published is not None and b.published is not None and abs(a.published - b.published) > SEASON:
        return False
    firm = is_firm(a.when) or is_firm(b.when)
    return not any(
        one.published is not None
        and (begin := (loosened(other) if firm else other.when).earliest) is not None
        and begin > one.published
        for one, other in ((a, b), (b, a)))


def _closeness(a: Signature, b: Signature) -> float:
    """1 for the same known day, 0.25 when both can be true, 0 when one is unknown."""
    if same_day(a.when, b.when):
        return 1.0
    return 0.25 if a.when.edtf and b.when.edtf and not far(a.when, b.when) else 0.0
