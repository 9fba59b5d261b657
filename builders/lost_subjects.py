"""Subjects and voices that the parser got wrong, put right where no other reading is grammatical.

A finite clause has one subject, a participle none; what is done to a thing in one conjunct is done to it in the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.builders.clauses import FINITE, is_infinitive, is_nominal, is_verbal, kid, kids, subject_role
from dateline.builders.knowledge import pairs, words
from dateline.builders.rehanging import Change, Mend, asked_of
from dateline.builders.speech_frames import frame_of
from dateline.graph.model import Parse, Token

SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj", "csubjpass")
SPANS = frozenset(["day", "week", "month", "year", "hour", "morning", "evening", "night"])
DONE_BEFORE = frozenset({"already", "just", "never", "always", "long", "since", "previously"})
"""Adverbs of the perfect: with them "he'd" is "he had"."""


@asked_of("dep", "csubj", "csubjpass")
def _participle_as_clause(parse: Parse, verb: Token) -> Iterator[Change]:
    """"Curbs put in place are said to work": no clause is a subject without "that", so the curbs were put there."""
    noun, above = kid(parse, verb, "nsubj"), parse.tokens[verb.head]
    if verb.dep not in ("csubj", "csubjpass") or verb.tag not in ("VBD", "VBN") or noun is None:
        return
    asked = any(word.tag == "WRB" for word in kids(parse, verb, "advmod"))  # "how that came about is not known"
    if asked or noun.tag.startswith("W") or kids(parse, verb, "mark", "aux", "auxpass", "dobj") or not is_verbal(above):
        return
    yield noun.i, replace(noun, head=above.i, dep="nsubjpass" if verb.dep == "csubjpass" else "nsubj")
    yield verb.i, replace(verb, head=noun.i, dep="acl", tag="VBN")


@asked_of("tag", "VBD", "VBN")
def _participle_before_finite(parse: Parse, verb: Token) -> Iterator[Change]:
    """"Curbs put in place are said to work": nothing joins the two verbs, so only the second is the sentence's."""
    noun, second = kid(parse, verb, "nsubj"), kid(parse, verb, "conj")
    if noun is None or second is None or verb.tag not in ("VBD", "VBN") or kids(
            parse, verb, "cc", "ccomp", "dobj", "aux"):
        return
    finite = [word for word in (*kids(parse, second, "aux", "auxpass"), second) if word.tag in FINITE]
    between = parse.tokens[verb.i : second.i]
    apart = any(word.text in (",", ";", ":", "-", "–", "—") and word.tag != "HYPH" for word in between)
    apart = apart or parse.tokens[min(second.i, *second.children) - 1].dep == "cc"  # hung on the clause between
    if not finite or apart or noun.i > verb.i or kids(parse, second, *SUBJECTS) or not is_nominal(noun):
        return
    yield second.i, replace(second, head=second.i if verb.head == verb.i else verb.head, dep=verb.dep)
    yield noun.i, replace(noun, head=second.i, dep=subject_role(parse, second))
    yield verb.i, replace(verb, head=noun.i, dep="acl", tag="VBN")


@asked_of("dep", "xcomp")
def _adjunct_behind_comma(parse: Parse, verb: Token) -> Iterator[Change]:
    """"Said it failed, adding that …": behind a comma no verb completes another one."""
    if verb.tag == "VBG" and verb.dep == "xcomp" and parse.tokens[verb.i - 1].text == "," and verb.head < verb.i:
        yield verb.i, replace(verb, dep="advcl")


@asked_of("dep", "conj")
def _passive_conjunct(parse: Parse, verb: Token) -> Iterator[Change]:
    """"The work was done in May and completed in June": a thing that was done did not complete anything."""
    first = parse.tokens[verb.head]
    named = parse.tokens[first.head] if first.dep == "acl" else kid(parse, first, "nsubjpass")
    passive = first.tag == "VBN" and (first.dep == "acl" or kids(parse, first, "auxpass"))
    if verb.dep != "conj" or verb.tag != "VBD" or named is None or not passive:
        return
    if kids(parse, verb, "dobj", "dative", "acomp", "attr", "aux", "auxpass", *SUBJECTS):
        return
    if kids(parse, verb, "ccomp", "xcomp") and verb.lemma not in words("hearer_verbs"):
        return  # "was sworn in and told to report"
    person = named.pos in ("PRON", "PROPN") or named.lemma in words("person_nouns", "group_nouns", "organization_nouns")
    moves = verb.lemma in words("unaccusatives", "unaccusatives_of_things", "speech_verbs")
    hears = verb.lemma in words("hearer_verbs")
    held = verb.lemma in words("custody_verbs")
    if kids(parse, verb, "agent") or hears or held or not (person or moves or named.lower == "people"):
        yield verb.i, replace(verb, tag="VBN")


@asked_of("dep", "conj")
def _finite_beside_infinitive(parse: Parse, verb: Token) -> Iterator[Change]:
    """"Appealed to parents to wait and urged firms to act": a past goes on with the past, not with the infinitive."""
    first = parse.tokens[verb.head]
    above = parse.tokens[first.head]
    if verb.dep != "conj" or verb.tag != "VBD" or not is_infinitive(parse, first) or first.dep == "conj":
        return
    if above.tag == "VBD" and is_verbal(above) and kids(parse, above, *SUBJECTS) and not kids(
            parse, verb, "aux", *SUBJECTS):
        yield verb.i, replace(verb, head=above.i)


@asked_of("lemma", "be")
def _owned_by_share(parse: Parse, copula: Token) -> Iterator[Change]:
    """"Is 70 percent owned by the state": what is owned is owned to that share."""
    share, named = kid(parse, copula, "attr"), kid(parse, copula, "nsubj")
    verb = kid(parse, share, "acl") if share is not None and share.lemma in ("percent", "%", "cent") else None
    if copula.lemma != "be" or share is None or verb is None or verb.tag != "VBN" or verb.i != share.i + 1:
        return
    yield verb.i, replace(verb, head=verb.i if copula.head == copula.i else copula.head, dep=copula.dep)
    yield copula.i, replace(copula, head=verb.i, dep="auxpass")
    yield share.i, replace(share, head=verb.i, dep="npadvmod")
    if named is not None:
        yield named.i, replace(named, head=verb.i, dep="nsubjpass")
    for word in kids(parse, copula, "aux", "neg", "advmod", "punct", "cc"):
        yield word.i, replace(word, head=verb.i)


@asked_of("tag", "VBZ")
def _verb_as_object(parse: Parse, verb: Token) -> Iterator[Change]:
    """"Court freezes funds, blocks shipment": a verb in the present is nothing's object, but goes on with the first."""
    first = parse.tokens[verb.head]
    joins = verb.dep in ("dobj", "appos", "dep", "npadvmod") and verb.tag == "VBZ" and is_verbal(verb)
    if joins and first.i < verb.i and first.tag == "VBZ" and parse.tokens[verb.i - 1].text == "," and not kids(
            parse, verb, *SUBJECTS):
        yield verb.i, replace(verb, dep="conj")


@asked_of("dep", "conj")
def _second_of_told(parse: Parse, verb: Token) -> Iterator[Change]:
    """"He said it would meet, and would have powers": what shares the modal goes with what is told."""
    speech = parse.tokens[verb.head]
    told = kid(parse, speech, "ccomp")
    if verb.dep != "conj" or told is None or frame_of(parse, speech) is None or not speech.i < told.i < verb.i:
        return
    modals = [{word.lower for word in kids(parse, one, "aux") if word.tag == "MD"} for one in (speech, told, verb)]
    if modals[1] & modals[2] and not modals[0] and not kids(parse, verb, *SUBJECTS) and frame_of(parse, verb) is None:
        yield verb.i, replace(verb, head=told.i)


@asked_of("dep", "dobj")
def _name_before_subject(parse: Parse, name: Token) -> Iterator[Change]:
    """"WHO director Ann Lee admitted …": a name right before the subject's phrase belongs to it, and is no object."""
    verb = parse.tokens[name.head]
    named = kid(parse, verb, "nsubj")
    if name.dep != "dobj" or name.pos != "PROPN" or named is None or not name.i < named.i < verb.i:
        return
    if all(word.head == named.i or parse.tokens[word.head].head == named.i
           for word in parse.tokens[name.i + 1 : named.i]):
        yield name.i, replace(name, head=named.i, dep="compound")


@asked_of("tag", "VBD")
def _subject_in_apposition(parse: Parse, verb: Token) -> Iterator[Change]:
    """"In a memo to the manager, Ann Lee, the engineer, Bo Berg, warned …": two people, and the second warned."""
    opening = next((prep for prep in kids(parse, verb, "prep") if prep.i < verb.i), None)
    if verb.tag != "VBD" or opening is None or kids(parse, verb, *SUBJECTS) or verb.dep not in ("ROOT", "ccomp"):
        return
    before = [word for word in parse.tokens[opening.i : verb.i] if word.dep == "appos" and word.i < verb.i]
    chain = [before[0]] if before else []
    while chain and (following := kid(parse, chain[-1], "appos")) is not None:
        chain.append(following)
    noun = parse.tokens[chain[0].head] if chain else verb
    if len(chain) > 1 and chain[0].pos == "PROPN" and noun.pos == "NOUN" and chain[1].pos == "NOUN":
        yield chain[1].i, replace(chain[1], head=verb.i, dep="nsubj")


@asked_of("dep", "acl")
def _clause_without_verb(parse: Parse, verb: Token) -> Iterator[Change]:
    """"The foundation, a charity, paid for the flight.": the only verb behind an apposition is the sentence's."""
    noun = parse.tokens[verb.head]
    where = parse.sentences[verb.sentence]
    if verb.tag != "VBN" or verb.dep != "acl" or noun.dep != "ROOT" or parse.tokens[verb.i - 1].text != ",":
        return
    ends = parse.tokens[where.last - 1].text == "." and parse.block_of(verb.sentence).kind == "paragraph"
    ambiguous = verb.lower.endswith("ed") or verb.lower in pairs("irregular_verbs").values()
    others = any(is_verbal(word) and word.i != verb.i and word.dep in ("ROOT", "relcl", "conj", "ccomp", "advcl")
                 for word in parse.tokens[where.first : where.last])
    if ends and ambiguous and not others and kids(parse, noun, "appos") and not kids(parse, verb, "agent", "aux"):
        yield verb.i, replace(verb, tag="VBD", dep="ROOT", head=verb.i)
        yield noun.i, replace(noun, dep="nsubj", head=verb.i)


@asked_of("tag", "VB")
def _noun_of_verb_form(parse: Parse, verb: Token) -> Iterator[Change]:
    """"Spoke to the council think tank": a bare infinitive cannot stand there, so it is part of the noun behind it."""
    before, object_ = parse.tokens[max(verb.i - 1, 0)], kid(parse, verb, "dobj")
    if verb.tag != "VB" or verb.dep not in ("advcl", "ccomp") or object_ is None or object_.i != verb.i + 1:
        return
    if not is_nominal(before) or before.dep != "pobj" or before.i == verb.head or len(verb.children) > 1:
        return
    yield verb.i, replace(verb, head=object_.i, dep="compound", pos="NOUN", tag="NN")
    yield object_.i, replace(object_, head=before.head, dep="pobj")
    yield before.i, replace(before, head=object_.i, dep="compound")


@asked_of("lower", "of")
def _of_behind_place(parse: Parse, of: Token) -> Iterator[Change]:
    """"The capture in Brussels of the suspect": there is no Brussels of the suspect."""
    place = parse.tokens[of.head]
    noun = parse.tokens[parse.tokens[place.head].head]
    object_ = kid(parse, of, "pobj")
    if of.lower != "of" or of.dep != "prep" or place.dep != "pobj" or place.ent != "GPE" or object_ is None:
        return
    if parse.tokens[place.head].lower in ("in", "at", "near", "from") and noun.pos == "NOUN" and object_.ent != "GPE":
        yield of.i, replace(of, head=noun.i)


@asked_of("dep", "appos")
def _number_of_model(parse: Parse, number: Token) -> Iterator[Change]:
    """"iOS 4": a bare number right behind a name is part of it."""
    name = parse.tokens[number.head]
    if number.dep == "appos" and number.pos == "NUM" and name.pos == "PROPN" and number.i == name.i + 1:
        yield number.i, replace(number, dep="nummod")


@asked_of("dep", "conj")
def _conjunct_of_there(parse: Parse, verb: Token) -> Iterator[Change]:
    """"The navy says there are nine and has named them": "there" does nothing more, so it is the union that did."""
    told = parse.tokens[verb.head]
    speech = parse.tokens[told.head]
    if verb.dep != "conj" or told.dep != "ccomp" or not speech.i < told.i < verb.i or not kids(parse, told, "expl"):
        return
    finite = any(word.tag in FINITE for word in (verb, *kids(parse, verb, "aux", "auxpass")))
    if is_verbal(verb) and finite and kids(parse, speech, *SUBJECTS) and not kids(parse, verb, *SUBJECTS):
        yield verb.i, replace(verb, head=speech.i)


@asked_of("lower", "'d", "’d")
def _contracted_had(parse: Parse, word: Token) -> Iterator[Change]:
    """"He'd already put it down": he had."""
    verb = parse.tokens[word.head]
    if word.lower not in ("'d", "’d") or word.tag != "MD" or word.dep != "aux":
        return
    if any(aux.lower == "have" for aux in kids(parse, verb, "aux")):
        return  # "he'd have put it down": he would
    been = any(aux.tag == "VBN" for aux in kids(parse, verb, "aux", "auxpass"))
    done = verb.tag == "VBN" or been or (
        {adverb.lower for adverb in kids(parse, verb, "advmod", "neg")} & DONE_BEFORE
        and pairs("irregular_verbs").get(verb.lemma) == verb.lower)
    if done:
        yield word.i, replace(word, tag="VBD", lemma="have")
        yield verb.i, replace(verb, tag=verb.tag if been else "VBN")


@asked_of("tag", "VBN")
def _mere_past(parse: Parse, verb: Token) -> Iterator[Change]:
    """"A woman froze to death": a form that is a past and nothing else is no participle."""
    if verb.tag == "VBN" and verb.lower in words("mere_pasts") and not kids(parse, verb, "aux", "auxpass"):
        yield verb.i, replace(verb, tag="VBD")


@asked_of("dep", "ccomp")
def _hired_between_commas(parse: Parse, verb: Token) -> Iterator[Change]:
    """"The firm, hired the day after the fire, says it is out": who says so was hired, and hired nobody."""
    above, doer = parse.tokens[verb.head], kid(parse, verb, "nsubj")
    if verb.tag not in ("VBD", "VBN") or doer is None or doer.i != verb.i - 2 or verb.i > above.i:
        return
    between = parse.tokens[verb.i : above.i]
    parted = parse.tokens[doer.i + 1].text == "," and any(t.text == "," for t in between)
    bare = not kids(parse, verb, "aux", "auxpass") and not any(
        is_nominal(t) and t.ent not in ("DATE", "TIME") and t.lemma not in SPANS for t in kids(parse, verb, "dobj"))
    if parted and bare and above.tag in FINITE and not kids(parse, above, *SUBJECTS):
        yield doer.i, replace(doer, head=above.i, dep="nsubj")
        yield verb.i, replace(verb, head=doer.i, dep="acl", tag="VBN")
        yield from ((day.i, replace(day, dep="npadvmod")) for day in kids(parse, verb, "dobj"))


@asked_of("pos", "NUM")
def _number_of_those(parse: Parse, number: Token) -> Iterator[Change]:
    """"Of 223 votes cast, four were invalid": four of those."""
    verb = parse.tokens[number.head]
    if number.dep not in SUBJECTS or kids(parse, number):
        return
    whole = next((t for t in kids(parse, verb, "prep") if t.lower == "of" and t.i < number.i), None)
    if whole is not None and whole.i == parse.sentences[whole.sentence].first:
        yield whole.i, replace(whole, head=number.i)


@asked_of("dep", "advcl")
def _listed_verb(parse: Parse, verb: Token) -> Iterator[Change]:
    """"No guard has seen, held or freed him": three verbs of one list."""
    first = parse.tokens[verb.head]
    last = next((t for t in kids(parse, verb, "conj") if is_verbal(t)), None)
    listed = verb.tag in ("VBN", "VBD") and first.tag == "VBN" and verb.i == first.i + 2 and last is not None
    alone = not kids(parse, verb, "aux", "auxpass", "dobj") and not kids(parse, first, "dobj")
    if listed and alone and last is not None and last.i <= verb.i + 3 and parse.tokens[verb.i - 1].text == ",":
        yield verb.i, replace(verb, dep="conj", tag="VBN")
        yield last.i, replace(last, tag="VBN")


MENDS: tuple[Mend, ...] = (
    _participle_as_clause, _participle_before_finite, _adjunct_behind_comma, _passive_conjunct,
    _finite_beside_infinitive, _owned_by_share, _verb_as_object, _second_of_told, _name_before_subject,
    _subject_in_apposition, _clause_without_verb, _noun_of_verb_form, _of_behind_place, _contracted_had, _mere_past,
    _number_of_model, _conjunct_of_there, _hired_between_commas,
    _number_of_those, _listed_verb)
