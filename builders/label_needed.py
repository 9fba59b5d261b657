"""What a verb's label may not lose, though labels leave out the like: "only after the vote", "not much", "if it rains".

Of "will not be signed before the vote" the label "will not be signed" would be untrue.
"""

from __future__ import annotations

from collections.abc import Set
from operator import attrgetter

from dateline.builders.knowledge import words
from dateline.builders.label_phrases import WHETHER, Phrases
from dateline.builders.label_subjects import Subject, own_subjects_of
from dateline.builders.label_wording import length
from dateline.builders.syntax import children, subtree
from dateline.graph.model import Claim, Token

CONDITIONS = frozenset(["if", "lest", "provided", "unless"])
LIMITS = frozenset(["before", "except", "till", "unless", "until", "without"])
"""What says how far a denial goes."""
ALONE = frozenset(["after", "because", "for", "if", "in", "once", "under", "when", "where", "while", "with"])
"""What may open that which alone lets something be, behind "only"."""
ASIDES = ("appos", "intj", "meta", "parataxis", "punct", "relcl")
ASKING = frozenset(["WP", "WP$", "WRB"])
LONGEST = 13
"""Words of a clause that a label takes in."""


class Needed:
    """What a text's labels may not lose."""

    def __init__(self, phrases: Phrases) -> None:
        """Of the text whose phrases these are."""
        self.phrases, self.parse = phrases, phrases.parse
        self.with_only = {t.sentence for t in self.parse.having("lower", frozenset({"only"}))}

    def of(self, claim: Claim, child: Token, head: Token, subject: Subject) -> list[str]:
        """The words of a verb's dependent without which its label says something else; empty for all others."""
        if child.dep not in ("advmod", "prep", "advcl", "ccomp"):
            return []
        denied = claim.polarity == "negative" or not words("negations").isdisjoint(
            " ".join(subject.texts).lower().split())
        if child.dep == "advmod":
            return self._how_far(child, head, denied)
        openers = {child.lower, *(t.lower for t in children(self.parse, child.i, "mark", "advmod"))}
        only = not openers.isdisjoint(ALONE) and self._only(child)
        if child.dep in ("prep", "advcl") and (only or self._limits(claim, child, openers, denied)):
            said = self._clause(child, subject)
            return ["only", *said] if said and only and said[0] != "only" else said
        if self._is_question(child, head, denied):
            return self._clause(child, subject)
        return []

    def _first(self, top: Token) -> Token:
        return min(subtree(self.parse, top.i), key=attrgetter("i"))

    def _only(self, top: Token) -> bool:
        """Whether a phrase begins with "only", or has it before it."""
        if top.sentence not in self.with_only:
            return False
        first = self._first(top)
        before = self.parse.tokens[first.i - 1] if first.i else first
        return first.lower == "only" or (before.lower == "only" and before.sentence == first.sentence)

    def _limits(self, claim: Claim, child: Token, openers: Set[str], denied: bool) -> bool:
        """Whether a clause is a condition, or says how far a denial goes."""
        if child.dep == "prep":
            return denied and child.lower in LIMITS
        if not any(own_subjects_of(self.parse, child)):
            return False  # "if not"
        supposed = claim.certainty != "certain" and bool(openers & CONDITIONS)
        return supposed or (denied and bool(openers & LIMITS))

    def _is_question(self, child: Token, head: Token, denied: bool) -> bool:
        """Whether a clause behind a verb says what is asked or known: "could not say where it sank"."""
        if child.i < head.i or child.dep not in ("ccomp", "advcl") or any(children(self.parse, head.i, "dobj")):
            return False
        first = self._first(child)
        which = first.lower == "what" or (first.lower == "which" and first.dep == "det")
        whether = first.dep == "mark" and first.lower in WHETHER and child.dep == "ccomp"
        asked = which or whether or (first.tag in ASKING and not first.lower.endswith("ever"))
        return asked and first.i > head.i and (child.dep == "ccomp" or denied)

    def _how_far(self, child: Token, head: Token, denied: bool) -> list[str]:
        """The adverb that says how far a denial goes, or that it was not for the first time."""
        plain = not child.children and child.i not in self.phrases.timed
        again = child.lower == "again" and child.i > head.i
        return [child.lower] if plain and (again or (denied and child.lower in words("denied_degrees"))) else []

    def _clause(self, child: Token, subject: Subject) -> list[str]:
        """A clause or phrase in its own words without times; empty where too long, or where nothing is left of it."""
        said = [t for t in self._grown(child) if t.i not in self.phrases.timed]
        while said and (said[-1].lower in words("label_no_ends") or said[-1].dep == "punct"):
            said.pop()
        texts = self.phrases.written(said, subject.entity)
        return texts if 1 < length(texts) <= LONGEST and "you" not in texts else []

    def _grown(self, governor: Token) -> list[Token]:
        apart = (t for t in children(self.parse, governor.i) if t.dep not in ASIDES and not self._is_past(t, governor))
        return sorted([governor, *(t for child in apart for t in self._grown(child))], key=lambda t: t.i)

    def _is_past(self, child: Token, governor: Token) -> bool:
        """Whether a dependent is an aside, a time, or another clause: "if it rains, as it may, and the dam breaks"."""
        if child.dep in ("cc", "conj") and governor.pos in ("VERB", "AUX"):
            return True
        before = self.parse.tokens[min(t.i for t in subtree(self.parse, child.i)) - 1]
        apart = before.text == "," and child.i > governor.i and (child.dep == "acl" or child.pos in ("VERB", "AUX"))
        if apart or child.dep != "prep" or not child.children:
            return apart
        return all(t.i in self.phrases.timed for t in subtree(self.parse, child.i) if t.i != child.i)
