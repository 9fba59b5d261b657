"""Roles: which words fill the roles of an event, found by the grammar around its trigger."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, cast

from dateline.builders import triggers
from dateline.builders.clauses import (
    antecedent, conjuncts, governor, is_infinitive, is_nominal, is_passive, is_relative, is_verbal, joined_to, kid, kids)
from dateline.builders.knowledge import rows, words
from dateline.builders.triggers import Trigger, lemma_of
from dateline.graph.model import Parse, Role, Token

Sort = Literal["place", "actor", "event", "thing"]
PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "inside", "outside", "across", "throughout", "on", "around"})


@dataclass(frozen=True, slots=True)
class Filler:
    """A word that fills a role, and the rule that found it."""

    role: Role
    word: Token
    rule: str


@dataclass(frozen=True, slots=True)
class Scene:
    """A parse with what is known about its words."""

    parse: Parse
    sorts: dict[int, Sort]
    """What nouns stand for; a noun that is not listed is a thing."""
    carriers: dict[int, int]
    """Event nouns and their light verbs."""
    carried: dict[int, int]
    """Light verbs and their event nouns."""

    def sort(self, word: Token) -> Sort:
        """What a noun stands for."""
        return self.sorts.get(word.i, "thing")


@dataclass(frozen=True, slots=True)
class Subject:
    """The words that are a verb's subject, and how they were found."""

    words: tuple[Token, ...] = ()
    rule: str = "none"


def fill(scene: Scene, trigger: Trigger) -> Iterator[Filler]:
    """All fillers of an event's roles, surest first; a word may come twice."""
    head = scene.parse.tokens[trigger.head]
    if trigger.form == "noun":
        yield from _of_noun(scene, trigger, head)
    elif trigger.rule == "predicate.casualty":
        yield Filler("patient", head, "casualty")
        yield from (Filler("patient", word, "casualty") for word in kids(scene.parse, head, "nummod"))
    elif trigger.form == "predicate":
        yield from _of_copula(scene, head)
    else:
        yield from _of_verb(scene, trigger, head)


# ---- Verbs -----------------------------------------------------------------------------------------------------------


def _of_verb(scene: Scene, trigger: Trigger, verb: Token) -> Iterator[Filler]:
    passive = is_passive(scene.parse, verb)
    taken = set(trigger.words)
    objects = [word for word in objects_of(scene, verb) if word.i not in taken]
    found = subject(scene, verb)
    for word in found.words:
        yield Filler(_subject_role(scene, verb, word, trigger.lemma, bool(objects)), word, f"subject.{found.rule}")
    yield from (Filler(_object_role(scene, verb, passive), word, "object") for word in objects)
    yield from _goals_and_recipients(scene, verb)
    yield from _controlled(scene, verb)
    yield from _oblique(scene, verb, trigger.lemma, taken)
    yield from _beneath_objects(scene, verb, objects)
    said = kids(scene.parse, verb, "oprd", "attr")
    yield from (Filler("other", word, "complement") for word in _nouns(scene, said))


def _subject_role(scene: Scene, verb: Token, word: Token, lemma: str, has_object: bool) -> Role:
    passive = is_passive(scene.parse, verb)
    if passive:
        return "recipient" if has_object and not kid(scene.parse, verb, "oprd") else "patient"
    happens = not has_object and (lemma in words("unaccusatives")
                                  or lemma in words("unaccusatives_of_things") and scene.sort(word) in ("thing", "event"))
    return "patient" if happens else "agent"


def _object_role(scene: Scene, verb: Token, passive: bool) -> Role:
    if passive:
        return "patient"
    if verb.lemma in words("hearer_verbs"):
        return "recipient"
    control = _control().get(lemma_of(scene.parse, verb))
    if control and control[1] != "-" and kid(scene.parse, verb, "xcomp", "ccomp"):
        return cast(Role, control[1])
    return "patient"


@functools.cache
def _control() -> dict[str, tuple[str, str]]:
    return {verb: (who, role) for verb, who, role in rows("control")}


def subject(scene: Scene, verb: Token, depth: int = 8) -> Subject:
    """Who or what a verb speaks of, stated beside it or understood from the clauses around it."""
    parse = scene.parse
    own = kids(parse, verb, "nsubj", "nsubjpass")
    if own:
        return Subject(() if _is_empty(scene, verb, own[0]) else _resolved(scene, verb, own), "stated")
    if kids(parse, verb, "expl", "csubj", "csubjpass") or depth == 0 or _lacks_subject(scene, verb):
        return Subject()
    if (speaker := _inverted(scene, verb)) is not None:
        return Subject((speaker,), "inverted")
    head = governor(parse, verb)
    if head is None:
        return Subject()
    if verb.dep == "conj" and is_verbal(head):
        return _inferred(subject(scene, head, depth - 1), "shared")
    if verb.dep in ("acl", "relcl"):
        return _of_participle(scene, verb, head, depth)
    if verb.dep in ("xcomp", "ccomp", "oprd") and (is_verbal(head) or head.pos == "ADJ"):
        return _of_complement(scene, verb, head, depth)
    if verb.dep in ("advcl", "dep") and is_verbal(head) and verb.tag in ("VBG", "VBN", "VB"):
        return _of_adjunct(scene, verb, head, depth)
    if verb.dep == "pcomp":
        return _of_gerund(scene, head, depth)
    return Subject()


def _is_empty(scene: Scene, verb: Token, word: Token) -> bool:
    """Whether "it" stands for a clause that follows: "it is said that …", "it was hard to …"."""
    clauses = kids(scene.parse, verb, "ccomp", "csubj", "csubjpass")
    adjectives = kids(scene.parse, verb, "acomp")
    later = [child for child in adjectives if kids(scene.parse, child, "xcomp", "ccomp")]
    return word.lower == "it" and (is_passive(scene.parse, verb) or bool(adjectives)) and bool(clauses or later)


def _lacks_subject(scene: Scene, verb: Token) -> bool:
    """Whether the parser lost the subject: a relative pronoun as object alone, "then began what …"."""
    parse = scene.parse
    if verb.dep == "relcl" and any(is_relative(word) for word in kids(parse, verb, "dobj")):
        return True
    told = kid(parse, verb, "ccomp")
    opening = kid(parse, told, "nsubj") if told is not None else None
    return opening is not None and opening.lower == "what" and verb.lemma in words("happening_verbs")


def _inverted(scene: Scene, verb: Token) -> Token | None:
    """"…," added the president: the speaker, where the parser took him for an object."""
    own = kid(scene.parse, verb, "dobj")
    if own is None or verb.tag != "VBD" or verb.lemma not in words("inverted_verbs") or kids(scene.parse, verb, "aux"):
        return None
    before = scene.parse.tokens[verb.i - 1] if verb.i > 0 else verb
    return own if before.pos in ("PUNCT", "SYM") and own.i > verb.i and scene.sort(own) in ("actor", "place") else None


def _inferred(found: Subject, rule: str) -> Subject:
    return Subject(found.words, rule) if found.words else found


def _resolved(scene: Scene, verb: Token, own: Iterable[Token]) -> tuple[Token, ...]:
    """The nouns of some dependents, conjuncts each for itself, relative pronouns replaced by their antecedents."""
    found: list[Token] = []
    for word in own:
        if is_relative(word) and (named := antecedent(scene.parse, verb)) is not None:
            found.append(named)
        else:
            found.extend(_nouns(scene, [word]))
    return tuple(found)


def _nouns(scene: Scene, found: Iterable[Token]) -> Iterator[Token]:
    for word in found:
        yield from conjuncts(scene.parse, word)


def _of_participle(scene: Scene, verb: Token, head: Token, depth: int) -> Subject:
    """"Men carrying flags", "troops sent home", "the decision to leave", "the first to leave"."""
    parse = scene.parse
    if is_verbal(head):
        return _inferred(subject(scene, head, depth - 1), "adjunct")
    if is_infinitive(parse, verb) and not is_passive(parse, verb):
        return _of_noun_infinitive(scene, verb, head, depth)
    return Subject((head,), "participle")


def _of_noun_infinitive(scene: Scene, verb: Token, head: Token, depth: int) -> Subject:
    """Whose act an infinitive below a noun is: "in order to leave", "their decision to leave", "troops to help"."""
    parse = scene.parse
    if head.lower == "order":
        above = governor(parse, parse.tokens[head.head])
        return _inferred(subject(scene, above, depth - 1), "adjunct") if above is not None and is_verbal(above) else Subject()
    ranks = [word for word in kids(parse, head, "amod") if word.tag in ("JJS",) or word.lower in words("rank_words")]
    if ranks or scene.sort(head) in ("actor", "place") or head.lower in words("rank_words"):
        return Subject((head,), "participle")
    return _inferred(holder(scene, head, depth - 1), "control")


def holder(scene: Scene, noun: Token, depth: int) -> Subject:
    """Whose plan, attempt or decision a noun speaks of: its possessor, else the subject of its verb."""
    owners = [word for word in kids(scene.parse, noun, "poss") if word.pos in ("NOUN", "PROPN", "PRON")]
    owners += [word for _, wording, word in _phrases(scene, noun) if wording == "of" and scene.sort(word) in ("actor", "place")]
    if owners:
        return Subject(tuple(_nouns(scene, owners)), "possessor")
    head = governor(scene.parse, joined_to(scene.parse, noun))
    if head is not None and is_verbal(head) and noun.dep in ("dobj", "attr", "conj") and not is_passive(scene.parse, head):
        return subject(scene, head, depth)
    return Subject()


def _of_complement(scene: Scene, verb: Token, head: Token, depth: int) -> Subject:
    """Control and raising: "hopes to leave", "ordered them to leave", "is said to have left"."""
    parse = scene.parse
    if head.pos == "ADJ":
        above = governor(parse, head)
        return _inferred(subject(scene, above, depth - 1), "control") if above is not None else Subject()
    if verb.dep == "ccomp" and not (verb.tag == "VBG" or is_infinitive(parse, verb)):
        return Subject()
    objects = [*objects_of(scene, head), *_datives(scene, head)]
    who = _control().get(lemma_of(parse, head), ("subject", ""))[0]
    if objects and who == "object" and not is_passive(parse, head):
        return Subject(tuple(objects), "control")
    return _held(scene, _inferred(subject(scene, head, depth - 1), "control"), depth)


def _held(scene: Scene, found: Subject, depth: int) -> Subject:
    """Aims and attempts do nothing themselves: "the goal of the rebels was to …", "an attempt was made to …"."""
    if len(found.words) == 1 and (found.words[0].lemma in words("aim_nouns")):
        return _inferred(holder(scene, found.words[0], depth - 1), "control")
    return found


def _of_adjunct(scene: Scene, verb: Token, head: Token, depth: int) -> Subject:
    """"Leaving the city, they …", "they came to help"; nothing is known of "the road was closed to help"."""
    parse = scene.parse
    if is_infinitive(parse, verb) and is_passive(parse, head):
        return Subject()
    if verb.tag == "VBN" and verb.i > head.i and (before := _noun_before(scene, verb)) is not None:
        return Subject((before,), "participle")
    return _held(scene, _inferred(subject(scene, head, depth - 1), "adjunct"), depth)


def _noun_before(scene: Scene, verb: Token) -> Token | None:
    """The noun that a participle follows after a comma: "the summit, broadcast by state television"."""
    before = [word for word in scene.parse.tokens[max(verb.i - 3, 0) : verb.i] if word.sentence == verb.sentence]
    if not before or before[-1].lower != "," or kids(scene.parse, verb, "mark", "aux", "auxpass"):
        return None
    named = next((word for word in reversed(before) if word.pos != "PUNCT"), None)
    return named if named is not None and is_nominal(named) and not named.ent.startswith(("DATE", "TIME")) else None


def _of_gerund(scene: Scene, preposition: Token, depth: int) -> Subject:
    """"After leaving, they …", "thanked them for leaving"."""
    parse = scene.parse
    above = governor(parse, preposition)
    if above is None:
        return Subject()
    if above.pos == "ADJ":
        return _of_adjective(scene, above, depth)
    if not is_verbal(above):
        return _inferred(holder(scene, above, depth - 1), "gerund")
    objects = objects_of(scene, above)
    who = _control().get(lemma_of(parse, above), ("subject", ""))[0]
    if objects and who == "object" and preposition.lower in ("for", "of", "from", "with", "into"):
        return Subject(tuple(objects), "control")
    return _inferred(subject(scene, above, depth - 1), "gerund")


def _of_adjective(scene: Scene, adjective: Token, depth: int) -> Subject:
    """"Capable of holding", of what is said or thought to be so."""
    above = governor(scene.parse, adjective)
    if above is None:
        return Subject()
    if is_nominal(above):
        return Subject((above,), "gerund")
    return _inferred(subject(scene, above, depth - 1), "gerund") if is_verbal(above) else Subject()


def objects_of(scene: Scene, verb: Token) -> list[Token]:
    """The direct objects of a verb, conjuncts each for itself; the antecedent where a relative clause leaves it out."""
    own = kids(scene.parse, verb, "dobj")
    if own:
        return [] if _inverted(scene, verb) is not None else list(_resolved(scene, verb, own))
    if verb.dep == "conj" and is_passive(scene.parse, verb):
        return []
    return _gap(scene, verb) or _shared_object(scene, verb)


def _shared_object(scene: Scene, verb: Token) -> list[Token]:
    """"Shot and killed him": the object of the second verb is the first one's too."""
    parse = scene.parse
    second = next((word for word in kids(parse, verb, "conj") if is_verbal(word)), None)
    if second is None or is_passive(parse, verb) or second.i - verb.i > 2 or lemma_of(parse, verb) in words("unaccusatives"):
        return []
    return list(_resolved(scene, second, kids(parse, second, "dobj")))


def _gap(scene: Scene, verb: Token) -> list[Token]:
    """"The music it sells": what a relative clause with a subject of its own and no object is about."""
    parse = scene.parse
    own = kid(parse, verb, "nsubj")
    if verb.dep != "relcl" or own is None or is_relative(own) or is_passive(parse, verb):
        return []
    if kids(parse, verb, "ccomp", "xcomp", "acomp", "attr") or lemma_of(parse, verb) in words("unaccusatives"):
        return []
    opening = [parse.tokens[i] for i in verb.children if i < own.i]
    if any(word.lower in ("where", "when", "why", "how", "whose") or word.dep == "prep" for word in opening):
        return []
    if any(not kids(parse, prep, "pobj", "pcomp") for prep in kids(parse, verb, "prep")):
        return []
    named = antecedent(parse, verb)
    return [named] if named is not None and named.lower not in ("time", "day", "way", "reason", "moment") else []


def _datives(scene: Scene, verb: Token) -> Iterator[Token]:
    for word in kids(scene.parse, verb, "dative"):
        if word.pos == "ADP":
            yield from _nouns(scene, kids(scene.parse, word, "pobj"))
        else:
            yield from _resolved(scene, verb, [word])


def _goals_and_recipients(scene: Scene, verb: Token) -> Iterator[Filler]:
    """"Gave them food", "gave food to them"; but "sent troops to the coast" is a goal."""
    for word in kids(scene.parse, verb, "dative"):
        after = kids(scene.parse, word, "pobj") if word.pos == "ADP" else []
        for noun in _nouns(scene, after):
            yield Filler("goal" if _joint_sort(scene, noun) == "place" else "recipient", noun, "dative")
        if word.pos != "ADP":
            yield from (Filler("recipient", noun, "dative") for noun in _resolved(scene, verb, [word]))


def _controlled(scene: Scene, verb: Token) -> Iterator[Filler]:
    """"Ordered troops to leave" where the parser made "troops" the subject of "leave" alone."""
    control = _control().get(lemma_of(scene.parse, verb))
    if control is None or control[1] == "-" or is_passive(scene.parse, verb):
        return
    for clause in kids(scene.parse, verb, "ccomp"):
        if is_infinitive(scene.parse, clause) or clause.tag == "VB":
            for word in _resolved(scene, clause, kids(scene.parse, clause, "nsubj")):
                yield Filler(cast(Role, control[1]), word, "control")


# ---- Prepositions ----------------------------------------------------------------------------------------------------


@functools.cache
def _prepositions() -> dict[str, list[tuple[str, str]]]:
    table: dict[str, list[tuple[str, str]]] = {}
    for preposition, sort, role in rows("prepositions"):
        table.setdefault(preposition, []).append((sort, role))
    return table


@functools.cache
def _verb_prepositions() -> dict[tuple[str, str], str]:
    return {(verb, preposition): role for verb, preposition, role in rows("verb_prepositions")}


def _phrases(scene: Scene, word: Token) -> Iterator[tuple[Token, str, Token]]:
    """The prepositional phrases of a word: preposition, its wording ("out of"), and each noun after it."""
    for prep in kids(scene.parse, word, "prep", "agent"):
        if prep.lower not in ("according", "of", "as", "like", "than") or prep.lower in ("of", "as") and not _is_as_of(scene, prep):
            yield from _phrase(scene, prep, word)


def _is_as_of(scene: Scene, prep: Token) -> bool:
    return prep.lower == "as" and bool(kids(scene.parse, prep, "prep"))


def _phrase(scene: Scene, prep: Token, word: Token) -> Iterator[tuple[Token, str, Token]]:
    inner = kid(scene.parse, prep, "prep")
    nouns = kids(scene.parse, prep, "pobj")
    for noun in _resolved(scene, word, nouns) if is_verbal(word) else tuple(_nouns(scene, nouns)):
        wording = f"{scene.parse.tokens[prep.i - 1].lower} {prep.lower}" if kids(scene.parse, prep, "pcomp") else prep.lower
        yield prep, "because of" if _says_because(scene, prep) else "due to" if _says_due(scene, prep) else wording, noun
    if inner is not None and not nouns:
        for _, wording, noun in _phrase(scene, inner, word):
            yield inner, f"{prep.lower} {wording}" if f"{prep.lower} {wording}" in _prepositions() else wording, noun


def _says_because(scene: Scene, prep: Token) -> bool:
    return prep.lower == "because" or prep.i > 0 and scene.parse.tokens[prep.i - 1].lower == "because"


def _says_due(scene: Scene, prep: Token) -> bool:
    return prep.lower == "due" or prep.lower == "to" and prep.i > 0 and scene.parse.tokens[prep.i - 1].lower == "due"


def _oblique(scene: Scene, verb: Token, lemma: str, taken: set[int]) -> Iterator[Filler]:
    """What stands after prepositions below a verb."""
    for prep, wording, noun in _phrases(scene, verb):
        if noun.i in taken or prep.i in taken:
            continue
        role = "agent" if prep.dep == "agent" and _joint_sort(scene, noun) != "event" else None
        role = role or _verb_prepositions().get((lemma, prep.lower)) or _symmetric(scene, lemma, wording, noun)
        role = role or _by_preposition(scene, wording, noun)
        if role is not None:
            yield Filler(cast(Role, role), noun, f"preposition.{wording.replace(' ', '-')}")


def _symmetric(scene: Scene, lemma: str, wording: str, noun: Token) -> str | None:
    return "agent" if wording in ("with", "between") and lemma in words("symmetric") and scene.sort(noun) != "event" else None


def _by_preposition(scene: Scene, wording: str, noun: Token) -> str | None:
    sort = _joint_sort(scene, noun)
    for wanted, role in _prepositions().get(wording, ()):
        if wanted in (sort, "*"):
            return None if role == "-" else role
    return None


def _joint_sort(scene: Scene, noun: Token) -> Sort:
    """What a noun stands for; of conjuncts, the first that is more than a thing: "in Xanadu and other towns"."""
    sorts = [scene.sort(word) for word in conjuncts(scene.parse, joined_to(scene.parse, noun))]
    return next((sort for sort in sorts if sort != "thing"), "thing")


def _beneath_objects(scene: Scene, verb: Token, objects: Iterable[Token]) -> Iterator[Filler]:
    """"Sent troops to the border", "attacked posts in the south", where the parser hung the place below the object."""
    for word in objects:
        if scene.sort(word) == "event":
            continue
        for _, wording, noun in _phrases(scene, word):
            if wording == "to" and scene.sort(noun) == "actor" and verb.lemma in words("transfer_verbs"):
                yield Filler("recipient", noun, "object.recipient")
            elif scene.sort(noun) == "place" and (wording in PLACE_PREPOSITIONS or wording in ("to", "into", "from")):
                role = _by_preposition(scene, wording, noun)
                if role is not None:
                    yield Filler(cast(Role, role), noun, "object.place")


# ---- Predicates ------------------------------------------------------------------------------------------------------


def _of_copula(scene: Scene, copula: Token) -> Iterator[Filler]:
    parse = scene.parse
    taken = {word.i for word in kids(parse, copula, "acomp")}
    if kid(parse, copula, "expl"):
        yield from (Filler("patient", word, "there") for word in _nouns(scene, kids(parse, copula, "attr", "nsubj")))
    else:
        found = subject(scene, copula)
        yield from (Filler("patient", word, f"subject.{found.rule}") for word in found.words)
        yield from (Filler("other", word, "complement") for word in _nouns(scene, kids(parse, copula, "attr")))
    yield from _oblique(scene, copula, "be", taken)
    for adjective in kids(parse, copula, "acomp"):
        yield from _oblique(scene, adjective, "be", taken)


# ---- Nouns -----------------------------------------------------------------------------------------------------------


@functools.cache
def _noun_arguments() -> dict[str, tuple[str, str]]:
    return {noun: (possessor, of) for noun, possessor, of in rows("noun_arguments")}


def _arguments_of(noun: Token) -> tuple[str, str]:
    """The roles of the possessor and of "of" for an event noun, by the table, else by the verb that it comes from."""
    for form in (noun.lower, noun.lemma.lower()):
        if form in _noun_arguments():
            return _noun_arguments()[form]
    lemma = noun.lemma.lower()
    if triggers.verb_of(lemma) in words("unaccusatives"):
        return "patient", "patient"
    return "agent", "patient" if triggers.takes_object(lemma) or triggers.verb_of(lemma) is None else "agent"


def _of_noun(scene: Scene, trigger: Trigger, noun: Token) -> Iterator[Filler]:
    parse = scene.parse
    possessor, of = _arguments_of(noun)
    owners = [word for word in kids(parse, noun, "poss") if word.pos in ("NOUN", "PROPN", "PRON")]
    by_someone = any(prep.lower == "by" for prep in kids(parse, noun, "prep", "agent"))
    if (by_someone or kids(parse, noun, "poss")) and of == "agent":
        of = "patient"
    for word in _nouns(scene, owners):
        has_of = any(prep.lower == "of" for prep in kids(parse, noun, "prep"))
        acts = possessor == "agent" and scene.sort(word) != "thing" or has_of
        yield Filler("agent" if acts and not by_someone else "patient", word, "noun.possessor")
    yield from _noun_phrases(scene, noun, noun, of)
    yield from _compounds(scene, noun)
    if trigger.carrier is not None:
        yield from _from_carrier(scene, noun, parse.tokens[trigger.carrier], of)


def _noun_phrases(scene: Scene, noun: Token, under: Token, of: str) -> Iterator[Filler]:
    """What stands after prepositions below an event noun, or below the light verb that carries it."""
    for prep, wording, word in _phrases(scene, under):
        role = _noun_role(scene, noun, wording, word, of)
        if role is not None and word.i != noun.i:
            yield Filler(cast(Role, role), word, f"noun.{wording.replace(' ', '-')}")


def _noun_role(scene: Scene, noun: Token, wording: str, word: Token, of: str) -> str | None:
    lemma = noun.lemma.lower()
    if wording in ("of", "by"):
        return of if wording == "of" else "agent"
    if wording in ("between", "among") or wording == "with" and lemma in words("symmetric"):
        return "agent"
    if wording == "in" and scene.sort(word) == "thing" and triggers.verb_of(lemma) in words("unaccusatives"):
        return "patient"
    aims = lemma in words("noun_targets") or noun.lower in words("noun_targets")
    if aims and wording in ("on", "against", "at", "to", "into", "for", "over"):
        return "patient"
    role = _by_preposition(scene, wording, word)
    return role if role not in ("other", "instrument") else None


def _compounds(scene: Scene, noun: Token) -> Iterator[Filler]:
    """"Police raid", "prisoner exchange"."""
    for word in kids(scene.parse, noun, "compound", "nmod"):
        sort = scene.sort(word)
        if sort == "actor":
            yield Filler("agent", word, "noun.compound-actor")
        elif sort == "place":
            yield Filler("place", word, "noun.compound-place")
        elif sort == "thing" and word.pos in ("NOUN", "PROPN"):
            yield Filler("patient", word, "noun.compound-thing")


def _from_carrier(scene: Scene, noun: Token, verb: Token, of: str) -> Iterator[Filler]:
    """What the light verb says of the event: who "carried out" an attack, on whom, where."""
    if verb.lemma == "be" and kid(scene.parse, verb, "expl"):
        yield from _noun_phrases(scene, noun, verb, of)
        return
    role = triggers.light_role(scene.parse, verb)
    if role is not None and not is_passive(scene.parse, verb):
        found = subject(scene, verb)
        yield from (Filler(cast(Role, role), word, "noun.light-subject") for word in found.words if word.i != noun.i)
    yield from (Filler("recipient", word, "noun.light-dative") for word in _datives(scene, verb))
    yield from _noun_phrases(scene, noun, verb, of)


def is_filler(word: Token) -> bool:
    """Whether a word can stand for a participant at all: no question word that nothing resolves."""
    return word.lower not in ("what", "who", "whom", "which", "whatever", "whoever", "how")
