"""Whose quotations are: which attribution each piece of direct speech belongs to.

A speaker is named after it, before it, in the sentence before, or once for several paragraphs.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from dateline.builders import grammar
from dateline.builders.cue_speakers import mention_of, subject_of
from dateline.builders.cues import SPEAKERS, Cue, telling, tops
from dateline.builders.quotations import Quotation, tokens_of
from dateline.graph.model import Cast, Mention, Parse, Token

SHORTEST = 3
"""So many words and no more may stand in marks before a comma without being speech."""
_NEAR = 12
"""How many words a speaker's verb may stand after a quotation."""


def with_quotations(parse: Parse, cast: Cast, found: tuple[Cue, ...], quoted: tuple[Quotation, ...]) -> tuple[Cue, ...]:
    """The cues, each telling the quotations too that are its own."""
    speech = frozenset(
        quotation for quotation in quoted if _is_speech(parse, quotation) or _is_called_out(parse, quotation))
    found = _within_quotations(found, speech)
    found = tuple(sorted((*found, *_unlisted(parse, cast, found, quoted)), key=lambda c: c.word))
    said = tokens_of(speech)
    outside = _Outside(parse, tuple(c for c in found if c.speaker is not None and c.word not in said))
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
    words = tuple(quotation for quotation in quoted if quotation not in speech)
    return tuple(
        _in_full(_quoting(parse, cue, spoken[cue.word]) if cue.word in spoken else cue, words) for cue in found)


class _Outside:
    """Cues outside of direct speech in the order of their words, found again by what they tell and where they stand."""

    def __init__(self, parse: Parse, cues: tuple[Cue, ...]) -> None:
        self._parse = parse
        self._cues = cues
        self._telling = telling(cues)

    def beside(self, quotation: Quotation) -> list[Cue]:
        """Those that tell a word of a quotation, or stand at most two sentences before it, one or some words behind."""
        sentence = self._parse.tokens[quotation.first].sentence
        first = self._parse.sentences[max(0, sentence - 2)].first
        last = self._parse.sentences[sentence : sentence + 2][-1].last
        near = set(_standing(self._cues, first, max(last, quotation.last + _NEAR)))
        for i in range(quotation.first, quotation.last):
            near.update(self._telling.get(i, ()))
        return [self._cues[i] for i in sorted(near)]


def _standing(cues: tuple[Cue, ...], first: int, last: int) -> range:
    """Those of the cues, by place, whose words stand there; they are in the order of their words."""
    return range(*(bisect_left(cues, i, key=attrgetter("word")) for i in (first, last)))


def _within_quotations(found: tuple[Cue, ...], speech: frozenset[Quotation]) -> tuple[Cue, ...]:
    """The cues; those in quotations tell no word outside: "“She taught me chess,” thief tells court"."""
    said = tokens_of(speech)
    return tuple(
        dataclasses.replace(cue, told=cue.told & said, heads=cue.heads & said) if cue.word in said else cue
        for cue in found)


def _sentences_between(parse: Parse, before: Quotation, quotation: Quotation) -> bool:
    """Whether there is more than a mark between two quotations."""
    return parse.tokens[quotation.first].sentence > parse.tokens[before.last - 1].sentence + 1


def _unlisted(parse: Parse, cast: Cast, found: tuple[Cue, ...], quoted: tuple[Quotation, ...]) -> Iterator[Cue]:
    """Verbs that no list has but that a quotation hangs on: "…," she sighed; she voiced her hopes: "…"."""
    known = {cue.word for cue in found}
    for quotation in quoted:
        if not _is_speech(parse, quotation):
            continue
        for verb in _hosts(parse, quotation):
            later = (cue for cue in found if cue.quotes and verb.i < cue.word < quotation.first)
            if any(_is_named(cast, cue.speaker) for cue in later):
                continue  # "police fired, says Lee: “…”"
            who = subject_of(parse, verb) if verb.i not in known else None
            speaker = mention_of(parse, cast, who) if who is not None else None
            if speaker is not None and _can_speak(cast.mentions[speaker]):
                known.add(verb.i)
                told = range(quotation.first, quotation.last)
                yield Cue(verb.i, verb.span, speaker, "neutral", frozenset(told), tops(parse, told), False)
                break


def _is_named(cast: Cast, speaker: int | None) -> bool:
    return speaker is not None and cast.mentions[speaker].form != "pronoun"


def _can_speak(mention: Mention) -> bool:
    return mention.kind in SPEAKERS or mention.lemma == "source"


def _hosts(parse: Parse, quotation: Quotation) -> tuple[Token, ...]:
    """The verb outside that governs the quotation's clause, or those before its colon, the likeliest first.

    "The hall rose as the singer answered them: “…”", "A spokesman was blunt: “…”".
    """
    for word in parse.tokens[quotation.first : quotation.last]:
        verb = parse.tokens[word.head]
        if word.dep == "ccomp" and verb.i not in quotation and not grammar.is_infinitive(parse, word):
            return (verb,) if verb.pos == "VERB" else ()
    where = parse.sentences[parse.tokens[quotation.first].sentence]
    before = parse.tokens[where.first : quotation.first]
    if not any(t.text == ":" for t in before[-2:]):
        return ()
    finite = [t for t in before if grammar.is_verbal(t) and grammar.is_finite(parse, t)]
    beside = [t for t in finite if t.dep == "advcl" and grammar.words_of(parse, t, "mark") & {"as", "while"}]
    return (*reversed(beside), *[t for t in finite if t.dep in ("ROOT", "ccomp", "conj")][:1])


def _quoting(parse: Parse, cue: Cue, parts: list[Quotation]) -> Cue:
    told, heads = set(cue.told), set(cue.heads)
    for part in parts:
        told |= set(range(part.first, part.last))
        heads |= tops(parse, range(part.first, part.last))
    return dataclasses.replace(cue, told=frozenset(told), heads=frozenset(heads))


def _in_full(cue: Cue, quoted: tuple[Quotation, ...]) -> Cue:
    """The cue with all words of a quotation of which it tells one: "reports “a leak, growing since May”"."""
    if not cue.told:
        return cue
    ranges = (range(one.first, one.last) for one in quoted if cue.word not in one)
    more = {i for inside in ranges if not cue.told.isdisjoint(inside) for i in inside}
    return dataclasses.replace(cue, told=cue.told | more) if more - cue.told else cue


def _is_speech(parse: Parse, quotation: Quotation) -> bool:
    """Whether it is more than words put into marks: it holds a finite clause, or ends in a comma before its speaker."""
    last = parse.tokens[quotation.last - 1 : quotation.last + 1]
    if quotation.length > SHORTEST and [t.text for t in last] in ([",", "”"], [",", "’"], [",", '"']):
        return True
    return any(
        grammar.is_verbal(t) and (grammar.is_finite(parse, t) or (t.tag == "VB" and t.dep == "ROOT"))
        for t in parse.tokens[quotation.first : quotation.last]
    )


def _is_called_out(parse: Parse, quotation: Quotation) -> bool:
    """Whether it follows a colon, with or without a verb: "he told the court: “No warning, nothing.”"."""
    return quotation.length >= SHORTEST and parse.tokens[max(0, quotation.first - 2)].text == ":"


def _paraphrase(parse: Parse, cues: tuple[Cue, ...], quotation: Quotation) -> Quotation | None:
    """A sentence without an attribution of its own that has a good piece of somebody's words in it; else None."""
    where = parse.sentences[parse.tokens[quotation.first].sentence]
    words = parse.tokens[quotation.first : min(quotation.last, where.last)]
    if (
        len(words) < 4
        or not any(grammar.is_verbal(t) for t in words)
        or _standing(cues, where.first, where.last)
    ):
        return None
    return dataclasses.replace(quotation, first=where.first, last=where.last)


def _goes_on(parse: Parse, before: Quotation, quotation: Quotation) -> bool:
    """Whether a quotation is the next paragraph of one that was not closed."""
    return not before.closed and quotation.block == before.block + 1


def _owner(
    parse: Parse,
    outside: _Outside,
    quotation: Quotation,
    before: Quotation | None,
    owner: Cue | None,
) -> Cue | None:
    """The one of the cues, all of them outside of direct speech, that tells a quotation."""
    candidates = [c for c in outside.beside(quotation) if not _only_describes(parse, c, quotation)]
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
