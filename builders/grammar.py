"""Questions that are asked of a word in the parse again and again: clause or noun, finite or not, what it governs."""

from __future__ import annotations

from dateline.graph.model import Parse, Token

COPULAS = frozenset({"be", "become", "remain", "seem", "appear", "stay", "look", "get", "turn", "grow", "prove"})
_HAPPENING = frozenset(
    {
        "take",
        "take_place",
        "begin",
        "start",
        "happen",
        "occur",
        "erupt",
        "break_out",
        "come",
        "ensue",
        "resume",
        "continue",
        "follow",
        "open",
    }
)
_CLAUSES = frozenset(
    {"ROOT", "ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "conj", "parataxis", "csubj", "csubjpass"}
)


def children(parse: Parse, word: Token) -> list[Token]:
    """The dependents of a word in the order of the text."""
    if not word.children:
        return []
    tokens = parse.tokens
    return [tokens[i] for i in word.children]


def is_verbal(word: Token) -> bool:
    """Whether the word heads a clause: a verb, or a copula."""
    return word.pos in ("VERB", "AUX") and word.dep not in ("amod", "compound")


def is_predicate(parse: Parse, word: Token) -> bool:
    """Whether the word is said of a subject by a copula: "is ready", "was a coup"."""
    governor = parse.tokens[word.head]
    return word.dep in ("acomp", "attr") and is_verbal(governor) and governor.lemma in COPULAS


def is_infinitive(parse: Parse, word: Token) -> bool:
    """Whether it is, or shares with its first conjunct, a "to"-infinitive."""
    if any(t.dep == "aux" and t.lower == "to" for t in children(parse, word)):
        return True
    first = parse.tokens[word.head]
    return word.dep == "conj" and word.tag == "VB" and not stands_alone(parse, word) and is_infinitive(parse, first)


def is_finite(parse: Parse, word: Token) -> bool:
    """Whether the clause has a tense of its own."""
    if word.tag in ("VBD", "VBZ", "VBP", "MD"):
        return True
    return any(t.dep in ("aux", "auxpass") and t.tag in ("VBD", "VBZ", "VBP", "MD") for t in children(parse, word))


def is_passive(parse: Parse, word: Token) -> bool:
    """Whether the verb stands in the passive."""
    return any(t.dep in ("auxpass", "nsubjpass", "csubjpass") for t in children(parse, word))


def stands_alone(parse: Parse, word: Token) -> bool:
    """Whether a conjunct has a tense or subject of its own, hence shares no auxiliary with the first."""
    if word.tag in ("VBD", "VBZ", "VBP"):
        first = parse.tokens[word.head]
        return not (word.tag == "VBD" and first.tag == "VBN" and not _subject_or_auxiliary(parse, word))
    return _subject_or_auxiliary(parse, word)


def _subject_or_auxiliary(parse: Parse, word: Token) -> bool:
    return any(t.dep in ("aux", "auxpass", "nsubj", "nsubjpass", "expl") for t in children(parse, word))


def first_conjunct(parse: Parse, word: Token) -> Token:
    """The word that a series of conjuncts begins with; the word itself where it is none."""
    while word.dep == "conj":
        word = parse.tokens[word.head]
    return word


def full_lemma(parse: Parse, word: Token) -> str:
    """The lemma with its particle: "call_off"; "take_place" for the noun that goes with "take"."""
    for child in children(parse, word):
        if child.dep == "prt" or (word.lemma == "take" and child.dep == "dobj" and child.lower == "place"):
            return f"{word.lemma}_{child.lower}"
    return word.lemma


def happening(parse: Parse, verb: Token) -> Token | None:
    """The verb that says no more of the subject than that it happens: "began", "is set to take place"; else None."""
    if full_lemma(parse, verb) in _HAPPENING:
        return verb
    later = [t for t in children(parse, verb) if t.dep == "xcomp" and full_lemma(parse, t) in _HAPPENING]
    return later[0] if later else None


def subject(parse: Parse, word: Token) -> Token | None:
    """The subject that the clause itself has, passive ones included."""
    return next((t for t in children(parse, word) if t.dep in ("nsubj", "nsubjpass")), None)


def clause_of(parse: Parse, word: Token) -> Token | None:
    """The nearest verb with a subject above a word."""
    while word.head != word.i:
        word = parse.tokens[word.head]
        if is_verbal(word) and subject(parse, word) is not None:
            return word
    return None


def is_as_if(parse: Parse, word: Token) -> bool:
    """Whether "as if" or "as though" opens the clause."""
    marks = [t.lower for t in children(parse, word) if t.dep == "mark"]
    return marks[:1] == ["as"] and len(marks) > 1


def is_direct_speech(parse: Parse, word: Token, governor: Token) -> bool:
    """Whether a complement is told in the speaker's own words: no "that", and before its verb of speech, or quoted."""
    if word.dep != "ccomp" or governor.pos != "VERB":
        return False
    kids = children(parse, word)
    if any(t.dep == "mark" for t in kids):
        return False
    return word.i < governor.i or any(_opens_speech(t) for t in parse.tokens[governor.i : word.i])


def _opens_speech(mark: Token) -> bool:
    return mark.text in ("“", '"', "``", "«", "‘") or (mark.text == "'" and mark.tag in ("``", "''"))


def words_of(parse: Parse, word: Token, dep: str) -> set[str]:
    """The dependents of that label, lower case."""
    if not word.children:
        return set()
    tokens = parse.tokens
    return {tokens[i].lower for i in word.children if tokens[i].dep == dep}


def subtree(parse: Parse, word: Token) -> set[int]:
    """The word and all that depends on it, as indices."""
    found, waiting = {word.i}, list(word.children)
    while waiting:
        i = waiting.pop()
        found.add(i)
        waiting.extend(parse.tokens[i].children)
    return found


def has_complementizer(parse: Parse, word: Token) -> bool:
    """Whether "that" opens the clause as a conjunction, though the parser may take it for something else."""
    for child in children(parse, word):
        if child.lower == "that" and (child.dep == "mark" or child.tag == "IN"):
            return not (child.dep == "dobj" and word.dep == "relcl" and _lacks_subject(parse, word))
        if child.dep in ("nsubj", "nsubjpass") and child.tag in ("NNS", "NNPS"):
            return "that" in words_of(parse, child, "det")
    return False


def _lacks_subject(parse: Parse, verb: Token) -> bool:
    """Whether what a verb tells has no subject but the relative pronoun: "the money that they say was stolen"."""
    clauses = [t for t in children(parse, verb) if t.dep == "ccomp"]
    return any(is_finite(parse, t) and subject(parse, t) is None for t in clauses)


def is_bare_participle(parse: Parse, word: Token) -> bool:
    """A past participle without auxiliary: "stated on the website"."""
    return word.tag == "VBN" and not any(t.dep in ("aux", "auxpass") for t in children(parse, word))
