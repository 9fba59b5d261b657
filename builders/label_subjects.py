"""Who a label begins with: the clause's own subject, else whoever the claim or the grammar gives it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.builders import remembered
from dateline.builders.grammar import first_conjunct
from dateline.builders.implied_subjects import subject_of
from dateline.builders.knowledge import words
from dateline.builders.label_phrases import THIRD_PERSON, Phrases
from dateline.builders.label_relatives import QUESTION_WORDS
from dateline.builders.label_wording import DETERMINERS, QUOTES, length
from dateline.builders.own_marks import bids_in_speech, is_order_not_to
from dateline.builders.subjects import own_subjects
from dateline.builders.syntax import children, subtree, top
from dateline.graph.model import Claim, Mention, Parse, Role, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
NOMINATIVE = frozenset({"i", "he", "she", "it", "we", "they"})
POINTING = frozenset({"this", "that", "these", "those"})

SOMEBODY = "somebody"
"""Who did what a question asks of: "asked who had signed it"."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a label begins with; ``plural`` None where the clause's own verb already agrees with it."""

    texts: tuple[str, ...] = ()
    plural: bool | None = None
    entity: int | None = None
    token: int | None = None


def as_known(subject: Subject) -> Sequence[str]:
    """A subject without a pointing word: "these strikes" are "the strikes" to who has not read what stood before."""
    first, *others = subject.texts or ("",)
    clause = others[:1] and others[0].lower() in DETERMINERS  # "that the head listens is new"
    return ["the", *others] if others and first.lower() in POINTING and not clause else subject.texts


def own_subjects_of(parse: Parse, head: Token) -> Iterator[Token]:
    """The subjects that hang on a verb itself, clauses and expletives too."""
    return children(parse, head.i, *SUBJECTS)


@remembered.of_word
def auxiliaries_of(parse: Parse, head: Token) -> list[Token]:
    """The verb's auxiliaries and negations; "was seized and looted": the second verb's stand with the first."""
    own = list(children(parse, head.i, "aux", "auxpass", "neg"))
    ends = [t.i for t in children(parse, head.i, "punct") if t.text == ";" and t.i < head.i]
    own = [t for t in own if not ends or t.i > ends[-1]]  # "was, she says, burnt; the roof can be saved"
    if any(t.dep == "neg" and t.i < head.i for t in own):  # "not resign, not today": once is enough
        own = [t for t in own if t.dep != "neg" or t.i < head.i]
    first = parse.tokens[head.head]
    while head.dep == first.dep == "conj" and first.tag == head.tag and not any(
            children(parse, first.i, "aux", "auxpass", *SUBJECTS)):
        first = parse.tokens[first.head]  # "has seen, held or freed"
    if head.dep != "conj" or own or head.tag not in ("VBN", "VB", "VBG") or any(own_subjects_of(parse, head)):
        return sorted(own, key=lambda t: (t.i > head.i and t.dep == "neg", t.i))
    return list(children(parse, first.i, "aux", "auxpass")) if first.tag == head.tag else []


class Subjects:
    """The subjects of a text's labels."""

    def __init__(self, phrases: Phrases) -> None:
        """Of the text whose phrases these are."""
        self.phrases, self.parse, self.cast = phrases, phrases.parse, phrases.cast

    def of(self, claim: Claim, head: Token) -> Subject:
        """Who the label begins with: the clause's own subject, else whoever the claim or the grammar gives it."""
        if bids_in_speech(self.parse, head) or is_order_not_to(self.parse, head):
            return Subject()
        own = self.own(head) or self._what(head)
        if own is not None and own.dep in ("csubj", "csubjpass"):
            own = next((t for t in own_subjects_of(self.parse, own) if t.lower == "what"), own)
        if (
            own is not None
            and own.lower == "what"
            and first_conjunct(self.parse, head).dep in ("csubj", "pcomp", "ccomp", "csubjpass", "ROOT")
        ):
            return Subject(self._what_did(own, head), None, None, own.i)
        if own is not None and own.tag not in QUESTION_WORDS and not (own.lower == "that" and head.dep == "relcl"):
            return self.from_token(own, own=True, of=head.i)
        found = self._from_claim(claim, head)
        if found is not None:
            return found
        asked = first_conjunct(self.parse, head).dep in ("ccomp", "ROOT", "pcomp")
        if own is not None and own.lower == "who" and asked:
            return Subject((SOMEBODY,), False, None, own.i)
        if self._infinitive_of_noun(head):
            return Subject()
        implied = subject_of(self.parse, head.i)
        if implied is not None and self._is_empty(self.parse.tokens[implied], head):
            return Subject()
        of = head.i if head.dep in ("acl", "relcl") else None
        implied = implied if implied is not None else self._behind_speech(claim, head)
        return self.from_token(self.parse.tokens[implied], own=False, of=of) if implied is not None else Subject()

    def behind_what_is_said(self, head: Token) -> Token | None:
        """The noun that is the subject of what a relative clause says is said: "the alarm that many say never rang"."""
        verb = self.parse.tokens[head.head]
        if head.dep != "ccomp" or verb.dep != "relcl" or any(own_subjects_of(self.parse, head)):
            return None
        which = next((t for t in children(self.parse, verb.i, "dobj") if t.i < verb.i), None)
        finite = head.tag in ("VBD", "VBZ", "VBP") or any(children(self.parse, head.i, "aux", "auxpass"))
        gap = which is not None and which.lower in ("that", "which") and finite
        return self.parse.tokens[verb.head] if gap else None

    def _behind_speech(self, claim: Claim, head: Token) -> int | None:
        """Who stands behind a verb of speech and what it cites, read as its object: "“Fire!” shouted one guest"."""
        before = self.parse.tokens[head.i - 1] if head.i else head
        cited = before.text in QUOTES or before.text in (",", "?", "!")
        behind = next((t for t in children(self.parse, head.i, "dobj") if t.i > head.i and t.pos != "PRON"), None)
        return behind.i if claim.speech and head.tag == "VBD" and cited and behind is not None else None

    def _is_empty(self, token: Token, head: Token) -> bool:
        """Whether an "it" only stands for the infinitive behind it: "made it impossible to land"."""
        behind = head.dep in ("advcl", "xcomp") and self.parse.tokens[head.head].pos == "ADJ"
        return behind and token.lower == "it" and token.head == head.head

    def _what_did(self, what: Token, head: Token) -> tuple[str, ...]:
        """ "What": with its clause where it is the subject: "what began as a protest was not the first"."""
        verb = self.parse.tokens[what.head]
        if verb.i == head.i or verb.dep not in ("csubj", "csubjpass"):
            return ("what",)
        object_ = next((c for c in children(self.parse, verb.i, "dobj", "acomp", "attr") if c.i > verb.i), None)
        phrase = next((c for c in children(self.parse, verb.i, "prep") if not self.phrases.left_out(c)), None)
        told = [t for part in (object_, phrase) if part is not None for t in self.phrases.words_of(part, brief=True)]
        behind = self.phrases.written(told)
        return "what", verb.lower, *behind

    def own(self, head: Token) -> Token | None:
        """The head of the subject that a verb has itself."""
        stated = next(iter(own_subjects(self.parse, head)), None) or next(own_subjects_of(self.parse, head), None)
        return stated or self._behind_how(head)

    def _behind_how(self, head: Token) -> Token | None:
        """The subject that the parser made the object of who asks: "asks how moths would reach the attic"."""
        verb = self.parse.tokens[head.head]
        object_ = next((t for t in children(self.parse, verb.i, "dobj") if verb.i < t.i < head.i), None)
        if head.dep != "ccomp" or object_ is None or not any(children(self.parse, head.i, "aux")):
            return None
        adverbs = (t for word in (object_, head) for t in children(self.parse, word.i, "advmod"))
        return object_ if any(t.tag == "WRB" for t in adverbs) else None

    def _what(self, head: Token) -> Token | None:
        """ "What began as a protest and grew into a riot": what grew."""
        first = first_conjunct(self.parse, head)
        return next((t for t in own_subjects_of(self.parse, first) if t.lower == "what"), None)

    def _from_claim(self, claim: Claim, head: Token) -> Subject | None:
        if all(p.role not in ("agent", "patient") for p in claim.participants):
            return None
        own = {t.i for c in children(self.parse, head.i) if c.i > head.i for t in subtree(self.parse, c.i)}
        auxiliaries = auxiliaries_of(self.parse, head)
        passive = any(t.dep == "auxpass" for t in auxiliaries) or (
            head.tag == "VBN" and not any(t.lemma == "have" for t in auxiliaries)
        )
        roles: tuple[Role, ...] = ("patient",) if passive else ("agent", "patient")
        for role in roles:
            mentions = [self.cast.mentions[p.mention] for p in claim.participants if p.role == role]
            own |= {head.i, head.head} if self._infinitive_of_noun(head) else {head.i}
            free = [m for m in mentions if m.head_token not in own]
            if free:
                return self.from_mention(free[0], of=head.i)
        return None

    def _infinitive_of_noun(self, head: Token) -> bool:
        """ "The decision to send": it is not the decision that sends."""
        return head.dep == "acl" and any(aux.lower == "to" for aux in children(self.parse, head.i, "aux"))

    def from_token(self, token: Token, own: bool, of: int | None = None) -> Subject:
        """The phrase that a word heads as a subject; ``own``: of the label's own verb, which agrees with it.

        ``of``: that verb, whose clause the phrase does not hold once more.
        """
        mention = self.phrases.mention_at.get(token.i)
        if mention is not None and (mention.form == "pronoun" or self._goes_by_name(mention, of)):
            return self.from_mention(mention, of)
        texts = self.texts(token, of)
        cut = "and" not in texts and any(children(self.parse, token.i, "conj"))
        plural = None if own and not cut else self._is_plural(token, texts)
        return Subject(texts, plural, mention.entity if mention else None, token.i)

    def from_mention(self, mention: Mention, of: int | None = None) -> Subject:
        """A pronoun or a bare role by the name of who bears it; other phrases in their own words."""
        token = self.parse.tokens[mention.head_token]
        if self.phrases.says_itself(mention) and token.lower in NOMINATIVE:
            return Subject((token.text if token.lower == "i" else token.lower,), None, mention.entity, token.i)
        if token.lower == "those":
            texts = self.texts(token, of)
            return Subject(("people",) if len(texts) < 2 else (" ".join(texts),), True, mention.entity, token.i)
        if mention.form == "pronoun" and token.tag not in ("PRP", "PRP$", "WP", "WDT"):
            shared = token.lower in words("quantifiers") and any(children(self.parse, token.i, "prep", "conj"))
            if shared:  # "all of the crew", "all but six"
                return Subject(self.texts(token, of), None, mention.entity, token.i)
            return Subject((token.lower,), mention.plural, mention.entity, token.i)
        if mention.form == "pronoun" or self._goes_by_name(mention, of):
            entity = self.cast.entities[mention.entity]
            name = self.phrases.known_as(mention)
            plural = (
                mention.plural
                and not entity.names
                and (" and " in name or name.endswith("s") or name.split()[-1] in words("plural_nouns") | {"two"})
            )
            return Subject((name,), plural, mention.entity, token.i)
        head = top(self.parse, mention.head)
        texts = self.texts(head, of) if head else (mention.text,)
        return Subject(texts, self._is_plural(token, texts), mention.entity, token.i)

    def _is_plural(self, token: Token, texts: Sequence[str]) -> bool:
        counted = token.pos == "NUM" and token.ent in ("", "CARDINAL") and token.lower not in ("one", "1")
        several = "and" in texts and ("and" in texts[:2] or any(children(self.parse, token.i, "conj")))
        return counted or token.tag in ("NNS", "NNPS") or several or token.lower in words("plural_nouns")

    def _to_comma(self, picked: list[Token], head: Token) -> list[Token]:
        """A phrase up to a comma behind its head that no list goes on after: "Rua, his face black" is Rua."""
        signs = [t.i for t in picked if t.text == "," and t.i > head.i]
        listed = any(t.dep in ("cc", "conj") or (t.dep == "appos" and (
            t.ent == "GPE" or self.parse.tokens[t.head].dep == "pobj")) for t in picked if t.i > head.i)
        example = signs and self.parse.tokens[signs[0] + 1].lower in ("including", "especially", "notably")
        return [t for t in picked if t.i < signs[0]] if signs and (example or not listed) else picked

    def _goes_by_name(self, mention: Mention, of: int | None) -> bool:
        """Whether a bare role is said by name before the verb ``of``; not where that gives the name: "calls itself"."""
        naming = of is not None and self.parse.tokens[of].lemma == "call" and any(
            t.lower.endswith(("self", "selves")) for t in children(self.parse, of))
        return not naming and self._role_of_named(mention)

    def _role_of_named(self, mention: Mention) -> bool:
        """Whether a phrase is a bare role ("the countries", "its president") of somebody whose name is known."""
        if mention.form != "nominal" or mention.name or not self.cast.entities[mention.entity].names:
            return False
        begins = mention.text.split(" ", 1)[0].lower()
        alike = not mention.plural or self.cast.entities[mention.entity].kind != "person"
        bare = begins in ("the", "this", "that", "these", "those") or begins in THIRD_PERSON
        return alike and bare and mention.quantity is None

    def texts(self, token: Token, of: int | None = None) -> tuple[str, ...]:
        """The phrase that a word heads, in brief where it is long; of "one, Ann Lee," the name."""
        clauses = children(self.parse, token.i, "acl", "relcl")
        told = ({t.i for t in subtree(self.parse, clause.i)} for clause in clauses)
        once = {i for clause in told if of in clause for i in clause}
        named = next((t for t in children(self.parse, token.i, "appos") if t.pos == "PROPN"), None)
        if named is not None and token.pos in ("NUM", "PRON", "DET") and not any(children(self.parse, token.i, "prep")):
            token = named
        picked = self._to_comma([t for t in self.phrases.words_of(token) if t.i not in once], token)
        if length([t.text for t in picked]) > 12:
            picked = [t for t in self.phrases.words_of(token, brief=True) if t.i not in once]
        return (*self._between(token, picked), *self.phrases.written(picked))

    def _between(self, token: Token, picked: Sequence[Token]) -> list[str]:
        """The "between" before two numbers, wherever the parser hangs it: "between six and nine boats"."""
        numbers = list(children(self.parse, token.i, "nummod"))
        first = self.parse.tokens[picked[0].i - 1] if picked and picked[0].i else token
        two = len(numbers) == 1 and any(children(self.parse, numbers[0].i, "conj"))
        return ["between"] if two and first.lower == "between" and picked[0].pos == "NUM" else []
