"""Lists of what is asked for or meant: "The strikers demand:", and below it lines with dashes or numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dateline.builders import grammar, remembered
from dateline.builders.modal_words import PLAIN, Standing, effect_of, noun_effect
from dateline.graph.model import Parse, Sentence, Token

_BULLET = re.compile(r"[-–—•*·▪●]|\(?\d{1,2}[.)]?|\(?[a-z]\)")
_PARTS = ("nsubj", "dobj", "attr")


@remembered.of_parse
def sentences(parse: Parse) -> Mapping[int, Standing]:
    """By sentence, the standing that what heads the list gives to its lines; other sentences are left out."""
    found: dict[int, Standing] = {}
    heading: Standing | None = None
    for sentence in parse.sentences:
        first = parse.tokens[sentence.first]
        if heading is not None and _BULLET.fullmatch(first.text):
            found[sentence.i] = heading
        elif not (sentence.i - 1 in found and _goes_on(parse, sentence)):
            heading = _heading(parse, sentence)
        elif heading is not None:
            found[sentence.i] = heading
    return found


def _goes_on(parse: Parse, sentence: Sentence) -> bool:
    """Whether a sentence stands in the paragraph of the list's line before it."""
    return parse.sentences[sentence.i - 1].block == sentence.block


def _heading(parse: Parse, sentence: Sentence) -> Standing | None:
    """What a sentence that ends in a colon makes of the list below it; None where it asks for or plans nothing."""
    if parse.tokens[sentence.last - 1].text != ":":
        return None
    root = parse.tokens[sentence.root]
    effects = (_effect(parse, word) for word in (root, *grammar.children(parse, root))
               if word.i == root.i or word.dep in _PARTS)
    return next((effect for effect in effects if effect is not None and effect != PLAIN and not effect.negative), None)


def _effect(parse: Parse, word: Token) -> Standing | None:
    if word.pos == "VERB":
        return effect_of(grammar.full_lemma(parse, word), "verb")
    return noun_effect(word.lemma) if word.pos == "NOUN" else None
