"""Whose quotations are: which attribution each piece of direct speech belongs to.

A speaker is named after it, before it, in the sentence before, or once for several paragraphs.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from dateline.builders import grammar
from dateline.builders.cue_speakers import mention_of, subject_of
from dateline.builders.cues import SPEAKERS, Cue, tops
from dateline.builders.quotations import Quotation
from dateline.graph.model import Cast, Parse, Token

_NEAR = 12
"""How many words a speaker's verb may stand after a quotation."""


def with_quotations(parse: Parse, cast: Cast, found: tuple[Cue, ...], quoted: tuple[Quotation, ...]) -> tuple[Cue, ...]:
    """The cues, each telling the quotations too that are its own."""
    found = tuple(sorted((*found, *_unlisted(parse, cast, found, quoted)), key=lambda c: c.word))
    speech = frozenset(quotation for quotation in quoted if _is_speech(parse, quotation))
    outside = [c for c in found if c.speaker is not None and not any(c.word in quotation for quotation in speech)]
    spoken: dict[int, list[Quotation]] = {}
    owner: Cue | None = None
    before: Quotation | None = None
    pending: list[Quotation] = []
    for quotation in quoted:
        if quotation not in speech:
            if (paraphrase := _paraphrase(parse, found, quotation)) is None:
                continue
            quotation = paraphrase
        cue = _owner(parse, outside, quotation, before, owner)
        if cue is None:
            pending = (
                [*pending, quotation]
                if pending and not _sentences_between(parse, pending[-1], quotation)
                else [quotation]
            )
            before = quotation
            continue
        if before is None or _sentences_between(parse, before, quotation):
            pending = []
        for part in (*pending, quotation):
            spoken.setdefault(cue.word, []).append(part)
        pending, owner, before = [], cue, quotation
    return tuple(_quoting(parse, cue, spoken[cue.word]) if cue.word in spoken else cue for cue in found)


def _sentences_between(parse: Parse, before: Quotation, quotation: Quotation) -> bool:
    """Whether there is more than a mark between two quotations."""
    return parse.tokens[quotation.first].sentence > parse.tokens[before.last - 1].sentence + 1


def _unlisted(parse: Parse, cast: Cast, found: tuple[Cue, ...], quoted: tuple[Quotation, ...]) -> Iterator[Cue]:
    """Verbs that no list has but that a quotation hangs on: "…," she sighed; she voiced her hopes: "…"."""
    known = {cue.word for cue in found}
    for quotation in quoted:
        if not _is_speech(parse, quotation):
            continue
        verb = _host(parse, quotation)
        who = subject_of(parse, verb) if verb is not None and verb.i not in known else None
        speaker = mention_of(parse, cast, who) if who is not None else None
        if verb is not None and speaker is not None and cast.mentions[speaker].kind in SPEAKERS:
            known.add(verb.i)
            told = frozenset(range(quotation.first, quotation.last))
            yield Cue(
                verb.i, verb.span, speaker, "neutral", told, tops(parse, range(quotation.first, quotation.last)), False
            )


def _host(parse: Parse, quotation: Quotation) -> Token | None:
    """The verb outside that governs the quotation's clause, or the main one before its colon."""
    for word in parse.tokens[quotation.first : quotation.last]:
        verb = parse.tokens[word.head]
        if word.dep == "ccomp" and verb.i not in quotation and not grammar.is_infinitive(parse, word):
            return verb if verb.pos == "VERB" else None
    where = parse.sentences[parse.tokens[quotation.first].sentence]
    before = parse.tokens[where.first : quotation.first]
    if not any(t.text == ":" for t in before[-2:]):
        return None
    return next(
        (t for t in before if t.pos == "VERB" and grammar.is_finite(parse, t) and t.dep in ("ROOT", "ccomp", "conj")),
        None,
    )


def _quoting(parse: Parse, cue: Cue, parts: list[Quotation]) -> Cue:
    told, heads = set(cue.told), set(cue.heads)
    for part in parts:
        told |= set(range(part.first, part.last))
        heads |= tops(parse, range(part.first, part.last))
    return dataclasses.replace(cue, told=frozenset(told), heads=frozenset(heads))


def _is_speech(parse: Parse, quotation: Quotation) -> bool:
    """Whether it is more than words put into marks: it holds a finite clause."""
    return any(
        grammar.is_verbal(t) and (grammar.is_finite(parse, t) or (t.tag == "VB" and t.dep == "ROOT"))
        for t in parse.tokens[quotation.first : quotation.last]
    )


def _paraphrase(parse: Parse, cues: tuple[Cue, ...], quotation: Quotation) -> Quotation | None:
    """A sentence without an attribution of its own that has a good piece of somebody's words in it; else None."""
    where = parse.sentences[parse.tokens[quotation.first].sentence]
    words = parse.tokens[quotation.first : min(quotation.last, where.last)]
    if (
        len(words) < 4
        or not any(grammar.is_verbal(t) for t in words)
        or any(where.first <= c.word < where.last for c in cues)
    ):
        return None
    return dataclasses.replace(quotation, first=where.first, last=where.last)


def _goes_on(parse: Parse, before: Quotation, quotation: Quotation) -> bool:
    """Whether a quotation is the next paragraph of one that was not closed."""
    return not before.closed and quotation.block == before.block + 1


def _owner(
    parse: Parse,
    candidates: list[Cue],
    quotation: Quotation,
    before: Quotation | None,
    owner: Cue | None,
) -> Cue | None:
    """The one of the candidates, all of them outside of direct speech, that tells a quotation."""
    candidates = [c for c in candidates if not _only_describes(parse, c, quotation)]
    inside = set(range(quotation.first, quotation.last))
    by_grammar = [c for c in candidates if c.told & inside and c.word not in inside]
    if by_grammar:
        return min(by_grammar, key=lambda c: (len(c.told - inside), c.word))
    quoting = [
        c for c in candidates if c.quotes and parse.sentences[parse.tokens[c.word].sentence].block == quotation.block
    ]
    sentence = parse.tokens[quotation.first].sentence
    opens = sentence > 0 and parse.sentences[sentence - 1].block != quotation.block
    return (
        _following(parse, quoting, quotation)
        or _preceding(parse, quoting, quotation)
        or _cut_off(parse, quoting, quotation)
        or _continued(parse, quotation, before, owner)
        or _in_the_sentence_before(parse, candidates if opens else quoting, quotation)
    )


def _only_describes(parse: Parse, cue: Cue, quotation: Quotation) -> bool:
    """Whether the verb of speech only tells who is meant, before the quotation: "the man who said yes was “…”"."""
    top = parse.tokens[cue.word]
    while top.dep in ("conj", "xcomp", "ccomp", "advcl"):
        top = parse.tokens[top.head]
    if top.dep != "relcl" or top.sentence != parse.tokens[quotation.first].sentence:
        return False
    clause = grammar.subtree(parse, top)
    between = parse.tokens[max(clause) + 1 : quotation.first]
    if quotation.first in clause:
        return False
    return any(grammar.is_verbal(t) for t in between) or not any(t.text in (",", ":") for t in between)


def _following(parse: Parse, cues: list[Cue], quotation: Quotation) -> Cue | None:
    """A cue after it in its own sentence."""
    end = parse.sentences[parse.tokens[quotation.last - 1].sentence].last
    return next((c for c in cues if quotation.last <= c.word < min(end, quotation.last + _NEAR)), None)


def _cut_off(parse: Parse, cues: list[Cue], quotation: Quotation) -> Cue | None:
    """A cue that tells nothing else, where the parser took what follows the quotation for a new sentence."""
    if parse.tokens[quotation.last - 1].text == ".":
        return None
    after = next((c for c in cues if quotation.last <= c.word < quotation.last + _NEAR), None)
    if after is None or after.told or parse.tokens[after.word].lower == "according":
        return None
    return (
        None
        if any(t.text in (".", "!", "?", ":") for t in parse.tokens[quotation.last + 1 : after.word + 2])
        else after
    )


def _preceding(parse: Parse, cues: list[Cue], quotation: Quotation) -> Cue | None:
    sentence = parse.sentences[parse.tokens[quotation.first].sentence]
    before = [c for c in cues if sentence.first <= c.word < quotation.first]
    return before[-1] if before else None


def _continued(parse: Parse, quotation: Quotation, before: Quotation | None, owner: Cue | None) -> Cue | None:
    """The speaker of the quotation before, in the same paragraph or one that goes on."""
    if before is None or owner is None:
        return None
    return owner if before.block == quotation.block or _goes_on(parse, before, quotation) else None


def _in_the_sentence_before(parse: Parse, cues: list[Cue], quotation: Quotation) -> Cue | None:
    sentence = parse.tokens[quotation.first].sentence
    where = parse.sentences[sentence]
    if any(grammar.is_finite(parse, t) and t.i not in quotation for t in parse.tokens[where.first : where.last]):
        return None  # the sentence has a clause of its own beside the quotation
    before = [c for c in cues if c.quotes and parse.tokens[c.word].sentence in (sentence - 1, sentence - 2)]
    if before:
        return before[-1]
    return next((c for c in cues if parse.tokens[c.word].sentence == sentence + 1 and c.word > quotation.last), None)
