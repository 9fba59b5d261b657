"""Subjects of verbs: stated, shared by conjuncts, or understood from control, raising and relatives."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.builders import remembered
from dateline.builders.clauses import (
    antecedent,
    clause_of,
    explained,
    governor,
    is_done_to_head,
    is_headless,
    is_infinitive,
    is_nominal,
    is_passive,
    is_relative,
    is_verbal,
    joined_to,
    kid,
    kids,
)
from dateline.builders.cue_speakers import outer_speech
from dateline.builders.knowledge import rows, words
from dateline.builders.objects import datives, inverted_speaker, objects_of
from dateline.builders.own_marks import bids_in_speech, is_order_not_to
from dateline.builders.phrasal_verbs import lemma_of
from dateline.builders.prepositions import phrases
from dateline.builders.scene import Scene, nouns_of, resolved
from dateline.builders.speech_frames import frame_of
from dateline.graph.model import Parse, Token

CONJUNCTIONS = frozenset({"once", "when", "if", "unless", "until", "while"})
"""Words that make a clause of a participle: "once signed"."""
AIMS = frozenset({"aim", "ambition", "dream", "goal", "intent", "intention", "objective", "purpose", "task"})
"""Nouns that are what somebody does: "their goal is winning"; but "the plan is winning support"."""
SOUGHT = frozenset({"approval", "authorisation", "authorization", "chance", "clearance", "leave", "permission"})
"""What is asked for by who wants to do something: "she asked for permission to leave"."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The words that are a verb's subject, and how they were found."""

    words: tuple[Token, ...] = ()
    rule: str = "none"


@functools.cache
def control_verbs() -> dict[str, tuple[str, str]]:
    """Verbs with an infinitive: whose act that is ("object" or "subject"), and the object's role to the verb itself."""
    return {verb: (who, role) for verb, who, role in rows("control")}


def subject(scene: Scene, verb: Token, depth: int = 8) -> Subject:
    """Who or what a verb speaks of, stated beside it or understood from the clauses around it."""
    parse = scene.parse
    own = own_subjects(parse, verb)
    if own and verb.tag == "VBG" and own[0].lemma in AIMS:
        return _inferred(holder(scene, own[0], depth - 1), "control")
    if own:
        found = () if _is_empty(scene, verb, own[0]) else resolved(scene, verb, own)
        return Subject((*found, *(other for word in found for other in _companions(scene, word))), "stated")
    if kids(parse, verb, "expl", "csubj", "csubjpass") or depth == 0 or _lacks_subject(scene, verb):
        return Subject()
    if (speaker := inverted_speaker(scene, verb)) is not None:
        return Subject((speaker,), "inverted")
    if (lost := _lost_subject(scene, verb)) is not None:
        return Subject(tuple(nouns_of(scene, [lost])), "lost")
    head = governor(parse, verb)
    if head is None:
        return Subject()
    if (worn := _accompanying(scene, verb)) is not None:
        return Subject((worn,), "participle")
    if verb.dep == "aux" or (verb.dep == "conj" and (is_verbal(head) or kids(parse, head, "nsubj"))):
        return _inferred(subject(scene, head, depth - 1), "shared")
    if is_headless(parse, verb):
        return Subject(tuple(nouns_of(scene, [head])), "stated")
    if verb.dep in ("acl", "relcl"):
        return _of_participle(scene, verb, head, depth)
    if verb.dep in ("xcomp", "ccomp", "oprd", "acomp") and (is_verbal(head) or head.pos == "ADJ"):
        return _of_complement(scene, verb, head, depth)
    if verb.dep in ("advcl", "dep") and is_verbal(head) and verb.tag in ("VBG", "VBN", "VB"):
        if any(auxiliary.lower == "do" for auxiliary in kids(parse, verb, "aux")):
            return Subject()  # "Do not drink the water, the mayor said": an order to whoever hears it
        return _of_adjunct(scene, verb, head, depth)
    if verb.dep == "pcomp" and verb.tag != "VBG" and not kids(parse, verb, "aux", "auxpass", "mark"):
        return _before_speech(parse, verb)
    if verb.dep == "pcomp":
        return _of_gerund(scene, head, depth)
    return Subject()


def _companions(scene: Scene, word: Token) -> Iterator[Token]:
    """Who does something along with the subject: "Hungary, along with Poland and Slovakia, vetoed it"."""
    for along in kids(scene.parse, word, "prep"):
        if along.lower in ("along", "together") and scene.sort(word) in ("actor", "place"):
            yield from (other for _, _, other in phrases(scene, along) if scene.sort(other) in ("actor", "place"))


def _accompanying(scene: Scene, verb: Token) -> Token | None:
    """What a participle right behind a noun after "with" speaks of: "a van with its plates taped over"."""
    before = scene.parse.tokens[verb.i - 1] if verb.i > 0 else verb
    preposition = scene.parse.tokens[before.head]
    below = verb.tag == "VBN" and verb.dep in ("advcl", "acl", "dep")
    bare = below and not kids(scene.parse, verb, "aux", "auxpass", "mark")
    return before if bare and before.dep == "pobj" and preposition.lower == "with" else None


def _before_speech(parse: Parse, verb: Token) -> Subject:
    """The subject of a finite verb that the parser gave to the verb of speech behind: "The barge left, pilots said"."""
    above = clause_of(parse, parse.tokens[verb.head])
    own = kids(parse, above, "nsubj")
    return Subject((own[0],), "lost") if len(own) > 1 and own[0].i < verb.i < own[-1].i else Subject()


@remembered.of_word
def own_subjects(parse: Parse, verb: Token) -> list[Token]:
    """The subject below a verb; of two the nearer, unless "and" joins them or it stands between commas.

    "The bank, once its rival, …": the bank.
    """
    own = kids(parse, verb, "nsubj", "nsubjpass")
    if len(own) < 2 or any(kids(parse, one, "cc") for one in own[:-1]):
        return own
    last = max(own, key=lambda word: word.i)
    aside = any(word.text == "," for word in parse.tokens[last.i + 1 : verb.i])
    return own[:1] if aside else [last]


def _is_empty(scene: Scene, verb: Token, word: Token) -> bool:
    """Whether "it" stands for a clause that follows: "it is said that …", "it was hard to …"."""
    if word.lower != "it":
        return False
    clauses = kids(scene.parse, verb, "ccomp", "csubj", "csubjpass")
    adjectives = [word for word in kids(scene.parse, verb, "acomp") if word.lemma not in words("personal_adjectives")]
    if (verb.lemma in words("weather_verbs") or takes_time(scene, verb)):
        return True
    later = [child for child in adjectives if kids(scene.parse, child, "xcomp", "ccomp")]
    return (is_passive(scene.parse, verb) or bool(adjectives)) and bool(clauses or later)


def takes_time(scene: Scene, verb: Token) -> bool:
    """"It took them nine hours to put it out", "what it cost to put it out": they put it out, and "it" is nothing."""
    subjects, clause = kids(scene.parse, verb, "nsubj"), kid(scene.parse, verb, "xcomp", "advcl", "ccomp")
    return (verb.lemma in ("take", "cost") and any(word.lower == "it" for word in subjects)
            and clause is not None and clause.i > verb.i and is_infinitive(scene.parse, clause))


def _lacks_subject(scene: Scene, verb: Token) -> bool:
    """Whether there is none, or the parser lost it: orders, a relative pronoun as object alone, "then began what …"."""
    parse = scene.parse
    if verb.dep == "relcl" and any(is_relative(word) for word in kids(parse, verb, "dobj")):
        return True
    if bids_in_speech(parse, verb) or is_order_not_to(parse, verb):
        return True
    told = kid(parse, verb, "ccomp")
    opening = kid(parse, told, "nsubj") if told is not None else None
    return opening is not None and opening.lower == "what" and verb.lemma in words("happening_verbs")


def _lost_subject(scene: Scene, verb: Token) -> Token | None:
    """The subject of a finite verb that the parser hung elsewhere.

    Either below a participle between the two ("The firm, hired in May, says …"), or into the clause before a verb of
    speech ("…, an aide to the speaker said").
    """
    parse = scene.parse
    if verb.tag not in ("VBD", "VBZ", "VBP") or verb.i == 0 or verb.dep in ("conj", "acl", "xcomp", "relcl"):
        return None
    if parse.tokens[verb.i - 1].text == ",":
        before = [word for word in kids(parse, verb, "ccomp", "advcl", "dep") if word.i < verb.i]
        named = [word for clause in before for word in kids(parse, clause, "nsubj", "nsubjpass")]
        return next((word for word in named if parse.tokens[word.i + 1].text == ","), None)
    return _speaker_before(scene, verb) if verb.lemma in words("inverted_verbs") else None


def _speaker_before(scene: Scene, verb: Token) -> Token | None:
    """The noun phrase that stands between a comma and a verb of speech."""
    parse = scene.parse
    first = parse.sentences[verb.sentence].first
    comma = next((i for i in range(verb.i - 1, first, -1) if parse.tokens[i].text in (",", "”", '"')), None)
    if comma is None or comma + 1 == verb.i:
        return None
    phrase = parse.tokens[comma + 1 : verb.i]
    heads = [word for word in phrase if not comma < word.head < verb.i and is_nominal(word)]
    return heads[0] if len(heads) == 1 and not any(is_verbal(word) for word in phrase) else None


def _inferred(found: Subject, rule: str) -> Subject:
    return Subject(found.words, rule) if found.words else found


def _of_participle(scene: Scene, verb: Token, head: Token, depth: int) -> Subject:
    """"Men carrying flags", "troops sent home", "the decision to leave", "the first to leave"."""
    parse = scene.parse
    if verb.lower == "using" and head.dep in ("dobj", "pobj") and scene.sort(head) == "thing":
        return _inferred(subject(scene, clause_of(parse, head), depth - 1), "participle")  # "cut the lock using acid"
    if is_verbal(head):
        return _inferred(subject(scene, head, depth - 1), "adjunct")
    if any(word.lower in CONJUNCTIONS for word in kids(parse, verb, "mark", "advmod")):
        above = governor(parse, head)
        by_others = above is None or not is_verbal(above) or is_passive(parse, above)  # "was rewritten in order to …"
        return Subject() if above is None or by_others else _inferred(subject(scene, above, depth - 1), "adjunct")
    if is_done_to_head(parse, verb):
        return _inferred(subject(scene, clause_of(parse, head), depth - 1), "control")
    if is_infinitive(parse, verb) and (not is_passive(parse, verb) or head.lower in words("rank_words")):
        return _of_noun_infinitive(scene, verb, head, depth)
    if verb.tag == "VBG" and verb.dep == "acl" and _is_loose(scene, verb, head):
        above = clause_of(parse, head)
        return _inferred(subject(scene, above, depth - 1), "adjunct") if is_verbal(above) else Subject()
    return Subject((explained(parse, head),), "participle")


def _is_loose(scene: Scene, verb: Token, head: Token) -> bool:
    """Whether a participle after a noun rather goes with the whole clause: "…, later calling it a mistake"."""
    if scene.sort(head) == "place" and head.pos == "NOUN" and head.dep == "pobj":
        return True
    before = next((word for word in reversed(scene.parse.tokens[head.i : verb.i]) if word.pos != "ADV"), head)
    return before.text == "," and head.dep not in ("nsubj", "nsubjpass")


def _of_noun_infinitive(scene: Scene, verb: Token, head: Token, depth: int) -> Subject:
    """Whose act an infinitive below a noun is: "in order to leave", "their decision to leave", "troops to help"."""
    parse = scene.parse
    if head.lower == "order":
        above = governor(parse, parse.tokens[head.head])
        return _inferred(subject(scene, above, depth - 1), "adjunct") if above and is_verbal(above) else Subject()
    said = clause_of(parse, head)
    if head.lower in words("rank_words") and said.lemma == "be":
        return _inferred(subject(scene, said, depth - 1), "participle")  # "she was the first to leave"
    ranks = [word for word in kids(parse, head, "amod") if word.tag in ("JJS",) or word.lower in words("rank_words")]
    if head.lemma in words("aim_nouns"):
        return _inferred(holder(scene, head, depth - 1), "control")  # "the last attempt to scale it"
    if is_verbal(above := clause_of(parse, head)) and kids(parse, above, "expl"):
        return Subject()  # "there are grounds to hope so"
    if ranks or scene.sort(head) in ("actor", "place") or head.lower in words("rank_words"):
        return Subject((head,), "participle")
    return _inferred(holder(scene, head, depth - 1), "control")


def holder(scene: Scene, noun: Token, depth: int) -> Subject:
    """Whose plan, attempt or decision a noun speaks of: its possessor, else the subject of its verb."""
    owners = [word for word in kids(scene.parse, noun, "poss") if word.pos in ("NOUN", "PROPN", "PRON")]
    owners += [word for _, wording, word in phrases(scene, noun)
               if wording == "by" or (wording == "of" and scene.sort(word) in ("actor", "place"))]
    if owners:
        return Subject(tuple(nouns_of(scene, owners)), "possessor")
    head = governor(scene.parse, joined_to(scene.parse, noun))
    carrier = scene.carriers.get(noun.i)
    if carrier is not None and noun.dep == "pobj" and not is_passive(scene.parse, scene.parse.tokens[carrier]):
        return subject(scene, scene.parse.tokens[carrier], depth)  # "they are in talks to sell it"
    if noun.dep == "pobj" and head is not None and head.lower == "for" and noun.lemma in SOUGHT:
        return subject(scene, clause_of(scene.parse, head), depth)
    held = noun.lemma in words("charge_nouns") and noun.dep == "pobj"
    if held and head is not None and head.lower in ("on", "under"):
        return subject(scene, clause_of(scene.parse, head), depth)  # "arrested on suspicion of burning it"
    holds = head is not None and (head.lemma in words("holder_verbs") or carrier == head.i)
    if head is not None and holds and noun.dep in ("dobj", "attr", "conj") and not is_passive(scene.parse, head):
        return subject(scene, head, depth)
    return Subject()


def _of_complement(scene: Scene, verb: Token, head: Token, depth: int) -> Subject:
    """Control and raising: "hopes to leave", "ordered them to leave", "is said to have left"."""
    parse = scene.parse
    if head.pos == "ADJ":
        above = governor(parse, head)
        if above is not None and is_nominal(above) and head.i > above.i:
            return Subject((above,), "control")  # "an issue likely to dominate the campaign"
        return _inferred(subject(scene, above, depth - 1), "control") if above is not None else Subject()
    if verb.dep == "ccomp" and not (verb.tag == "VBG" or is_infinitive(parse, verb)):
        return Subject()
    if takes_time(scene, head):
        return Subject(tuple(word for word in (*datives(scene, head), *objects_of(scene, head))
                             if scene.sort(word) in ("actor", "place")), "control")
    if head.lemma == "use" and is_passive(parse, head):
        return Subject()  # "a lever is used to open it": somebody opens it, not the lever
    objects = [*objects_of(scene, head), *datives(scene, head)]
    if asked := _asked(scene, head):
        return Subject(tuple(asked), "control")
    who = control_verbs().get(lemma_of(parse, head), ("subject", ""))[0]
    if objects and who == "object" and not is_passive(parse, head):
        return Subject(tuple(objects), "control")
    if who == "object" and kids(parse, verb, "dobj") and (named := _lifted(parse, head)) is not None:
        return Subject((named,), "control")
    return _held(scene, _inferred(subject(scene, head, depth - 1), "control"), depth)


def _lifted(parse: Parse, verb: Token) -> Token | None:
    """"A move that analysts expect to lower prices": the object of "expect" that its relative clause is about."""
    own = kid(parse, verb, "nsubj")
    return antecedent(parse, verb) if verb.dep == "relcl" and own is not None and not is_relative(own) else None


def _asked(scene: Scene, verb: Token) -> list[Token]:
    """Whom a verb addresses by a preposition: "called on them to stop", "waited for them to stop"."""
    return [noun for _, wording, noun in phrases(scene, verb) if (verb.lemma, wording) in _addressing()]


@functools.cache
def _addressing() -> frozenset[tuple[str, str]]:
    return frozenset((verb, preposition) for verb, preposition in rows("addressing_verbs"))


def _held(scene: Scene, found: Subject, depth: int) -> Subject:
    """Aims and attempts do nothing themselves: "the goal of the rebels was to …", "an attempt was made to …"."""
    if len(found.words) == 1 and (found.words[0].lemma in words("aim_nouns")):
        return _inferred(holder(scene, found.words[0], depth - 1), "control")
    return found


def _of_adjunct(scene: Scene, verb: Token, head: Token, depth: int) -> Subject:
    """"Leaving the city, they …", "they came to help"; nothing is known of "the road was closed to help"."""
    parse = scene.parse
    if is_infinitive(parse, verb) and is_passive(parse, head):
        sent = control_verbs().get(lemma_of(parse, head), ("", ""))[0] == "object"  # "was sent to guard a quarry"
        return _inferred(subject(scene, head, depth - 1), "control") if sent else Subject()
    if is_infinitive(parse, verb) and (asked := _asked(scene, head)):
        return Subject(tuple(asked), "control")
    behind = parse.tokens[verb.i - 1]
    if head.dep == "acl" and head.tag == "VBN" and any(one.lower in CONJUNCTIONS for one in kids(parse, verb, "mark")):
        # "found a boat marked in red while searching the bay": the boat searches nothing
        return _inferred(subject(scene, clause_of(parse, parse.tokens[head.head]), depth - 1), "adjunct")
    if behind.text == "," and frame_of(parse, verb) and (speech := outer_speech(parse, verb, head)) is not None:
        return _inferred(subject(scene, speech, depth - 1), "adjunct")
    if verb.tag == "VBG" and is_nominal(behind) and verb.i > head.i and verb.lemma in words("static_verbs"):
        return Subject((behind,), "participle")  # "heard shots spanning an hour"
    if verb.tag == "VBN" and verb.i > head.i and (before := _noun_before(scene, verb)) is not None:
        return Subject((explained(scene.parse, before),), "participle")
    return _held(scene, _inferred(subject(scene, head, depth - 1), "adjunct"), depth)


def _noun_before(scene: Scene, verb: Token) -> Token | None:
    """The noun that a participle follows after a comma: "the summit, broadcast by state television"."""
    before = [word for word in scene.parse.tokens[max(verb.i - 3, 0) : verb.i] if word.sentence == verb.sentence]
    if not before or before[-1].lower != "," or kids(scene.parse, verb, "mark", "aux", "auxpass"):
        return None
    named = next((word for word in reversed(before) if word.pos != "PUNCT"), None)
    return named if named is not None and scene.sort(named) in ("actor", "event") else None


def _of_gerund(scene: Scene, preposition: Token, depth: int) -> Subject:
    """"After leaving, they …", "thanked them for leaving"."""
    parse = scene.parse
    above = governor(parse, joined_to(parse, preposition))
    if above is None:
        return Subject()
    if above.pos == "ADV" and above.dep == "advmod":
        above = parse.tokens[above.head]  # "stopped short of winning it"
    if above.pos == "ADJ":
        return said_of(scene, above, depth)
    if above.lemma in words("spans_of_time") and is_nominal(above):
        return _inferred(subject(scene, clause_of(parse, above), depth - 1), "gerund")  # "within hours of losing it"
    if not is_verbal(above):
        return _inferred(holder(scene, above, depth - 1), "gerund")
    if above.lemma == "be":
        return Subject()
    objects = [*datives(scene, above)] or objects_of(scene, above)
    who = control_verbs().get(lemma_of(parse, above), ("subject", ""))[0]
    if preposition.lower == "for" and who != "object" and is_passive(parse, above):
        return Subject()  # "an hour was fixed for painting it": somebody paints it, and not the hour
    done_by = preposition.lower in ("for", "of", "from", "with", "into") and who == "object"
    kept = preposition.lower == "from" and objects and scene.sort(objects[0]) == "actor"
    if objects and (preposition.lower == "as" or done_by or kept):
        return Subject(tuple(objects), "control")
    return _inferred(subject(scene, above, depth - 1), "gerund")


def said_of(scene: Scene, adjective: Token, depth: int = 8) -> Subject:
    """Who or what an adjective is said of: "capable of holding", "found the firm guilty of fraud"."""
    if own := kids(scene.parse, adjective, "nsubj"):
        return Subject(tuple(nouns_of(scene, own)), "gerund")
    above = governor(scene.parse, adjective)
    if above is None:
        return Subject()
    if is_nominal(above):
        return Subject((above,), "gerund")
    return _inferred(subject(scene, above, depth - 1), "gerund") if is_verbal(above) else Subject()
