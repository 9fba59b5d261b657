"""A clause as a label tells it: subject, verb, and what stands behind it as far as the label has room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dateline.builders import alternatives, label_passives
from dateline.builders.knowledge import words
from dateline.builders.label_nouns import LONGEST, OWN_PREPOSITIONS
from dateline.builders.label_parts import Parts, within
from dateline.builders.label_phrases import Phrases
from dateline.builders.label_subjects import Subject, Subjects, as_known
from dateline.builders.label_verbs import Verbs
from dateline.builders.label_wording import QUOTES, STOPS, joined, length, without_determiner
from dateline.builders.syntax import children, subtree
from dateline.graph.model import Claim, Token

LONGEST_WITH_CONTENT = 20
"""Words of a clause told with what somebody learnt or found, or with the other of two things."""
LONGEST_LASTING = 6
"""Words of how long something took."""
NOT_ANY = {"anyone": "nobody", "anybody": "nobody", "anything": "nothing", "either": "neither"}


class Clauses:
    """The clauses of a text as its labels tell them."""

    def __init__(
        self, phrases: Phrases, subjects: Subjects, parts: Parts, claim_at: Mapping[int, Claim]
    ) -> None:
        """Of the text whose phrases, subjects and parts these are; ``claim_at``: its claims by their head tokens."""
        self.phrases, self.subjects, self.parts, self.claim_at = phrases, subjects, parts, claim_at
        self.parse, self.verbs = phrases.parse, Verbs(phrases.parse)

    def verbal(
        self, claim: Claim, head: Token, longest: int, bare: bool = False, aim: int | None = None
    ) -> list[str]:
        """Subject, verb, then what follows it; ``bare``: only whom is told behind it, ``aim``: an infinitive too."""
        subject = self.subjects.of(claim, head)
        if bare and length(subject.texts) > 6 and subject.token is not None:
            named = self.phrases.words_of(self.parse.tokens[subject.token], brief=True)
            subject = replace(subject, texts=tuple(self.phrases.written(named)))
        passive = None if bare else label_passives.turned(self.subjects, claim, head, subject)
        subject = passive[0] if passive is not None else subject
        parts = list(self.parts.of(claim, head, bare, subject, aim))
        negations = words("negations")
        negated = any(word.lower() in negations for _, part, _ in parts for word in part)
        if claim.polarity == "negative" and " ".join(subject.texts).lower() in NOT_ANY:
            subject = replace(subject, texts=(NOT_ANY[" ".join(subject.texts).lower()],))
        subject = self._as_itself(subject, head, [joined(part) for _, part, _ in parts])
        verb = passive[1] if passive is not None else self.verbs.of(claim, head, subject, negated)
        line, full = [*as_known(subject), *verb], False
        for needed, part, short in parts:
            fits = length(line) + length(part) <= longest
            chosen = part if fits or needed else short
            line += chosen if not full and (needed or length(line) + length(chosen) <= longest) else []
            full = full or not fits
        told = len(line) > len(as_known(subject)) + len(verb)
        if told or bare:
            plain = len(as_known(subject)) + len(verb)
            return line if bare or claim.speech else self.with_content(line, plain, head)
        rest = self._rest(claim, head, subject, longest - length(line)) or self._lasting(head)
        return [*line, *rest] if rest or claim.speech else self.with_content(line, len(line), head)

    def either(self, head: Token) -> list[str]:
        """Both of two things of which one is so, in their own words: "somebody opened the gate or lent the ladder"."""
        pair = alternatives.pair(self.parse, head) if head.pos in ("VERB", "AUX") else None
        if pair is None:
            return []
        below = sorted(subtree(self.parse, pair[0].i), key=lambda t: t.i)
        said = [t for t in below if t.i not in self.phrases.timed and t.text not in QUOTES and t.dep != "punct"]
        line = self.phrases.written(said)
        return line if length(line) <= LONGEST_WITH_CONTENT else []

    def with_content(self, line: list[str], plain: int, head: Token) -> list[str]:
        """A clause with what is learnt or found, where only from whom or where stands behind its verb."""
        clause = next((t for t in children(self.parse, head.i, "ccomp") if t.i > head.i and any(
            m.lower == "that" for m in children(self.parse, t.i, "mark"))), None)
        others = any(children(self.parse, head.i, "dobj", "xcomp", "acomp", "attr", "oprd", "dative"))
        if clause is None or others or clause.lower in " ".join(line).lower().split():
            return line
        content = self.phrases.written(self.parts.ended(self.phrases.words_of(clause), clause))
        content = content if content[:1] == ["that"] else ["that", *content]
        fitting = line if length(line) + length(content) <= LONGEST_WITH_CONTENT else line[:plain]
        return [*fitting, *content] if length(fitting) + length(content) <= LONGEST_WITH_CONTENT else line

    def _lasting(self, head: Token) -> list[str]:
        """How long or until when, of a verb that says nothing else: "they needed until Monday", "she gave 3 May"."""
        behind = [t for t in children(self.parse, head.i) if t.i > head.i and t.dep not in ("prt", "punct", "neg")]
        first = behind[0] if behind else head
        below = sorted(subtree(self.parse, first.i), key=lambda t: t.i)
        adjoining = below[0].i <= head.i + 2 and length([t.text for t in below]) <= LONGEST_LASTING
        until = first.dep in ("prep", "advcl") and below[0].lower in ("until", "till", "for") and below[-1].tag != "POS"
        timed = first.i in self.phrases.timed and first.dep in ("dobj", "npadvmod")
        given = timed and head.lemma in ("give", "mention", "name", "state")
        return self.phrases.written(below) if behind and adjoining and (until or given) else []

    def _as_itself(self, subject: Subject, head: Token, behind: list[str]) -> Subject:
        """A subject as it stands, where its name would be told of itself: "he was the only man", "it was on Crete"."""
        pronoun = self.parse.tokens[subject.token] if subject.token is not None else None
        name = joined(without_determiner(" ".join(subject.texts).split())).lower()
        if pronoun is None or name in ("", *words("third_persons")) or pronoun.lower in name.split():
            return subject
        again = any(f" {name} " in f" {part.lower()} " for part in behind
                    if head.lemma == "be" or part.split(" ")[0] in OWN_PREPOSITIONS)
        itself = (pronoun.lower,) if pronoun.pos == "PRON" else self.subjects.texts(pronoun)
        return replace(subject, texts=itself, plural=None) if again else subject

    def _rest(self, claim: Claim, head: Token, subject: Subject, room: int) -> list[str]:
        """What follows a verb that says nothing alone, up to the next aside or comma: "is simply not there any more".

        Such are forms of "be", and verbs with a clause that is no claim's own: "did not dispute that it was genuine".
        """
        aims = any(
            t.i > head.i and any(aux.lower == "to" for aux in children(self.parse, t.i, "aux"))
            for t in children(self.parse, head.i, "advcl")
        )
        asks = head.lemma == "be" or aims or any(children(self.parse, head.i, "ccomp", "acomp"))
        if not asks or (subject.token is not None and subject.token > head.i):
            return []  # "aboard were two pilots"
        below = {t.i: t for t in subtree(self.parse, head.i)}
        picked: list[Token] = []
        i = max(t.i for t in self.parse.tokens[head.i : head.i + 4] if t.i == head.i or within(t, claim)) + 1
        while i in below and not self._stops(below[i]) and not self._goes_on(below[i]):
            own_no = below[i].dep == "neg" and below[i].head == head.i
            if not own_no and i not in self.phrases.timed and not self._only_times(below[i]):
                picked.append(below[i])
            i += 1
        picked = self._with_whole_clause(self._without_broken_off(picked, head), head)
        whole = picked
        while picked and length([t.text for t in picked]) > room:
            picked = picked[: max((n for n, t in enumerate(picked) if n and t.dep in ("prep", "mark")), default=0)]
        if not picked and head.lemma == "be" and length([t.text for t in whole]) <= LONGEST:
            picked = whole  # better too long than "the rule is"
        said = self.parts.ended(picked, head)
        if not said and head.lemma == "be":
            said = self.parts.ended(list(self.parse.tokens[head.i + 1 : i]), head)  # "the recall was on 25 October"
        return self.phrases.written(said, subject.entity)

    def _only_times(self, word: Token) -> bool:
        """Whether a preposition has nothing behind it but a time, which a label leaves out."""
        behind = [t.i for t in children(self.parse, word.i, "pobj")] if word.dep == "prep" else []
        return bool(behind) and self.phrases.timed.issuperset(behind)

    def _stops(self, sign: Token) -> bool:
        """Whether a sign ends what follows a verb; the hyphen of "ill-treated" does not."""
        glued = sign.i > 0 and self.parse.tokens[sign.i - 1].end == sign.start and not sign.space
        return sign.text in STOPS and not (glued and sign.text in ("-", "–"))

    def _goes_on(self, word: Token) -> bool:
        """Whether another clause begins with a word."""
        return word.dep == "parataxis" or (word.dep == "cc" and self.parse.tokens[word.head].pos in ("VERB", "AUX"))

    def _without_broken_off(self, picked: list[Token], head: Token) -> list[Token]:
        """What follows a verb, without a clause beside it that an aside cuts short before its own verb."""
        kept = {t.i for t in picked}
        cut = (t for t in children(self.parse, head.i, "advcl") if t.i > head.i and t.i not in kept)
        marks = (mark.i for verb in cut for mark in children(self.parse, verb.i, "mark") if mark.i in kept)
        end = min(marks, default=None)
        return [t for t in picked if end is None or t.i < end]

    def _with_whole_clause(self, picked: list[Token], head: Token) -> list[Token]:
        """What follows a verb, with all of the clause that it tells where an aside cuts that short."""
        within_ = {t.i for t in picked}
        cut = next((t for t in children(self.parse, head.i, "ccomp") if t.i not in within_ and t.i > head.i), None)
        if cut is None:
            return picked
        first = min(t.i for t in subtree(self.parse, cut.i))
        ends = any(t.text in (";", ":") for t in self.parse.tokens[head.i : cut.i])
        if first not in within_ or ends:
            return picked
        return [t for t in picked if t.i < first] + self.phrases.words_of(cut)

    def standing_for(self, verb: Token, aim: Claim) -> Claim:
        """The claim of a verb above an aim; where that tells none ("has to"), the aim's as if it were the verb's."""
        bare = replace(aim, trigger=verb.span, head_token=verb.i, participants=(), certainty="certain")
        own = any(children(self.parse, aim.head_token, "neg"))  # "asked not to be named"
        return self.claim_at.get(verb.i) or (replace(bare, polarity="positive") if own else bare)

    def governing(self, verb: Token | None, claim: Claim, aim: int | None = None) -> list[str]:
        """The clause of a verb above a claim, with what leads down to it; empty where there is none."""
        if verb is None:
            return []
        longest = LONGEST if aim is None else LONGEST_WITH_CONTENT
        return self.verbal(self.standing_for(verb, claim), verb, longest, aim=aim)
