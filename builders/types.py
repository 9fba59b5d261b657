"""What kind of event it is: PLOVER's types and ours.

A word's type stands in a table, alone or with the words beside it ("suspend" with "aid"); a verb that only says that
something is done takes the type of its object. What is agreed, demanded, refused or threatened is in PLOVER's sense
an agreement, demand, refusal or threat as long as it is not done.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.builders import grammar
from dateline.builders.knowledge import rows
from dateline.graph.model import Cast, Claim, Parse, Token
from dateline.graph.records import changed

_HOSTILE = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "THREATEN", "PROTEST"})
_FRIENDLY = frozenset({"AGREE", "AID", "SUPPORT", "COOPERATE", "CONCEDE", "CONSULT", "RETREAT"})
_COMMITTING = frozenset({"AGREE", "DEMAND", "REJECT", "THREATEN"})
_LIGHT = frozenset(
    {
        "hold",
        "stage",
        "launch",
        "mount",
        "conduct",
        "carry_out",
        "make",
        "do",
        "perform",
        "take",
        "give",
        "begin",
        "start",
        "continue",
        "resume",
        "commit",
        "undertake",
        "organize",
        "organise",
        "have",
        "face",
        "suffer",
        "complete",
        "see",
        "receive",
        "join",
        "attempt",
    }
)
_NAMED = {"GPE": "<place>", "LOC": "<place>", "FAC": "<place>", "MONEY": "<money>", "PERSON": "<person>"}


@dataclass(frozen=True, slots=True)
class Concept:
    """A type of event in the tree; ``broader`` is None at the top."""

    name: str
    label: str
    comment: str
    broader: str | None

    @property
    def is_plover(self) -> bool:
        """Whether PLOVER has it."""
        return self.comment.startswith("PLOVER:")


@functools.cache
def _tree() -> dict[str, Concept]:
    return {
        name: Concept(name, label, comment, None if broader == "-" else broader)
        for name, broader, label, comment in rows("types")
    }


def concepts() -> tuple[Concept, ...]:
    """All types, the broader before the narrower."""
    return tuple(_tree().values())


def broader(name: str) -> str | None:
    """The next broader type; None at the top. Raises KeyError for a name that is no type."""
    return _tree()[name].broader


def plover(name: str) -> str | None:
    """The type itself or the nearest broader one that PLOVER has; None where there is none."""
    above: str | None = name
    while above is not None and not _tree()[above].is_plover:
        above = _tree()[above].broader
    return above


# ---- Words ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table: the type, and the words of which one must stand beside (none: always)."""

    type: str
    beside: frozenset[str]


@functools.cache
def _rules() -> dict[tuple[str, str], tuple[Rule, ...]]:
    """Rules by part and lemma, in the order of the table, those that ask for words beside first."""
    classes = {row[0]: frozenset(row[2].split(",")) for row in rows("type_words") if row[1] == "class"}
    found: dict[tuple[str, str], list[Rule]] = {}
    for row in rows("type_words"):
        if row[1] != "class":
            beside = _beside_words(row[3] if len(row) > 3 else "", classes)
            for lemma in row[2].split(","):
                found.setdefault((row[1], lemma.strip()), []).append(Rule(row[0], beside))
    return {key: tuple(sorted(rules, key=lambda rule: not rule.beside)) for key, rules in found.items()}


def _beside_words(cell: str, classes: dict[str, frozenset[str]]) -> frozenset[str]:
    words: set[str] = set()
    for word in filter(None, (w.strip() for w in cell.split(","))):
        words |= classes[word[1:]] if word.startswith("@") else {word}
    return frozenset(words)


def type_of(parse: Parse, word: Token) -> str | None:
    """The type of a verb, noun or adjective by itself and the words beside it; None: not known, or none."""
    if grammar.is_verbal(word):
        kind = _verb_type(parse, word)
    else:
        part = "adjective" if word.pos == "ADJ" else "noun"
        names = _noun_names(parse, word)
        kind = _first(part, names, _around_noun(parse, word)) if _is_listed(part, names) else None
    return None if kind == NO_TYPE else kind


NO_TYPE = "-"
"""In the table: that in this sense a word has no type."""


def _verb_type(parse: Parse, word: Token) -> str | None:
    lemma = grammar.full_lemma(parse, word)
    prepositions = (t for t in grammar.children(parse, word) if t.dep == "prep" and not _leads_to_time(parse, t))
    names = (*(f"{lemma}_{t.lower}" for t in prepositions), lemma)
    if lemma not in _LIGHT and word.lemma != "be" and not _is_listed("verb", names):
        return None
    beside = _beside_names(parse, word)
    fitting = _first("verb", names, beside, only_beside=True)
    if fitting is None and lemma in _LIGHT:
        fitting = _object_type(parse, word)
    if fitting is None and word.lemma == "be":
        fitting = _predicate_type(parse, word)
    return fitting or _first("verb", names, beside)


def _leads_to_time(parse: Parse, preposition: Token) -> bool:
    """Whether a day or hour follows: in "to go on Wednesday" nothing goes on."""
    return any(t.dep == "pobj" and t.ent in ("DATE", "TIME") for t in grammar.children(parse, preposition))


def _beside_names(parse: Parse, word: Token) -> frozenset[str]:
    kids, around = grammar.children(parse, word), list(_beside(parse, word))
    names = {t.lemma.lower() for t in around}
    names |= {_NAMED[t.ent] for t in around if t.ent in _NAMED}
    labels = {t.dep for t in kids}
    if labels & {"dobj", "nsubjpass"}:
        names.add("<object>")
    if labels & {"ccomp", "xcomp"}:
        names.add("<clause>")
    if labels & {"acomp", "oprd"}:
        names.add("<state>")
    if any(t.dep in ("ccomp", "xcomp") and _asks(parse, t) for t in kids):
        names.add("<question>")
    if any(t.dep == "ccomp" and grammar.words_of(parse, t, "aux") & {"must", "should"} for t in kids):
        names.add("<must>")
    return frozenset(names)


def _asks(parse: Parse, clause: Token) -> bool:
    """Whether a clause is an indirect question: "asked whether he knew", "asked what went wrong"."""
    marks = {t.lower for t in grammar.children(parse, clause) if t.dep == "mark"}
    first = next((t for t in grammar.children(parse, clause) if t.tag in ("WP", "WRB", "WDT")), None)
    return bool(marks & {"whether", "if"}) or (first is not None and first.i < clause.i)


def _is_listed(part: str, names: tuple[str, ...]) -> bool:
    """Whether the table has a rule for one of these names."""
    return any((part, name) in _rules() for name in names)


def _first(part: str, names: tuple[str, ...], beside: frozenset[str], only_beside: bool = False) -> str | None:
    for name in names:
        for rule in _rules().get((part, name), ()):
            if rule.beside & beside or (not rule.beside and not only_beside):
                return rule.type
    return None


def _object_type(parse: Parse, word: Token) -> str | None:
    for child in grammar.children(parse, word):
        if child.dep in ("dobj", "nsubjpass") and child.pos == "NOUN":
            return type_of(parse, child) or _of_what(parse, child)
    return None


def _of_what(parse: Parse, word: Token) -> str | None:
    """The type of what a noun is "of": a wave of attacks."""
    for child in grammar.children(parse, word):
        if child.dep == "prep" and child.lower == "of":
            return next((type_of(parse, t) for t in grammar.children(parse, child) if t.dep == "pobj"), None)
    return None


def _predicate_type(parse: Parse, word: Token) -> str | None:
    for child in grammar.children(parse, word):
        if child.dep in ("acomp", "oprd"):
            return type_of(parse, child)
    return None


def _noun_names(parse: Parse, word: Token) -> tuple[str, ...]:
    lemma = word.lemma.lower()
    kids = grammar.children(parse, word)
    before = [f"{t.lemma.lower()}_{lemma}" for t in kids if t.dep in ("compound", "amod")]
    after = [f"{lemma}_{t.lower}" for t in kids if t.dep == "prep"]
    verb = [f"{parse.tokens[word.head].lemma}_{lemma}"] if word.dep == "dobj" else []
    return (*before, *after, *verb, lemma)


def _around_noun(parse: Parse, word: Token) -> frozenset[str]:
    clause = {"<clause>"} if any(t.dep == "xcomp" for t in grammar.children(parse, word)) else set()
    return frozenset(clause | {t.lemma.lower() for t in _phrase(parse, word)})


def _beside(parse: Parse, word: Token) -> Iterator[Token]:
    """The words that tell a verb's meaning: its objects, what follows its prepositions, the subject of a passive."""
    for child in grammar.children(parse, word):
        if child.dep in ("dobj", "nsubjpass", "attr", "oprd", "acomp", "xcomp", "ccomp", "dative") or (
            child.dep in ("nsubj",) and child.pos in ("NOUN",)
        ):
            yield from _phrase(parse, child)
        elif child.dep in ("prep", "agent", "prt"):
            for inner in grammar.children(parse, child):
                if inner.dep == "pobj":
                    yield from _phrase(parse, inner)


def _phrase(parse: Parse, word: Token) -> Iterator[Token]:
    """A head, its modifiers, further conjuncts, and what stands after "of"."""
    yield word
    if grammar.is_verbal(word):
        return
    for child in grammar.children(parse, word):
        if child.dep in ("compound", "amod", "nmod"):
            yield child
        elif child.dep == "conj":
            yield from _phrase(parse, child)
        elif child.dep == "prep" and child.lower in ("of", "on", "in"):
            for inner in grammar.children(parse, child):
                if inner.dep == "pobj":
                    yield inner


# ---- Claims ---------------------------------------------------------------------------------------------------------


def classify(parse: Parse, cast: Cast, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims with their types."""
    own = {claim.head_token: type_of(parse, parse.tokens[claim.head_token]) for claim in claims}
    return tuple(changed(claim, type=_in_standing(parse, claim, own)) for claim in claims)


def _in_standing(parse: Parse, claim: Claim, own: dict[int, str | None]) -> str | None:
    """The type of a claim as it stands: what is only intended is an agreement or a threat."""
    kind = own[claim.head_token]
    if claim.polarity == "positive" and claim.certainty == "certain":
        return kind
    if claim.form == "predicate":
        return kind
    above = _committing_above(parse, claim.head_token, own)
    if above is not None and (claim.certainty != "certain" or plover(above) == "REJECT"):
        return above
    word = grammar.first_conjunct(parse, parse.tokens[claim.head_token])
    while word.dep in ("xcomp", "ccomp") and not grammar.is_finite(parse, word):
        word = grammar.first_conjunct(parse, parse.tokens[word.head])
    return kind if word.dep in ("acl", "relcl", "advcl", "pcomp") else _intended(kind, claim)


def _committing_above(parse: Parse, token: int, own: dict[int, str | None]) -> str | None:
    """The type of the act that agrees on, demands, refuses or threatens what the word tells."""
    word = parse.tokens[token]
    while word.head != word.i and word.dep in (
        "xcomp",
        "ccomp",
        "dobj",
        "pobj",
        "prep",
        "pcomp",
        "acl",
        "conj",
        "acomp",
    ):
        word = parse.tokens[word.head]
        kind = own.get(word.i)
        if kind is not None:
            return kind if plover(kind) in _COMMITTING and kind != "DENY" else None
    return None


def _intended(kind: str | None, claim: Claim) -> str | None:
    root = plover(kind) if kind is not None else None
    if root is None or claim.form == "noun":
        return kind
    if claim.polarity == "negative":
        return "REJECT" if root in _FRIENDLY and claim.certainty != "certain" else kind
    if claim.certainty == "planned":
        return "THREATEN" if root in _HOSTILE else "AGREE" if root in _FRIENDLY else kind
    return kind
