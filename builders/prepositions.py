"""Prepositional phrases below a word, and the roles that their prepositions give by themselves."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from dateline.builders.clauses import antecedent, is_relative, is_verbal, kid, kids
from dateline.builders.knowledge import rows
from dateline.builders.scene import Scene, joint_sort, nouns_of, resolved
from dateline.graph.model import Token


@functools.cache
def _table() -> dict[str, list[tuple[str, str]]]:
    table: dict[str, list[tuple[str, str]]] = {}
    for preposition, sort, role in rows("prepositions"):
        table.setdefault(preposition, []).append((sort, role))
    return table


def phrases(scene: Scene, word: Token) -> Iterator[tuple[Token, str, Token]]:
    """The prepositional phrases of a word: preposition, its wording ("out of"), and each noun after it."""
    for prep in kids(scene.parse, word, "prep", "agent"):
        if prep.lower not in ("according", "like", "than") and not _is_as_of(scene, prep):
            yield from _phrase(scene, prep, word)
            yield from _stranded(scene, prep, word)


def _stranded(scene: Scene, prep: Token, verb: Token) -> Iterator[tuple[Token, str, Token]]:
    """"The recipe he was alluding to": what a preposition at the end of a relative clause is about."""
    own = kid(scene.parse, verb, "nsubj", "nsubjpass")
    if verb.dep != "relcl" or prep.children or prep.i < verb.i or own is None or is_relative(own):
        return
    named = antecedent(scene.parse, verb)
    if named is not None and not kids(scene.parse, verb, "dobj"):
        yield prep, prep.lower, named


def _is_as_of(scene: Scene, prep: Token) -> bool:
    return prep.lower == "as" and bool(kids(scene.parse, prep, "prep"))


def _phrase(scene: Scene, prep: Token, word: Token) -> Iterator[tuple[Token, str, Token]]:
    inner = kid(scene.parse, prep, "prep")
    nouns = kids(scene.parse, prep, "pobj")
    for noun in resolved(scene, word, nouns) if is_verbal(word) else tuple(nouns_of(scene, nouns)):
        yield prep, _wording(scene, prep), noun
    if inner is not None and not nouns:
        for _, wording, noun in _phrase(scene, inner, word):
            yield inner, f"{prep.lower} {wording}" if f"{prep.lower} {wording}" in _table() else wording, noun


def _wording(scene: Scene, prep: Token) -> str:
    """A preposition with the word before it that makes one with it."""
    if _says_because(scene, prep):
        return "because of"
    if prep.lower == "with" and prep.i > 0 and scene.parse.tokens[prep.i - 1].lower in ("along", "together"):
        return "alongside"
    return "due to" if _says_due(scene, prep) else prep.lower


def _says_because(scene: Scene, prep: Token) -> bool:
    return prep.lower == "because" or (prep.i > 0 and scene.parse.tokens[prep.i - 1].lower == "because")


def _says_due(scene: Scene, prep: Token) -> bool:
    return prep.lower == "due" or (prep.lower == "to" and prep.i > 0 and scene.parse.tokens[prep.i - 1].lower == "due")


def by_preposition(scene: Scene, wording: str, noun: Token) -> str | None:
    """The role that a preposition gives to what stands after it, by its sort; None for none."""
    sort = joint_sort(scene, noun)
    for wanted, role in _table().get(wording, ()):
        if wanted in (sort, "*"):
            return None if role == "-" else role
    return None
