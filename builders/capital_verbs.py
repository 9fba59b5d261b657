"""Names behind a noun that the parser takes for verbs or for second subjects: "the builder Hartwell with ..."."""

from __future__ import annotations

from dataclasses import replace

from dateline.builders.rehanging import rehung
from dateline.graph.model import Parse, Token


def named(parse: Parse) -> Parse:
    """The parse in which a capitalised "verb" right behind a noun is the name that the noun introduces.

    What hung below it hangs on the verb above it. Headlines, where any word may have a capital, stay as they are. A
    name that is the second subject of its noun's verb is in apposition to the noun.
    """
    changed: dict[int, Token] = {}
    for token in parse.tokens:
        noun = _first_subject(parse, token)
        if noun is not None:
            changed[token.i] = replace(token, head=noun.i, dep="appos")
        elif _is_name(parse, token):
            changed[token.i] = replace(
                token, head=token.i - 1, dep="appos", pos="PROPN", tag="NNP", lemma=token.text)
            changed.update((c, replace(parse.tokens[c], head=token.head)) for c in token.children)
    return rehung(parse, changed) if changed else parse


def _is_name(parse: Parse, token: Token) -> bool:
    if token.pos != "VERB" or not token.text[:1].isupper() or token.dep not in ("advcl", "acl", "relcl", "amod"):
        return False
    before = parse.tokens[token.i - 1] if token.i > parse.sentences[token.sentence].first else token
    return before.pos == "NOUN" and before.text.islower() and parse.block_of(token.sentence).kind == "paragraph" and (
        token.head != before.i or not any(parse.tokens[c].dep.startswith("nsubj") for c in token.children))


def _first_subject(parse: Parse, token: Token) -> Token | None:
    """The common noun right before a name, if both are subjects of one verb: "the ferry Sea Pearl sank"."""
    if token.pos != "PROPN" or token.dep not in ("nsubj", "nsubjpass"):
        return None
    first = min((token.i, *(c for c in token.children if parse.tokens[c].dep in ("compound", "amod"))))
    noun = parse.tokens[first - 1] if first > parse.sentences[token.sentence].first else token
    return noun if noun.pos == "NOUN" and noun.dep == token.dep and noun.head == token.head else None
