"""Of two things joined by "or", neither is told as certain: "somebody opened the gate, or lent the ladder"."""

from __future__ import annotations

from dateline.builders import grammar
from dateline.builders.negation import is_negated
from dateline.graph.model import Parse, Token

_TOLD = frozenset({"VBD", "VBZ", "VBN"})
_MANY = frozenset({"NNS", "NNPS"})
_SEVERAL = frozenset({"they", "we", "those", "many", "some", "all", "none", "nobody"})


def pair(parse: Parse, word: Token) -> tuple[Token, Token] | None:
    """The two verbs of which one alone is told to be so, the given one among them; None where it is no such verb.

    Of several people some may have done the one and some the other: "dozens were killed or hurt" is no such choice.
    """
    first = parse.tokens[word.head] if word.dep == "conj" else word
    if first.dep in ("relcl", "acl") or not {first.tag, word.tag} <= _TOLD:
        return None
    kids = grammar.children(parse, first)
    later = [t for t in kids if t.dep == "conj" and t.tag in _TOLD]
    joint = next((t for t in kids if t.dep == "cc" and t.lower == "or"), None)
    if joint is None or len(later) != 1 or min(grammar.subtree(parse, later[0])) != joint.i + 1:
        return None
    if any(grammar.words_of(parse, t, "mark") for t in (first, later[0])):
        return None  # "whether it sank, or was sunk"
    if word not in (first, later[0]) or is_negated(parse, first) or is_negated(parse, later[0]):
        return None
    subject = grammar.subject(parse, first)
    one = subject is not None and subject.tag not in _MANY and subject.lower not in _SEVERAL and not (
        grammar.words_of(parse, subject, "cc"))
    return (first, later[0]) if one else None
