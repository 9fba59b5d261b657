"""What is seen doing something, or called something: words that the parser took for nouns or hung too low.

"They saw an officer kneel" has a verb, not two nouns; “a plain lie” at the end is what the claim is called.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.builders.clauses import is_nominal, is_verbal, kid, kids
from dateline.builders.knowledge import rows, words
from dateline.builders.lost_subjects import SUBJECTS
from dateline.builders.rehanging import Change, Mend, asked_of
from dateline.builders.speech_frames import frame_of
from dateline.builders.syntax import ancestors, subtree
from dateline.graph.model import Parse, Token

OPENING = frozenset({"“", '"', "``", "«"})
CLOSING = frozenset({"”", '"', "''", "»"})


@asked_of("tag", "NN")
def _seen_doing(parse: Parse, noun: Token) -> Iterator[Change]:
    """"They saw a guard kneel and aim": a noun has no subject, so what the officer is seen doing is a verb."""
    seen, doer = parse.tokens[noun.head], kid(parse, noun, "nsubj")
    if noun.tag != "NN" or noun.dep not in ("dobj", "ccomp") or doer is None or not is_verbal(seen):
        return
    close = seen.i < doer.i == noun.i - 1 and not kids(parse, noun, "det", "amod", "poss")
    if close and is_nominal(doer) and seen.lemma in words("noticing_verbs", "perceiving_verbs"):
        yield noun.i, replace(noun, pos="VERB", tag="VB", dep="ccomp", lemma=noun.lower)


@asked_of("dep", "conj")
def _seen_doing_more(parse: Parse, verb: Token) -> Iterator[Change]:
    """"They watched a soldier aim and fire": a bare infinitive goes on with the first, who watched did neither."""
    seen = parse.tokens[verb.head]
    if verb.dep != "conj" or not is_verbal(verb) or verb.lower != verb.lemma or seen.tag not in ("VBD", "VBZ", "VBN"):
        return
    first = next((word for word in kids(parse, seen, "ccomp") if word.tag == "VB" and word.i < verb.i), None)
    if first is None or seen.lemma not in words("noticing_verbs", "perceiving_verbs") or kids(
            parse, first, "aux", "mark") or kids(parse, verb, "aux", "auxpass", *SUBJECTS):
        return
    yield verb.i, replace(verb, head=first.i, tag="VB")


@asked_of("pos", "VERB", "AUX")
def _called_in_quotes(parse: Parse, verb: Token) -> Iterator[Change]:
    """"Called the claim that he took bribes “a plain lie”": what stands in quotes is what the claim is called."""
    if not is_verbal(verb) or verb.lemma not in words("naming_verbs"):
        return
    named = kid(parse, verb, "dobj")
    if named is None or named.i < verb.i or kids(parse, verb, "oprd", "attr", "acomp", "xcomp"):
        return
    last = parse.sentences[verb.sentence].last
    quoted = _quoted(parse, named.i + 1, last)
    tops = [word for word in quoted if word.pos != "PUNCT" and not quoted[0].i <= word.head <= quoted[-1].i]
    if len(tops) != 1 or tops[0].pos not in ("NOUN", "ADJ"):
        return
    above = parse.tokens[tops[0].head]
    said = above.i == verb.i or frame_of(parse, above) is not None
    if not said and any(above.i == verb.i for above in ancestors(parse, tops[0].i)):
        yield tops[0].i, replace(tops[0], head=verb.i, dep="oprd")


@asked_of("lower", "named", "called")
def _named_person(parse: Parse, verb: Token) -> Iterator[Change]:
    """"A minister of energy named Ann Lee": it is the minister who is named so, not energy."""
    matter = parse.tokens[verb.head]
    person = parse.tokens[parse.tokens[matter.head].head]
    name = parse.tokens[verb.i + 1] if verb.i + 1 < len(parse.tokens) else verb
    if verb.lower not in ("named", "called") or verb.dep != "acl" or matter.dep != "pobj" or name.ent != "PERSON":
        return
    if person.i < matter.i < verb.i and person.lemma in words("person_nouns") and matter.ent != "PERSON":
        yield verb.i, replace(verb, head=person.i)


@asked_of("tag", "VBN", "VBD")
def _had_done(parse: Parse, verb: Token) -> Iterator[Change]:
    """"He had the bridge repaired": it was changed; of "had his teeth seen to" the last word belongs to seen."""
    above, done_to = parse.tokens[verb.head], kid(parse, verb, "nsubj")
    bare = not kids(parse, verb, "aux", "auxpass", "dobj", "mark")
    if verb.tag not in ("VBN", "VBD") or verb.dep != "ccomp" or not bare:
        return
    if done_to is None or above.lemma not in ("have", "get") or above.i > done_to.i:
        return
    yield done_to.i, replace(done_to, dep="nsubjpass")
    yield verb.i, replace(verb, tag="VBN")
    if (last := kid(parse, verb, "xcomp")) is not None and last.lower == "to" and last.i == verb.i + 1:
        yield last.i, replace(last, dep="prt")


@asked_of("tag", "PRP")
def _read_to_whom(parse: Parse, hearer: Token) -> Iterator[Change]:
    """"A nurse who read me the list counted 55": one subject is enough, so the list is what was read."""
    clause = parse.tokens[hearer.head]
    if clause.dep != "relcl" or hearer.dep != "dobj" or hearer.i != clause.i + 1:
        return
    doer = parse.tokens[clause.head]
    verb = parse.tokens[doer.head]
    thing = next((t for t in kids(parse, verb, *SUBJECTS) if hearer.i < t.i < verb.i), None)
    if doer.dep in SUBJECTS and thing is not None and min(t.i for t in subtree(parse, thing.i)) == hearer.i + 1:
        yield hearer.i, replace(hearer, dep="dative")
        yield thing.i, replace(thing, head=clause.i, dep="dobj")


def _quoted(parse: Parse, first: int, last: int) -> list[Token]:
    """The words of the first quotation that begins and ends between two words; empty where there is none."""
    opens = next((i for i in range(first, last) if parse.tokens[i].text in OPENING), last)
    closes = next((i for i in range(opens + 1, last) if parse.tokens[i].text in CLOSING), opens)
    return list(parse.tokens[opens + 1 : closes])


@asked_of("dep", "dobj")
def _found_so(parse: Parse, said: Token) -> Iterator[Change]:
    """"The board found Siemens liable": what stands bare behind a name is what somebody is found, no second noun."""
    verb, name = parse.tokens[said.head], parse.tokens[said.i - 1] if said.i else said
    if said.lower not in words("verdict_adjectives") or name.dep != "compound" or name.pos != "PROPN":
        return
    if name.head == said.i and name.i > verb.i and not kids(parse, said, "det", "poss"):
        yield name.i, replace(name, head=verb.i, dep="dobj")
        yield said.i, replace(said, dep="oprd", pos="ADJ", tag="JJ")
        yield from ((one.i, replace(one, head=name.i)) for one in kids(parse, said, "compound") if one.i < name.i)


@asked_of("lower", "follows")
def _says_as_follows(parse: Parse, follows: Token) -> Iterator[Change]:
    """"The Delta Lines board states as follows": what is taken for a noun before "as" is the verb of who speaks."""
    said = kid(parse, follows, "nsubj")
    if said is None or said.tag != "NNS" or said.i != follows.i - 2 or parse.tokens[follows.i - 1].lower != "as":
        return
    own = [one for one in kids(parse, said, "compound", "nmod") if one.i < said.i]
    if not own or (said.lemma, "speech") not in ((row[0], row[2]) for row in rows("speech_verbs") if len(row) > 2):
        return
    speaker, top = own[-1], follows.head == follows.i
    yield said.i, replace(said, pos="VERB", tag="VBZ", dep=follows.dep, head=said.i if top else follows.head)
    yield follows.i, replace(follows, dep="advcl", head=said.i)
    yield speaker.i, replace(speaker, dep="nsubj", head=said.i)
    below = (parse.tokens[c] for c in (*said.children, *follows.children))
    yield from ((one.i, replace(one, head=speaker.i if one.head == said.i else said.i)) for one in below
                if one.i not in (said.i, speaker.i, follows.i - 1))


MENDS: tuple[Mend, ...] = (
    _seen_doing, _seen_doing_more, _called_in_quotes, _named_person, _had_done, _read_to_whom, _found_so,
    _says_as_follows)
