"""Objects of verbs: stated, shared with the next verb, left out by a relative clause; and the speaker read as one."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.builders.clauses import antecedent, is_done_to_head, is_passive, is_relative, is_verbal, kid, kids
from dateline.builders.knowledge import words
from dateline.builders.phrasal_verbs import lemma_of, with_object
from dateline.builders.scene import Scene, nouns_of, resolved
from dateline.graph.model import Parse, Token


def objects_of(scene: Scene, verb: Token) -> list[Token]:
    """The direct objects of a verb, conjuncts each for itself; the antecedent where a relative clause leaves it out."""
    own = kids(scene.parse, verb, "dobj") or _behind_particle(scene.parse, verb)
    if own:
        found = [] if inverted_speaker(scene, verb) is not None else list(resolved(scene, verb, own))
        says = verb.lemma in words("clause_verbs")
        return [word for word in found if not (says and scene.sort(word) == "actor")]
    if verb.dep == "conj" and is_passive(scene.parse, verb):
        return []
    if is_done_to_head(scene.parse, verb):
        return [scene.parse.tokens[verb.head]]
    return _gap(scene, verb) or _had_done(scene, verb) or _shared_object(scene, verb)


def _had_done(scene: Scene, verb: Token) -> list[Token]:
    """"Had the law changed": the law, to which that was done at somebody's will or cost."""
    clause = next((word for word in kids(scene.parse, verb, "ccomp") if word.tag == "VBN"), None)
    if verb.lemma not in ("have", "get") or clause is None:
        return []
    return list(resolved(scene, clause, kids(scene.parse, clause, "nsubjpass")))


def _behind_particle(parse: Parse, verb: Token) -> list[Token]:
    """"Sealed off the square", where the parser made the square depend on the particle."""
    loose = with_object(parse, verb)
    particles = [*kids(parse, verb, "prt"), *([loose] if loose is not None else [])]
    return [word for particle in particles for word in kids(parse, particle, "pobj")]


def _shared_object(scene: Scene, verb: Token) -> list[Token]:
    """"Shot and killed him": the object of the second verb is the first one's too."""
    parse = scene.parse
    second = next((word for word in kids(parse, verb, "conj") if is_verbal(word)), None)
    if second is None or second.i - verb.i > 2 or is_passive(parse, verb) or second.lemma == "have":
        return []  # "has retired and has no plans"
    if lemma_of(parse, verb) in words("unaccusatives") or verb.lemma in ("come", "go"):
        return []  # "came, inspected the trucks and left"
    own = kids(parse, second, "dobj")
    return list(resolved(scene, second, own)) if own else _shared_object(scene, second)


def _gap(scene: Scene, verb: Token) -> list[Token]:
    """"The music it sells": what a relative clause with a subject of its own and no object is about."""
    parse = scene.parse
    own = kid(parse, verb, "nsubj")
    if own is None or is_relative(own) or is_passive(parse, verb):
        return []
    if verb.dep != "relcl" and not _is_told_below(parse, verb):
        return []
    if kids(parse, verb, "ccomp", "acomp", "attr") or lemma_of(parse, verb) in words("unaccusatives"):
        return []
    if not _is_bidden(parse, verb):
        return []
    opening = [parse.tokens[i] for i in verb.children if i < own.i]
    if any(word.lower in ("where", "when", "why", "how", "whose") or word.dep == "prep" for word in opening):
        return []
    if any(not kids(parse, prep, "pobj", "pcomp") for prep in kids(parse, verb, "prep")):
        return []
    if any(word.lower == "whose" for word in kids(parse, own, "poss")):
        return []
    named = antecedent(parse, verb)
    return [named] if named is not None and named.lower not in ("time", "day", "way", "reason", "moment") else []


def _is_bidden(parse: Parse, verb: Token) -> bool:
    """"A girl I taught to play the violin": with an object of its own the infinitive leaves the girl to "taught"."""
    bids = verb.lemma in words("hearer_verbs", "transfer_verbs")
    return all(bids and kids(parse, clause, "dobj") for clause in kids(parse, verb, "xcomp"))


def _is_told_below(parse: Parse, verb: Token) -> bool:
    """"The painter they said they hunted": what is said in a relative clause is about the painter too."""
    above = parse.tokens[verb.head]
    told = verb.dep == "ccomp" and above.dep == "relcl" and above.i < verb.i and not kids(parse, verb, "mark")
    return told and not any(is_relative(word) for word in kids(parse, above, "nsubj", "nsubjpass", "dobj"))


def datives(scene: Scene, verb: Token) -> Iterator[Token]:
    """Those whom something is given or said to: "gave them food", "gave food to them"."""
    for word in kids(scene.parse, verb, "dative"):
        if word.pos == "ADP":
            yield from nouns_of(scene, kids(scene.parse, word, "pobj"))
        else:
            yield from resolved(scene, verb, [word])


def inverted_speaker(scene: Scene, verb: Token) -> Token | None:
    """"…," added the president: the speaker, where the parser took him for an object."""
    own = kid(scene.parse, verb, "dobj")
    if own is None or verb.tag != "VBD" or verb.lemma not in words("inverted_verbs") or kids(scene.parse, verb, "aux"):
        return None
    before = scene.parse.tokens[verb.i - 1] if verb.i > 0 else verb
    return own if before.pos in ("PUNCT", "SYM") and own.i > verb.i and scene.sort(own) in ("actor", "place") else None
