"""A readable sentence for every claim, in the text's own words: who, the verb with its auxiliaries, whom, where.

The words come from the clause of the trigger: the subject first, wherever it stood; then the verb, finite where the
clause is told as a fact ("sending" becomes "sent"), with "to" where it is only planned; then objects and phrases as
long as the label stays short.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.builders.knowledge import words
from dateline.builders.label_phrases import (
    NOMINAL,
    QUESTION_WORDS,
    Phrases,
    capitalised,
    joined,
    length,
    without_determiner,
)
from dateline.builders.label_subjects import SUBJECTS, Subject, Subjects, as_known, first_conjunct, own_subjects_of
from dateline.builders.label_verbs import FINITE, Verbs
from dateline.builders.syntax import children, subtree
from dateline.builders.verb_forms import past
from dateline.graph.model import Cast, Claim, Parse, TimeExpression, Token

LONGEST = 16
"""Words of a label that its further phrases may fill."""
LONGEST_TOLD = 13
"""The same, for what an act of speech tells."""
OBJECTS = ("dobj", "iobj", "dative", "attr", "acomp", "oprd", "xcomp", "ccomp", "obj")
PHRASES = ("agent", "prep", "advmod", "npadvmod", "dep")
STOPS = frozenset([",", ";", ":", "(", ")", "-", "–", "—", ".", "?", "!"])
"""Signs that end what follows a verb."""
EMBEDDED = ("csubj", "csubjpass", "advcl", "relcl", "acl", "amod", "xcomp", "pcomp")
"""Clauses that tell something beside what is said."""


def label(parse: Parse, times: tuple[TimeExpression, ...], cast: Cast, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims with their labels; never empty. Acts of speech say what they tell."""
    writer = _Labels(Phrases(parse, times, cast), claims)
    return tuple(replace(claim, label=writer.label(i)) for i, claim in enumerate(claims))


class _Labels:
    """The labels of a text's claims."""

    def __init__(self, phrases: Phrases, claims: tuple[Claim, ...]) -> None:
        self.phrases, self.claims = phrases, claims
        self.parse, self.cast = phrases.parse, phrases.cast
        self.subjects, self.verbs = Subjects(phrases), Verbs(phrases.parse)
        self.claim_at = {claim.head_token: claim for claim in claims}

    def label(self, i: int) -> str:
        """The label of a claim: what it tells, or who tells what."""
        claim = self.claims[i]
        if claim.again is not None:
            claim = replace(self.claims[claim.again], polarity=claim.polarity)  # "denied that": what was told, denied
        text = self._speech(i) if claim.speech else joined(self._plain(claim, LONGEST))
        return capitalised(text) or self.parse.text[claim.trigger.start : claim.trigger.end]

    def _plain(self, claim: Claim, longest: int) -> list[str]:
        head = self.parse.tokens[claim.head_token]
        if claim.form == "noun" and head.pos in ("NOUN", "PROPN", "X"):
            return self._nominal(claim, head)
        if claim.rule == "predicate.casualty":
            return [self.parse.tokens[head.i - 1].text, head.text]  # "222 dead"
        if head.dep == "amod" and head.tag == "VBG":
            return without_determiner(self.phrases.written(self.phrases.words_of(self.parse.tokens[head.head])))
        bare = not any(children(self.parse, head.i, "aux", "auxpass", *SUBJECTS))
        if head.pos not in ("VERB", "AUX") and bare:
            line = self._nominal(claim, head)
        else:
            line = self._verbal(claim, head, longest)
        alone = claim.form == "predicate" and length(line) < 2
        return (self._clause(head) if alone else []) or line

    def _clause(self, head: Token) -> list[str]:
        """The clause of a predicate as it stands, where it is short: "Nine dead as a bridge gives way"."""
        verb = self.parse.tokens[head.head]
        told = head.dep in ("acomp", "attr", "ccomp") and verb.pos in ("AUX", "VERB")
        governor = verb if told or (head.dep == "amod" and verb.pos == "NUM") else head
        below = sorted(subtree(self.parse, governor.i), key=lambda t: t.i)
        said = self._ended([t for t in below if t.i not in self.phrases.timed and t.pos != "PUNCT"], governor)
        return self.phrases.written(said) if 1 < length([t.text for t in said]) <= LONGEST else []

    # ---- acts of speech

    def _speech(self, i: int) -> str:
        """ "Tokayev said: order has been restored"; the plain label where nothing told is found, or it says it all."""
        claim, told = self.claims[i], self._best_told(i)
        head = self.parse.tokens[claim.head_token]
        plain = self._plain(claim, LONGEST)
        if claim.form == "noun" or told is None:
            return joined(plain)
        inner = self.claims[told]
        inner = inner if inner.again is None else self.claims[inner.again]
        own = self.parse.tokens[inner.head_token]
        if own.dep == "xcomp" and own.head == head.i and not any(own_subjects_of(self.parse, own)):
            return joined(plain)
        behind = children(self.parse, head.i, "dobj", "prep", "xcomp", "nsubjpass")
        heads = {t.i for child in behind for t in subtree(self.parse, child.i)}
        if inner.form == "noun" and inner.head_token in heads:
            return joined(plain)
        speaker = self._reporting(claim, head)
        affirmed = replace(inner, polarity="positive") if claim.lemma in words("denying_verbs") else inner
        told_text = joined(self._in_their_mouth(claim)._plain(affirmed, LONGEST_TOLD))
        if speaker[:1] == ["it"] and not any(p.role == "agent" for p in claim.participants):
            return told_text  # "it was recalled that"
        return f"{joined(speaker)}: {told_text}" if speaker else told_text

    def _in_their_mouth(self, speech: Claim) -> _Labels:
        """A writer of what somebody tells, who is named before it."""
        said = (p.mention for p in speech.participants if p.role == "agent")
        speaker = next((self.cast.mentions[mention].entity for mention in said), None)
        return self if speaker is None else _Labels(self.phrases.in_the_mouth_of(speaker), self.claims)

    def _reporting(self, claim: Claim, head: Token) -> list[str]:
        """Who tells something; "this was reported by the navy" as "the navy reported", nobody where none is named."""
        subject = self.subjects.own(head)
        if subject is None or subject.dep != "nsubjpass" or subject.lower not in ("this", "that", "it"):
            return self._verbal(claim, head, LONGEST, bare=True)
        by = next(children(self.parse, head.i, "agent"), None)
        speaker = next(children(self.parse, by.i, "pobj"), None) if by is not None else None
        return [*self.subjects.from_token(speaker, own=False).texts, past(head.lemma)] if speaker is not None else []

    def _best_told(self, i: int) -> int | None:
        """Which of the claims told stands for all: a clause before a noun, a main one, no act of speech, the first."""
        told = [n for n, claim in enumerate(self.claims) if claim.told_by == i and n != i
                and (claim.again is None or self.claims[i].lemma in words("denying_verbs"))]

        def rank(n: int) -> tuple[bool, bool, bool, int]:
            token, claim = self.parse.tokens[self.claims[n].head_token], self.claims[n]
            return claim.form == "noun", first_conjunct(self.parse, token).dep in EMBEDDED, claim.speech, n

        return min(told, key=rank, default=None)

    # ---- clauses

    def _verbal(self, claim: Claim, head: Token, longest: int, bare: bool = False) -> list[str]:
        """Subject, verb, then what follows it; ``bare``: only whom is told behind the verb."""
        subject = self.subjects.of(claim, head)
        if bare and length(subject.texts) > 6 and subject.token is not None:
            named = self.phrases.words_of(self.parse.tokens[subject.token], brief=True)
            subject = replace(subject, texts=tuple(self.phrases.written(named)))
        parts = list(self._parts(head, bare, subject))
        negated = any(words("negations") & {w.lower() for w in part} for _, part, _ in parts)
        verb = self.verbs.of(claim, head, subject, negated)
        line, full = [*as_known(subject), *verb], False
        for needed, part, short in parts:
            fits = length(line) + length(part) <= longest
            chosen = part if fits or needed else short
            line += chosen if not full and (needed or length(line) + length(chosen) <= longest) else []
            full = full or not fits
        told = len(line) > len(as_known(subject)) + len(verb)
        return line if told or bare else [*line, *self._rest(claim, head, subject, longest - length(line))]

    def _rest(self, claim: Claim, head: Token, subject: Subject, room: int) -> list[str]:
        """What follows a verb that says nothing alone, up to the next aside or comma: "is simply not there any more".

        Such are forms of "be", and verbs with a clause that is no claim's own: "did not dispute that it was genuine".
        """
        asks = head.lemma == "be" or any(children(self.parse, head.i, "ccomp", "acomp"))
        below = {t.i: t for t in subtree(self.parse, head.i)}
        picked: list[Token] = []
        i = max(t.i for t in self.parse.tokens[head.i : head.i + 4] if t.i == head.i or self._within(t, claim)) + 1
        while asks and i in below and below[i].text not in STOPS and below[i].dep not in ("cc", "parataxis"):
            if below[i].dep != "neg" and i not in self.phrases.timed:
                picked.append(below[i])
            i += 1
        while picked and length([t.text for t in picked]) > room:
            picked = picked[: max((n for n, t in enumerate(picked) if n and t.dep in ("prep", "mark")), default=0)]
        return self.phrases.written(self._ended(picked, head), subject.entity)

    def _parts(self, head: Token, bare: bool, subject: Subject) -> Iterator[tuple[bool, list[str], list[str]]]:
        """What stands behind the verb, phrase by phrase: whether the verb needs it, all of it, and in brief.

        Places that stood in front of the clause come last.
        """
        fronted: list[list[str]] = []
        seen: set[str] = set()
        told: set[int] = set()
        if (gap := self._gap(head, subject)) is not None:
            yield True, list(gap), list(gap)
        denied = self.claim_at[head.i].polarity == "negative"
        for child in children(self.parse, head.i):
            if denied and child.dep == "advcl" and child.i > head.i and child.tag == "VB":
                aim = self.phrases.written(self._ended(self.phrases.words_of(child), child), subject.entity)
                yield True, aim, aim  # "did not come to read": who denies the aim need not deny the rest
                continue
            if child.dep not in (*OBJECTS, *PHRASES) or not self._worth(child, head, bare) or child.i == subject.token:
                continue
            if child.i in told:  # "e-mail" is three words to the parser
                continue
            picked = self._span_of_time(child) or self.phrases.words_of(child)
            told |= {t.i for t in picked}
            picked += self.phrases.outcome(head, picked) if child.dep == "dobj" else []
            if child.dep in OBJECTS and length([t.text for t in picked]) > 10:
                picked = self.phrases.words_of(child, brief=True)
            texts = self.phrases.written(self._ended(picked, child), subject.entity)
            if (
                not texts
                or " ".join(texts).lower() in words("vain_phrases")
                or (child.dep in ("attr", "dobj") and child.dep in seen)
            ):
                continue
            seen.add(child.dep)
            texts = [*self._measured(child, head), *texts]
            if child.i > head.i:
                yield child.dep in OBJECTS, texts, self._brief(child, subject) or texts
            elif child.dep == "prep" and any(t.ent in ("GPE", "LOC", "FAC") for t in picked):
                fronted.append(texts)
        yield from ((False, texts, texts) for texts in fronted)

    def _measured(self, child: Token, head: Token) -> list[str]:
        """The adverb that a preposition needs before it: "next to the wall"."""
        before = self.parse.tokens[child.i - 1]
        needs = child.dep == "prep" and child.lower == "to" and before.dep == "advmod" and before.head == head.i
        return [before.lower] if needs and before.i > head.i else []

    def _span_of_time(self, child: Token) -> list[Token]:
        """"Four nights", as the object of a verb that takes time; nothing of other phrases."""
        if child.dep != "dobj" or child.i not in self.phrases.timed:
            return []
        if self.parse.tokens[child.head].lemma not in words("time_taking_verbs"):
            return []
        return [*children(self.parse, child.i, "nummod", "det", "amod"), child]

    def _brief(self, top_: Token, subject: Subject) -> list[str]:
        """A phrase without the phrases behind it; nothing of a list, which would lose its members."""
        if any(t.dep == "conj" for child in children(self.parse, top_.i) for t in children(self.parse, child.i)):
            return []
        return self.phrases.written(self._ended(self.phrases.words_of(top_, brief=True), top_), subject.entity)

    def _gap(self, head: Token, subject: Subject) -> tuple[str, ...] | None:
        """The object of a relative clause: "the ships that it has sent" sends the ships."""
        antecedent = self.parse.tokens[head.head]
        objects = children(self.parse, head.i, "dobj", "nsubjpass", "attr", "acomp")
        whole = any(child.tag not in QUESTION_WORDS for child in objects)
        if head.dep != "relcl" or whole or subject.token in (None, antecedent.i) or antecedent.pos not in NOMINAL:
            return None
        patient = any(
            p.role == "patient" and self.cast.mentions[p.mention].head_token == antecedent.i
            for p in self.claim_at[head.i].participants
        )
        return self.subjects.texts(antecedent) if patient else None

    def _tells_beside_time(self, child: Token) -> bool:
        """Whether an object that begins as a time says more, or all: "declared Friday a day of mourning", "spent it".

        A verb that takes time has it for its object: "spent four nights in custody".
        """
        beside = (t for t in subtree(self.parse, child.i) if t.i not in self.phrases.timed)
        timed = child.i in self.phrases.timed and child.dep in ("dobj", "oprd")
        spent = self.parse.tokens[child.head].lemma in words("time_taking_verbs")
        return timed and (spent or any(t.pos == "NOUN" for t in beside))

    def _ended(self, picked: list[Token], top_: Token) -> list[Token]:
        """A phrase without words at its end that ask for more; a lone preposition stays ("was resorted to")."""
        lone = top_.dep == "prep" and not top_.children
        while picked and not lone and (self._asks_for_more(picked[-1]) or self._is_left_hanging(picked)):
            picked = picked[:-1]
        return picked

    def _asks_for_more(self, word: Token) -> bool:
        return word.lower in words("label_no_ends") and word.dep != "prt"

    def _is_left_hanging(self, picked: list[Token]) -> bool:
        """Whether the last word is an adjective behind its noun that lost its own phrase: "a stoppage due" in March."""
        last = picked[-1]
        behind = last.dep == "amod" and last.i > last.head and len(picked) > 1
        return behind and any(t.i > last.i and t.dep == "prep" for t in children(self.parse, last.i))

    def _worth(self, child: Token, head: Token, bare: bool) -> bool:
        """Whether a dependent belongs into the label."""
        if child.dep == "prep" and not child.children and child.i == head.i + 1:
            return any(children(self.parse, head.i, "auxpass")) and child.i not in self.phrases.timed
        if child.tag in QUESTION_WORDS or (self.phrases.left_out(child) and not self._tells_beside_time(child)):
            return False
        if self._within(child, self.claim_at[head.i]):
            return child.dep != "prt"
        if bare:
            return child.dep in ("dative", "iobj") or (child.dep == "dobj" and head.lemma in words("hearer_verbs"))
        if child.dep in ("npadvmod", "dep"):
            return False
        if child.dep == "advmod":
            beside = child.lower == "next" and any(children(self.parse, child.i, "prep"))
            needed = beside or self._is_measured(child) or child.lower in words("direction_adverbs")
            return child.i > head.i and needed
        if child.dep == "ccomp":
            if any(t.tag == "WP" and t.lower == "what" for t in children(self.parse, child.i, *SUBJECTS, "dobj")):
                return child.i > head.i
            small = child.tag in ("VB", "VBG", "VBN", "JJ") and not any(children(self.parse, child.i, "mark"))
            return (
                child.i > head.i
                and small
                and not any(t.tag in FINITE for t in children(self.parse, child.i, "aux", "auxpass"))
            )
        return child.i > head.i or child.dep == "prep"

    def _is_measured(self, adverb: Token) -> bool:
        """Whether an adverb says by how much: "closed down 4.2%"."""
        amounts = [t.i for t in children(self.parse, adverb.i, "npadvmod") if t.i > adverb.i]
        return bool(amounts) and not self.phrases.timed & {adverb.i, *amounts}

    # ---- nouns

    def _nominal(self, claim: Claim, head: Token) -> list[str]:
        """The event noun's phrase, with who or what and where if it does not say them itself."""
        picked = self.phrases.words_of(head)
        if length([t.text for t in picked]) > LONGEST:
            picked = self.phrases.words_of(head, brief=True)
        trigger = {t.i: t for t in self.parse.tokens[head.i - 2 : head.i + 3] if self._within(t, claim)}
        inside = trigger | {t.i: t for t in picked}
        line = without_determiner(self.phrases.written([inside[i] for i in sorted(inside)]))
        for text in self._beside(claim, head, frozenset(inside)):
            if length(line) + length(text) <= 12:
                line += text
        return line

    def _within(self, token: Token, claim: Claim) -> bool:
        return claim.trigger.start <= token.start and token.end <= claim.trigger.end

    def _beside(self, claim: Claim, head: Token, inside: frozenset[int]) -> Iterator[list[str]]:
        """What the claim knows and the noun's phrase does not say: of what or whom, by whom, in which place."""
        told = {p.role for p in claim.participants if self.cast.mentions[p.mention].head_token in inside}
        against = head.lemma.lower() in words("noun_targets")
        for role, preposition in (("patient", "against" if against else "of"), ("agent", "by"), ("place", "in")):
            free = [
                mention
                for p in claim.participants
                if p.role == role and (mention := self.cast.mentions[p.mention]).head_token not in inside
            ]
            if free and role not in told and (role != "place" or free[0].name):
                yield [preposition, *self.subjects.from_mention(free[0]).texts]
