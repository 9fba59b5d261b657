"""Forms of a verb that its sentence does not offer: the past tense, the gerund, agreement with another subject."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from dateline.builders.knowledge import pairs, words
from dateline.graph.model import Token

VOWELS = "aeiou"
PREFIXES = ("", "out", "over", "under", "re", "un", "mis", "fore", "up")
"""What may stand before an irregular verb: "outsell" → "outsold"."""
SINGULAR = {"are": "is", "were": "was", "have": "has", "do": "does", "am": "is"}
CONTRACTED = {"'ve": "have", "'re": "are", "'m": "am", "'ll": "will", "'s": "is"}
PLURAL = {"is": "are", "was": "were", "has": "have", "does": "do", "am": "are"}


def past(lemma: str) -> str:
    """The past tense: "send" → "sent", "stop" → "stopped"."""
    for prefix in PREFIXES:
        irregular = pairs("irregular_verbs").get(lemma.removeprefix(prefix)) if lemma.startswith(prefix) else None
        if irregular is not None:
            return prefix + irregular
    if lemma.endswith("e"):
        return f"{lemma}d"
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return f"{lemma[:-1]}ied"
    return f"{_doubled(lemma)}ed"


def participle(lemma: str) -> str:
    """The past participle: "take" → "taken", "send" → "sent"."""
    return pairs("irregular_participles").get(lemma) or past(lemma)


def gerund(lemma: str) -> str:
    """The form in -ing: "make" → "making", "run" → "running", "die" → "dying"."""
    if lemma.endswith("ie"):
        return f"{lemma[:-2]}ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) and lemma != "be":
        return f"{lemma[:-1]}ing"
    return f"{_doubled(lemma)}ing"


def third_person(lemma: str) -> str:
    """The form with a singular subject in the present: "deny" → "denies"."""
    if lemma in ("be", "have"):
        return {"be": "is", "have": "has"}[lemma]
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return f"{lemma[:-1]}ies"
    return f"{lemma}es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{lemma}s"


def agreeing(auxiliary: str, plural: bool) -> str:
    """An auxiliary in the number of a subject: "have" with one president is "has"."""
    return (PLURAL if plural else SINGULAR).get(auxiliary.lower(), auxiliary)


def _doubled(lemma: str) -> str:
    """With the last letter twice where English writes it so: "stop", but not "open"."""
    if lemma in words("doubling_verbs"):
        return lemma + lemma[-1]
    if len(lemma) < 3 or lemma[-1] in "wxy" or lemma[-1] in VOWELS or lemma[-2] not in VOWELS or lemma[-3] in VOWELS:
        return lemma
    syllables = sum(a in f"{VOWELS}y" and b not in f"{VOWELS}y" for a, b in itertools.pairwise(lemma))
    return lemma + lemma[-1] if syllables == 1 else lemma


def in_full(auxiliary: Token, verb: Token, others: Sequence[Token] = ()) -> str:
    """An auxiliary that the text contracts, as it is said: "'ve" is "have", "'d" before a participle "had".

    ``others``: the auxiliaries beside it; before "have" it is "would".
    """
    lower = auxiliary.lower.replace("’", "'")
    if lower == "'s" and auxiliary.lemma == "have":
        return "has"
    if lower == "'d":
        supposed = any(other.lower == "have" for other in others)
        return "had" if not supposed and (verb.tag == "VBN" or auxiliary.lemma == "have") else "would"
    return CONTRACTED.get(lower, auxiliary.lower)
