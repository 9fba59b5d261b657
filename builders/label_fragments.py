"""Clauses that say too little or something else by themselves, told with the clause or the sentence around them."""

from __future__ import annotations

from dateline.builders import label_aims
from dateline.builders.grammar import first_conjunct
from dateline.builders.label_clauses import Clauses
from dateline.builders.label_events import LONGEST_AIMED
from dateline.builders.label_nouns import LONGEST
from dateline.builders.label_parts import Parts
from dateline.builders.label_phrases import Phrases
from dateline.builders.label_subjects import SOMEBODY, SUBJECTS, Subjects, own_subjects_of
from dateline.builders.label_verbs import FINITE
from dateline.builders.label_wording import QUOTES, STOPS, length
from dateline.builders.syntax import children, subtree
from dateline.graph.model import Claim, Token


class Fragments:
    """What a text's labels tell with the clause around them."""

    def __init__(self, phrases: Phrases, subjects: Subjects, parts: Parts, clauses: Clauses) -> None:
        """Of the text whose phrases, subjects, parts and clauses these are."""
        self.phrases, self.subjects, self.parts, self.clauses = phrases, subjects, parts, clauses
        self.parse = phrases.parse

    def with_subject(self, head: Token) -> Token | None:
        """The verb before this one whose subject both have: "it had been lost, had been found and had been sold"."""
        first = first_conjunct(self.parse, head)
        joined_ = first if first != head else None
        if first.dep not in ("ccomp", "ROOT") or any(children(self.parse, first.i, "mark", *SUBJECTS)):
            return joined_
        above = first.head if first.dep == "ccomp" else first.i
        before = (t for t in children(self.parse, above, "ccomp") if t.i < first.i)
        told = (t for t in before if any(own_subjects_of(self.parse, t)))
        return next((t for t in told if t.tag == "VBD" or above < t.i), joined_)

    def said_of(self, head: Token) -> list[str]:
        """What a relative clause says is said of something: of "the alarm that many say never rang" who says that."""
        noun = self.subjects.behind_what_is_said(head)
        if noun is None:
            return []
        verb = self.parse.tokens[head.head]
        who = next(iter(own_subjects_of(self.parse, verb)), None)
        below = sorted((t for t in subtree(self.parse, head.i) if t.i not in self.phrases.timed), key=lambda t: t.i)
        said = self.phrases.written(self.parts.ended([t for t in below if t.i > verb.i and t.dep != "punct"], head))
        line = [*self.subjects.texts(who), verb.lower, *self.subjects.texts(noun, of=verb.i), *said] if who else []
        return line if length(line) <= LONGEST else []

    def whenever(self, claim: Claim, head: Token) -> list[str]:
        """What holds whenever something is done by anybody, told with that: "when you shout at people, they leave"."""
        opened = any(t.lower in ("when", "whenever") and t.i < head.i for t in children(self.parse, head.i, "advmod"))
        anybody = any(t.lower == "you" for t in own_subjects_of(self.parse, head))
        above = self.parse.tokens[head.head]
        if head.dep != "advcl" or not opened or not anybody or not any(own_subjects_of(self.parse, above)):
            return []
        line, when = self.clauses.governing(above, claim), self.clauses.verbal(claim, head, LONGEST)
        return [*line, "when", *when] if line and length(line) + length(when) < LONGEST_AIMED else []

    def one_of_those(self, claim: Claim, head: Token) -> list[str]:
        """Who was one of those that did something: "Ann Lee was among those who signed"; empty for all others."""
        those = self.parse.tokens[head.head]
        among = self.parse.tokens[those.head]
        named = (those.lower, those.dep, among.lower) == ("those", "pobj", "among") and head.dep in ("acl", "relcl")
        verb = self.parse.tokens[among.head]
        line = self.clauses.governing(verb, claim) if named and verb.pos in ("AUX", "VERB") else []
        told = head.lower in " ".join(line).lower().split() and length(line) <= LONGEST_AIMED
        return line if told and line[0] not in ("people", SOMEBODY) else []

    def is_fragment(self, claim: Claim, head: Token, line: list[str]) -> bool:
        """Whether a label is a verb that nobody does: "not docking", "knowing the price"."""
        begins = next((word.lower() for word in " ".join(line).split() if word not in ("not", "no", "longer")), "")
        if begins == "which" or (line and line[-1].lower() in ("had", "has", "have") and head.lemma == "have"):
            return True  # "which was worse", "a city that had" the vaccine ran out of trust
        if self.is_of_all(head):
            return True
        bare = begins.endswith("ing") and head.pos in ("VERB", "AUX") and claim.form == "verb"
        return bare and begins != head.lemma and not self.subjects.of(claim, head).texts

    def as_done(self, claim: Claim, head: Token) -> list[str]:
        """What is done as somebody asks it, with that: "it will pay, as required by law"; empty for all others."""
        as_ = self.parse.tokens[head.i - 1] if head.i else head
        if as_.lower != "as" or head.tag != "VBN" or any(children(self.parse, head.i, "aux", *SUBJECTS)):
            return []
        verb, _ = label_aims.governing(self.parse, head)
        if verb is None or verb.i > head.i or head.dep not in ("advcl", "pcomp", "ccomp"):
            return []
        line = self.clauses.governing(verb, claim)
        before = self.parse.tokens[as_.i - 1]
        said = self.phrases.written(self.phrases.words_of(head))
        said = [*([before.lower] if before.lower == "except" else []), *([] if said[0] == "as" else ["as"]), *said]
        named = line[:1] not in ([], [SOMEBODY], ["people"], ["it"])
        return [*line, *said] if named and length(line) + length(said) <= LONGEST_AIMED else []

    def is_of_all(self, head: Token) -> bool:
        """Whether a clause behind a time tells of all that stands before it: "was cut on Monday, which pleased us"."""
        which = any(t.lower == "which" and t.tag == "WDT" for t in own_subjects_of(self.parse, head))
        does = any(children(self.parse, head.i, "dobj", "ccomp"))  # but "the quarter, which ends in June"
        return which and does and head.dep == "relcl" and head.head in self.phrases.timed

    def around(self, claim: Claim, head: Token) -> list[str]:
        """The clause above a verb that names nobody, where it tells that; else its sentence, where that is short."""
        verb, below = label_aims.governing(self.parse, head)
        if whole := self.which(claim, head, verb):
            return whole
        line = self.clauses.governing(verb, claim, below)
        named = line[:1] not in ([], [SOMEBODY], ["people"], ["it"]) and verb is not None and (
            self.subjects.of(self.clauses.standing_for(verb, claim), verb).texts)
        sentence = self.parse.sentence_tokens(head.sentence)
        once = sum(t.lower == head.lower for t in sentence) == 1
        if named and once and head.lower in " ".join(line).lower().split() and length(line) <= LONGEST_AIMED:
            return line
        whole = self.phrases.written([t for t in sentence if t.text not in (".", "…", "...", "^")])
        plain = not any(t.text in (STOPS | QUOTES) - {",", "."} for t in sentence)
        finite = plain and any(t.tag in FINITE for t in sentence) and head.tag in (*FINITE, "NNS")
        return whole if finite and length(whole) <= LONGEST and not {SOMEBODY, "people"} & set(whole) else []

    def which(self, claim: Claim, head: Token, verb: Token | None) -> list[str]:
        """A clause with that which it does: "the strike was called off, which pleased the owners"."""
        which = next((t for t in own_subjects_of(self.parse, head) if t.lower == "which" and t.tag == "WDT"), None)
        if which is None or verb is None or which.i < verb.i:
            return []
        line = self.clauses.governing(verb, claim)
        said = self.phrases.written(self.parts.ended([t for t in self.phrases.words_of(head) if t.i >= which.i], head))
        fits = said[:1] == ["which"] and length(line) + length(said) <= LONGEST_AIMED + 4
        return [*line, ",", *said] if fits and line and line[0] not in (SOMEBODY, "people", "it") else []
