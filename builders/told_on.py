"""Words of somebody that go on in the next sentence without a new "said": "He said the ship had sunk. Nobody had died."

The sentence goes on in the tense of what was told before: the past perfect, or "would".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.builders import grammar, quotations
from dateline.builders.cues import SPEAKERS, Cue, telling, tops
from dateline.builders.knowledge import words
from dateline.builders.speech_frames import frame_of
from dateline.graph.model import Cast, Parse, Sentence, Token

_SHIFTED = frozenset({"had", "would"})
_TURNS = frozenset({
    "although", "but", "earlier", "however", "meanwhile", "nevertheless", "previously", "though", "yet"})
"""Openers by which the writer takes over again."""


def sentences(parse: Parse, cast: Cast, found: Sequence[Cue]) -> Iterator[Cue]:
    """The sentences that go on with what somebody said in the one before, each told as a whole by the same speaker."""
    told, quoted = telling(found), quotations.sentences(parse)
    cued = {parse.tokens[cue.word].sentence for cue in found if cue.speaker is not None or cue.told}
    going_on: Cue | None = None
    for before, sentence in zip(parse.sentences, parse.sentences[1:], strict=False):
        if before.i in cued:
            going_on = _told_in(parse, cast, found, told, before) if before.i not in quoted else None
        free = sentence.i not in cued and sentence.i not in quoted and sentence.block == before.block
        if going_on is None or not free or not _goes_on(parse, cast, sentence, going_on):
            going_on = None
            continue
        inside = range(sentence.first, sentence.last)
        yield Cue(sentence.first, going_on.span, going_on.speaker, going_on.attitude, frozenset(inside),
                  tops(parse, inside), False)


def _told_in(
    parse: Parse, cast: Cast, found: Sequence[Cue], told: dict[int, list[int]], sentence: Sentence
) -> Cue | None:
    """The cue by which somebody told in the past, as the last thing of a sentence, what had been or would be."""
    shifted = [
        t for t in parse.tokens[sentence.first : sentence.last]
        if t.dep == "ccomp" and _is_shifted(parse, t) and grammar.subject(parse, t) is not None]
    for clause in reversed(shifted):
        for cue in (found[place] for place in told.get(clause.i, ())):
            verb = parse.tokens[cue.word]
            past = verb.tag == "VBD" or (verb.tag == "VB" and bool(grammar.words_of(parse, verb, "aux") & {"could"}))
            somebody = cue.speaker is not None and cast.mentions[cue.speaker].kind in (*SPEAKERS, "unknown")
            if past and somebody and cue.attitude != "doubt" and clause.i in cue.heads:
                return cue
    return None


def _goes_on(parse: Parse, cast: Cast, sentence: Sentence, cue: Cue) -> bool:
    """Whether a sentence stands in the tense of what was told, of somebody else than who told it."""
    root = parse.tokens[sentence.root]
    subject = grammar.subject(parse, root)
    says = frame_of(parse, root) is not None and not grammar.is_passive(parse, root)
    if subject is None or not _is_shifted(parse, root) or says:
        return False
    if parse.tokens[sentence.first].lower in _TURNS or grammar.words_of(parse, subject, "det") & {"a", "an"}:
        return False
    if any(t.ent == "DATE" and t.pos == "NUM" and len(t.text) == 4 for t in parse.tokens[root.i : sentence.last]):
        return False  # "It had been founded in 1920": the writer's own
    lasted = (t for t in grammar.children(parse, root) if t.dep == "prep" and t.lower in ("for", "since"))
    if any(parse.tokens[c].lemma in words("spans_of_time") or parse.tokens[c].ent == "DATE" for t in lasted for c in (
            t.children)):
        return False  # "His men had besieged it for weeks": what went before
    own = {subject.i, *(t.i for t in grammar.children(parse, subject) if t.dep == "poss")}
    entities = {m.entity for m in cast.mentions if m.head_token in own}
    return cue.speaker is None or cast.mentions[cue.speaker].entity not in entities


def _is_shifted(parse: Parse, verb: Token) -> bool:
    """Whether a verb stands in the past perfect, or with "would"."""
    return any(t.dep == "aux" and t.lower in _SHIFTED for t in grammar.children(parse, verb))
