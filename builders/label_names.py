"""What labels call somebody, and which capitals stay: the name, else the description as it reads inside a sentence."""

from __future__ import annotations

from dateline.builders.label_wording import DETERMINERS, QUOTES, described
from dateline.builders.name_spans import is_shouted
from dateline.builders.syntax import tokens_in
from dateline.graph.model import Cast, Entity, Mention, Parse, Span, Token

TITLES = frozenset(["mr", "mister", "dr", "sir"])
"""What alone is no name: of "Mr and Mrs Harlow" the first is not called "Mr"."""


def known_as(parse: Parse, cast: Cast, mention: Mention) -> str:
    """What a pronoun or a role stands for: the name, else its description with an article."""
    entity = cast.entities[mention.entity]
    if entity.names:
        return f"the {entity.label}" if _has_article(cast, entity) else entity.label
    if entity.label.startswith("unnamed "):
        if mention.lemma in ("it", "you"):
            return mention.lemma
        return "people" if mention.plural else "somebody"
    if " and " in entity.label and entity.label[:1].isupper():
        titled = entity.label.split(" and ")[0].rstrip(".").lower() in TITLES
        return "the two" if titled else entity.label  # "Turkey and Libya", named one by one
    if is_name_elsewhere(parse, entity.label):
        return entity.label
    label = _as_inside(parse, cast, entity)
    short = label.split(", ", 1)[0]
    heads = {parse.tokens[cast.mentions[i].head_token].text for i in entity.mentions}
    headed = not heads.isdisjoint(short.split()) or heads.isdisjoint(label.split())
    return described(short if headed else label)  # but not "the old" of "the old, red barn"


def is_name_elsewhere(parse: Parse, label: str) -> bool:
    """Whether one word bears a capital also where no sentence begins, and is nowhere written small: "Arvela"."""
    if " " in label or not label[:1].isupper() or not label[1:].islower():
        return False
    same = parse.having("lower", frozenset([label.lower()]))
    inside = [t for t in same if t.i != parse.sentences[t.sentence].first
              and parse.tokens[t.i - 1].text not in (*QUOTES, ":")]
    bare = not any(parse.tokens[t.i - 1].lower in DETERMINERS for t in inside)  # but "the President"
    return len(inside) > 1 and bare and all(t.text == label for t in same)


def _as_inside(parse: Parse, cast: Cast, entity: Entity) -> str:
    """A description without the capital that a sentence's start gave it: "rescuers", not "Rescuers"."""
    for mention in (cast.mentions[i] for i in entity.mentions):
        start = mention.span.start + mention.text.find(entity.label)
        first = tokens_in(parse, Span(start, start + 1)) if entity.label in mention.text else ()
        if first and first[0].text.isupper() and len(first[0].text) > 1:
            return entity.label.lower() if entity.label.isupper() else entity.label
        if first:
            return f"{lowered(parse, first[0])[:1]}{entity.label[1:]}"
    return entity.label


def _has_article(cast: Cast, entity: Entity) -> bool:
    """Whether the text itself mostly writes a name with "the": "the Prosecutor's Office", but "Interpol"."""
    if entity.kind not in ("organization", "group") or entity.label.lower().startswith("the "):
        return False
    written = [m.text for i in entity.mentions if (m := cast.mentions[i]).name == entity.label]
    return 2 * sum(text.lower().startswith("the ") for text in written) > len(written)


def _is_stressed(token: Token, tied: bool) -> bool:
    """Whether capitals only stress a word that names nothing: "was DEAD", "an act of SABOTAGE"."""
    if not token.text.isupper() or not token.text.isalpha() or len(token.text) < 2 or token.ent or tied:
        return False
    known = token.pos in ("ADJ", "NOUN") and len(token.text) > (3 if token.pos == "ADJ" else 6)
    return known or token.pos in ("DET", "ADV", "ADP")


def lowered(parse: Parse, token: Token, tied: bool = False) -> str:
    """A word without the capital that only its place at the start of a sentence gave it."""
    before = parse.tokens[token.i - 1].text if token.i else ""
    if token.text.isupper() and (is_shouted(token) or _is_stressed(token, tied)):
        return token.lower
    begins = token.i == parse.sentences[token.sentence].first or before in QUOTES
    plain = token.pos not in ("PROPN", "X") and (not token.ent or token.pos in ("ADP", "ADV", "DET", "NUM", "PRON"))
    if begins and plain and (token.text[1:].islower() or token.text == "A"):
        return token.text[:1].lower() + token.text[1:]
    return token.text
