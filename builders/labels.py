"""A readable sentence for every claim, in the text's own words: who, the verb with its auxiliaries, whom, where.

The words come from the clause of the trigger: the subject first, wherever it stood; then the verb, finite where the
clause is told as a fact ("sending" becomes "sent"), with "to" where it is only planned; then objects and phrases as
long as the label stays short.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.builders import event_nouns, light_verbs
from dateline.builders.grammar import first_conjunct
from dateline.builders.knowledge import words
from dateline.builders.label_parts import Parts, within
from dateline.builders.label_phrases import QUESTION_WORDS, WHETHER, Phrases
from dateline.builders.label_subjects import (
    SOMEBODY,
    SUBJECTS,
    Subject,
    Subjects,
    as_known,
    own_subjects_of,
)
from dateline.builders.label_verbs import FINITE, Verbs
from dateline.builders.label_wording import capitalised, joined, length, without_determiner
from dateline.builders.syntax import children, subtree
from dateline.builders.verb_forms import past
from dateline.graph.model import Cast, Claim, Parse, TimeExpression, Token
from dateline.graph.records import changed

LONGEST = 17
"""Words of a label that its further phrases may fill."""
LONGEST_AIMED = 20
"""The same, where the clause that governs an aim is told with it."""
LONGEST_TOLD = 13
"""The same, for what an act of speech tells."""
OWN_PREPOSITIONS = frozenset(
    ["against", "at", "between", "by", "for", "from", "in", "into", "of", "on", "over", "with"]
)
"""Prepositions that a label of a noun takes over from the text."""
STOPS = frozenset([",", ";", ":", "(", ")", "-", "–", "—", ".", "?", "!"])
"""Signs that end what follows a verb."""
AIMED = ("xcomp", "ccomp", "advcl", "acl")
APART = ("relcl", "parataxis", "appos", "csubj", "csubjpass")
"""Clauses that stand for themselves, whatever they are below."""
NOT_ANY = {"anyone": "nobody", "anybody": "nobody", "anything": "nothing", "either": "neither"}
TRYING = frozenset(["attempt", "battle", "fight", "seek", "strive", "struggle", "try", "work"])
"""Verbs whose clause says no more than that an aim was one."""
RELAYING = frozenset(["believe", "fear", "hope", "inform", "say", "tell", "warn"])
"""Verbs whose clause is told with them, where somebody else tells that they said so."""
FIRST_PERSON = frozenset(["i", "we", "my", "our", "me", "us"])
VAGUE = frozenset(["it", "that", "this", "these", "those", "there"])
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
        self.subjects, self.verbs = Subjects(phrases), Verbs(phrases.parse)
        self.parts = Parts(phrases, self.subjects)
        self.claim_at = {claim.head_token: claim for claim in claims}
        self.carriers = light_verbs.carriers(phrases.parse)

    def label(self, i: int) -> str:
        """The label of a claim: what it tells, or who tells what."""
        claim = self.claims[i]
        if claim.again is not None:
            told = self.claims[claim.again]
            claim = replace(told, polarity=claim.polarity, certainty=claim.certainty)  # "denied that": what was told
        text = self._speech(i) if claim.speech else joined(self._plain(claim, LONGEST))
        return capitalised(text) or self.parse.text[claim.trigger.start : claim.trigger.end]

    def _plain(self, claim: Claim, longest: int) -> list[str]:
        head = self.parse.tokens[claim.head_token]
        if claim.form == "noun" and head.pos in ("NOUN", "PROPN", "X"):
            return self._carried(claim, head) or self._nominal(claim, head)
        if claim.rule == "predicate.casualty":
            return [self.parse.tokens[head.i - 1].text, head.text]  # "222 dead"
        if head.dep == "amod" and head.tag == "VBG":
            return without_determiner(self.phrases.written(self.phrases.words_of(self.parse.tokens[head.head])))
        bare = not any(children(self.parse, head.i, "aux", "auxpass", *SUBJECTS))
        if aimed := self._aimed(claim, head):
            return aimed
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
        said = self.parts.ended([t for t in below if t.i not in self.phrases.timed and t.pos != "PUNCT"], governor)
        return self.phrases.written(said) if 1 < length([t.text for t in said]) <= LONGEST else []

    # ---- aims

    def _aimed(self, claim: Claim, head: Token) -> list[str]:
        """What is only aimed at, with the clause that says so: "asked not to be named", "an attempt to pull it off".

        Empty where that would be too long, or where the aim says enough: "The minister to close the mine".
        """
        first = first_conjunct(self.parse, head)
        if (condition := self._condition(claim, head)) is not None:
            above, _ = self._governing(head)
            line = self._verbal(self._standing_for(above, claim), above, LONGEST) if above is not None else []
            return [*line, condition, head.lower] if line else []
        infinitive = any(aux.lower == "to" for aux in children(self.parse, first.i, "aux"))
        if claim.certainty == "certain" or not infinitive or first.dep not in (*AIMED, "relcl"):
            return []
        by_verb = self.parse.tokens[first.head].pos == "VERB"
        if (claim.certainty, claim.polarity, first.dep) == ("planned", "positive", "xcomp") and by_verb:
            return []
        verb, aim = self._governing(head)
        if verb is None or self._stands_alone(claim, head, verb):
            return []
        line = self._verbal(self._standing_for(verb, claim), verb, LONGEST_AIMED, aim=aim)
        said = " ".join(line).lower().split()
        return line if head.lower in said and length(line) <= LONGEST_AIMED else []

    def _stands_alone(self, claim: Claim, head: Token, verb: Token) -> bool:
        """Whether an aim is told by itself, for the verb above it did happen: "fans called on the coach to stay".

        What was tried is told as tried, and what is nobody's with the verb.
        """
        above = self.claim_at.get(verb.i)
        if above is None or (above.certainty, above.polarity, claim.polarity) != ("certain", "positive", "positive"):
            return False
        named = " ".join(self.subjects.of(claim, head).texts).lower()
        return head.pos in ("VERB", "AUX") and named not in VAGUE and verb.lemma not in TRYING

    def _condition(self, claim: Claim, head: Token) -> str | None:
        """The word that makes a mere participle a condition: "if convicted"."""
        bare = head.dep == "advcl" and head.tag == "VBN" and not any(
            children(self.parse, head.i, "aux", "auxpass", *SUBJECTS))
        opened = (t.lower for t in children(self.parse, head.i, "mark") if t.lower in ("if", "unless", "once"))
        return next(opened, None) if bare and claim.certainty == "possible" else None

    def _governing(self, head: Token) -> tuple[Token | None, int]:
        """The finite verb above an infinitive, and the word below that which leads to the infinitive."""
        below = head
        while below.head != below.i and (below == head or below.dep not in APART):
            above = self.parse.tokens[below.head]
            forms = (above, *children(self.parse, above.i, "aux", "auxpass"))
            if above.pos in ("VERB", "AUX") and any(t.tag in FINITE for t in forms):
                return above, below.i
            below = above
        return None, head.i

    def _standing_for(self, verb: Token, aim: Claim) -> Claim:
        """The claim of a verb above an aim; where that tells none ("has to"), the aim's as if it were the verb's."""
        bare = replace(aim, trigger=verb.span, head_token=verb.i, participants=(), certainty="certain")
        own = any(children(self.parse, aim.head_token, "neg"))  # "asked not to be named"
        return self.claim_at.get(verb.i) or (replace(bare, polarity="positive") if own else bare)

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
        if self._governing(own)[0] == head and self._aimed(inner, own):
            return joined(plain)
        governed = own.dep == "pcomp" and self.parse.tokens[own.head].head == head.i  # "admitted to shooting him"
        if governed and own.lower in " ".join(plain).lower().split():
            return joined(plain)
        small = self._is_small(own, head) and own.lower in " ".join(plain).lower().split()
        if own.head == head.i and (small or (own.dep == "xcomp" and not any(own_subjects_of(self.parse, own)))):
            return joined(plain)
        behind = children(self.parse, head.i, "dobj", "prep", "xcomp", "nsubjpass")
        heads = {t.i for child in behind for t in subtree(self.parse, child.i)}
        if (inner.form == "noun" or self._only_describes(own)) and inner.head_token in heads:
            return joined(plain)
        speaker = self._reporting(claim, head)
        denied = claim.lemma in words("denying_verbs")
        affirmed = replace(inner, polarity="positive", certainty="certain") if denied else inner
        mouth = self._in_their_mouth(claim)
        told_text = mouth._relayed(told, own) or joined(mouth._plain(affirmed, LONGEST_TOLD))
        if speaker[:1] == ["it"] and not any(p.role == "agent" for p in claim.participants):
            return told_text  # "it was recalled that"
        asked = self._asked(own, head)
        if speaker and asked:
            text = told_text.removeprefix(SOMEBODY).removeprefix(joined(asked)).lstrip()
            return f"{joined([*speaker, *asked])} {text}"
        return f"{joined(speaker)}: {told_text}" if speaker else told_text

    def _relayed(self, i: int, head: Token) -> str:
        """What is told at second hand with all of it: "others had told him that it sank"; empty where nothing is."""
        told = self._best_told(i) if self.claims[i].lemma in RELAYING else None
        clause = self.parse.tokens[self.claims[told].head_token] if told is not None else head
        if told is None or clause.head != head.i or any(t.lower == "what" for t in children(self.parse, head.i)):
            return ""
        said, _, content = self._speech(i).partition(": ")
        return f"{said} that {content}" if content and not FIRST_PERSON & set(content.lower().split()) else ""

    def _only_describes(self, own: Token) -> bool:
        """Whether a clause says more of what is spoken of, or what for: "spoke of a prize that he had hoped for"."""
        first = first_conjunct(self.parse, own)
        above = self.parse.tokens[self.parse.tokens[first.head].head]
        infinitive = any(aux.lower == "to" for aux in children(self.parse, first.i, "aux"))
        return (first.dep == "relcl" and above.lower in ("of", "about")) or (first.dep == "acl" and infinitive)

    def _is_small(self, clause: Token, speech: Token) -> bool:
        """Whether a complement has no tense of its own: "wants it noted", "demanded that he resign"."""
        small = clause.dep == "ccomp" and clause.tag in ("VB", "VBN", "VBG", "JJ")
        apart = any(t.text in STOPS - {","} for t in self.parse.tokens[speech.i : clause.i]) or clause.i < speech.i
        return small and not apart and not any(
            t.tag in FINITE for t in children(self.parse, clause.i, "aux", "auxpass"))

    def _asked(self, clause: Token, speech: Token) -> list[str]:
        """The words that make a question of what somebody says: "asked whether", "would not say how much"."""
        if clause.head != speech.i or clause.dep != "ccomp" or clause.i < speech.i:
            return []
        below = sorted(subtree(self.parse, clause.i), key=lambda t: t.i)
        opening = next((t for t in below if t.tag in QUESTION_WORDS or (t.dep == "mark" and t.lower in WHETHER)), None)
        named = next(iter(own_subjects_of(self.parse, clause)), None)
        if opening is None or named is None or opening.i > clause.i or opening.tag == "WDT":
            return []
        first = min(t.i for t in subtree(self.parse, named.i)) if named.tag not in QUESTION_WORDS else named.i + 1
        words_ = [t for t in below if opening.i <= t.i < first and t.i not in self.phrases.timed]
        return self.phrases.written(words_) if words_ and words_[-1].i - words_[0].i == len(words_) - 1 else []

    def _in_their_mouth(self, speech: Claim) -> _Labels:
        """A writer of what somebody tells, who is named before it."""
        said = (p.mention for p in speech.participants if p.role == "agent" or p.rule.startswith("subject."))
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

    def _verbal(
        self, claim: Claim, head: Token, longest: int, bare: bool = False, aim: int | None = None
    ) -> list[str]:
        """Subject, verb, then what follows it; ``bare``: only whom is told behind it, ``aim``: an infinitive too."""
        subject = self.subjects.of(claim, head)
        if bare and length(subject.texts) > 6 and subject.token is not None:
            named = self.phrases.words_of(self.parse.tokens[subject.token], brief=True)
            subject = replace(subject, texts=tuple(self.phrases.written(named)))
        parts = list(self.parts.of(claim, head, bare, subject, aim))
        negated = any(words("negations") & {w.lower() for w in part} for _, part, _ in parts)
        if claim.polarity == "negative" and " ".join(subject.texts).lower() in NOT_ANY:
            subject = replace(subject, texts=(NOT_ANY[" ".join(subject.texts).lower()],))
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
        aims = any(
            t.i > head.i and any(aux.lower == "to" for aux in children(self.parse, t.i, "aux"))
            for t in children(self.parse, head.i, "advcl")
        )
        asks = head.lemma == "be" or aims or any(children(self.parse, head.i, "ccomp", "acomp"))
        below = {t.i: t for t in subtree(self.parse, head.i)}
        if subject.token is not None and subject.token > head.i:
            return []  # "aboard were two pilots"
        picked: list[Token] = []
        i = max(t.i for t in self.parse.tokens[head.i : head.i + 4] if t.i == head.i or within(t, claim)) + 1
        while asks and i in below and not self._stops(below[i]) and not self._goes_on(below[i]):
            own_no = below[i].dep == "neg" and below[i].head == head.i
            if not own_no and i not in self.phrases.timed:
                picked.append(below[i])
            i += 1
        picked = self._with_whole_clause(picked, head)
        whole = picked
        while picked and length([t.text for t in picked]) > room:
            picked = picked[: max((n for n, t in enumerate(picked) if n and t.dep in ("prep", "mark")), default=0)]
        if not picked and head.lemma == "be" and length([t.text for t in whole]) <= LONGEST:
            picked = whole  # better too long than "the rule is"
        said = self.parts.ended(picked, head)
        if not said and head.lemma == "be":
            said = self.parts.ended(list(self.parse.tokens[head.i + 1 : i]), head)  # "the recall was on 25 October"
        return self.phrases.written(said, subject.entity)

    def _stops(self, sign: Token) -> bool:
        """Whether a sign ends what follows a verb; the hyphen of "ill-treated" does not."""
        glued = sign.i > 0 and self.parse.tokens[sign.i - 1].end == sign.start and not sign.space
        return sign.text in STOPS and not (glued and sign.text in ("-", "–"))

    def _goes_on(self, word: Token) -> bool:
        """Whether another clause begins with a word."""
        return word.dep == "parataxis" or (word.dep == "cc" and self.parse.tokens[word.head].pos in ("VERB", "AUX"))

    def _with_whole_clause(self, picked: list[Token], head: Token) -> list[Token]:
        """What follows a verb, with all of the clause that it tells where an aside cuts that short."""
        within_ = {t.i for t in picked}
        cut = next((t for t in children(self.parse, head.i, "ccomp") if t.i not in within_ and t.i > head.i), None)
        if cut is None:
            return picked
        first = min(t.i for t in subtree(self.parse, cut.i))
        if first not in within_:
            return picked
        return [t for t in picked if t.i < first] + self.phrases.words_of(cut)

    # ---- nouns

    def _carried(self, claim: Claim, head: Token) -> list[str]:
        """The clause of the verb that carries an event noun: "the talks have not taken place".

        Empty where it would not name the noun, or only says that there was one.
        """
        carrier = self.carriers.get(head.i)
        verb = self.parse.tokens[carrier] if carrier is not None else head
        if verb == head or verb.lemma == "be":
            return []
        standing = self.claim_at.get(verb.i) or replace(claim, trigger=verb.span, head_token=verb.i, form="verb")
        line = self._plain(standing, LONGEST)
        named = head.lower in " ".join(line).lower().split()
        return line if named and any(own_subjects_of(self.parse, verb)) else []

    def _nominal(self, claim: Claim, head: Token) -> list[str]:
        """The event noun's phrase, with who or what and where if it does not say them itself."""
        picked = self._without_others(self.phrases.words_of(head), head)
        if length([t.text for t in picked]) > LONGEST:
            picked = self.phrases.words_of(head, brief=True)
        trigger = {t.i: t for t in self.parse.tokens[head.i - 2 : head.i + 3] if within(t, claim)}
        inside = trigger | {t.i: t for t in picked}
        ends = max((i for i in trigger), default=head.i)
        tail = [inside[i] for i in sorted(inside) if i > ends]
        if tail and tail[0].lower in ("of", ",", "and", "or", "-"):
            tail = []
        behind = self.phrases.written(tail)
        line = without_determiner(
            self.phrases.written([inside[i] for i in sorted(inside) if not tail or i < tail[0].i]))
        room = 12 - length(behind)
        for text in self._beside(claim, head, frozenset(inside)):
            if length(line) + length(text) <= room:
                line += text  # "arrest of the banker over the loan", not "arrest over the loan of the banker"
        return [*line, *behind]

    def _without_others(self, picked: list[Token], head: Token) -> list[Token]:
        """A noun's phrase without what it is listed with, where that is no event: of "fire, facts and dates" fire."""
        others = list(children(self.parse, head.i, "conj"))
        pair = len(others) == 1 and not any(children(self.parse, others[0].i, "conj", "det"))
        if pair or all(event_nouns.is_eventive(other) for other in others):
            return picked
        listed = {t.i for other in others for t in subtree(self.parse, other.i)}
        listed |= {t.i for t in children(self.parse, head.i, "cc", "punct") if t.i > head.i}
        return [t for t in picked if t.i not in listed]

    def _beside(self, claim: Claim, head: Token, inside: frozenset[int]) -> Iterator[list[str]]:
        """What the claim knows and the noun's phrase does not say: of what or whom, by whom, in which place."""
        told = {p.role for p in claim.participants if self.cast.mentions[p.mention].head_token in inside}
        against = head.lemma.lower() in words("noun_targets")
        for role, preposition in (("patient", "against" if against else "of"), ("agent", "by"), ("place", "in")):
            free = [
                (mention, p.rule)
                for p in claim.participants
                if p.role == role and (mention := self.cast.mentions[p.mention]).head_token not in inside
            ]
            if free and role not in told and (role != "place" or free[0][0].name):
                said = free[0][1].removeprefix("noun.")  # in the text's own words: "at the gate", "by the police"
                in_place = said == "state" and free[0][0].kind == "place"
                fitting = said if said in OWN_PREPOSITIONS else "in" if in_place else preposition
                yield [fitting, *self.subjects.from_mention(free[0][0]).texts]
