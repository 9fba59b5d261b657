"""Signs that a verb of speech does not tell the clause beside it, or tells it though it only follows a comma."""

from __future__ import annotations

from dateline.builders import grammar
from dateline.graph.model import Parse, Token


def is_result(parse: Parse, word: Token, clause: Token) -> bool:
    """Whether a that-clause tells what came of it, and nothing that is said: "shouted so loudly that dogs barked"."""
    manner = (t for t in grammar.children(parse, word) if t.dep == "advmod" and word.i < t.i < clause.i)
    return any("so" in grammar.words_of(parse, t, "advmod") for t in manner)


def is_appended(parse: Parse, word: Token) -> bool:
    """Whether a verb of speech only follows a comma, and tells nothing itself: "it was sold, Ann told the radio"."""
    subject = grammar.subject(parse, word)
    first = min(grammar.subtree(parse, subject)) if subject is not None else 0
    hearer = any(t.dep in ("dobj", "dative") and t.i > word.i for t in grammar.children(parse, word))
    return bool(first) and word.lemma == "tell" and hearer and parse.tokens[first - 1].text == ","


def is_bracketed(parse: Parse, word: Token) -> bool:
    """Whether a bracket opens the clause: "one leak (it had told the tax office of two)"."""
    first = min(grammar.subtree(parse, word))
    return first > 0 and "(" in (parse.tokens[first].text, parse.tokens[first - 1].text)


def says_what_is_not(parse: Parse, word: Token) -> bool:
    """Whether "as" tells only what is set against it: "blamed rust, not, as the senator had hinted, rebels"."""
    mark = next((t for t in grammar.children(parse, word) if t.dep == "mark" and t.lower == "as"), None)
    if mark is None:
        return False
    return [t.lower for t in parse.tokens[max(0, mark.i - 2) : mark.i]] == ["not", ","]


def is_beside(parse: Parse, participle: Token) -> bool:
    """Whether it only tells when or how somebody spoke: "asked about the fire, he said no"."""
    bare = not grammar.is_finite(parse, participle) and grammar.subject(parse, participle) is None
    return participle.dep == "advcl" and participle.tag in ("VBN", "VBG") and bare
