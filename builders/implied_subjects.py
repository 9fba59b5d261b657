"""Whose deed a verb is where its subject stands elsewhere: infinitives, participles, relative clauses."""

from __future__ import annotations

from dateline.graph.model import Parse, Token

SUBJECTS = ("nsubj", "nsubjpass")
RELATIVE = ("WDT", "WP")
CALLS = frozenset({("call", "on"), ("call", "upon"), ("call", "for"), ("appeal", "to"), ("count", "on"), ("rely", "on"),
                   ("plead", "with"), ("wait", "for")})
"""Verbs with the preposition behind which stands who is to do what the infinitive says."""
DEPTH = 8
"""Steps up the tree after which a subject is given up."""


def subject_of(parse: Parse, verb: int, depth: int = 0) -> int | None:
    """The token of the subject that is understood with a verb; None where the grammar does not tell.

    "Forced the firm to lower its prices": the firm lowers. "The lake, which lost its fish": the lake.
    """
    token = parse.tokens[verb]
    own = _own(parse, token)
    if own is not None:
        if parse.tokens[own].tag in RELATIVE or parse.tokens[own].lower == "that":
            return token.head if token.dep == "relcl" else None
        return own
    if depth > DEPTH or token.head == verb:
        return None
    if token.dep == "acl":
        return token.head
    if token.dep == "xcomp":
        above = parse.tokens[token.head]
        patient = _child(parse, above, "dobj") or _called_on(parse, above)
        return patient if patient is not None else subject_of(parse, token.head, depth + 1)
    if token.dep in ("conj", "advcl", "acomp", "pcomp", "prep", "prt", "attr", "dep"):
        return subject_of(parse, token.head, depth + 1)
    return None


def _called_on(parse: Parse, verb: Token) -> int | None:
    """Who is to do it by a preposition: "called on his rivals to join", "appealed to drivers to wait"."""
    asked = (parse.tokens[c] for c in verb.children if (verb.lemma, parse.tokens[c].lower) in CALLS)
    return next((found for prep in asked if (found := _child(parse, prep, "pobj")) is not None), None)


def _own(parse: Parse, token: Token) -> int | None:
    """A verb's own subject; of two, which the parser gives it where it hung one wrongly, the nearer before it."""
    found = [c for c in token.children if parse.tokens[c].dep in SUBJECTS]
    before = [c for c in found if c < token.i]
    return before[-1] if before else next(iter(found), None)


def _child(parse: Parse, token: Token, *deps: str) -> int | None:
    return next((c for c in token.children if parse.tokens[c].dep in deps), None)


def governing_verb(parse: Parse, i: int) -> int | None:
    """The verb whose clause a word stands in, None where it stands in none."""
    for _ in range(12):
        token = parse.tokens[i]
        if token.head == i:
            return i if token.pos in ("VERB", "AUX") else None
        i = token.head
        if parse.tokens[i].pos in ("VERB", "AUX"):
            return i
    return None
