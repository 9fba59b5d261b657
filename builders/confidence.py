"""How sure a claim is: the odds that a stranger who reads the article calls it right.

The odds begin with those of its rules, by how often each was right in gold (``data/rule_confidence.txt``); every trait
that the claim has multiplies them (``data/claim_factors.txt``).
"""

from __future__ import annotations

import functools
import math
from collections.abc import Collection, Mapping

from dateline.builders.claim_traits import ENDS, traits
from dateline.builders.knowledge import numbers, rows
from dateline.graph.model import Cast, Claim, Parse
from dateline.graph.records import changed

CUT = 0.5
"""The default cut: of judged claims 73 of 100 are at least so sure, and 81 of 100 of these are right."""
ANY = "any claim"
"""The row of what every claim's odds are multiplied by."""
RULES = "rules"
"""The row of the power to which the odds of the rules are raised."""


def judged(parse: Parse, cast: Cast, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims with their confidence: a share from 0 to 1 that so many claims like it are right."""
    return tuple(changed(claim, confidence=of(cast, claim, traits(parse, cast, claim))) for claim in claims)


def of(cast: Cast, claim: Claim, found: Collection[str]) -> float:
    """The confidence of a claim that has these traits."""
    factors = numbers("claim_factors")
    score = math.log(factors[ANY]) + factors[RULES] * log_odds(of_rules(cast, claim))
    score += sum(math.log(factors[trait]) for trait in found)
    return round(1 / (1 + math.exp(-score)), 3)


def of_rules(cast: Cast, claim: Claim) -> float:
    """How sure its rules are: the trigger's times the weakest of its agents' and patients', antecedents counted in."""
    ends = (one for one in claim.participants if one.role in ENDS)
    sure = [_of_rule("end", one.rule) * cast.mentions[one.mention].sure for one in ends]
    return _of_rule("trigger", claim.rule) * min(sure, default=1.0)


def log_odds(share: float) -> float:
    """The natural logarithm of right ones to wrong ones."""
    return math.log(share / (1 - share))


@functools.cache
def _confidences() -> Mapping[tuple[str, str], float]:
    return {(row[0], row[1]): float(row[2]) for row in rows("rule_confidence")}


def _of_rule(kind: str, rule: str) -> float:
    """How sure a rule is; one that is not listed as its family ("noun" for "noun.of"), at last as all of its kind."""
    while rule and (kind, rule) not in _confidences():
        rule = rule.rpartition(".")[0]
    return _confidences()[kind, rule or "*"]
