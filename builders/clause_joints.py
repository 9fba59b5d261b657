"""Which verb goes on with which, and whose subject it is, where the parser joined clauses that grammar keeps apart.

A verb right behind "and" goes on with the verb that "and" hangs on; a preposition has one object; "had done" does not
go on with "gave".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.builders.clauses import FINITE, is_nominal, is_verbal, kid, kids, subject_role
from dateline.builders.grammar import is_finite
from dateline.builders.knowledge import words
from dateline.builders.lost_subjects import SUBJECTS
from dateline.builders.misread_words import ARTICLES, is_quotation_open
from dateline.builders.rehanging import Change, Mend, asked_of
from dateline.builders.speech_frames import frame_of
from dateline.builders.syntax import ancestors
from dateline.graph.model import Parse, Token

PERFECT = frozenset({"had", "'d", "’d", "has", "have", "'ve", "’ve"})
JOINING = frozenset({"and", "or", "but"})
PERFORMING = frozenset({"cook", "play", "pour", "read", "sing", "write"})
"""What is done for somebody with a second object: "read them the list"."""


@asked_of("dep", "conj")
def _past_beside_perfect(parse: Parse, verb: Token) -> Iterator[Change]:
    """"He said they had met her but gave no reason": "had … gave" is no English, so it is he who gave none."""
    told = parse.tokens[verb.head]
    speech = parse.tokens[told.head]
    if verb.dep != "conj" or verb.lower not in words("mere_pasts") or told.dep != "ccomp" or speech.tag != "VBD":
        return
    if not speech.i < told.i < verb.i or frame_of(parse, speech) is None or kids(parse, verb, "aux", *SUBJECTS):
        return
    if is_quotation_open(parse, speech.i, verb.i):
        return
    joint = [one for one in kids(parse, told, "cc") if one.i < verb.i]
    perfect = any(one.lower in PERFECT for one in kids(parse, told, "aux"))
    if perfect and [one.lower for one in joint] == ["but"]:
        yield verb.i, replace(verb, head=speech.i)
        yield joint[0].i, replace(joint[0], head=speech.i)


@asked_of("dep", "xcomp", "ccomp", "advcl", "dep", "acl")
def _verb_behind_and(parse: Parse, verb: Token) -> Iterator[Change]:
    """"Until he was freed in May and made to guard it": "and" says that "made" goes on with "freed"."""
    joint = parse.tokens[verb.i - 1] if verb.i else verb
    first = parse.tokens[joint.head]
    if joint.dep != "cc" or joint.lower not in JOINING or not is_verbal(verb) or not is_verbal(first):
        return
    past = {"VBD", "VBN"}
    alike = first.tag == verb.tag or {first.tag, verb.tag} <= past
    if not alike or first.i > joint.i or verb.head == first.i or kids(parse, verb, "aux", "auxpass", *SUBJECTS):
        return
    if not kids(parse, first, "conj") and not any(word.i == verb.i for word in ancestors(parse, first.i)):
        yield verb.i, replace(verb, head=first.i, dep="conj")


@asked_of("dep", "advcl")
def _harm_of_relative(parse: Parse, verb: Token) -> Iterator[Change]:
    """"It cites the raising of a dam that failed in May, killing 46": no citing kills, so the failing did."""
    if verb.tag != "VBG" or verb.i < 2 or parse.tokens[verb.i - 1].text != "," or not _harms(parse, verb):
        return
    main = parse.tokens[verb.head]
    told = frame_of(parse, main) is not None or main.lemma in words("dealing_words")
    if main.i > verb.i or not told or kids(parse, verb, "mark", "aux", *SUBJECTS):
        return
    relatives = [above for above in ancestors(parse, verb.i - 2) if above.dep == "relcl" and above.i > main.i]
    if relatives and is_finite(parse, relatives[0]) and relatives[0].tag in ("VBD", "VBN"):
        yield verb.i, replace(verb, head=relatives[0].i)


def _harms(parse: Parse, verb: Token) -> bool:
    """Whether a participle tells what a happening did to people: "killing 46", "leaving two dead"."""
    if verb.lemma in ("leave", "force"):
        return any(word.lower in HARMED for word in parse.tokens[verb.i + 1 : verb.i + 8])
    return verb.lemma in HARMING


HARMED = frozenset({"dead", "injured", "hurt", "wounded", "missing", "homeless", "flee", "leave", "evacuate"})
HARMING = frozenset({"bury", "destroy", "displace", "flood", "hurt", "injure", "kill", "maim", "trap", "wound"})


@asked_of("dep", "prep")
def _second_object(parse: Parse, preposition: Token) -> Iterator[Change]:
    """"In this case the jury, once chosen, is locked in": a preposition has one object, not two."""
    objects = kids(parse, preposition, "pobj")
    if len(objects) != 2 or kids(parse, preposition, "cc") or preposition.i > objects[0].i:
        return
    named = objects[1]
    first = next((parse.tokens[i] for i in named.children), named)
    verb = parse.tokens[preposition.head]
    while verb.head != verb.i and (kids(parse, verb, *SUBJECTS) or not is_finite(parse, verb)):
        verb = parse.tokens[verb.head]
    opens = preposition.i == parse.sentences[preposition.sentence].first
    if not opens or first.tag != "DT" or kids(parse, verb, *SUBJECTS) or not named.i < verb.i:
        return
    if not is_verbal(verb) or not is_finite(parse, verb):
        return
    yield named.i, replace(named, head=verb.i, dep=subject_role(parse, verb))
    yield preposition.i, replace(preposition, head=verb.i)
    between = parse.tokens[preposition.head]
    if between.i != verb.i and between.tag in ("VBD", "VBN") and parse.tokens[between.i - 1].text == ",":
        yield between.i, replace(between, head=named.i, dep="acl", tag="VBN")


@asked_of("dep", "dobj")
def _subject_behind_that(parse: Parse, noun: Token) -> Iterator[Change]:
    """"Found that the banker — a keen rower — owns a villa": behind "that" stands a subject, no object."""
    that, above = kid(parse, noun, "mark", "det"), parse.tokens[noun.head]
    if that is not None and that.dep == "det" and noun.pos != "PROPN":
        return
    if noun.dep != "dobj" or that is None or that.lower != "that" or that.i > noun.i or frame_of(parse, above) is None:
        return
    verb = next((one for one in kids(parse, above, "conj", "ccomp") if one.i > noun.i and is_verbal(one)), None)
    if verb is None or not is_verbal(verb) or not is_finite(parse, verb) or kids(parse, verb, *SUBJECTS):
        return
    if not any(noun.i < one.i < verb.i for one in kids(parse, above, "cc")):
        yield noun.i, replace(noun, head=verb.i, dep=subject_role(parse, verb))
        yield verb.i, replace(verb, dep="ccomp")
        yield that.i, replace(that, head=verb.i, dep="mark", tag="IN", pos="SCONJ")


@asked_of("dep", "advcl")
def _described_subject(parse: Parse, verb: Token) -> Iterator[Change]:
    """"Smiling winner Ann Lee, who ran in the rain, said …": the winner smiles, and it is she who said it."""
    named, above = kid(parse, verb, "dobj"), parse.tokens[verb.head]
    if verb.tag != "VBG" or verb.i != parse.sentences[verb.sentence].first or named is None or above.i < verb.i:
        return
    close = min((named.i, *named.children)) == verb.i + 1 and not kids(parse, named, "det", "poss")
    bare = not kids(parse, verb, "prep", "aux", "advmod", "ccomp", "xcomp") and is_nominal(named)
    if close and bare and is_verbal(above) and is_finite(parse, above) and not kids(parse, above, *SUBJECTS):
        yield named.i, replace(named, head=above.i, dep="nsubj")
        yield verb.i, replace(verb, head=named.i, dep="amod", pos="ADJ", tag="JJ")


@asked_of("dep", "conj")
def _done_without_object(parse: Parse, verb: Token) -> Iterator[Change]:
    """"He was demoted and sent to guard it": who sends sends somebody, so he was sent."""
    first = parse.tokens[verb.head]
    if verb.dep != "conj" or verb.tag != "VBD" or verb.lemma not in words("taking_objects"):
        return
    passive = first.tag == "VBN" and (first.dep == "acl" or kids(parse, first, "auxpass"))
    if passive and not kids(parse, verb, "dobj", "dative", "aux", "auxpass", "prt", "ccomp", *SUBJECTS):
        yield verb.i, replace(verb, tag="VBN")


@asked_of("dep", "conj")
def _told_of_object(parse: Parse, verb: Token) -> Iterator[Change]:
    """"Quoted friends as claiming the pair had married": what is claimed is a clause, and the pair its subject."""
    if verb.dep != "conj" or not is_finite(parse, verb) or kids(parse, verb, *SUBJECTS) or not is_verbal(verb):
        return
    first = min((verb.i, *(one.i for one in kids(parse, verb, "aux", "auxpass", "advmod", "neg"))))
    named = parse.tokens[first - 1] if first else verb
    teller = parse.tokens[named.head]
    told = named.dep == "dobj" and is_nominal(named) and named.i > teller.i != verb.head and is_verbal(teller)
    if told and (frame_of(parse, teller) is not None or teller.lemma in words("clause_verbs")):
        yield named.i, replace(named, head=verb.i, dep=subject_role(parse, verb))
        yield verb.i, replace(verb, head=teller.i, dep="ccomp")


def _opens_a_phrase(parse: Parse, noun: Token) -> bool:
    """Whether an article without a sign before it begins a noun phrase: it is no apposition to what stands there."""
    first = min((noun.i, *noun.children))
    return parse.tokens[first].lower in ARTICLES and parse.tokens[first - 1].pos != "PUNCT"


@asked_of("dep", "appos")
def _given_thing(parse: Parse, thing: Token) -> Iterator[Change]:
    """"Gave holders of tickets a free scarf": without a comma it is no apposition, but what they were given."""
    first = min((thing.i, *thing.children))
    above = parse.tokens[thing.head]
    while above.dep in ("pobj", "prep"):
        above = parse.tokens[above.head]
    verb = parse.tokens[above.head]
    if above.dep != "dobj" or not verb.i < above.i < first or verb.lemma not in words("transfer_verbs"):
        return
    if _opens_a_phrase(parse, thing) and thing.tag in ("NN", "NNS") and not kids(parse, verb, "dative"):
        yield above.i, replace(above, dep="dative")
        yield thing.i, replace(thing, head=verb.i, dep="dobj")


@asked_of("dep", "dobj")
def _two_objects(parse: Parse, thing: Token) -> Iterator[Change]:
    """"Gave holders of tickets a free scarf": of two objects that nothing joins, the first is who was given it."""
    verb = parse.tokens[thing.head]
    objects = kids(parse, verb, "dobj")
    gives = verb.lemma in words("transfer_verbs") or (verb.lemma in PERFORMING and objects[0].tag == "PRP")
    if len(objects) != 2 or objects[1].i != thing.i or not gives:
        return
    after = verb.i < objects[0].i and is_nominal(objects[0]) and not kids(parse, verb, "dative")
    if after and (_opens_a_phrase(parse, thing) or kids(parse, thing, "poss")):
        yield objects[0].i, replace(objects[0], dep="dative")


@asked_of("dep", "appos")
def _source_before_subject(parse: Parse, noun: Token) -> Iterator[Change]:
    """"According to the Echo, a memo at the firm says so": an article behind the comma opens the subject."""
    outlet = parse.tokens[noun.head]
    to = parse.tokens[outlet.head]
    while outlet.dep == "pobj" and to.lower != "to" and parse.tokens[to.head].dep == "pobj":
        outlet = parse.tokens[to.head]
        to = parse.tokens[outlet.head]
    according = parse.tokens[to.head]
    verb = parse.tokens[according.head]
    first = min((noun.i, *noun.children))
    if according.lower != "according" or noun.i > verb.i or not is_verbal(verb) or kids(parse, verb, *SUBJECTS):
        return
    if parse.tokens[first - 1].text == "," and not any(one.text == "," for one in parse.tokens[noun.i : verb.i]):
        yield noun.i, replace(noun, head=verb.i, dep=subject_role(parse, verb))


@asked_of("dep", "appos")
def _subject_behind_time(parse: Parse, noun: Token) -> Iterator[Change]:
    """"In a brief note a teacher praised it": without a comma it is no apposition, but who did so."""
    preposition = parse.tokens[parse.tokens[noun.head].head]
    verb = parse.tokens[preposition.head]
    fronted = preposition.dep == "prep" and preposition.i == parse.sentences[noun.sentence].first and noun.i < verb.i
    finite = is_verbal(verb) and is_finite(parse, verb)
    if fronted and finite and _opens_a_phrase(parse, noun) and not kids(parse, verb, *SUBJECTS):
        yield noun.i, replace(noun, head=verb.i, dep=subject_role(parse, verb))


@asked_of("dep", "acl")
def _only_verb(parse: Parse, verb: Token) -> Iterator[Change]:
    """"A crowd of angry fans pelted with eggs the bus of the team": the only verb, so the crowd pelted it."""
    noun = parse.tokens[verb.head]
    while noun.dep in ("pobj", "prep"):
        noun = parse.tokens[noun.head]
    object_ = next((one for one in kids(parse, noun, "appos") if one.i > verb.i), None)
    if noun.dep != "ROOT" or not is_nominal(noun) or object_ is None or verb.tag not in ("VBD", "VBN"):
        return
    if _opens_a_phrase(parse, object_) and not kids(parse, verb, "aux", "auxpass", "dobj", "agent", *SUBJECTS):
        yield verb.i, replace(verb, head=verb.i, dep="ROOT", tag="VBD")
        yield noun.i, replace(noun, head=verb.i, dep="nsubj")
        yield object_.i, replace(object_, head=verb.i, dep="dobj")
        yield from ((one.i, replace(one, head=verb.i)) for one in kids(parse, noun, "punct", "advcl"))


@asked_of("dep", "conj")
def _speakers_behind_comma(parse: Parse, noun: Token) -> Iterator[Change]:
    """"They fled the port of Dover, sailors and a guard said": no further ports, but those who said so."""
    last = noun
    while (following := kid(parse, last, "conj")) is not None and is_nominal(following):
        last = following
    verb = parse.tokens[last.i + 1] if last.i + 1 < len(parse.tokens) else last
    first = min((noun.i, *noun.children))
    if noun.dep != "conj" or not is_nominal(noun) or parse.tokens[first - 1].text != "," or noun.head > first:
        return
    if verb.tag in FINITE and frame_of(parse, verb) is not None and not kids(parse, verb, *SUBJECTS) and kids(
            parse, verb, "ccomp") and not any(one.i > noun.head for one in kids(parse, parse.tokens[noun.head], "cc")):
        yield noun.i, replace(noun, head=verb.i, dep="nsubj")


@asked_of("dep", "appos")
def _several_behind_one(parse: Parse, noun: Token) -> Iterator[Change]:
    """"Met by her father, three nieces and an aunt": three nieces are no father, so it is a list."""
    first = parse.tokens[noun.head]
    counted = [one for one in kids(parse, noun, "nummod") if one.ent in ("", "CARDINAL")]
    alone = first.tag == "NN" and not kids(parse, first, "conj", "nummod") and bool(kids(parse, first, "poss", "det"))
    if noun.tag == "NNS" and counted and alone and kids(parse, noun, "conj") and parse.tokens[first.i + 1].text == ",":
        yield noun.i, replace(noun, dep="conj")


@asked_of("dep", "relcl")
def _shown_by_root(parse: Parse, verb: Token) -> Iterator[Change]:
    """"Radar data we got shows four planes": of two objects that nothing joins, the first is the sentence's verb."""
    noun, objects = parse.tokens[verb.head], kids(parse, verb, "dobj")
    if noun.dep != "ROOT" or not is_nominal(noun) or len(objects) != 2 or not kids(parse, verb, "nsubj"):
        return
    shows = objects[0]
    if shows.tag != "NNS" or shows.i != verb.i + 1 or shows.children or shows.lemma not in words("showing_verbs"):
        return
    yield shows.i, replace(shows, head=shows.i, dep="ROOT", pos="VERB", tag="VBZ")
    yield noun.i, replace(noun, head=shows.i, dep="nsubj")
    later = [parse.tokens[i] for i in verb.children if i > shows.i]
    yield from ((one.i, replace(one, head=shows.i)) for one in later)


@asked_of("dep", "conj")
def _subject_of_next(parse: Parse, noun: Token) -> Iterator[Change]:
    """"The bid failed, and the sale, for which he paid, was off": no noun goes on with a verb, so the sale was off."""
    first = parse.tokens[noun.head]
    verb = parse.tokens[first.head]
    if first.dep != "ccomp" or not is_nominal(noun) or not first.i < noun.i < verb.i or kids(parse, verb, *SUBJECTS):
        return
    joined = any(first.i < one.i < noun.i for one in kids(parse, first, "cc"))
    clauses = is_verbal(first) and is_verbal(verb) and is_finite(parse, first) and is_finite(parse, verb)
    if joined and clauses and kids(parse, first, *SUBJECTS) and not kids(parse, first, "dobj"):
        yield noun.i, replace(noun, head=verb.i, dep=subject_role(parse, verb))
        yield first.i, replace(first, head=first.i if verb.head == verb.i else verb.head, dep=verb.dep)
        yield verb.i, replace(verb, head=first.i, dep="conj")


MENDS: tuple[Mend, ...] = (
    _subject_of_next, _speakers_behind_comma, _several_behind_one, _shown_by_root, _subject_behind_time, _only_verb,
    _told_of_object,
    _given_thing, _two_objects, _source_before_subject, _past_beside_perfect, _verb_behind_and, _second_object,
    _subject_behind_that, _described_subject, _done_without_object,
    _harm_of_relative)
