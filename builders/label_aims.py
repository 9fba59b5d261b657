"""What a bare verb hangs on: the finite verb above an infinitive, the word that makes a participle a condition."""

from __future__ import annotations

from dateline.builders import remembered
from dateline.builders.knowledge import words
from dateline.builders.label_subjects import SUBJECTS
from dateline.builders.label_verbs import FINITE
from dateline.builders.syntax import children
from dateline.graph.model import Claim, Parse, Token

APART = ("relcl", "parataxis", "appos", "csubj", "csubjpass")
"""Clauses that stand for themselves, whatever they are below."""


def condition(parse: Parse, claim: Claim, head: Token) -> str | None:
    """The word that makes a mere participle a condition: "if convicted"."""
    bare = head.dep == "advcl" and head.tag == "VBN" and not any(
        children(parse, head.i, "aux", "auxpass", *SUBJECTS))
    opened = (t.lower for t in children(parse, head.i, "mark") if t.lower in ("if", "unless", "once"))
    return next(opened, None) if bare and claim.certainty == "possible" else None


@remembered.of_word
def governing(parse: Parse, head: Token) -> tuple[Token | None, int]:
    """The finite verb above an infinitive, and the word below that which leads to the infinitive."""
    below = head
    while below.head != below.i and (below.i == head.i or below.dep not in APART):
        above = parse.tokens[below.head]
        forms = (above, *children(parse, above.i, "aux", "auxpass"))
        if above.pos in ("VERB", "AUX") and any(t.tag in FINITE for t in forms):
            return above, below.i
        below = above
    return None, head.i


def is_willed(parse: Parse, claim: Claim, verb: Token) -> bool:
    """Whether an infinitive tells what its own subject wills, is ready for, goes for or will not do.

    Told without the verb above it, it would be more than the text says: "vowed to stay", "was afraid to call",
    "refuses to go", "flew out to see them"; but "managed to sell", "failed to appear".
    """
    above = parse.tokens[verb.head]
    if verb.dep != "xcomp" or verb.tag != "VB" or verb.i < above.i or any(children(parse, above.i, "dobj", "dative")):
        return False
    if claim.certainty == "certain" and claim.polarity == "negative":
        return above.lemma in words("willed_refusals") or any(children(parse, verb.i, "neg"))
    if claim.certainty == "certain":
        return above.lemma in words("moving_verbs") and above.pos == "VERB"
    bidden = claim.certainty == "possible" and claim.polarity == "positive" and any(children(parse, above.i, "auxpass"))
    return above.pos == "ADJ" or bidden or (above.pos == "VERB" and claim.certainty == "planned")


def is_purpose(parse: Parse, verb: Token) -> bool:
    """Whether an infinitive says what something is done for: "went out to close it", "hired a firm to drain it"."""
    above = parse.tokens[verb.head]
    if verb.tag != "VB" or verb.i < above.i or above.pos != "VERB":
        return False
    if any(children(parse, verb.i, *SUBJECTS)) and not any(children(parse, verb.i, "mark")):
        return False  # "320 are to go, all to be paid"
    if any(t.lower == "only" and t.i < verb.i for t in children(parse, verb.i, "advmod")):
        return False  # "took it out, only to bring it back"
    room = above.lemma in ("get", "give", "have", "leave") and any(
        t.i < verb.i for t in children(parse, above.i, "dobj"))  # "had a year to rebuild"
    return verb.dep == "advcl" or room or (verb.dep == "xcomp" and above.lemma in words("hiring_verbs"))
