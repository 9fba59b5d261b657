"""Participles without an auxiliary that the parser took for pasts, or hung on a word they are not said of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.builders.clauses import is_nominal, is_passive, is_verbal, kid, kids
from dateline.builders.knowledge import words
from dateline.builders.lost_subjects import SUBJECTS
from dateline.builders.rehanging import Change, Mend, asked_of
from dateline.graph.model import Parse, Token

DASHES = frozenset({"-", "–", "—", ":"})


@asked_of("tag", "VBD", "VBN")
def _told_in_brief(parse: Parse, verb: Token) -> Iterator[Change]:
    """"3 May — Licence revoked": who revokes revokes something, so it was; of a town "evacuated" says so in a list."""
    before = parse.tokens[verb.i - 1] if verb.i else verb
    paragraph = parse.block_of(verb.sentence).kind == "paragraph"  # for titles see ``clauses.is_passive``
    whole = paragraph and verb.dep == "ROOT" and before.head == verb.i and before.dep in ("nsubj", "compound", "nmod")
    if not whole or not is_nominal(before) or verb.lemma in words("unaccusatives") or kids(
            parse, verb, "dobj", "dative", "ccomp", "xcomp", "acomp", "attr", "oprd", "aux", "auxpass", "prt"):
        return
    thing = before.tag in ("NN", "NNS") and before.lemma not in words("person_nouns", "group_nouns")
    never_alone = verb.lemma in words("taking_objects") and thing
    listed = _opens_an_entry(parse, verb) and verb.lemma in words("taking_objects", "custody_verbs")
    if never_alone or listed:
        yield verb.i, replace(verb, tag="VBN")
        yield before.i, replace(before, dep="nsubjpass")


def _opens_an_entry(parse: Parse, verb: Token) -> bool:
    """Whether the sentence is an entry in a list of days: "3 May — Halwick evacuated"."""
    line = parse.tokens[parse.sentences[verb.sentence].first : verb.i]
    sign = next((word.i for word in line if word.text in DASHES), None)
    return sign is not None and all(word.pos in ("NUM", "PROPN", "NOUN", "ADP") for word in line[: sign - line[0].i])


@asked_of("dep", "advcl", "conj", "dep", "acl")
def _contrasted(parse: Parse, verb: Token) -> Iterator[Change]:
    """"She was moved, not, as some wrote, demoted": what is denied is the demotion."""
    first = parse.tokens[verb.head]
    if verb.tag not in ("VBN", "VBD"):
        return
    bare = not kids(parse, verb, "aux", "auxpass", "dobj", *SUBJECTS)
    denied = next((word for word in kids(parse, first, "neg") if first.i < word.i < verb.i), None)
    if not bare or denied is None or not is_passive(parse, first) or parse.tokens[denied.i - 1].text != ",":
        return
    yield denied.i, replace(denied, head=verb.i)
    yield verb.i, replace(verb, dep="conj", tag="VBN")


@asked_of("tag", "VBN")
def _expected_behind_comma(parse: Parse, verb: Token) -> Iterator[Change]:
    """"Ordered a study, expected to be ready in May": it is the study that is expected to be."""
    noun, clause = parse.tokens[max(verb.i - 2, 0)], kid(parse, verb, "xcomp")
    if verb.dep not in ("conj", "advcl", "dep") or verb.lemma not in words("raising_verbs") or clause is None:
        return
    behind = parse.tokens[verb.i - 1].text == "," and is_nominal(noun) and noun.ent not in ("DATE", "TIME")
    if behind and noun.dep in ("dobj", "pobj") and not kids(parse, verb, "aux", "auxpass", "mark", *SUBJECTS):
        yield verb.i, replace(verb, head=noun.i, dep="acl")


@asked_of("lower", "let")
def _let_go(parse: Parse, let: Token) -> Iterator[Change]:
    """"Was searched and let go": somebody let him go."""
    go = parse.tokens[let.head]
    first = parse.tokens[go.head]
    if let.dep != "aux" or go.lower != "go" or go.i != let.i + 1 or go.dep != "conj" or not is_passive(parse, first):
        return
    if kids(parse, go, "auxpass", *SUBJECTS):
        return
    yield let.i, replace(let, head=go.head, dep="conj", pos="VERB", tag="VBN")
    yield go.i, replace(go, head=let.i, dep="prt", pos="ADP", tag="RP")
    yield from ((i, replace(parse.tokens[i], head=let.i)) for i in go.children if i != let.i)


@asked_of("lower", "go")
def _let_go_of(parse: Parse, go: Token) -> Iterator[Change]:
    """"Let go of a rope": nobody goes anywhere."""
    let, of = parse.tokens[go.head], kid(parse, go, "prep")
    if go.dep not in ("ccomp", "xcomp") or let.lemma != "let" or go.i != let.i + 1 or of is None or of.i != go.i + 1:
        return
    if of.lower == "of" and not kids(parse, go, "aux", *SUBJECTS):
        yield go.i, replace(go, dep="prt", pos="ADP", tag="RP")
        yield from ((i, replace(parse.tokens[i], head=let.i)) for i in go.children)


@asked_of("lower", "save")
def _save_for(parse: Parse, save: Token) -> Iterator[Change]:
    """"Dark, save for a lamp": nobody saves anything."""
    after = kid(parse, save, "prep")
    bare = save.tag in ("VB", "VBP") and save.dep in ("advcl", "conj", "dep", "acl")
    if bare and after is not None and after.lower == "for" and after.i == save.i + 1 and not kids(
            parse, save, "aux", "dobj", *SUBJECTS):
        yield save.i, replace(save, dep="advmod", pos="ADP", tag="IN")


@asked_of("dep", "oprd")
def _named_as(parse: Parse, noun: Token) -> Iterator[Change]:
    """"Named its drummer as leader": the drummer is named, and leader is what he is named."""
    verb = parse.tokens[noun.head]
    later = [word for word in kids(parse, verb, "prep") if word.lower == "as" and word.i > noun.i]
    if is_nominal(noun) and is_verbal(verb) and later and not is_passive(parse, verb) and not kids(
            parse, verb, "dobj", "dative"):
        yield noun.i, replace(noun, dep="dobj")


@asked_of("lower", "to")
def _verb_behind_stranded_to(parse: Parse, to: Token) -> Iterator[Change]:
    """"None of the nurses they talked to took it": "to took" is no English, so it is what none of them did."""
    verb, before = parse.tokens[to.head], parse.tokens[to.i - 1]
    past = verb.tag in ("VBD", "VBN") and verb.lower != verb.lemma and verb.i == to.i + 1
    if to.dep != "aux" or not past or before.dep != "relcl" or verb.head != before.i or kids(parse, verb, "auxpass"):
        return
    noun = parse.tokens[before.head]
    while noun.dep in ("pobj", "prep"):
        noun = parse.tokens[noun.head]
    if noun.dep != "ROOT" or is_verbal(noun):
        return
    yield to.i, replace(to, head=before.i, dep="prep", pos="ADP", tag="IN")
    yield verb.i, replace(verb, head=verb.i, dep="ROOT", tag="VBD")
    yield noun.i, replace(noun, head=verb.i, dep="nsubj")
    yield from ((one.i, replace(one, head=verb.i)) for one in kids(parse, noun, "punct"))


@asked_of("lower", "asked", "pressed", "questioned", "quizzed")
def _asked_behind_comma(parse: Parse, asked: Token) -> Iterator[Change]:
    """"The mayor, asked whether he would go, said …": the mayor was asked, and it is he who said it."""
    named, before = kid(parse, asked, "nsubj"), parse.tokens[asked.i - 1]
    if asked.dep not in ("ROOT", "parataxis", "ccomp", "advcl") or named is None or before.text != "," or kids(
            parse, asked, "aux", "auxpass", "dobj", "mark"):
        return
    above = parse.tokens[asked.head]
    later = [above] if asked.dep != "ROOT" else kids(parse, asked, "ccomp", "parataxis", "dep", "conj", "advcl")
    told = next((verb for verb in later if _goes_on_behind_comma(parse, verb, asked)), None)
    if told is None or named.i > before.i or parse.tokens[before.head].i > asked.i:
        return
    yield named.i, replace(named, head=told.i)
    yield asked.i, replace(asked, head=named.i, dep="acl", tag="VBN")
    if asked.dep == "ROOT":
        yield told.i, replace(told, head=told.i, dep="ROOT")
        yield from ((one.i, replace(one, head=told.i)) for one in kids(parse, asked, "punct") if one.i >= told.i - 1)


@asked_of("lower", "that")
def _found_that(parse: Parse, that: Token) -> Iterator[Change]:
    """"Examiners established on Monday, after tests, that it burnt": they established it, nobody established them."""
    content = parse.tokens[that.head]
    named = kid(parse, content, "nsubj")
    found = kid(parse, named, "acl") if named is not None else None
    if that.dep != "mark" or content.dep != "ROOT" or found is None or named is None or named.i > that.i:
        return
    own = [word for word in kids(parse, content, "nsubj", "nsubjpass") if word.i > that.i]
    if own and found.tag == "VBN" and found.i == named.i + 1 and not kids(parse, found, "agent", "dobj"):
        yield named.i, replace(named, head=found.i)
        yield found.i, replace(found, head=found.i, dep="ROOT", tag="VBD")
        yield content.i, replace(content, head=found.i, dep="ccomp")
        outside = (parse.tokens[i] for i in content.children if i != named.i)
        yield from ((one.i, replace(one, head=found.i)) for one in outside if one.i < that.i)


@asked_of("dep", "advcl")
def _told_of_the_reduced(parse: Parse, verb: Token) -> Iterator[Change]:
    """"The fence built in May and dropped in June saved no one": the fence saved no one, and built nothing."""
    first = parse.tokens[verb.head]
    while first.dep == "conj":
        first = parse.tokens[first.head]
    named, before = kid(parse, first, "nsubj"), parse.tokens[verb.i - 1]
    bare = verb.tag == "VBD" and kids(parse, verb, "dobj") and not kids(parse, verb, "aux", "mark", "advmod", *SUBJECTS)
    if not bare or named is None or first.dep != "ROOT" or first.tag != "VBN" or first.i != named.i + 1:
        return
    if kids(parse, first, "aux", "auxpass", "dobj") or before.pos in ("PUNCT", "CCONJ") or before.i < first.i:
        return
    yield named.i, replace(named, head=verb.i)
    yield first.i, replace(first, head=named.i, dep="acl")
    yield verb.i, replace(verb, head=verb.i, dep="ROOT")
    for one in kids(parse, first, "punct", "conj", "cc"):
        if one.i > verb.i:
            yield one.i, replace(one, head=verb.i)
        elif one.dep == "conj":
            yield one.i, replace(one, tag="VBN")


def _goes_on_behind_comma(parse: Parse, verb: Token, asked: Token) -> bool:
    """Whether a finite verb without a subject stands right behind a comma, later than another."""
    finite = verb.tag in ("VBD", "VBZ", "VBP") and not kids(parse, verb, "mark", *SUBJECTS)
    return finite and verb.i > asked.i + 2 and parse.tokens[verb.i - 1].text == ","


MENDS: tuple[Mend, ...] = (
    _asked_behind_comma, _found_that, _told_of_the_reduced, _told_in_brief, _contrasted,
    _expected_behind_comma, _let_go, _let_go_of, _save_for, _named_as, _verb_behind_stranded_to)
