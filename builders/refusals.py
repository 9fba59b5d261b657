"""Refusals told by "would not": "the club would not say who had left" is no condition, it did not say.

What somebody "would say only", he said.
"""

from __future__ import annotations

from dateline.builders import grammar
from dateline.builders.knowledge import words
from dateline.graph.model import Parse, Token


def is_refusal(parse: Parse, verb: Token) -> bool:
    """Whether somebody would not tell more, confirm or deny; not I or we, and not on a condition."""
    kids = grammar.children(parse, verb)
    if grammar.full_lemma(parse, verb) not in words("withheld_acts") or not any(
        t.dep == "aux" and t.lower == "would" for t in kids
    ):
        return False
    subject = grammar.subject(parse, verb)
    others = subject is not None and subject.lower not in ("i", "we", "you")
    conditional = any(grammar.words_of(parse, t, "mark") & {"if", "unless"} for t in kids if t.dep == "advcl")
    after = parse.tokens[verb.i + 1].lower if verb.i + 1 < len(parse.tokens) else ""
    kept_back = after == "only" or any(t.dep == "neg" for t in kids)
    return others and not conditional and kept_back and not any(
        t.dep == "aux" and t.lower == "have" for t in kids)
