"""Two offices of one person: "Tesla chief executive and owner Elon Musk", whom the parser takes for two people."""

from __future__ import annotations

from dataclasses import replace

from dateline.builders.knowledge import words
from dateline.builders.rehanging import rehung
from dateline.builders.titles import office_at
from dateline.graph.model import Parse, Token


def held(parse: Parse) -> Parse:
    """The parse in which an office joined by "and" to one right before its holder's name hangs on the name."""
    changed: dict[int, Token] = {}
    for name in parse.having("dep", frozenset({"conj"})):
        if name.ent == "PERSON" and _are_of_one(parse, parse.tokens[name.head], name):
            office = parse.tokens[name.head]
            head = name.i if office.head == office.i else office.head
            changed[name.i] = replace(name, head=head, dep=office.dep)
            changed[office.i] = replace(office, head=name.i, dep="nmod")
    return rehung(parse, changed) if changed else parse


def _are_of_one(parse: Parse, office: Token, name: Token) -> bool:
    """Whether only "and" and a second office part an office from a name; "the mayor and boxer Klitschko" may be two."""
    below = [parse.tokens[c] for c in office.children]
    between = parse.tokens[office.i + 1 : name.i]
    second = [one for one in between if one.head == name.i and one.pos == "NOUN" and one.text.islower()]
    alone = not any(one.dep == "det" or (one.dep in ("conj", "appos") and one.i != name.i) for one in below)
    joined = len(between) > 1 and between[0].lower == "and" and all(one.text != "," for one in between)
    return _is_office(parse, office) and alone and joined and any(_is_office(parse, one) for one in second)


def _is_office(parse: Parse, token: Token) -> bool:
    named = any(office_at(parse, i, token.i + 1) for i in range(max(0, token.i - 3), token.i + 1))
    return token.tag in ("NN", "NNP") and (named or token.lemma.lower() in words("person_nouns"))
