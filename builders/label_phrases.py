"""Phrases as labels write them: without asides, times and debris, with names for pronouns."""

from __future__ import annotations

import copy
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from dateline.builders.knowledge import words
from dateline.builders.label_wording import HYPHENS, described, joined, possessive
from dateline.builders.name_spans import is_shouted
from dateline.builders.pronouns import AUTHOR, AUTHORS
from dateline.builders.syntax import ancestors, children, subtree, tokens_in
from dateline.builders.verb_forms import agreeing, in_full, third_person
from dateline.graph.model import Cast, Entity, Mention, Parse, Span, TimeExpression, Token

NOMINAL = ("NOUN", "PROPN", "ADJ", "NUM", "PRON")
DROPPED = frozenset(
    ["relcl", "appos", "advcl", "parataxis", "cc", "conj", "mark", "preconj", "meta", "intj", "discourse", "csubj"]
)
"""Dependents of anything that are asides to it."""
QUOTES = frozenset(["“", "”", '"', "''", "``", "‘", "«", "»"])
BRACKETS = frozenset(["[", "]", "(", ")"])
QUESTION_WORDS = frozenset(["WDT", "WP", "WP$", "WRB"])
WHETHER = frozenset(["whether", "if"])
THIRD_PERSON = frozenset(["his", "her", "its", "their"])
SHORT = 6
"""Words of a clause that says who is meant."""
LONG = 12
"""Words of a clause that says what a report or an idea is about."""
RATES = frozenset(["second", "minute", "hour", "day", "night", "week", "month", "year"])
"""What a price or a speed is counted by: "$15 million a day"."""
LISTED = 3
"""A list with more members besides its first is cut to that."""
VAIN = frozenset(["this", "that", "which", "you", "me", "us"])
"""Words that say nothing behind a preposition, where they stand for nobody known."""
JOINTS = frozenset([",", "and", "or", "&", "nor", "but"])
"""What joins the members of a list."""
CLOCK = re.compile(r"\d{1,2}[:.]\d\d")


class Phrases:
    """The words of a text as its labels write them."""

    def __init__(self, parse: Parse, times: Iterable[TimeExpression], cast: Cast) -> None:
        """``times`` stay out of every phrase: an event has its date beside its label."""
        self.parse, self.cast = parse, cast
        self.speaker: int | None = None
        self.timed = frozenset(token.i for time in times for token in tokens_in(parse, time.span)
                               if not self._is_for_long(time))
        self.mention_at = {mention.head_token: mention for mention in cast.mentions}
        self.hyphens = frozenset(token.i for token in parse.tokens if token.text in HYPHENS)
        self.asides: dict[int, bool] = {}
        self.phrases: dict[tuple[int, bool], tuple[Token, ...]] = {}

    def _is_for_long(self, time: TimeExpression) -> bool:
        """Whether a time says how long something is to last: "jailed for three years"."""
        first = next(iter(tokens_in(self.parse, time.span)), None)
        before = self.parse.tokens[first.i - 1] if first is not None and first.i else None
        opened = first is not None and (first.lower == "for" or (before is not None and before.lower == "for"))
        return time.type == "DURATION" and opened

    def in_the_mouth_of(self, speaker: int) -> Phrases:
        """The same where the entity ``speaker`` tells it: "she" and "we" are plain behind "Ms Brandt said:"."""
        twin = copy.copy(self)
        twin.speaker = speaker
        return twin

    def says_itself(self, mention: Mention) -> bool:
        """Whether a pronoun means whoever tells it."""
        if mention.form != "pronoun" or self.speaker is None:
            return False
        speaker = self.cast.entities[self.speaker].label
        return mention.entity == self.speaker or self.cast.entities[mention.entity].label == f"{speaker} and others"

    # ---- which words belong to a phrase

    def words_of(self, head: Token, brief: bool = False) -> list[Token]:
        """A word and what belongs to it, in the order of the text; ``brief``: without phrases behind it but "of"."""
        if (head.i, brief) not in self.phrases:
            picked = {token.i for token in self._grown(head, brief)}
            for i in tuple(picked):
                picked.update(self._hyphened(i))
            self.phrases[head.i, brief] = tuple(self.parse.tokens[i] for i in sorted(picked))
        return list(self.phrases[head.i, brief])

    def _grown(self, governor: Token, brief: bool) -> Iterator[Token]:
        yield governor
        for child in children(self.parse, governor.i):
            supplied = child.lower == "with" and governor.lemma in words("supply_verbs")
            later = brief and child.dep == "prep" and child.lower != "of" and not supplied
            later = later or (brief and child.dep == "relcl" and governor.dep == "pobj" and governor.pos == "NOUN")
            if not later and not self.left_out(child) and self._belongs(child, governor):
                yield from self._grown(child, brief)
        if governor.pos in NOMINAL:
            yield from self._list(governor, brief)

    def _belongs(self, child: Token, governor: Token) -> bool:
        """Whether a dependent is more than an aside to its governor."""
        if child.dep == "punct":
            return child.text == "," and governor.pos in NOMINAL
        if child.dep in ("acl", "relcl") and self._tells_who(child, governor):
            return True
        if self._says_what(child, governor):
            return True
        if child.dep in ("acl", "relcl"):
            return any(aux.lower == "to" for aux in children(self.parse, child.i, "aux"))
        if child.dep == "neg" and child.i > governor.i and governor.pos in NOMINAL:
            return False  # "a faulty valve, not rebels": it denies what is left out
        if child.dep == "appos" and child.pos == "PROPN" and governor.pos in ("NOUN", "PROPN"):
            first = min(t.i for t in subtree(self.parse, child.i))
            return first == governor.i + 1 and self.parse.tokens[first].text not in BRACKETS  # "the builder Hartwell"
        if child.dep == "advmod" and governor.pos in ("VERB", "AUX") and governor.dep != "amod":
            return child.lower in words("direction_adverbs") or child.tag == "WRB"
        if child.dep == "mark" and child.lower == "that" and governor.dep in ("acl", "relcl", "ccomp"):
            return True
        if child.dep == "mark" and governor.dep in ("ccomp", "xcomp", "advcl"):
            infinitive = any(aux.lower == "to" for aux in children(self.parse, governor.i, "aux"))
            return (child.lower in WHETHER and governor.dep == "ccomp") or (child.lower == "for" and infinitive)
        if self.goes_on(child, governor):
            return True
        if child.dep == "advcl" and governor.pos == "ADJ" and child.i > governor.i:
            return child.tag == "VB"  # "made it impossible to land"
        if child.dep == "npadvmod":
            each = any(t.lower in ("a", "an", "each", "every") for t in children(self.parse, child.i, "det"))
            rate = each and child.lower in RATES and governor.pos in ("NUM", "NOUN")
            return rate or governor.pos in ("ADJ", "ADV", "ADP") or child.i in self._hyphened(governor.i)
        return child.dep not in DROPPED

    def goes_on(self, clause: Token, verb: Token) -> bool:
        """Whether a clause says with what somebody goes on: "went on talking"."""
        behind = clause.dep == "advcl" and clause.tag == "VBG" and self.parse.tokens[clause.i - 1].dep == "prt"
        return behind and verb.lemma in ("go", "keep", "carry")

    def _says_what(self, clause: Token, noun: Token) -> bool:
        """Whether a clause says what a noun of speech or thought is about: "the report that it had hired them"."""
        told = clause.dep in ("acl", "relcl") and any(
            t.lower == "that" and t.dep == "mark" for t in children(self.parse, clause.i))
        below = [t.i for t in subtree(self.parse, clause.i)] if told and noun.dep in ("dobj", "attr") else []
        return bool(below) and min(below) == noun.i + 1 and len(below) <= LONG

    def _tells_who(self, clause: Token, noun: Token) -> bool:
        """Whether a short clause right behind a word says who is meant, which that alone does not: "those affected"."""
        below = sorted(t.i for t in subtree(self.parse, clause.i))
        asked = (self.parse.tokens[i] for i in below if self.parse.tokens[i].tag in QUESTION_WORDS)
        if any(t.head != clause.i or t.dep not in ("nsubj", "nsubjpass", "dobj") for t in asked):
            return False  # "the clashes in which nine died"
        behind = (t for t in children(self.parse, noun.i, "prep") if t.i > noun.i)
        ends = max((t.i for phrase in behind for t in subtree(self.parse, phrase.i) if t.i < below[0]), default=noun.i)
        close = below[0] == ends + 1 and below[-1] - below[0] < SHORT
        denied = any(t.lower in ("no", "any") for t in children(self.parse, noun.i, "det"))
        bare = denied or noun.lower in words("indefinite_pronouns", "people_at_large") or noun.lemma == "one" or (
            noun.tag == "NNS" and not any(children(self.parse, noun.i, "det", "poss", "amod", "compound", "nummod")))
        return close and bare and not self.timed & set(below)

    def _list(self, first: Token, brief: bool) -> Iterator[Token]:
        """The other members of a list with their conjunctions, as far as a label writes them."""
        if first.dep == "conj":
            return
        members = list(self._conjuncts(first))
        if not members:
            return
        conjunctions = [c for m in (first, *members) for c in children(self.parse, m.i, "cc", "punct")]
        if len(members) >= LISTED + (not brief) or any(self.left_out(m) for m in members):
            return
        joints = [c.lower for c in conjunctions if c.dep == "cc" or c.text == ","]
        if not joints or not JOINTS.issuperset(joints):
            return  # the conjunction was lost on the way: "a phone a tablet"; or is of several words: "as well as"
        yield from children(self.parse, first.i, "preconj")
        for member in members:
            yield from self._grown(member, brief)
        yield from (c for c in conjunctions if members and c.i < members[-1].i and c.text in JOINTS)

    def _conjuncts(self, first: Token) -> Iterator[Token]:
        for child in children(self.parse, first.i, "conj"):
            if child.pos in NOMINAL:
                yield child
                yield from self._conjuncts(child)
                return

    def outcome(self, verb: Token, picked: Sequence[Token]) -> list[Token]:
        """The participle behind an object that says what becomes of it: "sent dozens of shoppers fleeing"."""
        if not picked or verb.lemma not in words("resulting_verbs"):
            return []
        following = self.parse.tokens[picked[-1].i + 1 : picked[-1].i + 2]
        told = (t for t in following if t.dep == "acl" and t.tag in ("VBG", "VBN"))
        return [word for t in told for word in self.words_of(t)]

    def left_out(self, token: Token) -> bool:
        """Times, "according to", and prepositions with a time, a question word, a pronoun or nothing behind them."""
        if token.i not in self.asides:
            self.asides[token.i] = self._is_aside(token)
        return self.asides[token.i]

    def _is_aside(self, token: Token) -> bool:
        if token.i in self.timed or token.lower == "according" or token.text in QUOTES:
            return True
        if token.pos == "NUM" and CLOCK.fullmatch(token.text) and token.i + 1 < len(self.parse.tokens):
            return self.parse.tokens[token.i + 1].text[:1].isupper()  # "13:02 Shares fall": a live page's own clock
        if token.dep not in ("prep", "agent", "dative") or token.pos not in ("ADP", "SCONJ", "ADV"):
            return False
        objects = list(children(self.parse, token.i))
        aside = token.lower in words("aside_prepositions") and not any(self._hears(token, o) for o in objects)
        aside = aside and (token.lower != "without" or self.parse.tokens[token.head].lemma != "be")
        owned = token.lower == "by" and any(t.tag == "POS" for o in objects for t in children(self.parse, o.i))
        return not objects or aside or owned or any(self._vain(o) for o in objects)

    def _hears(self, preposition: Token, body: Token) -> bool:
        """Whether somebody stands before a body rather than at an earlier time: "appeared before the committee"."""
        mention = self.mention_at.get(body.i)
        known = mention is not None and self.cast.entities[mention.entity].kind in ("person", "organization", "group")
        return preposition.lower == "before" and body.dep == "pobj" and known and body.i not in self.timed

    def _vain(self, governed: Token) -> bool:
        """Whether what a preposition governs says nothing by itself."""
        clause = governed.dep == "pcomp" and governed.pos in ("VERB", "AUX") and governed.tag != "VBG"
        if governed.i in self.timed or clause or (governed.lower in VAIN and governed.i not in self.mention_at):
            return True
        asked = (t for t in self._grown(governed, brief=True) if t.tag in QUESTION_WORDS)
        if any(t.dep not in ("nsubj", "nsubjpass", "dobj") or t.head == governed.head for t in asked):
            return True
        if governed.dep == "prep" and self.left_out(governed):
            return True  # "as at 17:00 hours"
        inner = subtree(self.parse, governed.i)
        bare = governed.dep == "pobj" and governed.pos == "NOUN" and governed.tag in ("NN", "NNS")
        bare = bare and not any(children(self.parse, governed.i, "acl", "relcl"))
        return bare and len(governed.children) == 1 and any(t.i in self.timed for t in inner)

    def _hyphened(self, i: int) -> Iterator[int]:
        """The words that hyphens tie to a word: all of "Western-backed"."""
        for step in (-1, 1):
            at = i
            while at + step in self.hyphens and (pair := self._tied(at, step)) is not None:
                yield from pair
                at = pair[-1]

    def _tied(self, i: int, step: int) -> tuple[int, int] | None:
        tokens, hyphen, other = self.parse.tokens, i + step, i + 2 * step
        if not 0 <= other < len(tokens):
            return None
        first, last = sorted((i, other))
        glued = tokens[first].end == tokens[hyphen].start and tokens[hyphen].end == tokens[last].start
        same = tokens[i].sentence == tokens[other].sentence
        return (hyphen, other) if glued and same and tokens[other].text not in HYPHENS else None

    # ---- how they are written

    def written(
        self, picked: Sequence[Token], subject: int | None = None, known: Collection[int | None] = ()
    ) -> list[str]:
        """The words of a phrase; ``subject``: the entity of the clause's subject, whose "his" stays.

        ``known``: the entities that the label has named before, whose "their" stays too.
        """
        inside = {token.i for token in picked}
        line: list[str] = []
        named: set[int | None] = set(known)
        renamed: dict[int, Mention | None] = {}
        for token in picked:
            if token.text in QUOTES or (token.text == "," and not {token.i - 1, token.i + 1} <= inside):
                continue
            owned = token.lower == "own" and token.dep == "amod" and self._refers(token.i - 1) is not None
            if owned and line and line[-1] == "the":
                continue
            said = self._agreed(token, renamed) or self._word(token, subject, named)
            if token.tag == "PRP" and token.dep in ("nsubj", "nsubjpass") and said and said[0] != token.lower:
                renamed[token.head] = self.mention_at.get(token.i)
            named |= {self._refers(token.i)}
            if line and said and token.i - 1 in inside and self._is_glued(token):
                line[-1] += said.pop(0)  # "3G" is two words to the parser
            line += said
        return line

    def _agreed(self, token: Token, renamed: Mapping[int, Mention | None]) -> list[str]:
        """The finite verb behind a pronoun that a name stands for, in full and in its number: "Ann Lee is ready"."""
        head = token.i if token.i in renamed else token.head
        mention = renamed.get(head)
        finite = token.tag in ("VBP", "VBZ", "VBD", "MD") and (token.i == head or token.dep in ("aux", "auxpass"))
        if mention is None or not finite:
            return []
        full = in_full(token, self.parse.tokens[head])
        one = bool(self.cast.entities[mention.entity].names) and self.known_as(mention)[-1:] != "s"
        if not one or not mention.plural:
            return [full]
        single = agreeing(full, plural=False)
        return [third_person(token.lemma) if single == full and token.tag == "VBP" else single]

    def _is_glued(self, token: Token) -> bool:
        """Whether the text has no space before a word, nor a sign."""
        before = self.parse.tokens[token.i - 1]
        return before.end == token.start and before.text[-1:].isdigit() and token.text[:1].isalpha()

    def named_in(self, picked: Iterable[Token]) -> set[int | None]:
        """The entities that a phrase names."""
        return {self._refers(token.i) for token in picked} - {None}

    def _refers(self, i: int) -> int | None:
        mention = self.mention_at.get(i)
        return mention.entity if mention else None

    def _word(self, token: Token, subject: int | None, named: Collection[int | None]) -> list[str]:
        mention = self.mention_at.get(token.i)
        if token.text in BRACKETS:
            return []
        if token.tag == "WP$":
            return self._whose(token)
        if mention is None or mention.form != "pronoun" or token.tag not in ("PRP", "PRP$"):
            return [self._lowered(token)]
        if self.speaker is not None and self.says_itself(mention):
            return [token.text if token.lower == "i" else token.lower]
        if token.lower in THIRD_PERSON and mention.entity in named:
            return [token.lower]  # "Ms Brandt and her son"
        same = mention.entity == subject or self._are_authors(mention, subject) or self._is_one_of(mention, subject)
        if token.lower == "it" and same:
            return ["it"]
        head = self.parse.tokens[token.head]
        if token.lower == "her" and head.pos in ("ADV", "ADJ") and head.dep in ("ccomp", "acomp", "oprd"):
            return [self.known_as(mention)]  # "to have her afloat"
        if token.tag == "PRP$" and token.dep == "poss":
            plural = mention.plural or not self.cast.entities[mention.entity].names
            wrote = self._are_authors(mention, subject)
            theirs = token.lower if token.lower in THIRD_PERSON else "the" if wrote else "their"
            if not same and self._is_nobody_known(mention):
                return ["their" if self.parse.tokens[token.head].lower == "own" else "the"]  # "one of our own"
            return [theirs] if same else possessive(self.known_as(mention), plural)
        if same and token.dep != "nsubj":
            return [] if token.lower in VAIN else [token.lower]
        return [self.known_as(mention)]

    def _are_authors(self, mention: Mention, subject: int | None) -> bool:
        """Whether it is "our" of who writes "I": "I walked with people from our street"."""
        labels = {self.cast.entities[i].label for i in (mention.entity, subject) if i is not None}
        return labels == {AUTHOR, AUTHORS}

    def _is_nobody_known(self, mention: Mention) -> bool:
        """Whether an owner says nothing: somebody unnamed, or those who write "our"."""
        label = self.cast.entities[mention.entity].label
        return label.startswith("unnamed ") or label == AUTHORS

    def _is_one_of(self, mention: Mention, subject: int | None) -> bool:
        """Whether "their" are several named one by one, and the subject one of them: "Ann and Bo upheld their ties"."""
        several = self.cast.entities[mention.entity].label.split(" and ")
        return len(several) > 1 and mention.plural and subject is not None and (
            self.cast.entities[subject].label in " and ".join(several))

    def _whose(self, token: Token) -> list[str]:
        """The owner in a relative clause: "the mayor, whose house burned"."""
        clause = next((above for above in ancestors(self.parse, token.i) if above.dep == "relcl"), None)
        if clause is None:
            return []
        owner = self.parse.tokens[clause.head]
        return possessive(joined(self.written(self.words_of(owner, brief=True))), owner.tag == "NNS")

    def known_as(self, mention: Mention) -> str:
        """What a pronoun or a role stands for: the name, else its description with an article."""
        entity = self.cast.entities[mention.entity]
        if entity.names:
            return f"the {entity.label}" if self._has_article(entity) else entity.label
        if entity.label.startswith("unnamed "):
            return "it" if mention.lemma == "it" else "people" if mention.plural else "somebody"
        if " and " in entity.label and entity.label[:1].isupper():
            return entity.label  # "Turkey and Libya", named one by one
        label = self._as_inside(entity)
        short = label.split(", ", 1)[0]
        heads = {self.parse.tokens[self.cast.mentions[i].head_token].text for i in entity.mentions}
        headed = not heads.isdisjoint(short.split()) or heads.isdisjoint(label.split())
        return described(short if headed else label)  # but not "the old" of "the old, red barn"

    def _as_inside(self, entity: Entity) -> str:
        """A description without the capital that a sentence's start gave it: "rescuers", not "Rescuers"."""
        for mention in (self.cast.mentions[i] for i in entity.mentions):
            start = mention.span.start + mention.text.find(entity.label)
            first = tokens_in(self.parse, Span(start, start + 1)) if entity.label in mention.text else ()
            if first:
                return f"{self._lowered(first[0])[:1]}{entity.label[1:]}"
        return entity.label

    def _has_article(self, entity: Entity) -> bool:
        """Whether the text itself mostly writes a name with "the": "the Prosecutor's Office", but "Interpol"."""
        if entity.kind not in ("organization", "group") or entity.label.lower().startswith("the "):
            return False
        written = [m.text for i in entity.mentions if (m := self.cast.mentions[i]).name == entity.label]
        return 2 * sum(text.lower().startswith("the ") for text in written) > len(written)

    def _is_stressed(self, token: Token) -> bool:
        """Whether capitals only stress a word that names nothing: "was DEAD", "an act of SABOTAGE"."""
        tied = any(self._hyphened(token.i))
        if not token.text.isupper() or not token.text.isalpha() or len(token.text) < 2 or token.ent or tied:
            return False
        known = token.pos in ("ADJ", "NOUN") and len(token.text) > (3 if token.pos == "ADJ" else 6)
        return known or token.pos in ("DET", "ADV", "ADP")

    def _lowered(self, token: Token) -> str:
        """A word without the capital that only its place at the start of a sentence gave it."""
        before = self.parse.tokens[token.i - 1].text if token.i else ""
        if is_shouted(token) or self._is_stressed(token):
            return token.lower
        begins = token.i == self.parse.sentences[token.sentence].first or before in QUOTES
        plain = token.pos not in ("PROPN", "X") and (not token.ent or token.pos in ("ADP", "ADV", "DET", "NUM", "PRON"))
        if begins and plain and (token.text[1:].islower() or token.text == "A"):
            return token.text[:1].lower() + token.text[1:]
        return token.text
