"""How sure a claim is: how often its rules were right where they were judged, and what else makes claims doubtful."""

from __future__ import annotations

import functools

from dateline.builders import triggers
from dateline.builders.knowledge import rows, words
from dateline.builders.triggers import Trigger
from dateline.graph.model import Cast, Mention, Parse, Participant

ENDS = ("agent", "patient")


def of(parse: Parse, cast: Cast, trigger: Trigger, participants: tuple[Participant, ...]) -> float:
    """From 0 to 1: the trigger's rule times the weakest rule of its agents and patients, less for each trait."""
    ends = [_of_rule("end", p.rule) for p in participants if p.role in ENDS]
    sure = _of_rule("trigger", trigger.rule) * min(ends, default=1.0)
    for trait in traits(parse, cast, trigger, participants):
        sure *= _confidences()["claim", trait]
    return round(sure * _of_antecedents(cast, participants), 3)


def _of_antecedents(cast: Cast, participants: tuple[Participant, ...]) -> float:
    """How sure the least sure of the pronouns is that are agent or patient, as far as anybody is known to be meant."""
    ends = [cast.mentions[p.mention] for p in participants if p.role in ENDS]
    return min((m.sure for m in ends if _is_third_person(m) and not _is_unnamed(cast, m)), default=1.0)


def traits(parse: Parse, cast: Cast, trigger: Trigger, participants: tuple[Participant, ...]) -> tuple[str, ...]:
    """What makes a claim doubtful whatever its rules: rows of "claim" in ``data/rule_confidence.txt``."""
    ends = [cast.mentions[p.mention] for p in participants if p.role in ENDS]
    found = []
    if not ends:
        found.append("noun-alone" if trigger.form == "noun" and not participants else "no-participant")
    if triggers.is_generic(parse, trigger):
        found.append("generic")
    if trigger.rule == "predicate.be":
        found.append("state")
    if any(_is_unnamed(cast, mention) for mention in ends):
        found.append("unnamed")
    return tuple(found)


def _is_unnamed(cast: Cast, mention: Mention) -> bool:
    """Whether nothing says who a personal pronoun is; "somebody" and "nobody" say so themselves."""
    return _is_third_person(mention) and cast.entities[mention.entity].label.startswith("unnamed ")


def _is_third_person(mention: Mention) -> bool:
    return mention.form == "pronoun" and mention.text.lower() in words("third_persons")


@functools.cache
def _confidences() -> dict[tuple[str, str], float]:
    return {(row[0], row[1]): float(row[2]) for row in rows("rule_confidence")}


def _of_rule(kind: str, rule: str) -> float:
    """How sure a rule is; one that is not listed as its family ("noun" for "noun.of"), at last as all of its kind."""
    while rule and (kind, rule) not in _confidences():
        rule = rule.rpartition(".")[0]
    return _confidences()[kind, rule or "*"]
