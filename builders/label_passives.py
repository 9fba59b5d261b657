"""What nobody known does, told by what it is done to: "they drained the lake" as "the lake was drained"."""

from __future__ import annotations

from dateline.builders.label_subjects import Subject, Subjects, auxiliaries_of
from dateline.builders.label_verbs import FINITE
from dateline.builders.syntax import children
from dateline.builders.verb_forms import agreeing, gerund, participle
from dateline.graph.model import Claim, Mention, Parse, Token

NO_PASSIVE = frozenset(
    ["be", "become", "call", "cost", "do", "fit", "get", "have", "lack", "let", "like", "love", "make", "mean",
     "resemble", "suit", "want"]
)
"""Verbs whose object is no subject of their passive, or says little as one."""
UNKNOWN = ("people",)
"""How a label calls those whom nothing names."""


def turned(subjects: Subjects, claim: Claim, head: Token, subject: Subject) -> tuple[Subject, list[str]] | None:
    """The object as subject, and the verb as passive; None where somebody known does it, or no passive would do."""
    parse = subjects.parse
    if subject.texts != UNKNOWN or claim.speech or claim.polarity != "positive" or head.lemma in NO_PASSIVE:
        return None
    doers = parse.tokens[subject.token] if subject.token is not None else head
    if doers.pos == "NOUN" or (doers.lower == "those" and head.tag != "VBD"):
        return None  # "those who own a dog" are no one in particular
    undergoer = _undergoer(subjects, claim, head)
    verb = _passive(parse, head, claim) if undergoer is not None else []
    if undergoer is None or not verb:
        return None
    met = subjects.from_token(undergoer, own=False)
    named = met.texts not in ((), UNKNOWN) and met.texts[0] not in ("somebody", "it")
    return (met, [agreeing(verb[0], bool(met.plural)), *verb[1:]]) if named else None


def _undergoer(subjects: Subjects, claim: Claim, head: Token) -> Token | None:
    """The head of the object right behind the verb that is somebody else or some thing; None for a clause."""
    behind = children(subjects.parse, head.i, "dobj", "iobj", "dative")
    objects = [t for t in behind if t.pos != "ADP"]  # "sent him a letter", "sent a letter to him"
    apart = any(children(subjects.parse, head.i, "ccomp", "xcomp", "acomp", "oprd"))
    if not objects or apart or objects[0].i < head.i or objects[0].pos not in ("NOUN", "PROPN", "PRON"):
        return None
    return None if _is_own(subjects.phrases.mention_at.get(objects[0].i), subjects, claim, objects[0]) else objects[0]


def _is_own(mention: Mention | None, subjects: Subjects, claim: Claim, object_: Token) -> bool:
    """Whether an object belongs to whoever does it: "they lost their heads", "they hurt themselves"."""
    owned = any(t.lower in ("their", "his", "her", "its") for t in children(subjects.parse, object_.i, "poss"))
    doers = {subjects.cast.mentions[p.mention].entity for p in claim.participants if p.role == "agent"}
    loose = object_.pos == "PRON" and mention is None
    return owned or loose or object_.lower.endswith("selves") or (mention is not None and mention.entity in doers)


def _passive(parse: Parse, head: Token, claim: Claim) -> list[str]:
    """The passive of a finite verb, singular where it shows a number; empty where the verb is none."""
    auxiliaries = [t for t in auxiliaries_of(parse, head) if t.lower != "to"]
    done = participle(head.lemma) if head.tag != "VBN" else head.lower
    particles = [t.lower for t in children(parse, head.i, "prt") if t.i > head.i]
    if not auxiliaries and head.tag in FINITE and claim.certainty == "certain":
        return ["was" if head.tag == "VBD" else "is", done, *particles]
    if len(auxiliaries) != 1:
        return []
    first = auxiliaries[0]
    if first.tag == "MD":
        return [{"'ll": "will", "’ll": "will", "'d": "would", "’d": "would"}.get(first.lower, first.lower),
                "be", done, *particles]
    if claim.certainty == "certain" and first.lemma == "have":
        return ["had" if first.tag == "VBD" else "has", "been", done, *particles]
    if claim.certainty == "certain" and first.lemma == "be" and head.lower == gerund(head.lemma):
        return ["was" if first.tag == "VBD" else "is", "being", done, *particles]
    return []
