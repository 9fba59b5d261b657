"""An event noun told with the clause around it, where its own phrase says too little or not that it was none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dateline.builders import label_aims, light_verbs
from dateline.builders.grammar import first_conjunct
from dateline.builders.knowledge import words
from dateline.builders.label_clauses import Clauses
from dateline.builders.label_nouns import LONGEST, Nouns
from dateline.builders.label_phrases import Phrases
from dateline.builders.label_subjects import SOMEBODY, own_subjects_of
from dateline.builders.label_wording import QUOTES, STAND_INS, joined, length
from dateline.builders.modal_words import effect_name
from dateline.builders.syntax import children, subtree
from dateline.graph.model import Claim, Token

LONGEST_AIMED = 20
"""Words of a clause that is told with what governs it."""
SETTING = frozenset(["against", "at", "for", "from", "in", "into", "of", "on", "over", "to", "with"])
"""What ties an event to a verb that is not only told to come before or after it."""

ASKING = frozenset(["how", "what", "which", "who", "whose"])
"""How a clause begins that tells nothing of an event."""
SAID_IN = frozenset(["broadcast", "interview", "letter", "message", "remark", "speech", "statement"])
"""In what somebody says something else: "will not be hurried, he said in an interview"."""


class EventClauses:
    """The clauses by which a text's labels tell its event nouns."""

    def __init__(
        self, phrases: Phrases, clauses: Clauses, nouns: Nouns, plain: Callable[[Claim, int], list[str]]
    ) -> None:
        """Of the text whose phrases, clauses and nouns these are; ``plain``: what a claim tells by its own clause."""
        self.phrases, self.clauses, self.nouns, self.plain = phrases, clauses, nouns, plain
        self.parse, self.claim_at = phrases.parse, clauses.claim_at
        self.carriers = light_verbs.carriers(phrases.parse)

    def of(self, claim: Claim, head: Token) -> list[str]:
        """The clause that tells an event noun; empty where the noun's own phrase does."""
        return (self._carried(claim, head) or self._existing(claim, head) or self._sought(claim, head)
                or self._befalling(claim, head) or self._lacking(claim, head) or self._of_which(claim, head))

    def _sought(self, claim: Claim, head: Token) -> list[str]:
        """An event that is only wanted, feared or planned, with the clause that says so: "the town wants an inquiry".

        Empty where it is told to have happened, or not to have, and where that would be too long.
        """
        first = first_conjunct(self.parse, head)
        if claim.certainty == "certain" or first.dep not in ("dobj", "pobj"):
            return []
        verb, below = label_aims.governing(self.parse, head)
        if verb is None or verb.lemma == "be":
            return []
        if claim.polarity == "negative" and effect_name(verb.lemma, "verb") != "barred":
            return []  # "forbade any sale of the land"
        line = self.clauses.governing(verb, claim, below)
        named = line[:1] not in ([], [SOMEBODY], ["people"]) and head.lower in " ".join(line).lower().split()
        return line if named and length(line) <= LONGEST_AIMED else []

    def _befalling(self, claim: Claim, head: Token, bare: bool = False) -> list[str]:
        """The clause that says what became of an event: "the inquest opened", "the strike was called off".

        Empty where the noun's own phrase tells as much and its verb does not take it back. ``bare``: that it does not.
        """
        first = first_conjunct(self.parse, head)
        while first.dep == "pobj" and (
                counted := self.parse.tokens[self.parse.tokens[first.head].head]).lemma in words("counting_nouns"):
            first = first_conjunct(self.parse, counted)
        verb = self.parse.tokens[first.head]
        if first.dep == "pobj" and verb.lower == "in" and head.lemma in SAID_IN:
            return []
        if first.dep == "pobj" and verb.lower in SETTING:
            verb = self.parse.tokens[verb.head]
        elif first.dep not in ("nsubj", "nsubjpass", "dobj"):
            return []
        standing = self.clauses.standing_for(verb, claim)
        sentence = [t.lower for t in self.parse.sentence_tokens(head.sentence)]
        plain = sentence.count(head.lower) == 1 and sentence[-1] != "?"
        told = verb.pos == "VERB" or (verb.lemma == "be" and first.dep == "nsubj")
        content = standing.speech and (first.dep != "dobj" or verb.dep == "conj")
        if not plain or not told or content or not (
                self._is_finite(verb, head) or verb.dep == "acl") or not self._has_doer(standing, verb):
            return []
        apart = (standing.certainty, standing.polarity) != (claim.certainty, claim.polarity)
        had = verb.lemma == "have" and claim.polarity == "negative"  # "had no intention of selling"
        if not (apart or bare or had or self._says_little(claim, head)):
            return []
        line = self.clauses.verbal(standing, verb, LONGEST)
        if first.dep == "pobj" and first.i < verb.i and head.lower not in joined(line).lower().split():
            fronted = self.phrases.written(self.phrases.words_of(self.parse.tokens[first.head], brief=True))
            line += [fronted[0].lower(), *fronted[1:]]
        said = joined(line).lower().split()
        named = bool(said) and not STAND_INS & {said[0], said[-1]} and said[0] not in ASKING and SOMEBODY not in said
        return line if named and head.lower in said and length(line) <= LONGEST + 4 else []

    def _is_finite(self, verb: Token, head: Token) -> bool:
        """Whether a verb is the finite one nearest above an event."""
        return label_aims.governing(self.parse, head)[0] == verb

    def _has_doer(self, standing: Claim, verb: Token) -> bool:
        """Whether a verb has a subject, in its own clause or in that of a verb that it is joined to."""
        subject = self.clauses.subjects.of(standing, verb).texts
        return any(own_subjects_of(self.parse, verb)) or bool(subject and subject[0].lower() not in STAND_INS)

    def _says_little(self, claim: Claim, head: Token) -> bool:
        """Whether an event noun stands nearly alone: "decision", "the fine"; not "fire at the depot"."""
        who = claim.lemma in words("asking_nouns")  # "the request of the mayor" says not what for
        parties = any(p.role == "patient" or (p.role == "agent" and not who) for p in claim.participants)
        listed = {t.i for other in children(self.parse, head.i, "conj") for t in subtree(self.parse, other.i)}
        own = [t for t in self.phrases.words_of(head) if t.i not in listed and t.pos not in ("CCONJ", "DET", "PUNCT")]
        return not parties and min(len(own), length(self.nouns.of(claim, head))) < (3 if not who else 4)

    def _existing(self, claim: Claim, head: Token) -> list[str]:
        """ "There was never any attack": the clause that says that an event was none, or of a bare noun that it was."""
        verb = self.parse.tokens[head.head]
        there = next(children(self.parse, verb.i, "expl"), None)
        if head.dep != "attr" or there is None or there.i > verb.i:
            return []
        said = self.phrases.words_of(head)
        before = [t for t in self.parse.tokens[there.i : said[0].i]
                  if t.i not in self.phrases.timed and t.text not in QUOTES]
        line = [*(t.lower for t in before), *self.phrases.written(said)]
        denied = {"no", "not", "n't", "n’t", "never"} & {word.lower() for word in line}
        return line if (denied or self._says_little(claim, head)) and length(line) <= LONGEST else []

    def _carried(self, claim: Claim, head: Token) -> list[str]:
        """The clause of the verb that carries an event noun: "the talks have not taken place".

        Empty where it would not name the noun, or only says that there was one.
        """
        carrier = self.carriers.get(head.i)
        verb = self.parse.tokens[carrier] if carrier is not None else head
        if verb == head or (verb.lemma == "be" and head.dep != "pobj"):
            return []
        standing = self.claim_at.get(verb.i) or replace(claim, trigger=verb.span, head_token=verb.i, form="verb")
        line = self.plain(standing, LONGEST)
        named = head.lower in " ".join(line).lower().split()
        return line if named and any(own_subjects_of(self.parse, verb)) else []

    def _lacking(self, claim: Claim, head: Token) -> list[str]:
        """The clause of what there was none of, with that: "he was picked up without a fight"."""
        first = first_conjunct(self.parse, head)
        without = self.parse.tokens[first.head]
        if claim.polarity != "negative" or first.dep != "pobj" or without.lower != "without":
            return []
        verb, _ = label_aims.governing(self.parse, without)
        line = self.clauses.governing(verb, claim)
        lacked = ["without", *self.phrases.written(self.phrases.words_of(first, brief=True))]
        named = line[:1] not in ([], [SOMEBODY], ["people"]) and length(line) + length(lacked) <= LONGEST_AIMED
        return line if "without" in line else [*line, *lacked] if named else []

    def _of_which(self, claim: Claim, head: Token) -> list[str]:
        """The phrase or clause of a noun that a bare event noun only specifies: "declared a state of emergency"."""
        first = first_conjunct(self.parse, head)
        above = self.parse.tokens[self.parse.tokens[first.head].head]
        bare = first == head and head.dep == "pobj" and self.parse.tokens[head.head].lower == "of"
        if not bare or above.lemma not in words("counting_nouns") or not self._says_little(claim, head):
            return []
        told = above.i in self.claim_at or above.i > head.i or above.i in self.phrases.timed
        return [] if told else self._befalling(claim, above, bare=True) or self.nouns.of(claim, above)
