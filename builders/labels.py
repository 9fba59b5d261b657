"""A readable sentence for every claim, in the text's own words: who, the verb with its auxiliaries, whom, where.

The words come from the clause of the trigger: the subject first, wherever it stood; then the verb, finite where the
clause is told as a fact ("sending" becomes "sent"), with "to" where it is only planned; then objects and phrases as
long as the label stays short.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.builders import label_aims, label_questions, label_relatives, label_speech, unfulfilled
from dateline.builders.grammar import first_conjunct
from dateline.builders.knowledge import words
from dateline.builders.label_clauses import Clauses
from dateline.builders.label_events import LONGEST_AIMED, EventClauses
from dateline.builders.label_fragments import Fragments
from dateline.builders.label_nouns import LONGEST, Nouns
from dateline.builders.label_parts import Parts
from dateline.builders.label_phrases import Phrases
from dateline.builders.label_subjects import (
    SOMEBODY,
    SUBJECTS,
    Subjects,
    own_subjects_of,
)
from dateline.builders.label_wording import capitalised, joined, length, without_determiner
from dateline.builders.negation import is_negated
from dateline.builders.syntax import children, subtree
from dateline.builders.verb_forms import past, third_person
from dateline.graph.model import Cast, Claim, Parse, Polarity, TimeExpression, Token
from dateline.graph.records import changed

LONGEST_TOLD = 18
"""Words of what an act of speech tells."""
AIMED = ("xcomp", "ccomp", "advcl", "acl")
TRYING = frozenset(["attempt", "battle", "fight", "seek", "strive", "struggle", "try", "work"])
"""Verbs whose clause says no more than that an aim was one."""
FIRST_PERSON = frozenset(["i", "we", "my", "our", "me", "us"])
VAGUE = frozenset(["it", "that", "this", "these", "those", "there"])
FINITE_WORDS = frozenset(["did", "had", "has", "have", "is", "might", "was", "were", "will", "would"])
"""How a label begins whose subject stands before an earlier verb."""
EMBEDDED = ("csubj", "csubjpass", "advcl", "relcl", "acl", "amod", "xcomp", "pcomp")
"""Clauses that tell something beside what is said."""


def label(parse: Parse, times: tuple[TimeExpression, ...], cast: Cast, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims with their labels; never empty. Acts of speech say what they tell."""
    writer = _Labels(Phrases(parse, times, cast), claims)
    return tuple(changed(claim, label=writer.label(i)) for i, claim in enumerate(claims))


class _Labels:
    """The labels of a text's claims."""

    def __init__(self, phrases: Phrases, claims: tuple[Claim, ...]) -> None:
        self.phrases, self.claims = phrases, claims
        self.parse, self.cast = phrases.parse, phrases.cast
        self.subjects = Subjects(phrases)
        self.parts, self.nouns = Parts(phrases, self.subjects), Nouns(phrases, self.subjects)
        self.claim_at = {claim.head_token: unfulfilled.worded(phrases.parse, claim) for claim in claims}
        self.clauses = Clauses(phrases, self.subjects, self.parts, self.claim_at)
        self.fragments = Fragments(phrases, self.subjects, self.parts, self.clauses)
        self.events = EventClauses(phrases, self.clauses, self.nouns, self._plain)

    def label(self, i: int) -> str:
        """The label of a claim: what it tells, or who tells what."""
        claim = self.claims[i]
        if claim.rule == "figure.gapped" and claim.figure is not None and claim.figure.teller is not None:
            number = self.parse.text[claim.trigger.start : claim.trigger.end]
            return capitalised(f"{self.cast.mentions[claim.figure.teller].text}: {number}")
        if claim.again is not None and claim.figure is None:
            told = self.claims[claim.again]
            claim = replace(told, polarity=claim.polarity, certainty=claim.certainty)  # "denied that": what was told
        told = unfulfilled.worded(self.parse, claim)
        text = self._speech(i) if claim.speech else joined(self._opened(claim, self._whole(told)))
        if self.claims[i].again is not None and claim.form == "noun" and claim.polarity == "positive":
            text = text.removeprefix("no ").removeprefix("No ")  # "he said there was no leak; she called that a lie"
        return capitalised(text) or self.parse.text[claim.trigger.start : claim.trigger.end]

    def _whole(self, claim: Claim) -> list[str]:
        """What a claim tells; where its own clause names nobody who does it, with the clause around it."""
        head = self.parse.tokens[claim.head_token]
        if (told := self.fragments.whenever(claim, head) or self.fragments.as_done(claim, head)):
            return told
        if question := label_questions.of(self.phrases, claim, head):
            return question
        line = (self.clauses.either(head) or self.fragments.said_of(head) or self._asked(claim, head)
                or self._plain(claim, LONGEST))
        if line[:1] and line[0].lower() == "which":
            return self.fragments.around(claim, head) or line
        first = self.fragments.with_subject(head)
        if line[:1] and line[0] in FINITE_WORDS and first is not None:
            return [*self.subjects.of(self.clauses.standing_for(first, claim), first).texts, *line]
        if line and self._opens_with_how(head) and (whole := self._told_whole(claim, head) or self._of_how(head, line)):
            return whole
        return (self.fragments.around(claim, head) if self.fragments.is_fragment(claim, head, line) else []) or (
            self.fragments.one_of_those(claim, head)) or line

    def _opens_with_how(self, head: Token) -> bool:
        """Whether a clause below another says how, or how much: "nobody knows how much escaped"."""
        if head.dep not in ("ccomp", "pcomp"):
            return False
        first = min(subtree(self.parse, head.i), key=lambda t: t.i)
        return first.lower == "how" and first.tag == "WRB"

    def _of_how(self, head: Token, line: list[str]) -> list[str]:
        """The clause that a "how" belongs to, with that: "there is no agreement on how much escaped"."""
        preposition = self.parse.tokens[head.head]
        verb = label_aims.governing(self.parse, preposition)[0]
        told = self.claim_at.get(verb.i) if verb is not None else None
        if head.dep != "pcomp" or verb is None or line[0].lower() != "how":
            return []
        there = next((t for t in own_subjects_of(self.parse, verb) if t.dep == "expl"), None)
        noun = self.parse.tokens[preposition.head]
        above = self.clauses.verbal(told, verb, LONGEST) if told is not None else (
            ["there", verb.lower, *self.phrases.written(self.phrases.words_of(noun, brief=True))] if there else [])
        fits = above and length(above) + length(line) < LONGEST_AIMED
        return [*above, preposition.lower, "how", *line[1:]] if fits else []

    def _asked(self, claim: Claim, head: Token) -> list[str]:
        """What is left open, with "what": "what the bank knew"; with the clause above where that tells it."""
        first = first_conjunct(self.parse, head)
        objects = children(self.parse, head.i, "dobj", "pobj", "attr")
        what = next((t for t in objects if t.i < head.i and t.tag == "WP" and t.lower == "what"), None)
        does = next((t for t in own_subjects_of(self.parse, head) if t.tag == "WP" and t.lower == "what"), None)
        if (what or does) is None or first.dep not in ("ccomp", "pcomp", "conj", "csubj") or not any(
                own_subjects_of(self.parse, head)):
            return []
        verb, below = label_aims.governing(self.parse, head)
        if first.dep == "csubj":  # "what she wants is something else"
            verb, below = self.parse.tokens[first.head], first.i
        line = self.clauses.governing(verb, claim, below)
        told = {head.lower, third_person(head.lemma)} & set(" ".join(line).lower().split())
        if told and length(line) <= LONGEST_AIMED and not {SOMEBODY, "people", "you"} & set(line):
            return line
        return [] if does is not None else ["what", *self.clauses.verbal(claim, head, LONGEST)]

    def _opened(self, claim: Claim, line: list[str]) -> list[str]:
        """A label of what is an open question told as one: "whether the mine may reopen"."""
        head = self.parse.tokens[claim.head_token]
        of_event = claim.form == "noun" and head.dep in ("nsubj", "nsubjpass", "dobj") and " ".join(line).lower() != (
            " ".join(self.nouns.of(claim, head)).lower())
        clause = first_conjunct(self.parse, self.parse.tokens[head.head] if of_event else head)
        marks = {t.lower for t in children(self.parse, clause.i, "mark")}
        asked = clause.dep in ("ccomp", "pcomp", "acl") and ("whether" in marks or (
            "if" in marks and label_speech.asks(self.parse.tokens[clause.head])))
        finite = any(own_subjects_of(self.parse, clause)) and not marks & set(" ".join(line).lower().split())
        if not asked or not finite or (claim.certainty != "possible" and not of_event):
            return line
        whole = self._told_whole(claim, clause if of_event else head)
        return whole or ["it", "is", "open", "whether", *line]

    def _told_whole(self, claim: Claim, head: Token) -> list[str]:
        """The clause above one that is no sentence alone, where that names somebody and tells it; else nothing."""
        verb, below = label_aims.governing(self.parse, head)
        asked = self.parse.tokens[first_conjunct(self.parse, head).head]
        if asked.dep == "acl" and asked.tag == "VBN" and asked.i in self.claim_at:
            verb, below = asked, head.i  # "the mayor, asked whether he would go, said"
        line = self.clauses.governing(verb, claim, below)
        named = verb is not None and line[:1] not in ([], [SOMEBODY], ["people"], ["it"]) and (
            verb == asked or any(own_subjects_of(self.parse, verb)))
        told = head.lower in " ".join(line).lower().split() and length(line) <= LONGEST_AIMED
        return line if named and told and not {SOMEBODY, "you"} & set(line) else []

    def _plain(self, claim: Claim, longest: int) -> list[str]:
        head = self.parse.tokens[claim.head_token]
        if claim.form == "noun" and head.pos in ("NOUN", "PROPN", "X"):
            if claim.by_denial and self.parse.tokens[head.head].lemma in words("denying_verbs"):
                return self.nouns.of(claim, head)  # who denies it is no part of it
            return self.events.of(claim, head) or self.nouns.of(claim, head)
        if claim.rule == "predicate.casualty":
            return [self.parse.tokens[head.i - 1].text, head.text]  # "222 dead"
        if head.dep == "amod" and head.tag == "VBG":
            return without_determiner(self.phrases.written(self.phrases.words_of(self.parse.tokens[head.head])))
        bare = not any(children(self.parse, head.i, "aux", "auxpass", *SUBJECTS))
        if whole := self._aimed(claim, head) or self._noun_and_aim(claim, head) or self._doubted(claim, head):
            return whole
        if head.pos not in ("VERB", "AUX") and bare:
            line = self.nouns.of(claim, head)
        else:
            line = self.clauses.verbal(claim, head, longest)
        alone = claim.form == "predicate" and length(line) < 2
        return (self._clause(head) if alone else []) or line

    def _clause(self, head: Token) -> list[str]:
        """The clause of a predicate as it stands, where it is short: "Nine dead as a bridge gives way"."""
        verb = self.parse.tokens[head.head]
        told = head.dep in ("acomp", "attr", "ccomp") and verb.pos in ("AUX", "VERB")
        governor = verb if told or (head.dep == "amod" and verb.pos == "NUM") else head
        below = sorted(subtree(self.parse, governor.i), key=lambda t: t.i)
        said = self.parts.ended([t for t in below if t.i not in self.phrases.timed and t.pos != "PUNCT"], governor)
        return self.phrases.written(said) if 1 < length([t.text for t in said]) <= LONGEST else []

    # ---- aims

    def _aimed(self, claim: Claim, head: Token) -> list[str]:
        """What is only aimed at, with the clause that says so: "asked not to be named", "an attempt to pull it off".

        Empty where that would be too long, or where the aim says enough: "The minister to close the mine".
        """
        first = first_conjunct(self.parse, head)
        if (condition := label_aims.condition(self.parse, claim, head)) is not None:
            above, _ = label_aims.governing(self.parse, head)
            line = self.clauses.governing(above, claim)
            return [*line, condition, head.lower] if line else []
        infinitive = any(aux.lower == "to" for aux in children(self.parse, first.i, "aux"))
        settled = claim.certainty == "certain" and not label_aims.is_purpose(self.parse, first)
        settled = settled and not label_aims.is_willed(self.parse, claim, first)
        if settled or not infinitive or first.dep not in (*AIMED, "relcl"):
            return []
        verb, aim = label_aims.governing(self.parse, head)
        by = self.parse.tokens[first.head]
        told = by != verb and by.pos == "VERB" and by.i in self.claim_at and not (
            by.dep == "pcomp" and claim.polarity == "negative")
        if told and label_aims.is_willed(self.parse, claim, first):
            verb, aim = by, first.i  # "after vowing to stay"
        if verb is None or self._stands_alone(claim, head, verb):
            return []
        line = self.clauses.governing(verb, claim, aim)
        said = " ".join(line).lower().split()
        return line if head.lower in said and length(line) <= LONGEST_AIMED else []

    def _doubted(self, claim: Claim, head: Token) -> list[str]:
        """What is said of a report that is not simply taken for true: "the report that he had fled is untrue"."""
        first = first_conjunct(self.parse, head)
        noun = self.parse.tokens[first.head]
        if first.dep == "acl" and any(t.lower == "no" for t in children(self.parse, noun.i, "det")):
            above = label_aims.governing(self.parse, head)[0]
            line = self.clauses.governing(above, claim)  # "found no trace linking them"
            return line if noun.lower in " ".join(line).lower().split() and length(line) <= LONGEST_AIMED else []
        if claim.certainty == "certain" or not label_relatives.says_what(self.parse, first, noun):
            return []
        line = self.clauses.governing(self.parse.tokens[noun.head], claim)
        return line if head.lower in " ".join(line).lower().split() and length(line) <= LONGEST_AIMED else []

    def _noun_and_aim(self, claim: Claim, head: Token) -> list[str]:
        """The noun that says what an infinitive is, with it: "attempt by a rebel to flee", "plan to drain the lake"."""
        noun = self.parse.tokens[head.head]
        infinitive = any(aux.lower == "to" for aux in children(self.parse, head.i, "aux"))
        if head.dep != "acl" or not infinitive or noun.i > head.i:
            return []
        own = self.subjects.of(claim, head).token == noun.i  # "the only way to stop it"
        if not own and noun.lemma not in words("aim_nouns"):
            return []
        said = self.phrases.words_of(noun)
        line = without_determiner(self.phrases.written(self.parts.ended(said, noun)))
        whole = head.i in {t.i for t in said} and length(line) <= LONGEST_AIMED
        return line if whole and (own or claim.certainty != "certain") and claim.polarity == "positive" else []

    def _stands_alone(self, claim: Claim, head: Token, verb: Token) -> bool:
        """Whether an aim is told by itself, for the verb above it did happen: "fans called on the coach to stay".

        What was tried is told as tried, and what is nobody's with the verb.
        """
        above = self.claim_at.get(verb.i)
        if above is None or (above.certainty, above.polarity, claim.polarity) != ("certain", "positive", "positive"):
            return False
        named = " ".join(self.subjects.of(claim, head).texts).lower()
        by = self.parse.tokens[first_conjunct(self.parse, head).head]
        if by.lemma in words("offering_verbs") and not any(children(self.parse, by.i, "dobj", "dative")):
            return False  # "wants to leave", but "wants him to leave"
        if label_aims.is_purpose(self.parse, head) or label_aims.is_willed(self.parse, claim, first_conjunct(
                self.parse, head)):
            return False
        return head.pos in ("VERB", "AUX") and named not in VAGUE and verb.lemma not in TRYING

    # ---- acts of speech

    def _speech(self, i: int) -> str:
        """ "Tokayev said: order has been restored"; the plain label where nothing told is found, or it says it all."""
        claim, told = self.claims[i], self._best_told(i)
        head = self.parse.tokens[claim.head_token]
        plain = self._plain(claim, LONGEST)
        cited = label_speech.cited(self.phrases, head) if told is not None else []
        if cited and told is not None and self.claims[told].head_token not in {t.i for t in cited}:
            return f"{joined(self._reporting(claim, head))}: {joined(self.phrases.written(cited))}"
        if claim.form == "noun" or told is None:
            told_whole = self.clauses.with_content(plain, len(plain), head) if claim.form == "verb" else plain
            return self._said_before(claim, head, plain) or joined(told_whole)
        inner = self.claims[told]
        inner = unfulfilled.worded(self.parse, inner if inner.again is None else self.claims[inner.again])
        own = self.parse.tokens[inner.head_token]
        if label_aims.governing(self.parse, own)[0] == head and self._aimed(inner, own):
            return joined(plain)
        # "admitted to shooting him", "pleaded guilty to shooting him"
        above = self.parse.tokens[self.parse.tokens[own.head].head]
        governed = own.dep == "pcomp" and (above == head or (above.dep in ("acomp", "oprd") and above.head == head.i))
        if governed and own.lower in " ".join(plain).lower().split():
            return joined(plain)
        small = label_speech.is_small(self.parse, own, head) and own.lower in " ".join(plain).lower().split()
        if own.head == head.i and (small or (own.dep == "xcomp" and not any(own_subjects_of(self.parse, own)))):
            return joined(plain)
        behind = children(self.parse, head.i, "dobj", "prep", "xcomp", "nsubjpass")
        heads = {t.i for child in behind for t in subtree(self.parse, child.i)}
        if (inner.form == "noun" or label_speech.only_describes(self.parse, own)) and inner.head_token in heads:
            return joined(plain)
        speaker = self._reporting(claim, head)
        denied = claim.lemma in words("denying_verbs")
        turned: Polarity = "negative" if is_negated(self.parse, own) else "positive"
        affirmed = replace(inner, polarity=turned, certainty="certain") if denied else inner
        mouth = self._in_their_mouth(claim)
        told_text = mouth._relayed(told, own) or joined(mouth._plain(affirmed, LONGEST_TOLD))
        if told_text.split(" ")[0].lower() in FINITE_WORDS and told_text[-1:] != "?":
            return joined(plain)  # of what it tells the subject was lost
        if self.fragments.is_fragment(claim, head, speaker):
            return told_text  # who says it was lost on the way
        if speaker[:1] == ["it"] and not any(p.role == "agent" for p in claim.participants):
            return told_text  # "it was recalled that"
        asked = label_speech.asked(self.phrases, own, head)
        if speaker and asked:
            text = told_text.removeprefix(SOMEBODY).removeprefix(joined(asked)).lstrip()
            return f"{joined([*speaker, *asked])} {text}"
        return f"{joined(speaker)}: {told_text}" if speaker else told_text

    def _said_before(self, claim: Claim, head: Token, plain: list[str]) -> str:
        """Who says what stands before the verb, where that is no clause: "applause in the hall, says a nurse"."""
        comma = next((t for t in children(self.parse, head.i, "punct") if t.text == "," and t.i < head.i), None)
        before = next((t for t in own_subjects_of(self.parse, head) if comma is not None and t.i < comma.i), None)
        behind = next((t for t in own_subjects_of(self.parse, head) if t.i > head.i), None)
        if claim.form != "verb" or before is None or behind is None or length(plain) > 4 or head.dep != "ROOT":
            return ""
        said = self.phrases.written(self.phrases.words_of(before))
        who = self.subjects.from_token(behind, own=True, of=head.i).texts
        return f"{joined([*who, head.lower])}: {joined(said)}" if who and length(said) <= LONGEST_TOLD else ""

    def _relayed(self, i: int, head: Token) -> str:
        """What is told at second hand with all of it: "others had told him that it sank"; empty where nothing is."""
        told = self._best_told(i) if self.claims[i].lemma in words("relaying_verbs") else None
        clause = self.parse.tokens[self.claims[told].head_token] if told is not None else head
        if told is None or clause.head != head.i or any(t.lower == "what" for t in children(self.parse, head.i)):
            return ""
        said, _, content = self._speech(i).partition(": ")
        return f"{said} that {content}" if content and not FIRST_PERSON & set(content.lower().split()) else ""

    def _in_their_mouth(self, speech: Claim) -> _Labels:
        """A writer of what somebody tells, who is named before it."""
        said = (p.mention for p in speech.participants if p.role == "agent" or p.rule.startswith("subject."))
        speaker = next((self.cast.mentions[mention].entity for mention in said), None)
        return self if speaker is None else _Labels(self.phrases.in_the_mouth_of(speaker), self.claims)

    def _reporting(self, claim: Claim, head: Token) -> list[str]:
        """Who tells something; "this was reported by the navy" as "the navy reported", nobody where none is named."""
        subject = self.subjects.own(head)
        if subject is None or subject.dep != "nsubjpass" or subject.lower not in ("this", "that", "it"):
            return self.clauses.verbal(claim, head, LONGEST, bare=True)
        by = next(children(self.parse, head.i, "agent"), None)
        speaker = next(children(self.parse, by.i, "pobj"), None) if by is not None else None
        return [*self.subjects.from_token(speaker, own=False).texts, past(head.lemma)] if speaker is not None else []

    def _best_told(self, i: int) -> int | None:
        """Which of the claims told stands for all: a clause before a noun, a main one, no act of speech, the first."""
        denies = self.claims[i].lemma in words("denying_verbs")
        told = [n for n, claim in enumerate(self.claims) if claim.told_by == i and n != i
                and (claim.again is None or denies) and not self._is_told_before(i, n)]

        def rank(n: int) -> tuple[bool, bool, bool, int]:
            token, claim = self.parse.tokens[self.claims[n].head_token], self.claims[n]
            return claim.form == "noun", first_conjunct(self.parse, token).dep in EMBEDDED, claim.speech, n

        return min(told, key=rank, default=None)

    def _is_told_before(self, i: int, n: int) -> bool:
        """Whether a claim is another verb's, before one that tells its own: of "said it fell and denied …" the fall."""
        head, own = (self.parse.tokens[self.claims[k].head_token] for k in (i, n))
        clauses = [t for t in children(self.parse, head.i, "ccomp") if t.i > head.i]
        within_ = {t.i for clause in clauses for t in subtree(self.parse, clause.i)}
        return head.dep == "conj" and bool(clauses) and own.i < head.i and own.i not in within_
