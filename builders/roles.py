"""Roles: which words fill the roles of an event, found by the grammar around its trigger."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import cast

from dateline.builders import noun_roles
from dateline.builders.clauses import is_infinitive, is_passive, is_verbal, kid, kids
from dateline.builders.event_nouns import is_eventive
from dateline.builders.knowledge import rows, words
from dateline.builders.objects import objects_of
from dateline.builders.phrasal_verbs import lemma_of
from dateline.builders.prepositions import by_preposition, phrases
from dateline.builders.scene import Filler, Scene, is_amount, joint_sort, nouns_of, resolved
from dateline.builders.subjects import Subject, control_verbs, subject
from dateline.builders.triggers import Trigger
from dateline.graph.model import Role, Token

PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "inside", "outside", "across", "throughout", "on", "around"})


def fill(scene: Scene, trigger: Trigger) -> Iterator[Filler]:
    """All fillers of an event's roles, surest first; a word may come twice."""
    head = scene.parse.tokens[trigger.head]
    if trigger.form == "noun":
        yield from noun_roles.of_noun(scene, trigger, head)
    elif trigger.rule == "predicate.casualty":
        yield Filler("patient", head, "casualty")
        yield Filler("patient", scene.parse.tokens[head.i - 1], "casualty")
    elif trigger.form == "predicate":
        yield from _of_copula(scene, head)
    else:
        yield from _of_verb(scene, trigger, head)


def _of_verb(scene: Scene, trigger: Trigger, verb: Token) -> Iterator[Filler]:
    passive = is_passive(scene.parse, verb)
    taken = set(trigger.words)
    objects = [word for word in objects_of(scene, verb)
               if word.i not in taken and not _is_price(verb, word) and not _says_whither(scene, word)]
    found = Subject() if _is_raised(scene, verb) else subject(scene, verb)
    own = [_subject_role(scene, verb, word, trigger.lemma, bool(objects)) for word in found.words]
    shared: Role | None = "agent" if "agent" in own else None  # "Lee and ten of his men went": they did it together
    yield from (Filler(shared or role, word, f"subject.{found.rule}")
                for word, role in zip(found.words, own, strict=True))
    yield from (Filler(_object_role(scene, verb, passive), word, "object") for word in objects)
    yield from _goals_and_recipients(scene, verb, trigger.lemma)
    yield from _controlled(scene, verb)
    yield from _judged(scene, verb)
    yield from _oblique(scene, verb, trigger.lemma, taken)
    yield from noun_roles.where_of(scene, verb)
    yield from _shared_agent(scene, verb)
    yield from _of_carried(scene, verb)
    yield from _beneath_objects(scene, verb, objects or (list(found.words) if passive else []))
    said = kids(scene.parse, verb, "oprd", "attr")
    yield from (Filler("other", word, "complement") for word in nouns_of(scene, said))


def _is_price(verb: Token, word: Token) -> bool:
    """Whether an amount only says how much: "costs $99", "fell 3%"; but "wasted 40 million pounds" is an object."""
    paid = word.ent == "MONEY" and verb.lemma in words("paying_verbs")
    ran = word.ent == "QUANTITY" and verb.lemma in words("moving_verbs")  # "drove 40 kilometres"
    return is_amount(word) and (
        ran or verb.lemma in words("measuring_verbs") or (word.pos not in ("NOUN", "PROPN") and not paid))


def _says_whither(scene: Scene, word: Token) -> bool:
    """"Told them to wait upstairs", "sent the dogs home": an adverb that the parser took for a noun."""
    return word.lower in words("direction_adverbs") and not kids(scene.parse, word, "det", "poss", "amod", "prep")


def _is_raised(scene: Scene, verb: Token) -> bool:
    """"The ship is said to have sunk", "it seems to sink": what is said or seems is the whole clause, not the ship."""
    clause = kid(scene.parse, verb, "xcomp")
    if clause is not None and verb.lemma == "appear" and kids(scene.parse, verb, "prep", "dobj"):
        return False  # "appeared on television to say so"
    return clause is not None and is_infinitive(scene.parse, clause) and lemma_of(scene.parse, verb) in (
        words("raising_verbs") if is_passive(scene.parse, verb) else ("seem", "appear", "tend", "happen"))


def _subject_role(scene: Scene, verb: Token, word: Token, lemma: str, has_object: bool) -> Role:
    passive = is_passive(scene.parse, verb)
    if passive and has_object and _seems_passive(scene, verb):
        return "agent"
    if passive:
        return "recipient" if has_object and not kid(scene.parse, verb, "oprd") else "patient"
    if verb.lemma in ("fail", "decline") and kid(scene.parse, verb, "xcomp"):
        return "agent"
    clause = kid(scene.parse, verb, "ccomp")
    if has_object or (clause and (lemma not in words("unaccusatives") or _stands_for_thing(scene, clause))):
        return "agent"
    a_thing = scene.sort(word) in ("thing", "event") or (scene.sort(word) == "place" and word.pos == "NOUN")
    does = lemma not in words("static_verbs") - {"look"} and (not a_thing or lemma in words("unaccusatives"))
    if does and _acts_on_something(scene, verb, lemma):
        return "agent"
    happens = lemma in words("unaccusatives") or (a_thing and lemma in words("unaccusatives_of_things"))
    return "patient" if happens else "agent"


def _stands_for_thing(scene: Scene, clause: Token) -> bool:
    """"Boil what they drink": a clause that is done something to, as a thing would be."""
    return any(word.lower in ("what", "whatever") for word in kids(scene.parse, clause, "nsubj", "nsubjpass", "dobj"))


def _seems_passive(scene: Scene, verb: Token) -> bool:
    """Whether a past form below its subject only looks like a participle: "They said gangs controlled the port"."""
    bare = verb.dep == "acl" and not kids(scene.parse, verb, "aux", "auxpass", "agent")
    return bare and verb.lemma not in words("transfer_verbs", "hearer_verbs")


def _acts_on_something(scene: Scene, verb: Token, lemma: str) -> bool:
    """"Looked into the crash", "looked into whether …": what follows is done something to, so the subject does it."""
    asks = (prep for prep in kids(scene.parse, verb, "prep") if kids(scene.parse, prep, "pcomp", "ccomp"))
    return any(_fixed_role(lemma, prep, wording) == "patient" for prep, wording, _ in phrases(scene, verb)) or any(
        _fixed_role(lemma, prep, prep.lower) == "patient" for prep in asks)


def _object_role(scene: Scene, verb: Token, passive: bool) -> Role:
    if passive:
        return "patient"
    if verb.lemma in words("hearer_verbs") or _supplies(scene, verb):
        return "recipient"
    control = control_verbs().get(lemma_of(scene.parse, verb))
    if control and control[1] != "-" and kid(scene.parse, verb, "xcomp", "ccomp"):
        return cast(Role, control[1])
    return "patient"


def _supplies(scene: Scene, verb: Token) -> bool:
    """"Provided the court with evidence": the evidence is given, the court gets it."""
    return verb.lemma in words("supply_verbs") and any(prep.lower == "with" for prep in kids(scene.parse, verb, "prep"))


def _goals_and_recipients(scene: Scene, verb: Token, lemma: str) -> Iterator[Filler]:
    """"Gave them food", "gave food to them"; but "sent troops to the coast" is a goal."""
    for word in kids(scene.parse, verb, "dative"):
        after = kids(scene.parse, word, "pobj") if word.pos == "ADP" else []
        fixed = _verb_prepositions().get((lemma, word.lower))
        for noun in nouns_of(scene, after):
            role = fixed or ("goal" if joint_sort(scene, noun) == "place" else "recipient")
            yield Filler(cast(Role, role), noun, "dative")
        if word.pos != "ADP":
            priced = verb.lemma in words("measuring_verbs")  # "fined the bank 12 million"
            yield from (Filler("patient" if priced else "recipient", noun, "dative")
                        for noun in resolved(scene, verb, [word]))


def _controlled(scene: Scene, verb: Token) -> Iterator[Filler]:
    """"Ordered troops to leave" where the parser made "troops" the subject of "leave" alone."""
    control = control_verbs().get(lemma_of(scene.parse, verb))
    if control is None or control[1] == "-" or is_passive(scene.parse, verb):
        return
    for clause in kids(scene.parse, verb, "ccomp"):
        bare = clause.tag == "VB" and not kids(scene.parse, clause, "aux", "mark")
        if is_infinitive(scene.parse, clause) or bare:
            for word in resolved(scene, clause, kids(scene.parse, clause, "nsubj")):
                yield Filler(cast(Role, control[1]), word, "control")


def _judged(scene: Scene, verb: Token) -> Iterator[Filler]:
    """"Considered it unsafe", "make it 40": what an adjective or number without a verb is said of."""
    for said in kids(scene.parse, verb, "ccomp", "xcomp", "oprd"):
        if said.pos in ("ADJ", "NUM") and not kids(scene.parse, said, "cop", "aux", "mark"):
            before = [word for word in kids(scene.parse, said, "nsubj") if verb.i < word.i < said.i]
            yield from (Filler("patient", word, "object") for word in resolved(scene, verb, before))


@functools.cache
def _verb_prepositions() -> dict[tuple[str, str], str]:
    return {(verb, preposition): role for verb, preposition, role in rows("verb_prepositions")}


def _fixed_role(lemma: str, prep: Token, wording: str) -> str | None:
    """The role that a verb itself gives to what follows a preposition; "run out of" has its particle in the wording."""
    first, _, last = wording.partition(" ")
    return _verb_prepositions().get((lemma, prep.lower)) or _verb_prepositions().get((f"{lemma}_{first}", last))


def _oblique(scene: Scene, verb: Token, lemma: str, taken: set[int]) -> Iterator[Filler]:
    """What stands after prepositions below a verb."""
    for prep, wording, noun in phrases(scene, verb):
        if noun.i in taken or prep.i in taken:
            continue
        if wording == "by" and (prep.i < verb.i or not is_passive(scene.parse, verb)):
            continue
        if (prep.dep == "agent" and is_amount(noun)) or f"{prep.lower} {noun.lower}" in words("vain_phrases"):
            continue
        if prep.lower == "by" and any(word.tag == "POS" for word in kids(scene.parse, noun, "case")):
            continue  # "by the union's, for six days": by its count
        if prep.lower == "by" and not noun.children and noun.lower in words("means_of_contact"):
            yield Filler("instrument", noun, "preposition.by")  # "reached by phone"
            continue
        role = "agent" if prep.dep == "agent" and _can_act(scene, verb, noun) else None
        if prep.dep == "agent" and noun.lemma in words("reckoning_nouns"):
            continue  # "fired at 9.10 by the clock on the wall"
        role = role or _symmetric(scene, verb, lemma, wording, noun) or _fixed_role(lemma, prep, wording)
        if role == "agent" and wording == "with" and joint_sort(scene, noun) not in ("actor", "place"):
            role = "other"  # "cooperated with the audit"
        role = role or ("place" if _lies_by(scene, verb, prep, noun) else by_preposition(scene, wording, noun))
        has_patient = is_passive(scene.parse, verb) or any(
            word.i not in taken for word in kids(scene.parse, verb, "dobj"))
        if role == "patient" and has_patient and prep.dep != "agent" and not _supplies(scene, verb):
            role = "goal" if wording == "at" else "other"
        if role is not None:
            yield Filler(cast(Role, role), noun, f"preposition.{wording.replace(' ', '-')}")
        if scene.sort(noun) == "event" and wording in ("at", "in"):
            yield from _place_of_event(scene, noun)


def _can_act(scene: Scene, verb: Token, noun: Token) -> bool:
    """Whether "by" names who does it: no event, unless only somebody can do it ("signed by the congress")."""
    if _lies_by(scene, verb, scene.parse.tokens[noun.head], noun):
        return False
    return joint_sort(scene, noun) != "event" or (verb.lemma in words("persons_deeds") and (
        noun.pos == "PROPN" or noun.lemma in words("gathering_nouns", "group_nouns", "organization_nouns")))


def _lies_by(scene: Scene, verb: Token, prep: Token, noun: Token) -> bool:
    """"Was seen slumped by a pool": that is where, since nothing slumps anybody."""
    return (prep.lower == "by" and verb.dep in ("xcomp", "oprd") and joint_sort(scene, noun) in ("thing", "place")
            and verb.lemma in words("unaccusatives"))


def _place_of_event(scene: Scene, event: Token) -> Iterator[Filler]:
    """"Was shot at a rally in Ohio": where the rally is, there it happens."""
    for _, wording, noun in phrases(scene, event):
        if wording in ("in", "at") and scene.sort(noun) == "place":
            yield Filler("place", noun, "preposition.place-of-event")


def _symmetric(scene: Scene, verb: Token, lemma: str, wording: str, noun: Token) -> str | None:
    shares = wording in ("with", "between") and lemma in words("symmetric")
    shares = shares or (wording == "between" and verb.i in scene.carried)
    shares = shares and not is_eventive(noun)  # "cooperated with the inquiry"
    return "agent" if shares and joint_sort(scene, noun) in ("actor", "place") else None


def _of_carried(scene: Scene, verb: Token) -> Iterator[Filler]:
    """"Filed a lawsuit against the firm in a London court": what stands below the event noun concerns the verb too."""
    if verb.i not in scene.carried:
        return
    for _, wording, noun in phrases(scene, scene.parse.tokens[scene.carried[verb.i]]):
        if wording in ("against", "with", "to") and joint_sort(scene, noun) in ("actor", "place"):
            yield Filler("other", noun, "carried")
        elif wording == "between":
            yield Filler("agent", noun, "carried")
        elif wording in PLACE_PREPOSITIONS and joint_sort(scene, noun) == "place":
            yield Filler("place", noun, "carried")


def _shared_agent(scene: Scene, verb: Token) -> Iterator[Filler]:
    """"Was shot and killed by police": who did the second did the first."""
    second = next((word for word in kids(scene.parse, verb, "conj") if is_verbal(word)), None)
    if second is None or kids(scene.parse, verb, "agent") or not is_passive(scene.parse, verb) or second.i - verb.i > 2:
        return
    for prep in kids(scene.parse, second, "agent"):
        yield from (Filler("agent", word, "preposition.by") for word in nouns_of(scene, kids(scene.parse, prep, "pobj"))
                    if joint_sort(scene, word) != "event")


def _beneath_objects(scene: Scene, verb: Token, objects: Iterable[Token]) -> Iterator[Filler]:
    """"Sent troops to the border", "attacked posts in the south", where the parser hung the place below the object."""
    for word in objects:
        if scene.sort(word) == "event":
            continue
        for _, wording, noun in phrases(scene, word):
            gives = verb.lemma in words("transfer_verbs") or word.lemma in words("message_nouns")
            if wording == "to" and scene.sort(noun) == "actor" and gives:
                yield Filler("recipient", noun, "object.recipient")
            elif scene.sort(noun) == "place" and (wording in PLACE_PREPOSITIONS or wording in ("to", "into", "from")):
                role = by_preposition(scene, wording, noun)
                if role is not None:
                    yield Filler(cast(Role, role), noun, "object.place")


def _of_copula(scene: Scene, copula: Token) -> Iterator[Filler]:
    parse = scene.parse
    taken = {word.i for word in kids(parse, copula, "acomp")}
    if kid(parse, copula, "expl"):
        yield from (Filler("patient", word, "there") for word in nouns_of(scene, kids(parse, copula, "attr", "nsubj")))
    else:
        found = subject(scene, copula)
        yield from (Filler("patient", word, f"subject.{found.rule}") for word in found.words)
        yield from (Filler("other", word, "complement") for word in nouns_of(scene, kids(parse, copula, "attr")))
    yield from _oblique(scene, copula, "be", taken)
    for adjective in kids(parse, copula, "acomp"):
        yield from _oblique(scene, adjective, "be", taken)


def is_filler(word: Token) -> bool:
    """Whether a word can stand for a participant at all: no question word that nothing resolves."""
    return word.pos == "PROPN" or word.lower not in ("what", "who", "whom", "which", "whatever", "whoever", "how")
