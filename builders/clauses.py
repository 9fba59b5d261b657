"""What the grammar of a clause says to those who look for events: voice, conjuncts, relatives, governors."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from dateline.builders import remembered
from dateline.builders.knowledge import pairs, rows, words
from dateline.graph.model import Parse, Token

RELATIVE_WORDS = frozenset({"that", "which", "who", "whom"})
HAVE = frozenset({"have", "has", "had", "having", "'ve", "’ve", "'s", "’s", "'d", "’d"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "SYM", "X"})

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of verbs that have a tense."""


def kids(parse: Parse, word: Token, *labels: str) -> list[Token]:
    """The dependents of a word with one of these labels, in the order of the text."""
    if not word.children:
        return []
    tokens = parse.tokens
    return [child for i in word.children if (child := tokens[i]).dep in labels]


def kid(parse: Parse, word: Token, *labels: str) -> Token | None:
    """The first of ``kids``."""
    tokens = parse.tokens
    for i in word.children:
        if tokens[i].dep in labels:
            return tokens[i]
    return None


def governor(parse: Parse, word: Token) -> Token | None:
    """The word that governs this one; None for a root."""
    return None if word.head == word.i else parse.tokens[word.head]


def is_verbal(word: Token) -> bool:
    """Whether it can head a clause."""
    return word.pos in ("VERB", "AUX")


def is_nominal(word: Token) -> bool:
    """Whether it can head a noun phrase."""
    return word.pos in ("NOUN", "PROPN", "PRON", "NUM")


def conjuncts(parse: Parse, word: Token) -> Iterator[Token]:
    """A noun and the nouns joined to it: "A, B and C" from A."""
    yield word
    for other in kids(parse, word, "conj"):
        if other.pos in NOMINAL and not _says_where(parse, other):
            yield from conjuncts(parse, other)


def _says_where(parse: Parse, word: Token) -> bool:
    """Whether a place stands after a comma only to say where the place before it lies: "Alpine, Texas"."""
    before = parse.tokens[max(word.i - 2, 0) : word.i]
    return (word.ent == "GPE" and len(before) == 2 and before[1].text == "," and before[0].ent == "GPE"
            and before[0].i != word.head and before[0].dep != "conj")


def joined_to(parse: Parse, word: Token) -> Token:
    """The first of the conjuncts that a word belongs to; itself where it is joined to none."""
    while word.dep == "conj" and word.head != word.i:
        word = parse.tokens[word.head]
    return word


def is_infinitive(parse: Parse, verb: Token) -> bool:
    """Whether a verb stands with "to"."""
    return any(aux.tag == "TO" for aux in kids(parse, verb, "aux"))


def subject_role(parse: Parse, verb: Token) -> str:
    """What a subject of the verb is called: who does it, or, behind an auxiliary of the passive, whom it befalls."""
    return "nsubjpass" if kids(parse, verb, "auxpass") else "nsubj"


@remembered.of_word
def is_passive(parse: Parse, verb: Token) -> bool:
    """Whether the subject of a verb is what the verb does something to."""
    if kids(parse, verb, "auxpass", "nsubjpass", "csubjpass"):
        return True
    if verb.lower in words("mere_pasts"):
        return False
    if kids(parse, verb, "agent") and not (kids(parse, verb, "nsubj") and kids(parse, verb, "dobj")):
        return True
    if _is_headline_passive(parse, verb) or _is_counted(parse, verb):
        return True
    auxiliaries = kids(parse, verb, "aux")
    if verb.tag == "VBD" and verb.dep == "acl" and not auxiliaries and not kids(parse, verb, "nsubj"):
        return not is_headless(parse, verb)
    if verb.tag != "VBN":
        return False
    if any(aux.lower in HAVE for aux in auxiliaries) and not any(aux.tag == "VBN" for aux in auxiliaries):
        return False
    if verb.dep == "conj" and not auxiliaries and not kids(parse, verb, "nsubj"):
        first = parse.tokens[verb.head]
        return is_verbal(first) and (first.lemma == "be" or is_passive(parse, first))  # "was ready and signed"
    return not kids(parse, verb, "nsubj") or _lacks_auxiliary(parse, verb, auxiliaries)


def is_headless(parse: Parse, verb: Token) -> bool:
    """Whether a past form is the only verb of a sentence, hung below its subject: "The opposition called on them"."""
    noun = parse.tokens[verb.head]
    if verb.tag != "VBD" or verb.dep != "acl" or noun.dep != "ROOT" or not is_nominal(noun):
        return False
    if parse.block_of(verb.sentence).kind != "paragraph" or kids(parse, verb, "agent"):
        return False
    return not any(is_verbal(word) for word in kids(parse, noun, "relcl", "conj", "acl") if word.i != verb.i)


def _lacks_auxiliary(parse: Parse, verb: Token, auxiliaries: list[Token]) -> bool:
    """"With cases reported in the north", "had her car washed": a participle with a subject of its own, not active."""
    above = parse.tokens[verb.head]
    had = verb.dep == "ccomp" and above.lemma in words("causative_verbs")
    moves = verb.lemma in words("unaccusatives", "unaccusatives_of_things") and not had
    return (not auxiliaries and (had or verb.dep in ("pcomp", "advcl", "acl", "dep", "xcomp"))
            and not kids(parse, verb, "dobj", "ccomp") and not moves)


def _is_headline_passive(parse: Parse, verb: Token) -> bool:
    """"Two killed in crash": titles tell in the present, so a past form without object or auxiliary is a passive.

    A particle leaves that open ("two broke out"), unless the form is no past: "chief taken away".
    """
    if parse.block_of(verb.sentence).kind not in ("title", "heading", "standfirst") or verb.tag not in ("VBD", "VBN"):
        return False
    if kids(parse, verb, "dobj", "ccomp", "xcomp", "aux", "acomp", "attr") or not kids(parse, verb, "nsubj"):
        return False
    if (kids(parse, verb, "prt") and not _is_no_past(verb)) or any(map(is_relative, kids(parse, verb, "nsubj"))):
        return False  # a relative clause has its auxiliary, even in a title
    return verb.lemma not in words("unaccusatives", "unaccusatives_of_things")


def _is_no_past(verb: Token) -> bool:
    """Whether a form is a participle and nothing else: "taken", "shown"."""
    past = pairs("irregular_verbs").get(verb.lemma)
    return past is not None and verb.tag == "VBN" and verb.lower != past


def _is_counted(parse: Parse, verb: Token) -> bool:
    """"843 injured", without a verb of its own."""
    return (verb.lower in _casualties() and verb.i > 0 and parse.tokens[verb.i - 1].pos == "NUM"
            and not kids(parse, verb, "dobj", "aux"))


@functools.cache
def _casualties() -> frozenset[str]:
    return frozenset(word for word, _ in rows("casualties"))


def clause_of(parse: Parse, word: Token) -> Token:
    """The verb of the innermost clause that a word stands in; the sentence's root where none is a verb."""
    while word.head != word.i and not is_verbal(word):
        word = parse.tokens[word.head]
    return word


def antecedent(parse: Parse, verb: Token) -> Token | None:
    """The noun that the relative clause of this verb, or of the verb that it is joined to, speaks of."""
    first = joined_to(parse, verb)
    if (pointed := _pointed_at(parse, first)) is not None:
        return pointed
    if first.dep == "ccomp" and parse.tokens[first.head].dep == "relcl":
        first = parse.tokens[first.head]  # "the merger, which analysts say will cost jobs"
    head = governor(parse, first)
    if first.dep not in ("relcl", "acl") or head is None or is_verbal(head):
        return None
    return _what_goes_on(parse, verb, explained(parse, head))


def _pointed_at(parse: Parse, verb: Token) -> Token | None:
    """"It was she who carried the water": she carried it."""
    copula = parse.tokens[verb.head]
    named, it = kid(parse, copula, "attr"), kid(parse, copula, "nsubj")
    if verb.dep != "ccomp" or copula.lemma != "be" or named is None or it is None or it.lower != "it":
        return None
    opens = any(word.tag == "WP" and word.lower == "who" for word in kids(parse, verb, "nsubj"))
    return named if opens and named.i < verb.i else None


def _what_goes_on(parse: Parse, verb: Token, noun: Token) -> Token:
    """"The siege of the town, which began in May": not the town begins, ends or lasts, but the siege of it."""
    preposition = parse.tokens[noun.head]
    if noun.dep != "pobj" or preposition.lower not in ("of", "with", "between") or (
            verb.lemma not in words("phase_verbs")):
        return noun
    above = parse.tokens[preposition.head]
    fits = above.lemma in happenings() and noun.lemma.lower() not in happenings()
    return above if fits and not kids(parse, verb, "dobj", "xcomp") else noun


@functools.cache
def happenings() -> frozenset[str]:
    """The nouns that name events in some context, by lemma."""
    return frozenset(row[0] for row in rows("event_nouns"))


def is_cleft(parse: Parse, copula: Token) -> bool:
    """"It was the memo that turned the vote": "it was" tells nothing, it only points to what did."""
    named, said = kid(parse, copula, "nsubj"), kid(parse, copula, "attr")
    if copula.lemma != "be" or named is None or named.lower != "it":
        return False
    if said is None:
        return _points_by_phrase(parse, copula)
    known = said.pos == "PROPN" or said.tag == "PRP" or kids(parse, said, "poss") or any(
        word.lower in ("the", "this", "these", "those") for word in kids(parse, said, "det"))
    clauses = [*kids(parse, said, "relcl", "acl"), *kids(parse, copula, "relcl", "advcl", "ccomp")]
    openings = [word for clause in clauses if clause.i > said.i
                for word in kids(parse, clause, "nsubj", "dobj", "nsubjpass", "mark")]
    return bool(known) and any(word.lower in ("that", "who") for word in openings)


def _points_by_phrase(parse: Parse, copula: Token) -> bool:
    """"It is with pride that we announce it": how it is announced, and nothing of "it"."""
    how = kid(parse, copula, "prep")
    noun = kid(parse, how, "pobj") if how is not None else None
    if noun is None or kids(parse, copula, "acomp", "advmod"):
        return False
    clauses = [*kids(parse, noun, "acl", "relcl"), *kids(parse, copula, "ccomp", "advcl")]
    return any(word.lower == "that" for clause in clauses for word in kids(parse, clause, "mark"))


def is_done_to_head(parse: Parse, verb: Token) -> bool:
    """Whether an infinitive without an object is done to its noun: "has friends to thank"."""
    noun = parse.tokens[verb.head]
    return (verb.dep in ("acl", "relcl") and is_infinitive(parse, verb) and not is_passive(parse, verb)
            and noun.dep == "dobj" and verb.lemma in words("taking_objects")
            and not kids(parse, verb, "dobj", "nsubj", "ccomp", "prt"))


def explained(parse: Parse, noun: Token) -> Token:
    """The noun that an apposition explains: of "Ann Lee, the coach, …" from "coach" Lee; itself where it is none."""
    while noun.dep == "appos" and is_nominal(parse.tokens[noun.head]):
        noun = parse.tokens[noun.head]
    return noun


def is_relative(word: Token) -> bool:
    """Whether a word is a relative pronoun: "which", "who", "that" in its function."""
    return word.lower in RELATIVE_WORDS and word.tag in ("WDT", "WP", "IN", "DT") and word.pos != "ADV"
