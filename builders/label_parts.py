"""What a label says behind its verb, phrase by phrase: objects that the verb needs, places, amounts; no asides."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from operator import attrgetter

from dateline.builders import label_relatives
from dateline.builders.grammar import first_conjunct
from dateline.builders.knowledge import words
from dateline.builders.label_needed import Needed
from dateline.builders.label_phrases import Phrases
from dateline.builders.label_relatives import QUESTION_WORDS
from dateline.builders.label_subjects import SUBJECTS, Subject, Subjects, own_subjects_of
from dateline.builders.label_verbs import FINITE
from dateline.builders.label_wording import length, without_determiner
from dateline.builders.syntax import children, subtree
from dateline.graph.model import Claim, Token

OBJECTS = ("dobj", "iobj", "dative", "attr", "acomp", "oprd", "xcomp", "ccomp", "obj")
ADDRESSING = frozenset(["appeal", "call", "plead"])
"""Verbs that say whom somebody asks, but not without more for what: "appealed to parents to wait"."""
OR_MORE = (["or", "more"], ["or", "longer"], ["or", "less"])
BEFORE_WHICH = frozenset(["against", "at", "during", "for", "from", "in", "on", "over", "with"])
BARE = frozenset(["CD", "DT", "JJ", "NN", "NNS", "PRP$"])
"""How the second of two objects begins: "lent me the map"; not what is cited: "told me, 'Run'"."""
GUESSES = frozenset(["maybe", "perhaps", "probably"])
SHARES = frozenset(["%", "cent", "per", "percent", "point"])
"""What says by how much something rose or fell."""
LONGEST_MEANT = 6
"""Words of what "which" may be told to mean."""
LONGEST_OBJECT = 14
"""Words of an object that a label tells whole."""
TOLD = frozenset([*OBJECTS, "agent", "prep", "advmod", "npadvmod", "dep"])
"""Relations of what a label tells behind its verb."""


def within(token: Token, claim: Claim) -> bool:
    """Whether a word is one of a claim's trigger."""
    return claim.trigger.start <= token.start and token.end <= claim.trigger.end


class Parts:
    """What stands behind the verbs of a text's labels."""

    def __init__(self, phrases: Phrases, subjects: Subjects) -> None:
        """Of the text whose phrases and subjects these are."""
        self.phrases, self.subjects, self.needed = phrases, subjects, Needed(phrases)
        self.parse, self.cast = phrases.parse, phrases.cast

    def of(
        self, claim: Claim, head: Token, bare: bool, subject: Subject, aim: int | None = None
    ) -> Iterator[tuple[bool, list[str], list[str]]]:
        """What stands behind the verb, phrase by phrase: whether the verb needs it, all of it, and in brief.

        Places that stood in front of the clause come last. ``aim``: an infinitive that belongs in however it hangs on.
        """
        fronted: list[list[str]] = []
        late: list[list[str]] = []
        before: list[list[str]] = []
        seen: set[str] = set()
        known: set[int | None] = set()
        told: set[int] = set()
        told_to: set[str] = set()  # the first of two objects, where it is a pronoun: "lent me the map"
        if (gap := self._gap(claim, head, subject)) is not None:
            yield True, list(gap), list(gap)
        for child in children(self.parse, head.i):
            if self._is_needed_aim(claim, child, head, aim):
                told_aim = self.phrases.written(self.ended(self.phrases.words_of(child), child), subject.entity, known)
                yield True, told_aim, told_aim
                continue
            if not bare and (needed := self.needed.of(claim, child, head, subject)):
                if child.i == head.i + 1 and child.lower == "again":
                    yield True, needed, needed
                else:
                    (late if child.i > head.i else before).append(needed)
                continue
            if child.dep not in TOLD or not self._worth(claim, child, head, bare):
                continue
            if child.i in told | {subject.token}:  # "e-mail" is three words to the parser
                continue
            if (left_out := self._left_to_say(child, head)):
                yield True, left_out, left_out
                continue
            picked = self._picked(child, head, whole=child.i == aim)
            told |= {t.i for t in picked}
            texts = self._filled(self.ended(picked, child), child, subject, known)
            known |= self.phrases.named_in(picked)
            if texts and self._ends_in_nobody(picked, texts):
                texts = self._brief(child, subject) if child.dep in ("acomp", "attr", "dobj") else []
            if (
                not texts
                or " ".join(texts).lower() in words("vain_phrases")
                or (child.dep in ("attr", "dobj") and child.dep in seen - told_to)
            ):
                continue
            seen.add(child.dep)
            following = self.parse.tokens[child.i + 1 : child.i + 2]
            told_to = {"dobj"} if child.tag == "PRP" and following and following[0].tag in BARE else set()
            opening = [*self._once_more(child, head), *self._measured(child, head), *self._hedged(child, picked)]
            texts = [*self._parted(child, picked), *texts]
            texts = [*opening, *self._set_against(claim, child, head), *texts, *self._meant(child)]
            if child.i > head.i:
                needed_whole = child.dep in OBJECTS
                yield needed_whole, texts, texts if needed_whole else self._brief(child, subject) or texts
            elif child.dep == "prep" and (
                    self._is_inverted(head, subject) or any(t.ent in ("GPE", "LOC", "FAC") for t in picked)):
                fronted.append(texts)
        yield from ((False, texts, texts) for texts in fronted)
        yield from ((True, texts, texts) for texts in (*late, *before))
        if (behind := self._behind_which(head, subject)):
            yield True, behind, behind

    def _ends_in_nobody(self, picked: Sequence[Token], texts: Sequence[str]) -> bool:
        """Whether what a preposition governs has no words: "next to us", where they are the subject."""
        last = self.ended(list(picked), picked[0])[-1:]
        return bool(last) and last[0].dep == "pobj" and last[0].tag == "PRP" and texts[-1].lower() == (
            self.parse.tokens[last[0].head].lower)

    def _behind_which(self, head: Token, subject: Subject) -> list[str]:
        """What a preposition before "which" means: of "the pump on which it depends" that it depends on the pump."""
        noun = self.parse.tokens[head.head]
        timed = noun.i in self.phrases.timed or noun.lemma in words("spans_of_time")
        if head.dep != "relcl" or not subject.texts or timed:
            return []
        last = next((t for t in children(self.parse, head.i, "prep") if t.i > head.i and not t.children), None)
        if last is not None and subject.token != noun.i and not any(children(self.parse, head.i, "auxpass")):
            meant = self.subjects.texts(noun, of=head.i)  # "the song that he was humming to"
            return [last.lower, *meant] if length(meant) <= LONGEST_MEANT else []
        if any(t.lower == "where" for t in children(self.parse, head.i, "advmod")):
            place = self.parse.tokens[noun.head]
            meant = self.subjects.texts(noun, of=head.i)
            there = noun.dep == "pobj" and place.lower in ("at", "in", "on") and subject.token != noun.i
            return [place.lower, *meant] if there and length(meant) <= LONGEST_MEANT else []
        phrases = ((t, children(self.parse, t.i, "pobj")) for t in children(self.parse, head.i, "prep") if t.i < head.i)
        opening = next((t for t, objects in phrases if any(o.tag == "WDT" for o in objects)), None)
        if opening is None or opening.lower not in BEFORE_WHICH:
            return []
        meant = self.subjects.texts(noun, of=head.i)
        return [opening.lower, *meant] if length(meant) <= LONGEST_MEANT else []

    def _once_more(self, child: Token, head: Token) -> list[str]:
        """The "and" before a second phrase like the first: "rang at seven and again at nine"."""
        if child.dep not in ("agent", "prep"):
            return []
        phrases = (t for t in children(self.parse, head.i, "agent", "prep") if head.i < t.i < child.i)
        before = [t for t in phrases if t.lower == child.lower]
        joints = {t.lower for t in self.parse.tokens[before[-1].i : child.i] if t.dep == "cc"} if before else set()
        return ["and"] if "and" in joints else []

    def _hedged(self, child: Token, picked: Sequence[Token]) -> list[str]:
        """The word that says that a number is a guess, and that which "at a time" is counted by: "one at a time"."""
        before = self.parse.tokens[picked[0].i - 1] if picked and picked[0].i else child
        guessed = before.lower in GUESSES and child.dep == "dobj" and before.head == child.head
        counted = before.tag == "CD" and [t.lower for t in picked] == ["at", "a", "time"]
        return [before.lower] if guessed or counted else []

    def _meant(self, child: Token) -> list[str]:
        """What "any" and "none" leave out behind another verb's object: "sought no bail and was not granted any"."""
        first = self.parse.tokens[self.parse.tokens[child.head].head]
        if child.dep != "dobj" or child.lower not in ("any", "none") or self.parse.tokens[child.head].dep != "conj":
            return []
        object_ = next(children(self.parse, first.i, "dobj"), None)
        said = self.phrases.written(self.phrases.words_of(object_, brief=True)) if object_ is not None else []
        return ["of", *said] if said and child.lower == "none" else without_determiner(said)

    def _left_to_say(self, child: Token, head: Token) -> list[str]:
        """What a lone "to" stands for behind another verb: "has not sold it and does not intend to" sell it."""
        if child.tag != "TO" or child.children or child.dep != "xcomp" or head.dep != "conj":
            return []
        first = first_conjunct(self.parse, head)
        infinitive = any(t.dep == "xcomp" and t.tag == "VB" for t in children(self.parse, first.i))
        done = next(children(self.parse, first.i, "xcomp"), first) if infinitive else first
        object_ = next(children(self.parse, done.i, "dobj"), None)
        behind = self.phrases.written(self.phrases.words_of(object_, brief=True)) if object_ is not None else []
        return ["to", done.lemma, *behind]

    def _is_needed_aim(self, claim: Claim, child: Token, head: Token, aim: int | None) -> bool:
        """Whether an infinitive belongs to its verb: "did not come to read", "appealed to parents to wait".

        Who denies the aim need not deny the rest.
        """
        if self.phrases.goes_on(child, head):
            return True
        aims = child.dep == "advcl" and child.i > head.i and child.tag == "VB"
        if aims and head.lemma == "be" and self._is_judged(child, head):
            return True
        return aims and (claim.polarity == "negative" or child.i == aim or head.lemma in ADDRESSING)

    def _is_judged(self, aim: Token, head: Token) -> bool:
        """Whether an infinitive right behind an adjective says what somebody is it for: "was wrong to leave"."""
        adjective = next(children(self.parse, head.i, "acomp"), None)
        return adjective is not None and aim.i == adjective.i + 2 and self.parse.tokens[aim.i - 1].lower == "to"

    def _picked(self, child: Token, head: Token, whole: bool) -> list[Token]:
        """The words of a phrase; of a long object those that say what it is, unless it is wanted ``whole``."""
        picked = self._span_of_time(child) or self.phrases.words_of(child)
        picked += self._outcome(head, picked) if child.dep == "dobj" else []
        picked += self._of_what_kind(child, picked)
        picked += self._in_what_state(picked)
        if child.dep not in OBJECTS or whole or length([t.text for t in picked]) <= LONGEST_OBJECT:
            return picked
        clauses = {i for t in picked for c in children(self.parse, t.i, "acl", "relcl") for i in (
            below.i for below in subtree(self.parse, c.i))}
        brief, plain = self.phrases.words_of(child, brief=True), [t for t in picked if t.i not in clauses]
        lost = clauses.isdisjoint(t.i for t in brief) and length([t.text for t in plain]) <= LONGEST_OBJECT
        return plain if lost else brief  # brief loses phrases too: "a ladder for painters"

    def _outcome(self, verb: Token, picked: Sequence[Token]) -> list[Token]:
        """The participle behind an object that says what becomes of it: "sent dozens of shoppers fleeing"."""
        if not picked or verb.lemma not in words("resulting_verbs"):
            return []
        following = self.parse.tokens[picked[-1].i + 1 : picked[-1].i + 2]
        told = (t for t in following if t.dep == "acl" and t.tag in ("VBG", "VBN"))
        return [word for t in told for word in self.phrases.words_of(t)]

    def _of_what_kind(self, child: Token, picked: list[Token]) -> list[Token]:
        """The word behind "nothing" that says of what kind, wherever it hangs: "did nothing wrong"."""
        behind = self.parse.tokens[child.i + 1 : child.i + 2]
        vague = child.lower in ("anything", "everything", "nothing", "something")
        kind = (t for t in behind if vague and t.head in (child.i, child.head) and t.lemma in words("kinds_of_thing"))
        return [t for t in kind if t not in picked]

    def _parted(self, child: Token, picked: Sequence[Token]) -> list[str]:
        """The comma before a phrase that says who of several: "are children, most of them from the old town"."""
        first = picked[0] if picked else child
        whose = child.dep == "prep" and first.dep == "nsubj"
        parted = (whose or child.dep == "advmod") and first.i > 0 and self.parse.tokens[first.i - 1].text == ","
        return [","] if parted else []

    def _in_what_state(self, picked: Sequence[Token]) -> list[Token]:
        """What is said of those whom a number names: "is among the 44 still missing", "40 dollars each"."""
        last = picked[-1] if picked else None
        each = self.parse.tokens[last.i + 1 : last.i + 2] if last is not None else ()
        if each and each[0].lower == "each" and any(t.pos == "NUM" for t in picked) and not each[0].children:
            return [] if each[0] in picked else [*each]  # "fines of 900 dollars each"
        if last is None or last.pos != "NUM" or last.dep != "pobj":
            return []
        behind = [t for t in self.parse.tokens[last.i + 1 : last.i + 3] if t.sentence == last.sentence]
        still = behind[:1] if behind and behind[0].lower == "still" else []
        state = behind[len(still) : len(still) + 1]
        return [*still, *state] if state and state[0].lower in words("casualties") | {"missing", "alive"} else []

    def _filled(
        self, picked: list[Token], child: Token, subject: Subject, known: Collection[int | None]
    ) -> list[str]:
        """A phrase as written; "which she promised to review" with what she promised to review."""
        which = next((t for t in picked if t.tag == "WDT" and t.dep == "dobj" and t.head == child.i), None)
        clause = self.parse.tokens[child.head]
        if child.dep != "xcomp" or which is None or clause.dep != "relcl":
            return self.phrases.written(picked, subject.entity, known)
        front = [t for t in picked if which.i != t.i <= child.i]
        back = [t for t in picked if t.i > child.i]
        meant = self.subjects.texts(self.parse.tokens[clause.head], of=clause.i)
        return [*self.phrases.written(front, subject.entity), *meant, *self.phrases.written(back, subject.entity)]

    def _is_inverted(self, head: Token, subject: Subject) -> bool:
        """Whether a copula stands before its subject: "Aboard were two pilots"."""
        return head.lemma == "be" and subject.token is not None and subject.token > head.i

    def _measured(self, child: Token, head: Token) -> list[str]:
        """The adverb that a preposition needs before it: "next to the wall"."""
        before = self.parse.tokens[child.i - 1]
        needs = child.dep == "prep" and child.lower == "to" and before.dep == "advmod" and before.head == head.i
        return [before.lower] if needs and before.i > head.i else []

    def _set_against(self, claim: Claim, child: Token, head: Token) -> list[str]:
        """The "not" that a phrase bears, where the verb is not denied: "focused not on the victims but on …"."""
        before = self.parse.tokens[child.i - 1]
        behind = child.dep == "prep" and before.dep == "neg" and before.head == head.i and before.i > head.i
        return ["not"] if behind and claim.polarity == "positive" else []

    def _span_of_time(self, child: Token) -> list[Token]:
        """"Four nights", as the object of a verb that takes time; nothing of other phrases."""
        if not self._takes_time(child):
            return []
        modifiers = children(self.parse, child.i, "nummod", "det", "amod", "compound", "poss")
        before = sorted((below for t in modifiers if t.i < child.i for below in subtree(self.parse, t.i)),
                        key=attrgetter("i"))
        following = self.parse.tokens[child.i + 1 : child.i + 3]
        before += [child, *following] if [t.lower for t in following] in OR_MORE else [child]
        behind = list(children(self.parse, child.i, "nummod", "prep")) if child.dep in ("attr", "dobj") else []
        after = {t for part in behind if part.i > child.i for t in subtree(self.parse, part.i)}
        return [*before, *sorted(after.difference(before), key=attrgetter("i"))]

    def _brief(self, top_: Token, subject: Subject) -> list[str]:
        """A phrase without the phrases behind it; nothing of a list, which would lose its members, but sums."""
        listed = (t for child in children(self.parse, top_.i) for t in children(self.parse, child.i))
        if any(t.dep == "conj" and t.pos != "NUM" for t in listed):
            return []
        said = self.ended(self.phrases.words_of(top_, brief=True), top_)
        verb = self.parse.tokens[top_.head]
        left = [t for t in self._outcome(verb, said) if t.dep == "acl"] if top_.dep == "dobj" else []
        return self.phrases.written([*said, *left], subject.entity)  # "left tourists stranded"

    def _gap(self, claim: Claim, head: Token, subject: Subject) -> tuple[str, ...] | None:
        """The object that another clause names: "the ships that it has sent", "may extend or cancel the licence"."""
        named = [self.cast.mentions[p.mention] for p in claim.participants
                 if p.role in ("patient", "recipient") and p.rule == "object"]
        objects = children(self.parse, head.i, "dobj", "nsubjpass", "attr", "acomp")
        if not named or any(child.tag not in QUESTION_WORDS for child in objects):
            return None
        heard = head.dep == "relcl" and label_relatives.hears(self.parse, self.parse.tokens[head.head])
        if heard and any(own_subjects_of(self.parse, head)):
            return None  # "told fans his team would win"
        own = {token.i for child in children(self.parse, head.i) for token in subtree(self.parse, child.i)}
        own -= {token.i for child in children(self.parse, head.i, "conj") for token in subtree(self.parse, child.i)}
        free = [mention for mention in named if mention.head_token not in own | {subject.token}]
        if not free:
            return None
        if free[0].form == "pronoun":
            return self.subjects.from_mention(free[0]).texts
        return self.subjects.texts(self.parse.tokens[free[0].head_token], of=head.i)

    def _tells_beside_time(self, child: Token) -> bool:
        """Whether an object that begins as a time says more, or all: "declared Friday a day of mourning", "spent it".

        A verb that takes time has it for its object: "spent four nights in custody".
        """
        if child.i not in self.phrases.timed or child.dep not in ("dobj", "oprd", "attr", "npadvmod"):
            return False
        beside = (t for t in subtree(self.parse, child.i) if t.i not in self.phrases.timed)
        return self._takes_time(child) or (child.dep != "npadvmod" and any(t.pos == "NOUN" for t in beside))

    def _takes_time(self, child: Token) -> bool:
        """Whether a span of time is what its verb is about: "lasted seven hours", "needed two days"."""
        verb = self.parse.tokens[child.head]
        if child.i not in self.phrases.timed or child.i <= verb.i or verb.lemma not in words("time_taking_verbs"):
            return False
        counted = any(children(self.parse, child.i, "nummod"))
        return child.dep in ("dobj", "attr") or (child.dep == "npadvmod" and counted and verb.lemma != "be")

    def ended(self, picked: list[Token], top_: Token) -> list[Token]:
        """A phrase without words at its end that ask for more; a lone preposition stays ("was resorted to")."""
        lone = top_.dep == "prep" and not top_.children
        while picked and not lone and (self._asks_for_more(picked[-1]) or self._is_left_hanging(picked)):
            picked = picked[:-1]
        return picked

    def _asks_for_more(self, word: Token) -> bool:
        above = self.parse.tokens[word.head]
        if word.dep == "prep" and not word.children and (above.dep, above.pos) == ("acomp", "ADJ"):
            return False  # "unaccounted for"
        parted = word.dep == "prep" and bool(word.children)  # "has lasted since" May
        return parted or (word.lower in words("label_no_ends") and word.dep not in ("prt", "dobj"))

    def _is_left_hanging(self, picked: list[Token]) -> bool:
        """Whether the last word is an adjective behind its noun that lost its own phrase: "a stoppage due" in March."""
        last = picked[-1]
        behind = last.dep == "amod" and last.i > last.head and len(picked) > 1
        above = self.parse.tokens[last.head]
        if last.dep == "pobj" and last.tag == "NN" and above.lower == "between" and above in picked:
            return True  # "between that day" and another
        if last.dep == "pobj" and last.lemma == "total" and any(
                t.lower == "of" and t.i > last.i for t in children(self.parse, last.i, "prep")):
            return True  # "for a total" of nine hours
        return behind and any(t.i > last.i and t.dep == "prep" for t in children(self.parse, last.i))

    def _worth(self, claim: Claim, child: Token, head: Token, bare: bool) -> bool:
        """Whether a dependent belongs into the label."""
        if child.dep == "prep" and not child.children and child.i == head.i + 1:
            return any(children(self.parse, head.i, "auxpass")) and child.i not in self.phrases.timed
        if child.dep in OBJECTS and self._is_one_of(child):
            return False
        if child.tag in QUESTION_WORDS or (self.phrases.left_out(child) and not self._tells_beside_time(child)):
            return False
        if within(child, claim):
            return child.dep != "prt"
        if bare:
            return child.dep in ("dative", "iobj") or (child.dep == "dobj" and head.lemma in words("hearer_verbs"))
        if child.dep in ("npadvmod", "dep"):
            share = child.lemma in SHARES and child.i > head.i and any(children(self.parse, child.i, "nummod"))
            return self._takes_time(child) or share or child.lower == "same"
        if child.dep == "advmod":
            beside = child.lower == "next" and any(children(self.parse, child.i, "prep"))
            beside = beside or (child.lower == "so" and head.lemma == "do" and child.i == head.i + 1)
            beside = beside or (child.lower in ("there", "here") and head.lemma in ("be", "get", "put"))
            needed = beside or self._is_measured(child) or child.lower in words("direction_adverbs")
            return child.i > head.i and (needed or self._leads_on(child, head) or self._says_how(child, head))
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

    def _is_one_of(self, child: Token) -> bool:
        """Whether a name only says who is one of several: "two banks, among them Hartwell,"."""
        if not self.parse.having("lower", frozenset(["among"])):
            return False
        first = min(t.i for t in subtree(self.parse, child.i))
        return first > 1 and self.parse.tokens[first - 2].lower == "among" and self.parse.tokens[first - 1].tag == "PRP"

    def _says_how(self, adverb: Token, head: Token) -> bool:
        """Whether an adverb right behind a verb without object says how it was done: "acted negligently"."""
        if any(t.lower == "too" for t in children(self.parse, adverb.i, "advmod")):
            return True  # "was going far too fast"
        plain = adverb.i == head.i + 1 and adverb.lower.endswith("ly") and adverb.i not in self.phrases.timed
        bare = head.lemma != "be" and not any(children(self.parse, head.i, *OBJECTS))
        return plain and bare and adverb.lower != "only"

    def _leads_on(self, adverb: Token, head: Token) -> bool:
        """Whether an adverb right behind its verb opens a phrase: "fell short of the mark", "sat close to the door"."""
        phrases = (t for t in children(self.parse, adverb.i, "prep") if t.i == adverb.i + 1 and t.children)
        return adverb.i == head.i + 1 and adverb.i not in self.phrases.timed and any(
            not self.phrases.left_out(t) for t in phrases)

    def _is_measured(self, adverb: Token) -> bool:
        """Whether an adverb says by how much: "closed down 4.2%"."""
        amounts = [t.i for t in children(self.parse, adverb.i, "npadvmod") if t.i > adverb.i]
        return bool(amounts) and not self.phrases.timed & {adverb.i, *amounts}
