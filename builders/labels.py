"""A readable sentence for every claim, in the text's own words: who, the verb with its auxiliaries, whom, where.

The words come from the clause of the trigger: the subject first, wherever it stood; then the verb, finite where the
clause is told as a fact ("sending" becomes "sent"), with "to" where it is only planned; then objects and phrases as
long as the label stays short.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.builders.implied_subjects import subject_of
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
from dateline.builders.subjects import own_subjects
from dateline.builders.syntax import children, subtree, top
from dateline.builders.verb_forms import agreeing, gerund, past, third_person
from dateline.graph.model import Cast, Claim, Mention, Parse, Role, TimeExpression, Token

LONGEST = 16
"""Words of a label that its further phrases may fill."""
LONGEST_TOLD = 13
"""The same, for what an act of speech tells."""
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
OBJECTS = ("dobj", "iobj", "dative", "attr", "acomp", "oprd", "xcomp", "ccomp", "obj")
PHRASES = ("agent", "prep", "advmod", "npadvmod", "dep")
EMBEDDED = ("csubj", "csubjpass", "advcl", "relcl", "acl", "amod", "xcomp", "pcomp")
"""Clauses that tell something beside what is said."""
POINTING = frozenset({"this", "that", "these", "those"})
FINITE = ("VBD", "VBZ", "VBP", "MD")


def label(parse: Parse, times: tuple[TimeExpression, ...], cast: Cast, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims with their labels; never empty. Acts of speech say what they tell."""
    writer = _Labels(Phrases(parse, times, cast), claims)
    return tuple(replace(claim, label=writer.label(i)) for i, claim in enumerate(claims))


@dataclass(frozen=True, slots=True)
class _Subject:
    """Who a label begins with; ``plural`` None where the clause's own verb already agrees with it."""

    texts: tuple[str, ...] = ()
    plural: bool | None = None
    entity: int | None = None
    token: int | None = None


def _as_known(subject: _Subject) -> Sequence[str]:
    """A subject without a pointing word: "these strikes" are "the strikes" to who has not read what stood before."""
    first, *others = subject.texts or ("",)
    return ["the", *others] if others and first.lower() in POINTING else subject.texts


class _Labels:
    """The labels of a text's claims."""

    def __init__(self, phrases: Phrases, claims: tuple[Claim, ...]) -> None:
        self.phrases, self.claims = phrases, claims
        self.parse, self.cast = phrases.parse, phrases.cast
        self.claim_at = {claim.head_token: claim for claim in claims}

    def label(self, i: int) -> str:
        """The label of a claim: what it tells, or who tells what."""
        claim = self.claims[i]
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
            return self._nominal(claim, head)
        return self._verbal(claim, head, longest)

    # ---- acts of speech

    def _speech(self, i: int) -> str:
        """ "Tokayev said: order has been restored"; the plain label where nothing told is found, or it says it all."""
        claim, told = self.claims[i], self._best_told(i)
        head = self.parse.tokens[claim.head_token]
        plain = self._plain(claim, LONGEST)
        if claim.form == "noun" or told is None:
            return joined(plain)
        inner = self.claims[told]
        own = self.parse.tokens[inner.head_token]
        if own.dep == "xcomp" and own.head == head.i and not any(self._own_subjects(own)):
            return joined(plain)
        behind = children(self.parse, head.i, "dobj", "prep", "xcomp")
        heads = {t.i for child in behind for t in subtree(self.parse, child.i)}
        if inner.form == "noun" and inner.head_token in heads:
            return joined(plain)
        speaker = self._reporting(claim, head)
        affirmed = replace(inner, polarity="positive") if claim.lemma in words("denying_verbs") else inner
        told_text = joined(self._plain(affirmed, LONGEST_TOLD))
        return f"{joined(speaker)}: {told_text}" if speaker else told_text

    def _reporting(self, claim: Claim, head: Token) -> list[str]:
        """Who tells something; "this was reported by the navy" as "the navy reported", nobody where none is named."""
        subject = self._own_subject(head)
        if subject is None or subject.dep != "nsubjpass" or subject.lower not in ("this", "that", "it"):
            return self._verbal(claim, head, LONGEST, bare=True)
        by = next(children(self.parse, head.i, "agent"), None)
        speaker = next(children(self.parse, by.i, "pobj"), None) if by is not None else None
        return [*self._from_token(speaker, own=False).texts, past(head.lemma)] if speaker is not None else []

    def _best_told(self, i: int) -> int | None:
        """Which of the claims told stands for all: a clause before a noun, no further act of speech, the first."""
        told = [n for n, claim in enumerate(self.claims) if claim.told_by == i and n != i]

        def rank(n: int) -> tuple[bool, bool, bool, int]:
            token, claim = self.parse.tokens[self.claims[n].head_token], self.claims[n]
            return claim.form == "noun", claim.speech, self._first(token).dep in EMBEDDED, n

        return min(told, key=rank, default=None)

    # ---- clauses

    def _verbal(self, claim: Claim, head: Token, longest: int, bare: bool = False) -> list[str]:
        """Subject, verb, then what follows it; ``bare``: only whom is told behind the verb."""
        subject = self._subject(claim, head)
        if bare and length(subject.texts) > 6 and subject.token is not None:
            named = self.phrases.words_of(self.parse.tokens[subject.token], brief=True)
            subject = replace(subject, texts=tuple(self.phrases.written(named)))
        parts = list(self._parts(head, bare, subject))
        verb = self._verb(claim, head, subject, any(words("negations") & {w.lower() for w in p} for _, p, _ in parts))
        line, full = [*_as_known(subject), *verb], False
        for needed, part, short in parts:
            fits = length(line) + length(part) <= longest
            chosen = part if fits or needed else short
            line += chosen if not full and (needed or length(line) + length(chosen) <= longest) else []
            full = full or not fits
        return line

    def _parts(self, head: Token, bare: bool, subject: _Subject) -> Iterator[tuple[bool, list[str], list[str]]]:
        """What stands behind the verb, phrase by phrase: whether the verb needs it, all of it, and in brief.

        Places that stood in front of the clause come last.
        """
        fronted: list[list[str]] = []
        seen: set[str] = set()
        told: set[int] = set()
        if (gap := self._gap(head, subject)) is not None:
            yield True, list(gap), list(gap)
        for child in children(self.parse, head.i):
            if child.dep not in (*OBJECTS, *PHRASES) or not self._worth(child, head, bare) or child.i == subject.token:
                continue
            if child.i in told:  # "e-mail" is three words to the parser
                continue
            picked = self.phrases.words_of(child)
            told |= {t.i for t in picked}
            if child.dep in OBJECTS and length([t.text for t in picked]) > 10:
                picked = self.phrases.words_of(child, brief=True)
            texts = self.phrases.written(self._ended(picked, child), subject.entity)
            if (
                not texts
                or " ".join(texts).lower() in words("vain_phrases")
                or (child.dep == "attr" and "attr" in seen)
            ):
                continue
            seen.add(child.dep)
            if child.i > head.i:
                yield child.dep in OBJECTS, texts, self._brief(child, subject) or texts
            elif child.dep == "prep" and any(t.ent in ("GPE", "LOC", "FAC") for t in picked):
                fronted.append(texts)
        yield from ((False, texts, texts) for texts in fronted)

    def _brief(self, top_: Token, subject: _Subject) -> list[str]:
        """A phrase without the phrases behind it; nothing of a list, which would lose its members."""
        if any(t.dep == "conj" for child in children(self.parse, top_.i) for t in children(self.parse, child.i)):
            return []
        return self.phrases.written(self._ended(self.phrases.words_of(top_, brief=True), top_), subject.entity)

    def _gap(self, head: Token, subject: _Subject) -> tuple[str, ...] | None:
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
        return self._texts(antecedent) if patient else None

    def _ended(self, picked: list[Token], top_: Token) -> list[Token]:
        """A phrase without words at its end that ask for more; a lone preposition stays ("was resorted to")."""
        lone = top_.dep == "prep" and not top_.children
        while picked and not lone and picked[-1].lower in words("label_no_ends") and picked[-1].dep != "prt":
            picked = picked[:-1]
        return picked

    def _worth(self, child: Token, head: Token, bare: bool) -> bool:
        """Whether a dependent belongs into the label."""
        if child.dep == "prep" and not child.children and child.i == head.i + 1:
            return any(children(self.parse, head.i, "auxpass")) and child.i not in self.phrases.timed
        if self.phrases.left_out(child) or child.tag in QUESTION_WORDS:
            return False
        if self._within(child, self.claim_at[head.i]):
            return child.dep != "prt"
        if bare:
            return child.dep in ("dative", "iobj") or (child.dep == "dobj" and head.lemma in words("hearer_verbs"))
        if child.dep in ("npadvmod", "dep"):
            return False
        if child.dep == "advmod":
            return child.i > head.i and child.lower in words("direction_adverbs")
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

    # ---- the verb

    def _verb(self, claim: Claim, head: Token, subject: _Subject, negated: bool) -> list[str]:
        """The verb with its auxiliaries, finite unless it is only planned or supposed."""
        auxiliaries = [t for t in self._auxiliaries(head) if t.lower != "to"]
        particles = [t.text for t in children(self.parse, head.i, "prt") if t.i > head.i]
        denied = claim.polarity == "negative" and not negated and not self._says_no(head, subject)
        first = auxiliaries[0] if auxiliaries else head
        reduced = first is head and (
            head.dep in ("acl", "amod") or (head.dep == "relcl" and not self._has_subject(head))
        )
        if first.tag in FINITE and not reduced and (subject.texts or auxiliaries):
            return [*self._finite(auxiliaries, head, subject, denied), *particles]
        above = self.parse.tokens[head.head]
        if head.dep == "xcomp" and above.lemma == "be" and above.tag in FINITE and subject.texts and head.tag == "VB":
            return [above.lower, *(["not"] if denied else []), "to", head.lemma, *particles]
        passive = any(t.dep == "auxpass" for t in auxiliaries) or (head.tag in ("VBN", "VBD") and not auxiliaries)
        passive = passive and (head.tag == "VBN" or not any(children(self.parse, head.i, "dobj", "ccomp")))
        passive = passive and (subject.texts or head.tag == "VBN") and not (not auxiliaries and self._active(head))
        certain = claim.certainty == "certain"
        return [*self._made_finite(head, subject, passive, certain, denied or self._negated(head)), *particles]

    def _has_subject(self, head: Token) -> bool:
        return any(self._own_subjects(head))

    def _active(self, head: Token) -> bool:
        """Whether a participle without auxiliary is a past tense after all: "clashed" beside "marched"."""
        first = self.parse.tokens[head.head]
        joined_to_past = head.dep == "conj" and first.tag == "VBD" and not any(children(self.parse, head.i, "agent"))
        return joined_to_past or any(children(self.parse, head.i, "nsubj"))

    def _finite(self, auxiliaries: Sequence[Token], head: Token, subject: _Subject, denied: bool) -> list[str]:
        texts = [t.lower if t.tag != "VBD" or len(t.text) > 2 else t.text for t in auxiliaries]
        if subject.plural is not None and texts:
            texts[0] = agreeing(texts[0], subject.plural)
        if not texts and denied and head.lemma != "be":
            return ["did" if head.tag == "VBD" else "does" if head.tag == "VBZ" else "do", "not", head.lemma]
        if denied and texts:
            texts.insert(1, "not")
        verb = self._own_form(head, subject) if not texts else self._plain_form(head)
        return [*texts, verb, *(["not"] if denied and not texts else [])]

    def _own_form(self, head: Token, subject: _Subject) -> str:
        """The verb as it stands, in the number of its subject."""
        if subject.plural is None or (head.tag == "VBD" and head.lemma != "be"):
            return self._plain_form(head)
        if head.lemma == "be":
            return agreeing(head.lower, subject.plural)
        return head.lemma if subject.plural else third_person(head.lemma)

    def _plain_form(self, head: Token) -> str:
        return head.text if head.text.isupper() and len(head.text) > 3 else head.lower

    def _made_finite(self, head: Token, subject: _Subject, passive: bool, certain: bool, denied: bool) -> list[str]:
        """A participle or infinitive as a main verb: "sent", "was seized"; "to send" where it is not certain."""
        no = ["not"] if denied else []
        if not subject.texts and head.lemma == "be":
            return no
        if not subject.texts:
            verbal = gerund(head.lemma) if head.pos in ("VERB", "AUX") else head.text
            return [*no, *(["being", head.lower] if passive else [verbal])]
        if not certain:
            return [*no, "to", *(["be", head.lower] if passive else [head.lemma])]
        if passive:
            return ["were" if subject.plural else "was", *no, head.lower]
        if head.lemma == "be" or head.lower == "missing":
            return ["were" if subject.plural else "was", *no, *([head.lower] if head.lemma != "be" else [])]
        return ["did", "not", head.lemma] if denied else [past(head.lemma)]

    def _auxiliaries(self, head: Token) -> list[Token]:
        """The verb's auxiliaries and negations; "was seized and looted": the second verb's stand with the first."""
        own = list(children(self.parse, head.i, "aux", "auxpass", "neg"))
        first = self.parse.tokens[head.head]
        if head.dep != "conj" or own or head.tag not in ("VBN", "VB", "VBG") or any(self._own_subjects(head)):
            return sorted(own, key=lambda t: (t.i > head.i and t.dep == "neg", t.i))
        return list(children(self.parse, first.i, "aux", "auxpass")) if first.tag == head.tag else []

    def _negated(self, head: Token) -> bool:
        return any(children(self.parse, head.i, "neg"))

    def _says_no(self, head: Token, subject: _Subject) -> bool:
        return self._negated(head) or bool(words("negations") & {w.lower() for w in " ".join(subject.texts).split()})

    # ---- the subject

    def _own_subjects(self, head: Token) -> Iterator[Token]:
        return children(self.parse, head.i, *SUBJECTS)

    def _subject(self, claim: Claim, head: Token) -> _Subject:
        """Who the label begins with: the clause's own subject, else whoever the claim or the grammar gives it."""
        own = self._own_subject(head) or self._what(head)
        if own is not None and own.dep in ("csubj", "csubjpass"):
            own = next((t for t in self._own_subjects(own) if t.lower == "what"), own)
        if (
            own is not None
            and own.lower == "what"
            and self._first(head).dep in ("csubj", "pcomp", "ccomp", "csubjpass", "ROOT")
        ):
            return _Subject(self._what_did(own, head), None, None, own.i)
        if own is not None and own.tag not in QUESTION_WORDS and not (own.lower == "that" and head.dep == "relcl"):
            return self._from_token(own, own=True)
        found = self._from_claim(claim, head)
        if found is not None:
            return found
        if self._infinitive_of_noun(head):
            return _Subject()
        implied = subject_of(self.parse, head.i)
        return self._from_token(self.parse.tokens[implied], own=False) if implied is not None else _Subject()

    def _what_did(self, what: Token, head: Token) -> tuple[str, ...]:
        """ "What": with its clause where it is the subject: "what began as a protest was not the first"."""
        verb = self.parse.tokens[what.head]
        if verb.i == head.i or verb.dep not in ("csubj", "csubjpass"):
            return ("what",)
        phrase = next((c for c in children(self.parse, verb.i, "prep") if not self.phrases.left_out(c)), None)
        behind = self.phrases.written(self.phrases.words_of(phrase, brief=True)) if phrase is not None else []
        return "what", verb.lower, *behind

    def _own_subject(self, head: Token) -> Token | None:
        return next(iter(own_subjects(self.parse, head)), None) or next(self._own_subjects(head), None)

    def _first(self, token: Token) -> Token:
        """The first of the conjuncts that a word belongs to."""
        while token.dep == "conj":
            token = self.parse.tokens[token.head]
        return token

    def _what(self, head: Token) -> Token | None:
        """ "What began as a protest and grew into a riot": what grew."""
        return next((t for t in self._own_subjects(self._first(head)) if t.lower == "what"), None)

    def _from_claim(self, claim: Claim, head: Token) -> _Subject | None:
        own = {t.i for c in children(self.parse, head.i) if c.i > head.i for t in subtree(self.parse, c.i)}
        auxiliaries = self._auxiliaries(head)
        passive = any(t.dep == "auxpass" for t in auxiliaries) or (
            head.tag == "VBN" and not any(t.lemma == "have" for t in auxiliaries)
        )
        roles: tuple[Role, ...] = ("patient",) if passive else ("agent", "patient")
        for role in roles:
            mentions = [self.cast.mentions[p.mention] for p in claim.participants if p.role == role]
            own |= {head.i, head.head} if self._infinitive_of_noun(head) else {head.i}
            free = [m for m in mentions if m.head_token not in own]
            if free:
                return self._from_mention(free[0])
        return None

    def _infinitive_of_noun(self, head: Token) -> bool:
        """ "The decision to send": it is not the decision that sends."""
        return head.dep == "acl" and any(aux.lower == "to" for aux in children(self.parse, head.i, "aux"))

    def _from_token(self, token: Token, own: bool) -> _Subject:
        mention = self.phrases.mention_at.get(token.i)
        if mention is not None and (mention.form == "pronoun" or self._role_of_named(mention)):
            return self._from_mention(mention)
        texts = self._texts(token)
        cut = "and" not in texts and any(children(self.parse, token.i, "conj"))
        plural = None if own and not cut else self._is_plural(token, texts)
        return _Subject(texts, plural, mention.entity if mention else None, token.i)

    def _from_mention(self, mention: Mention) -> _Subject:
        """A pronoun or a bare role by the name of who bears it; other phrases in their own words."""
        token = self.parse.tokens[mention.head_token]
        if mention.form == "pronoun" and token.tag not in ("PRP", "PRP$", "WP", "WDT"):
            return _Subject((token.lower,), mention.plural, mention.entity, token.i)
        if mention.form == "pronoun" or self._role_of_named(mention):
            entity = self.cast.entities[mention.entity]
            name = self.phrases.known_as(mention)
            plural = (
                mention.plural
                and not entity.names
                and (name.endswith("s") or name.split()[-1] in words("plural_nouns"))
            )
            return _Subject((name,), plural, mention.entity, token.i)
        head = top(self.parse, mention.head)
        texts = self._texts(head) if head else (mention.text,)
        return _Subject(texts, self._is_plural(token, texts), mention.entity, token.i)

    def _is_plural(self, token: Token, texts: Sequence[str]) -> bool:
        return token.tag in ("NNS", "NNPS") or "and" in texts or token.lower in words("plural_nouns")

    def _role_of_named(self, mention: Mention) -> bool:
        """Whether a phrase is a bare role ("the countries", "the president") of somebody whose name is known."""
        if mention.form != "nominal" or mention.name or not self.cast.entities[mention.entity].names:
            return False
        begins = mention.text.split(" ", 1)[0].lower()
        alike = not mention.plural or self.cast.entities[mention.entity].kind != "person"
        return alike and begins in ("the", "this", "that", "these", "those") and mention.quantity is None

    def _texts(self, token: Token) -> tuple[str, ...]:
        picked = self.phrases.words_of(token)
        if length([t.text for t in picked]) > 9:
            picked = self.phrases.words_of(token, brief=True)
        return tuple(self.phrases.written(picked))

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
                yield [preposition, *self._from_mention(free[0]).texts]
