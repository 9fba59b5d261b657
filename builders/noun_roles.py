"""Roles of event nouns: possessors, "of", "by" and other prepositions, compounds, and what a light verb adds."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import cast

from dateline.builders import event_nouns, light_verbs
from dateline.builders.clauses import antecedent, clause_of, governor, is_passive, is_verbal, kid, kids
from dateline.builders.knowledge import pairs, rows, words
from dateline.builders.objects import datives, objects_of
from dateline.builders.prepositions import by_preposition, phrases
from dateline.builders.scene import Filler, Scene, is_amount, nouns_of
from dateline.builders.subjects import said_of, subject
from dateline.builders.triggers import Trigger
from dateline.graph.model import Role, Token


def of_noun(scene: Scene, trigger: Trigger, noun: Token) -> Iterator[Filler]:
    """All fillers of an event noun's roles, surest first; a word may come twice."""
    parse = scene.parse
    possessor, of = _arguments_of(noun)
    owners = _owners(scene, noun)
    by_someone = any(prep.lower == "by" for prep in kids(parse, noun, "prep", "agent"))
    if (by_someone or kids(parse, noun, "poss")) and of == "agent":
        of = "patient"
    for word in nouns_of(scene, owners):
        yield Filler(_possessor_role(scene, noun, word, possessor, by_someone), word, "noun.possessor")
    yield from _noun_phrases(scene, noun, noun, of)
    yield from _compounds(scene, noun)
    if trigger.carrier is not None:
        yield from _from_carrier(scene, noun, parse.tokens[trigger.carrier], of)
    elif not owners and not by_someone:
        yield from _from_above(scene, noun)


@functools.cache
def _noun_arguments() -> dict[str, tuple[str, str]]:
    return {noun: (possessor, of) for noun, possessor, of in rows("noun_arguments")}


def _arguments_of(noun: Token) -> tuple[str, str]:
    """The roles of the possessor and of "of" for an event noun, by the table, else by the verb that it comes from."""
    for form in (noun.lower, noun.lemma.lower()):
        if form in _noun_arguments():
            return _noun_arguments()[form]
    lemma = noun.lemma.lower()
    if event_nouns.verb_of(lemma) in words("unaccusatives"):
        return "patient", "patient"
    return "agent", "patient" if event_nouns.takes_object(lemma) or event_nouns.verb_of(lemma) is None else "agent"


def _owners(scene: Scene, noun: Token) -> list[Token]:
    """The possessors of a noun; for "whose" what its relative clause is about."""
    parse = scene.parse
    own = [word for word in kids(parse, noun, "poss") if word.pos in ("NOUN", "PROPN", "PRON") or word.tag == "WP$"]
    if not any(word.lower == "whose" for word in own):
        return own
    named = antecedent(parse, clause_of(parse, noun))
    return [named] if named is not None else []


def _possessor_role(scene: Scene, noun: Token, word: Token, possessor: str, by_someone: bool) -> Role:
    """"Rome's conquest", "the bridge's collapse", "Chile's earthquake"."""
    if by_someone or possessor == "patient":
        return "patient"
    if any(prep.lower == "of" for prep in kids(scene.parse, noun, "prep")) or _is_message(noun):
        return "agent"  # "the tower's warning": who sends it speaks for it, be it a place
    lemma = noun.lemma.lower()
    if scene.sort(word) == "place" and not event_nouns.takes_object(lemma) and lemma not in _noun_arguments():
        return "place"
    return "patient" if scene.sort(word) == "thing" or _is_mere_place(scene, word) else "agent"


def _is_message(noun: Token) -> bool:
    """Whether an event noun is something said or signalled to somebody: a call, a reply."""
    return noun.lemma.lower() in words("message_nouns")


def _is_mere_place(scene: Scene, word: Token) -> bool:
    """Whether a noun stands for a place that cannot act: a dam or a street, but not a country or a town."""
    if scene.sort(word) != "place" or word.pos != "NOUN":
        return False
    acting = {row[0] for row in rows("place_nouns") if row[1] in ("country", "city", "region")}
    return word.lemma not in acting


def _noun_phrases(scene: Scene, noun: Token, under: Token, of: str) -> Iterator[Filler]:
    """What stands after prepositions below an event noun, or below the light verb that carries it."""
    for _prep, wording, word in phrases(scene, under):
        role = _noun_role(scene, noun, wording, word, of)
        if role is not None and word.i != noun.i and not is_amount(word):
            yield Filler(cast(Role, role), word, f"noun.{wording.replace(' ', '-')}")
        if wording == "by":
            yield from _aimed_at(scene, noun, word)


def _aimed_at(scene: Scene, noun: Token, doer: Token) -> Iterator[Filler]:
    """"The attack by rebels on the port", where the parser hung the port below the rebels."""
    if noun.lemma.lower() in words("noun_targets"):
        for _, wording, word in phrases(scene, doer):
            if wording in ("on", "against"):
                yield Filler("patient", word, f"noun.{wording}")


def _noun_role(scene: Scene, noun: Token, wording: str, word: Token, of: str) -> str | None:
    lemma = noun.lemma.lower()
    if wording in ("of", "by"):
        return of if wording == "of" else "agent"
    if wording in ("between", "among") or (wording == "with" and lemma in words("symmetric")):
        return "agent"
    if wording == "in" and scene.sort(word) == "thing" and event_nouns.verb_of(lemma) in words("unaccusatives"):
        return "patient"
    if wording == "to" and _is_message(noun) and scene.sort(word) in ("actor", "place"):
        return "recipient"
    aims = lemma in words("noun_targets") or noun.lower in words("noun_targets")
    if aims and wording in ("on", "against", "at", "to", "into", "for", "over"):
        return "patient"
    role = by_preposition(scene, wording, word)
    return role if role not in ("other", "instrument") else None


def _compounds(scene: Scene, noun: Token) -> Iterator[Filler]:
    """"Police raid", "prisoner exchange"; in the update of a named product the name is what is updated."""
    for word in kids(scene.parse, noun, "compound", "nmod"):
        sort = scene.sort(word)
        if word.pos == "PROPN" and sort != "place" and noun.lemma.lower() in words("product_changes"):
            yield Filler("patient", word, "noun.compound-thing")
        elif sort == "actor":
            yield Filler(cast(Role, _arguments_of(noun)[0]), word, "noun.compound-actor")
        elif sort == "place":
            yield Filler("place", word, "noun.compound-place")
        elif sort == "thing" and word.pos in ("NOUN", "PROPN"):
            yield Filler("patient", word, "noun.compound-thing")


def _from_above(scene: Scene, noun: Token) -> Iterator[Filler]:
    """Whose event it is by what stands above: "she said in a speech", "minister on trial", "miners on strike"."""
    preposition = governor(scene.parse, noun) if noun.dep == "pobj" else None
    above = governor(scene.parse, preposition) if preposition is not None else None
    if preposition is None or above is None:
        return
    if is_verbal(above) and noun.lemma.lower() in words("own_acts"):
        if preposition.lower in ("in", "during", "on", "at"):
            doers = _doers(scene, above)
            yield from (Filler("agent", word, "noun.own-act") for word in doers if scene.sort(word) == "actor")
    elif (above.lemma, preposition.lower) in _blaming() and _is_deed(noun):
        yield from (Filler("agent", word, "noun.blamed") for word in _blamed(scene, above))
    elif preposition.lower in words("state_prepositions") and scene.sort(above) == "actor" and not kids(
            scene.parse, noun, "det", "poss"):
        role = "patient" if preposition.lower == "under" else _arguments_of(noun)[0]
        yield Filler(cast(Role, role), above, "noun.state")
    elif preposition.lower in words("state_prepositions") and _opens(scene, preposition, noun) and is_verbal(above):
        role = "patient" if preposition.lower == "under" else _arguments_of(noun)[0]
        yield from (Filler(cast(Role, role), word, "noun.state") for word in subject(scene, above).words
                    if scene.sort(word) == "actor")
    elif preposition.lower == "under" and above.lemma in pairs("state_verbs") and not kids(
            scene.parse, noun, "det", "poss"):
        yield from (Filler("patient", word, "noun.state") for word in _put_under(scene, above))


def _opens(scene: Scene, preposition: Token, noun: Token) -> bool:
    """"Under arrest, the envoy said …": a state before a comma is the subject's; "in the war" is none."""
    first = scene.parse.sentences[preposition.sentence].first
    inside = any(prep.lower != "for" for prep in kids(scene.parse, noun, "prep"))
    return preposition.i == first and not inside and not kids(scene.parse, noun, "det", "poss")


@functools.cache
def _blaming() -> frozenset[tuple[str, str]]:
    return frozenset((word, preposition) for word, preposition in rows("blaming_verbs"))


def _is_deed(noun: Token) -> bool:
    """Whether somebody does it: a murder, neither a death nor a derailment."""
    lemma = noun.lemma.lower()
    if lemma in words("mishap_nouns"):
        return False
    return event_nouns.takes_object(lemma) or _arguments_of(noun)[0] == "agent"


def _put_under(scene: Scene, verb: Token) -> Iterable[Token]:
    """Who "lives under house arrest", "was put under curfew"; of "put the city under curfew" the city."""
    if pairs("state_verbs")[verb.lemma] == "subject" or is_passive(scene.parse, verb):
        return subject(scene, verb).words
    return objects_of(scene, verb)


def _blamed(scene: Scene, above: Token) -> Iterable[Token]:
    """Whom a verb or adjective lays something to the charge of."""
    if not is_verbal(above):
        return said_of(scene, above).words
    return subject(scene, above).words if is_passive(scene.parse, above) else objects_of(scene, above)


def _doers(scene: Scene, verb: Token) -> tuple[Token, ...]:
    """Who does what a verb says, active or passive."""
    if not is_passive(scene.parse, verb):
        return subject(scene, verb).words
    return tuple(word for prep in kids(scene.parse, verb, "agent") for word in kids(scene.parse, prep, "pobj"))


def _from_carrier(scene: Scene, noun: Token, verb: Token, of: str) -> Iterator[Filler]:
    """What the light verb says of the event: who "carried out" an attack, on whom, where."""
    yield from where_of(scene, verb)
    if verb.lemma == "be" and kid(scene.parse, verb, "expl"):
        yield from _noun_phrases(scene, noun, verb, of)
        return
    role = light_verbs.light_role(scene.parse, verb)
    if role is not None and not is_passive(scene.parse, verb):
        found = subject(scene, verb)
        yield from (Filler(cast(Role, role), word, "noun.light-subject") for word in found.words if word.i != noun.i)
    yield from (Filler("recipient", word, "noun.light-dative") for word in datives(scene, verb))
    yield from _noun_phrases(scene, noun, verb, of)


def where_of(scene: Scene, verb: Token) -> Iterator[Filler]:
    """"The school where the shooting took place"."""
    named = antecedent(scene.parse, verb)
    if named is not None and any(word.lower in ("where", "whereby") for word in kids(scene.parse, verb, "advmod")):
        yield Filler("place", named, "where")
