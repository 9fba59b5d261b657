"""Phrases as labels write them: without asides, times and debris, with names for pronouns."""

from __future__ import annotations

import copy
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from dateline.builders import label_names, label_relatives
from dateline.builders.knowledge import words
from dateline.builders.label_relatives import QUESTION_WORDS
from dateline.builders.label_wording import HYPHENS, QUOTES, joined, possessive
from dateline.builders.pronouns import AUTHOR, AUTHOR_AND_OTHERS, AUTHORS
from dateline.builders.syntax import ancestors, children, subtree, tokens_in
from dateline.builders.verb_forms import agreeing, in_full, third_person
from dateline.graph.model import Cast, Mention, Parse, TimeExpression, Token

NOMINAL = ("NOUN", "PROPN", "ADJ", "NUM", "PRON")
DROPPED = frozenset(
    ["relcl", "appos", "advcl", "parataxis", "cc", "conj", "mark", "preconj", "meta", "intj", "discourse", "csubj"]
)
"""Dependents of anything that are asides to it."""
BRACKETS = frozenset(["[", "]", "(", ")"])
WHETHER = frozenset(["whether", "if"])
THIRD_PERSON = frozenset(["his", "her", "its", "their"])
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
                               if not self._is_for_long(time) and not self._is_meant_for(time))
        self.mention_at = {mention.head_token: mention for mention in cast.mentions}
        self.hyphens = frozenset(token.i for token in parse.having("lower", HYPHENS))
        self.asides: dict[int, bool] = {}
        self.phrases: dict[tuple[int, bool], tuple[Token, ...]] = {}
        self.spelt: dict[int, str] = {}

    def _is_for_long(self, time: TimeExpression) -> bool:
        """Whether a time says how long something is to last: "jailed for three years"."""
        first = next(iter(tokens_in(self.parse, time.span)), None)
        before = self.parse.tokens[first.i - 1] if first is not None and first.i else None
        opened = first is not None and (first.lower == "for" or (before is not None and before.lower == "for"))
        return time.type == "DURATION" and opened

    def _is_meant_for(self, time: TimeExpression) -> bool:
        """Whether a month or year says which a thing is, not when something happens: "the rents for June"."""
        first = next(iter(tokens_in(self.parse, time.span)), None)
        before = self.parse.tokens[first.i - 1] if first is not None and first.i else None
        if first is None or before is None or before.lower != "for" or before.dep != "prep":
            return False
        owner = self.parse.tokens[before.head]
        return time.type == "DATE" and owner.pos == "NOUN" and owner.i == before.i - 1 and (
            first.pos == "PROPN" or first.text.isdigit()) and owner.dep in ("nsubj", "nsubjpass", "dobj")

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
            picked = {token.i for token in self._grown(head, brief)} if head.children else {head.i}
            for i in tuple(picked) if self.hyphens else ():
                picked.update(self._hyphened(i))
            self.phrases[head.i, brief] = tuple(self.parse.tokens[i] for i in sorted(picked))
        return list(self.phrases[head.i, brief])

    def _grown(self, governor: Token, brief: bool) -> list[Token]:
        found = [governor]
        for child in children(self.parse, governor.i):
            if child.dep == "prep" and child.lower == "of":
                later = self._is_of_nobody(child, governor)
            else:
                later = brief and self._is_cut_short(child, governor)
            if not later and not self.left_out(child) and self._belongs(child, governor):
                found += self._grown(child, brief) if child.children else [child]
        if governor.pos in NOMINAL and governor.children:
            found += self._list(governor, brief)
        return found

    def _is_cut_short(self, child: Token, governor: Token) -> bool:
        """Whether a phrase in brief ends before a dependent of one of its words."""
        if child.dep == "prep":
            return child.lower != "with" or governor.lemma not in words("supply_verbs")
        if child.dep == "relcl" and governor.dep == "pobj" and governor.pos == "NOUN":
            return True
        return label_relatives.would_be_cut(self.parse, child)

    def _is_of_nobody(self, of: Token, governor: Token) -> bool:
        """Whether a number is of those whom nothing names: of "three of them" only three is told."""
        objects = [self.mention_at.get(t.i) for t in children(self.parse, of.i, "pobj") if t.lower in ("them", "these")]
        counted = governor.pos == "NUM" or governor.lower in words("quantifiers")
        return counted and any(m is None or self.cast.entities[m.entity].label.startswith("unnamed ") for m in objects)

    def _belongs(self, child: Token, governor: Token) -> bool:
        """Whether a dependent is more than an aside to its governor."""
        if child.dep == "punct":
            return child.text == "," and governor.pos in NOMINAL
        clause = governor.pos == "NOUN" and governor.dep in ("ROOT", "advcl", "appos", "ccomp", "conj", "parataxis")
        if child.dep in ("nsubj", "ccomp") and child.i < governor.i and clause:
            return False  # "nine were hurt, one of them a guard who fell"
        if child.dep in ("acl", "relcl") and label_relatives.tells_who(self.parse, self.timed, child, governor):
            return True
        if label_relatives.says_what(self.parse, child, governor):
            return True
        if child.dep in ("acl", "relcl"):
            return any(aux.lower == "to" for aux in children(self.parse, child.i, "aux"))
        if child.dep == "neg" and child.i > governor.i and governor.pos in NOMINAL:
            return False  # "a faulty valve, not rebels": it denies what is left out
        if self._is_its_name(child, governor):
            return True
        if child.lower == "each" and not child.children and child.i > governor.i and governor.pos in NOMINAL:
            return True  # "bail of $900 each"
        if child.dep == "appos" and child.pos == "PROPN" and governor.pos in ("NOUN", "PROPN"):
            first = min(t.i for t in subtree(self.parse, child.i))
            return first == governor.i + 1 and self.parse.tokens[first].text not in BRACKETS  # "the builder Hartwell"
        if child.dep == "advmod" and governor.pos in ("VERB", "AUX") and governor.dep != "amod":
            if child.lower == "so" and child.i == governor.i + 1 and governor.lemma in ("do", "say"):
                return True
            if child.lower == "prior" and governor.dep in ("acl", "ccomp"):
                return child.i + 1 not in self.timed  # "no sign that it leaked prior to the sale"
            return child.lower in words("direction_adverbs") or child.lower == "again" or child.tag == "WRB"
        if child.dep == "mark" and child.lower == "that" and governor.dep in ("acl", "relcl", "ccomp"):
            return True
        if child.dep == "mark" and governor.dep in ("ccomp", "xcomp", "advcl"):
            infinitive = any(aux.lower == "to" for aux in children(self.parse, governor.i, "aux"))
            return (child.lower in WHETHER and governor.dep == "ccomp") or (child.lower == "for" and infinitive)
        if self.goes_on(child, governor) or (child.dep == "intj" and governor.lemma == "say"):  # "a guest who said no"
            return True
        if child.dep == "advcl" and governor.pos == "ADJ" and child.i > governor.i:
            return child.tag == "VB"  # "made it impossible to land"
        if child.dep == "npadvmod":
            each = any(t.lower in ("a", "an", "each", "every") for t in children(self.parse, child.i, "det"))
            rate = each and child.lower in RATES and governor.pos in ("NUM", "NOUN")
            one_by_one = [t.lower for t in self.parse.tokens[child.i + 1 : child.i + 4]] == ["at", "a", "time"]
            return rate or one_by_one or governor.pos in ("ADJ", "ADV", "ADP") or child.i in self._hyphened(governor.i)
        return child.dep not in DROPPED

    def _is_its_name(self, child: Token, governor: Token) -> bool:
        """Whether a name behind a comma says which one is meant: "shares in the parent company, Hartwell,"."""
        if child.dep != "appos" or child.pos != "PROPN" or governor.dep != "pobj" or governor.tag != "NN":
            return False
        below = [t.i for t in subtree(self.parse, child.i)]
        bare = not any(t.pos == "PROPN" or t.dep != "compound" for t in children(
            self.parse, governor.i, "amod", "compound", "nummod", "prep", "acl", "relcl"))
        definite = any(t.lower == "the" or t.dep == "poss" for t in children(self.parse, governor.i, "det", "poss"))
        behind = self.parse.tokens[min(below) - 1].text == "," and min(below) == governor.i + 2
        parted = self.parse.tokens[max(below) + 1 : max(below) + 2]
        return bare and definite and behind and len(below) <= LISTED and [t.text for t in parted] == [","]

    def _ends_name(self, word: Token) -> bool:
        """Whether a word ends a name between commas that says which one is meant."""
        return word.dep == "appos" and self._is_its_name(word, self.parse.tokens[word.head])

    def goes_on(self, clause: Token, verb: Token) -> bool:
        """Whether a clause says with what somebody goes on: "went on talking"."""
        behind = clause.dep == "advcl" and clause.tag == "VBG" and self.parse.tokens[clause.i - 1].dep == "prt"
        return behind and verb.lemma in ("go", "keep", "carry")

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
        if token.lower == "among" and any(o.tag == "PRP" for o in objects):
            return True  # "two holders, among them Ann Lee"
        owned = token.lower == "by" and any(t.tag == "POS" for o in objects for t in children(self.parse, o.i))
        above = self.parse.tokens[token.head]
        if not objects and above.dep == "acomp" and above.pos == "ADJ" and token.i == above.i + 1:
            return False  # "unaccounted for"
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
        for n, token in enumerate(picked):
            if token.text in QUOTES or (token.text == "," and not {token.i - 1, token.i + 1} <= inside and not (
                    token.i - 1 in inside and self._ends_name(self.parse.tokens[token.i - 1]))):
                continue
            owned = token.lower == "own" and token.dep == "amod" and self._refers(token.i - 1) is not None
            if owned and line and line[-1] == "the":
                continue
            said = (self._agreed(token, renamed) if renamed else []) or self._word(token, subject, named)
            if line and line[-1].lower() == "the" and self._goes_by_name(token, picked, subject, named):
                line.pop()
                said = self.known_as(self.mention_at[token.i]).split(" ")
            before = self.parse.tokens[token.i - 1] if token.i else token
            timed = before.lower in ("'s", "’s") and before.i not in inside and before.head in self.timed
            if timed and not (line and line[-1].lower() == "the"):
                said = ["the", *said]  # "Friday's concert"
            if token.lower in ("a", "an") and token.i + 1 in self.timed - inside and n + 1 < len(picked):
                said = ["an" if picked[n + 1].lower[0] in "aeiou" else "a"]  # "a" six-month "inquiry"
            if token.tag == "PRP" and token.dep in ("nsubj", "nsubjpass") and said and said[0].lower() != token.lower:
                renamed[token.head] = self.mention_at.get(token.i)
            named.add(self._refers(token.i))
            if line and said and token.i - 1 in inside and self._is_glued(token):
                line[-1] += said.pop(0)  # "3G" is two words to the parser
            line += said
        return line

    def _goes_by_name(
        self, token: Token, picked: Sequence[Token], subject: int | None, named: Collection[int | None]
    ) -> bool:
        """Whether a bare "the boy" within a phrase is said by the name that the text gives him: "Jan Ek's school"."""
        mention = self.mention_at.get(token.i)
        if mention is None or mention.form != "nominal" or mention.plural or mention.entity in (subject, *named):
            return False
        one = self.cast.entities[mention.entity]
        within = token.dep in ("pobj", "poss") and token.i != picked[-1].head
        bare = [t.lower for t in children(self.parse, token.i) if t.tag != "POS"] == ["the"]
        named_so = bool(one.names) and self.known_as(mention).lower() != token.lower
        return within and bare and named_so and one.kind in ("person", "organization")

    def _agreed(self, token: Token, renamed: Mapping[int, Mention | None]) -> list[str]:
        """The finite verb behind a pronoun that a name stands for, in full and in its number: "Ann Lee is ready"."""
        head = token.i if token.i in renamed else token.head
        mention = renamed.get(head)
        finite = token.tag in ("VBP", "VBZ", "VBD", "MD") and (token.i == head or token.dep in ("aux", "auxpass"))
        if mention is None or not finite:
            return []
        full = in_full(token, self.parse.tokens[head])
        own = self.parse.tokens[mention.head_token].lower == "i"
        one = bool(self.cast.entities[mention.entity].names) and self.known_as(mention)[-1:] != "s"
        if not own and (not one or not mention.plural):
            return [full]
        if full == "am":
            return ["is"]
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
        if token.lower == "mine" and self.parse.tokens[token.i - 1].pos in ("ADJ", "DET", "NOUN", "PROPN"):
            return [token.text]  # a noun that the parser takes for a pronoun
        if token.tag == "WP$":
            return self._whose(token)
        if mention is None or mention.form != "pronoun" or token.tag not in ("PRP", "PRP$"):
            return [self._lowered(token)]
        if token.lower.endswith(("self", "selves")):
            return [token.lower]
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
                if self.parse.tokens[token.head].lower in words("owned_for_good"):
                    return [token.lower]  # "in her favour"
                return ["their" if self.parse.tokens[token.head].lower == "own" else "the"]  # "one of our own"
            return [theirs] if same else possessive(self.known_as(mention), plural)
        if same and token.dep != "nsubj":
            return [] if token.lower in VAIN else [token.lower]
        return [self.known_as(mention)]

    def _are_authors(self, mention: Mention, subject: int | None) -> bool:
        """Whether it is "our" of who writes "I": "I walked with people from our street"."""
        labels = {self.cast.entities[i].label for i in (mention.entity, subject) if i is not None}
        return labels in ({AUTHOR, AUTHORS}, {AUTHOR, AUTHOR_AND_OTHERS})

    def _is_nobody_known(self, mention: Mention) -> bool:
        """Whether an owner says nothing: somebody unnamed, or those who write "our"."""
        label = self.cast.entities[mention.entity].label
        return label.startswith("unnamed ") or label in (AUTHORS, AUTHOR_AND_OTHERS)

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
        return label_names.known_as(self.parse, self.cast, mention)

    def _lowered(self, token: Token) -> str:
        if token.i not in self.spelt:
            beside = token.i - 1 in self.hyphens or token.i + 1 in self.hyphens
            tied = beside and any(self._hyphened(token.i))
            self.spelt[token.i] = label_names.lowered(self.parse, token, tied)
        return self.spelt[token.i]
