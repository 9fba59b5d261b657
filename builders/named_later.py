"""Who is brought in without a name and named further on by the same noun: "a boy was hurt … the boy, Jan Ek, died"."""

from __future__ import annotations

from dateline.builders.noun_phrases import content_token, is_definite
from dateline.graph.model import Mention, Parse

REACH = 8
"""Sentences within which the name must follow."""


def links(parse: Parse, mentions: tuple[Mention, ...], linked: dict[int, int]) -> dict[int, int]:
    """For a phrase that brings somebody in, the later phrase by the same noun that has a name beside it.

    Nothing where two are brought in by that noun before the name, or where what the later one adds is not told before.
    ``linked``: what grammar alone says is one.
    """
    nouns = {mentions[i].lemma for i in linked if _names(parse, mentions, linked, i)}
    brought: dict[str, list[int]] = {}
    found: dict[int, int] = {}
    for i, mention in enumerate(mentions):
        if mention.lemma not in nouns or mention.form != "nominal":
            continue
        if mention.plural or not is_definite(parse, content_token(parse, mention)):
            brought.setdefault(mention.lemma, []).append(i)
        elif _names(parse, mentions, linked, i):
            first = brought.get(mention.lemma, [])
            if len(first) == 1 and first[0] not in linked and _may_be_one(parse, mentions[first[0]], mention):
                found[first[0]] = i
            brought.setdefault(mention.lemma, []).append(i)
    return found


def _names(parse: Parse, mentions: tuple[Mention, ...], linked: dict[int, int], i: int) -> bool:
    """Whether a definite phrase has a name right beside it: "the boy, Jan Ek,"."""
    mention, other = mentions[i], mentions[linked[i]] if i in linked else mentions[i]
    beside = other.form == "name" and other.sentence == mention.sentence and other.span.start >= mention.span.end
    between = parse.text[mention.span.end : other.span.start].strip() if beside else "-"
    definite = mention.form == "nominal" and not mention.plural and is_definite(parse, content_token(parse, mention))
    return definite and between in ("", ",", "(", "–", "—") and mention.text.lower().startswith("the ")


def _may_be_one(parse: Parse, first: Mention, second: Mention) -> bool:
    """Whether an indefinite phrase may be what the named one takes up, of one kind and with nothing new."""
    below = (parse.tokens[c] for c in content_token(parse, first).children)
    one = any(t.lower in ("a", "an", "one") for t in below)
    known = set(second.modifiers) <= {*first.modifiers, "same", "young", "late"}
    return one and known and first.kind == second.kind and second.sentence - first.sentence <= REACH
