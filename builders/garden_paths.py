"""Clauses that the parser hung wrongly, rehung where grammar allows only one other reading."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import replace

from dateline.builders import bare_participles, clause_joints, lost_subjects, misread_words, rehanging, small_clauses
from dateline.builders.clauses import is_nominal, is_verbal, kid, kids, subject_role
from dateline.builders.cue_speakers import apposed
from dateline.builders.grammar import is_finite
from dateline.builders.knowledge import rows, words
from dateline.builders.lost_subjects import SUBJECTS
from dateline.builders.phrasal_verbs import PARTICLES
from dateline.builders.rehanging import Change, Mend, asked_of
from dateline.builders.speech_frames import frame_of, nouns
from dateline.graph.model import Parse, Token

PREFIXES = frozenset({"co", "mis", "over", "pre", "re", "un", "under"})
"""What a hyphen may part from a verb."""
HEADS = ("title", "standfirst", "heading")


def mended(parse: Parse) -> Parse:
    """The parse with what these six modules mend, one kind after the other."""
    return rehanging.mended(parse, (
        *MENDS, *misread_words.MENDS, *small_clauses.MENDS, *clause_joints.MENDS, *lost_subjects.MENDS,
        *bare_participles.MENDS))


@asked_of("dep", "nsubj")
def _country_after_town(parse: Parse, token: Token) -> Iterator[Change]:
    """"A judge in Paris, France found …": the judge finds, France only says where Paris lies."""
    if token.dep != "nsubj" or token.ent != "GPE" or token.i < 4 or parse.tokens[token.i - 1].text != ",":
        return
    town = parse.tokens[token.i - 2]
    above = parse.tokens[parse.tokens[town.head].head]
    if town.dep != "pobj" or town.ent != "GPE" or not is_nominal(above) or above.dep in ("pobj", "dobj", "conj"):
        return
    yield token.i, replace(token, head=town.i, dep="appos")
    if not any(word.i != token.i for word in kids(parse, parse.tokens[token.head], *SUBJECTS)):
        yield above.i, replace(above, head=token.head, dep="nsubj")


@asked_of("pos", "VERB", "AUX")
def _told_clause(parse: Parse, verb: Token) -> Iterator[Change]:
    """"They stated one of the blasts was caused by gas": what is stated is a clause, and the "object" its subject."""
    object_ = kid(parse, verb, "dobj")
    if object_ is None or object_.i < verb.i:
        return
    sure = verb.lemma in words("clause_verbs")
    if not sure and frame_of(parse, verb) is None:
        return
    for clause in kids(parse, verb, "ccomp", "conj") if sure else kids(parse, verb, "ccomp"):
        between = parse.tokens[object_.i : clause.i]
        if not sure and any(word.head not in (object_.i, clause.i) or word.dep in ("punct", "prep")
                            for word in between[1:]):
            continue
        joined = any(word.head == verb.i and word.dep in ("cc", "mark") for word in between)
        finite = is_verbal(clause) and is_finite(parse, clause)
        if clause.i > object_.i and not joined and finite and not kids(parse, clause, *SUBJECTS):
            yield object_.i, replace(object_, head=clause.i, dep=subject_role(parse, clause))
            yield clause.i, replace(clause, dep="ccomp")
            return


@asked_of("dep", "advcl")
def _participle_behind_noun(parse: Parse, verb: Token) -> Iterator[Change]:
    """"Open to workers ordered out of the country": no clause is finite without a subject, so it is a participle."""
    noun = parse.tokens[verb.i - 1] if verb.i else verb
    if verb.tag != "VBD" or verb.dep != "advcl" or not is_nominal(noun) or noun.dep not in ("pobj", "dobj"):
        return
    if noun.ent in ("GPE", "LOC", "FAC"):
        return  # "flew from Siberia headed for Moscow"
    if frame_of(parse, verb) is not None and apposed(parse, verb) is not None:
        return  # ", an aide to the speaker said, five days after …"
    if not kids(parse, verb, "mark", "advmod", "aux", "auxpass", "dobj", *SUBJECTS) and verb.head < noun.i:
        yield verb.i, replace(verb, head=noun.i, dep="acl", tag="VBN")


@asked_of("dep", "conj")
def _participle_behind_comma(parse: Parse, verb: Token) -> Iterator[Change]:
    """"Returned the statues, looted in 1897, to Peru": joined by no "and", hence said of the statues."""
    noun, first = parse.tokens[max(verb.i - 2, 0)], parse.tokens[verb.head]
    if verb.dep != "conj" or verb.tag not in ("VBN", "VBD") or parse.tokens[verb.i - 1].text != ",":
        return
    bare = not kids(parse, verb, "aux", "auxpass", "dobj", "ccomp", "xcomp", "conj", "cc", "acomp", "prt", *SUBJECTS)
    joined = any(word.dep == "cc" for word in parse.tokens[first.i : verb.i] if word.head == first.i)
    if bare and not joined and first.tag == "VBD" and noun.dep == "dobj" and noun.head == first.i and kids(
            parse, verb, "prep", "agent"):
        yield verb.i, replace(verb, head=noun.i, dep="acl", tag="VBN")


@asked_of("dep", "advcl")
def _subject_of_time_clause(parse: Parse, verb: Token) -> Iterator[Change]:
    """"Days after a bridge there collapsed": what stands before a finite verb without a subject is its subject."""
    since = kid(parse, verb, "prep")
    if since is None or since.i > verb.i or since.lower not in words("clause_openers") or kids(parse, verb, *SUBJECTS):
        return
    noun = kid(parse, since, "pobj")
    between = parse.tokens[noun.i + 1 : verb.i] if noun is not None else ()
    if noun is None or verb.dep != "advcl" or verb.tag not in ("VBD", "VBZ") or noun.ent in ("DATE", "TIME"):
        return
    if all(token.head in (noun.i, verb.i) and token.dep in ("advmod", "aux", "neg") for token in between):
        yield since.i, replace(since, dep="mark")
        yield noun.i, replace(noun, head=verb.i, dep="nsubj")


@asked_of("lemma", "be")
def _subject_behind_copula(parse: Parse, copula: Token) -> Iterator[Change]:
    """"Aboard the ship were two pilots": the pilots were, and the ship is where."""
    if copula.lemma != "be":
        return
    first = parse.tokens[parse.sentences[copula.sentence].first]
    named = kid(parse, copula, "nsubj")
    behind = (word for word in kids(parse, copula, "attr", "nsubj") if word.i > copula.i)
    said = next(behind, None)
    if first.dep != "prep" or first.head != copula.i or first.children:
        return
    if named is not None and said is not None and first.i < named.i < copula.i < said.i:
        yield named.i, replace(named, head=first.i, dep="pobj")
        yield said.i, replace(said, dep="nsubj")


@asked_of("lower", "were")
def _inverted_condition(parse: Parse, copula: Token) -> Iterator[Change]:
    """"Were the two firms to merge, they would …": the firms merge, on condition."""
    if copula.lower != "were" or copula.dep != "advcl":
        return
    merge, named = kid(parse, copula, "xcomp"), kid(parse, copula, "attr", "nsubj")
    if merge is None or named is None or kids(parse, copula, "mark"):
        return
    if copula.i == parse.sentences[copula.sentence].first and copula.i < named.i < merge.i:
        yield copula.i, replace(copula, head=merge.i, dep="aux")
        yield named.i, replace(named, head=merge.i, dep="nsubj")
        yield merge.i, replace(merge, head=copula.head, dep="advcl")


@asked_of("dep", "prep")
def _charge_behind_object(parse: Parse, prep: Token) -> Iterator[Change]:
    """"Accused the mayor of fraud": there is no mayor of fraud, it is what he is accused of."""
    if prep.dep != "prep":
        return
    object_ = parse.tokens[prep.head]
    verb, deed = parse.tokens[object_.head], kid(parse, prep, "pobj", "pcomp")
    if verb.dep == "agent" and object_.dep == "pobj":
        object_, verb = verb, parse.tokens[verb.head]  # "were accused by neighbours of fraud"
    if object_.dep not in ("dobj", "agent") or deed is None or (verb.lemma, prep.lower) not in _charges():
        return
    named = deed.pos not in ("NOUN", "VERB") or bool(kids(parse, deed, "det", "poss")) or deed.ent != ""
    if not named and not any(word.lower == prep.lower for word in kids(parse, verb, "prep")):
        yield prep.i, replace(prep, head=verb.i)


@functools.cache
def _charges() -> frozenset[tuple[str, str]]:
    return frozenset((verb, preposition) for verb, preposition in rows("blaming_verbs"))


@asked_of("tag", "VBZ")
def _verb_before_object(parse: Parse, verb: Token) -> Iterator[Change]:
    """"Airline scraps flights": a verb in the present is no part of the noun behind it, but has it for an object."""
    object_ = parse.tokens[verb.head]
    if verb.tag != "VBZ" or verb.dep not in ("compound", "amod") or object_.i < verb.i or not is_nominal(object_):
        return
    if parse.block_of(verb.sentence).kind not in HEADS or any(word.i > verb.i for word in kids(parse, verb, "dobj")):
        return
    top = object_.head == object_.i
    yield verb.i, replace(verb, head=verb.i if top else object_.head, dep="ROOT" if top else object_.dep)
    yield object_.i, replace(object_, head=verb.i, dep="dobj")
    for word in kids(parse, object_, "advcl", "prep", "nsubj"):
        if word.dep != "prep" and word.i > object_.i:
            yield word.i, replace(word, head=verb.i)


@asked_of("dep", "amod", "compound")
def _past_before_object(parse: Parse, verb: Token) -> Iterator[Change]:
    """"The court froze assets of the firm": "froze" is the past and nothing else, so it is no adjective."""
    object_ = parse.tokens[verb.head]
    if verb.lower not in _mere_pasts() or verb.dep not in ("amod", "compound") or verb.i > object_.i:
        return
    if (second := _second_verb(parse, verb, object_)) is not None:
        yield from _before_second(parse, verb, object_, second)
        return
    before = [*kids(parse, verb, "nsubj"), *kids(parse, object_, "nsubj", "compound", "nmod")]
    named = next((word for word in before if word.i < verb.i), None)
    if object_.dep not in ("ROOT", "conj", "ccomp") or named is None or not is_nominal(named):
        return
    yield verb.i, replace(verb, head=verb.i if object_.dep == "ROOT" else object_.head, dep=object_.dep, pos="VERB",
                          tag="VBD", lemma=_mere_pasts()[verb.lower])
    yield object_.i, replace(object_, head=verb.i, dep="dobj")
    yield named.i, replace(named, head=verb.i, dep="nsubj")
    for word in kids(parse, object_, "advcl", "conj", "cc", "punct", "npadvmod", "advmod"):
        if word.dep in ("advcl", "npadvmod") or (word.dep == "conj" and is_verbal(word)) or word.dep in ("cc", "punct"):
            yield word.i, replace(word, head=verb.i)


def _second_verb(parse: Parse, verb: Token, object_: Token) -> Token | None:
    """The verb that a past taken for an adjective goes on with: "the court froze assets and barred the firm"."""
    second = parse.tokens[object_.head]
    joined = any(verb.i < word.i < second.i for word in kids(parse, object_, "cc"))
    named = any(word.i < verb.i for word in kids(parse, second, "nsubj"))
    return second if object_.dep in SUBJECTS and joined and named and second.tag == "VBD" else None


def _before_second(parse: Parse, verb: Token, object_: Token, second: Token) -> Iterator[Change]:
    """What changes when a past turns out to be the first of two verbs."""
    top = second.head == second.i
    yield verb.i, replace(verb, head=verb.i if top else second.head, dep=second.dep, pos="VERB", tag="VBD",
                          lemma=_mere_pasts()[verb.lower])
    yield second.i, replace(second, head=verb.i, dep="conj")
    yield object_.i, replace(object_, head=verb.i, dep="dobj")
    for word in (*kids(parse, second, "nsubj"), *kids(parse, object_, "cc", "prep")):
        if word.i != object_.i and (word.i < verb.i or word.dep == "cc"):
            yield word.i, replace(word, head=verb.i)


@functools.cache
def _mere_pasts() -> dict[str, str]:
    """Past forms that are neither infinitives nor participles, with their lemmas: "froze", "took", "went"."""
    return {past: lemma for lemma, past in rows("irregular_verbs") if past in words("mere_pasts")}


@asked_of("tag", "PRP")
def _no_pronoun(parse: Parse, word: Token) -> Iterator[Change]:
    """"iOS": a word that the parser takes for a pronoun for its first letter."""
    if word.tag == "PRP" and any(sign.isupper() for sign in word.text[1:]) and not word.text.isupper():
        yield word.i, replace(word, pos="PROPN", tag="NNP", lemma=word.text)


@asked_of("tag", "NNS")
def _casualties_told(parse: Parse, noun: Token) -> Iterator[Change]:
    """"Collapse traps 14": no plural noun has its number behind it, so it is a verb."""
    number = parse.tokens[noun.i + 1] if noun.i + 1 < len(parse.tokens) else noun
    if noun.tag != "NNS" or number.head != noun.i or number.dep != "nummod" or noun.dep != "ROOT":
        return
    if parse.block_of(noun.sentence).kind in HEADS and noun.lemma in words("casualty_verbs"):
        yield noun.i, replace(noun, pos="VERB", tag="VBZ")
        yield number.i, replace(number, dep="dobj")


@asked_of("dep", "compound", "nmod")
def _noun_before_verb(parse: Parse, noun: Token) -> Iterator[Change]:
    """"Court fines bank": a noun right before a verb in the present that has no subject is its subject."""
    verb = parse.tokens[noun.head]
    if noun.dep not in ("compound", "nmod") or noun.i > verb.i or verb.tag != "VBZ" or not is_verbal(verb):
        return
    if not kids(parse, verb, *SUBJECTS) and is_nominal(noun) and all(
            word.head == noun.i or word.head == verb.i for word in parse.tokens[noun.i + 1 : verb.i]):
        yield noun.i, replace(noun, dep="nsubj")


@asked_of("dep", "conj")
def _second_of_speaker(parse: Parse, verb: Token) -> Iterator[Change]:
    """"He said talks were going on but declined to say where": he declined, the talks did not."""
    told = parse.tokens[verb.head]
    speech = parse.tokens[told.head]
    past = verb.tag == "VBD" or any(word.lower == "did" for word in kids(parse, verb, "aux"))
    if not past or verb.dep != "conj" or told.dep != "ccomp" or speech.i > told.i or speech.tag != "VBD":
        return
    own = frame_of(parse, verb) or verb.lemma in words("withholding_verbs") or _gives_none(parse, verb)
    if frame_of(parse, speech) is None or not own:
        return
    apart = verb.tag == "VB" or kids(parse, told, "aux", "auxpass")
    if apart and not kids(parse, verb, "auxpass", *SUBJECTS) and (verb.tag == "VB" or not kids(parse, verb, "aux")):
        yield verb.i, replace(verb, head=speech.i)


def _gives_none(parse: Parse, verb: Token) -> bool:
    """Whether somebody keeps something back by giving none: "but gave no details"."""
    objects = kids(parse, verb, "dobj") if verb.lemma in ("give", "offer", "provide") else ()
    return any(word.lower == "no" for one in objects for word in kids(parse, one, "det"))


@asked_of("dep", "conj")
def _conjunct_of_other_number(parse: Parse, verb: Token) -> Iterator[Change]:
    """"The phone rings when users call and offers help": users do not "offers", the phone does."""
    first = parse.tokens[verb.head]
    if verb.dep != "conj" or {verb.tag, first.tag} != {"VBZ", "VBP"} or kids(parse, verb, "aux", *SUBJECTS):
        return
    above = first
    while above.head != above.i:
        above = parse.tokens[above.head]
        if above.tag == verb.tag and is_verbal(above) and kids(parse, above, "nsubj"):
            yield verb.i, replace(verb, head=above.i)
            return


@asked_of("dep", "dobj")
def _clause_in_a_word(parse: Parse, noun: Token) -> Iterator[Change]:
    """"They had taken the town, a claim the army denied": the noun sums the clause up, it is no second object."""
    verb = parse.tokens[noun.head]
    if noun.dep != "dobj" or (noun.lemma not in nouns() and noun.lemma not in words("summing_nouns")):
        return
    first = parse.tokens[noun.children[0]] if noun.children else noun
    apart = parse.tokens[first.i - 1].text in (",", "-", "–", "—") and first.lower in ("a", "an")
    if apart and len(kids(parse, verb, "dobj")) > 1 and verb.i < noun.i:
        yield noun.i, replace(noun, head=parse.sentences[noun.sentence].root, dep="appos")


@asked_of("lower", "who")
def _body_in_capitals(parse: Parse, word: Token) -> Iterator[Change]:
    """"WHO have warned": no question word, but a name."""
    if word.text == "WHO" and word.tag.startswith("W") and not all(
            other.text.isupper() for other in parse.sentence_tokens(word.sentence) if len(other.text) > 2):
        yield word.i, replace(word, pos="PROPN", tag="NNP", lemma=word.text, ent="ORG", ent_begins=True)


@asked_of("lower", "who")
def _who_is_no_town(parse: Parse, word: Token) -> Iterator[Change]:
    """"Ann Lee, 34, of Leeds, who died": she died, not the town."""
    verb = parse.tokens[word.head]
    town = parse.tokens[verb.head]
    above = parse.tokens[parse.tokens[town.head].head]
    if verb.dep == "relcl" and town.dep == "pobj" and town.ent == "GPE" and above.ent == "PERSON":
        yield verb.i, replace(verb, head=above.i)


@asked_of("lower", *PREFIXES)
def _prefix(parse: Parse, prefix: Token) -> Iterator[Change]:
    """"Re-entered": one verb, of which the parser makes two."""
    behind = parse.tokens[prefix.i + 1 : prefix.i + 3]
    if prefix.lower not in PREFIXES or len(behind) < 2 or behind[0].text != "-" or not is_verbal(behind[1]):
        return
    verb = behind[1]
    below = verb.head == prefix.i
    if below:
        head = verb.i if prefix.head == prefix.i else prefix.head
        yield from ((i, replace(parse.tokens[i], head=verb.i)) for i in prefix.children if i != verb.i)
        verb = replace(verb, head=head, dep=prefix.dep, tag=prefix.tag if verb.tag == "VBN" else verb.tag)
    yield verb.i, replace(verb, lemma=f"{prefix.lower}-{verb.lemma}")
    yield prefix.i, replace(prefix, head=verb.i, dep="compound", pos="X", tag="AFX")


@asked_of("dep", "advmod", "prep")
def _particle(parse: Parse, word: Token) -> Iterator[Change]:
    """"Pilots walk out": a word of direction right behind its verb, with nothing below it, belongs to the verb."""
    verb = parse.tokens[word.head]
    behind = word.dep in ("advmod", "prep") and word.i == verb.i + 1 and not word.children and is_verbal(verb)
    if behind and word.lower in PARTICLES and verb.lemma != "be":
        yield word.i, replace(word, dep="prt")


@asked_of("dep", "aux")
def _modal_of_auxiliary(parse: Parse, modal: Token) -> Iterator[Change]:
    """"The plan would have cost millions": both auxiliaries are of the verb."""
    have = parse.tokens[modal.head]
    if have.dep in ("aux", "auxpass") and have.i != modal.i and is_verbal(parse.tokens[have.head]):
        yield modal.i, replace(modal, head=have.head)


@asked_of("dep", "relcl")
def _who_of_body(parse: Parse, verb: Token) -> Iterator[Change]:
    """"An official of the union, who said": who does something is the official, no union."""
    body = parse.tokens[verb.head]
    of = parse.tokens[body.head]
    person = parse.tokens[of.head]
    who = kid(parse, verb, *SUBJECTS)
    if body.dep != "pobj" or of.lower not in ("of", "at", "from", "for") or who is None or who.lower != "who":
        return
    if body.lemma in words("organization_nouns", "company_nouns") and person.lemma in words("person_nouns", "offices"):
        yield verb.i, replace(verb, head=person.i)


MENDS: tuple[Mend, ...] = (
    _country_after_town, _who_is_no_town, _told_clause, _subject_of_time_clause,
    _participle_behind_noun, _participle_behind_comma,
    _subject_behind_copula, _inverted_condition, _clause_in_a_word, _charge_behind_object, _verb_before_object,
    _casualties_told, _noun_before_verb, _past_before_object, _no_pronoun, _second_of_speaker,
    _conjunct_of_other_number, _body_in_capitals, _prefix, _particle,
    _modal_of_auxiliary, _who_of_body)
