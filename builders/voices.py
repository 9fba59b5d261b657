"""Who says it: which claims the text tells as somebody's words, and whose.

A cue ("said", "according to", a colon in a headline) has a speaker and covers words: those its grammar makes it tell,
and the quotations that belong to it. A claim's voices are the speakers of all cues that cover it, the narrowest first.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.builders import (
    charges,
    cues,
    grammar,
    interviews,
    noun_cues,
    quotations,
    quoted_speech,
    title_quotes,
    told_on,
    verdicts,
)
from dateline.builders.cues import Cue
from dateline.builders.headline_cues import headlines
from dateline.builders.knowledge import words
from dateline.builders.modal_words import effect_name
from dateline.graph.model import Cast, Claim, Parse, Token, Voice
from dateline.graph.records import changed


def attribute(parse: Parse, cast: Cast, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims with their voices, and which act of speech tells them."""
    judged = verdicts.judged_words(parse)
    quoted = tuple(quotation for quotation in quotations.find(parse) if quotation.first not in judged)
    named = (*cues.find(parse, cast, quoted), *noun_cues.telling(parse, cast), *headlines(parse, cast, quoted))
    given = interviews.answers(parse, cast.mentions)
    found = (*quoted_speech.with_quotations(parse, cast, named, quoted), *_answers(parse, given))
    guest = given[0] if len({answer.speaker for answer in given}) == 1 else None
    found = (*found, *title_quotes.spoken(parse, found, quoted, guest))
    found = (*found, *told_on.sentences(parse, cast, found))
    by_word = {claim.head_token: i for i, claim in enumerate(claims)}
    speech = {
        cue.word
        for cue in found
        if cue.is_speech
        or any(i in by_word for i in cue.told)
        or any(grammar.is_verbal(parse.tokens[i]) for i in cue.told)
    }
    told = cues.telling(found)
    who: dict[int, set[int | None]] = {}
    for cue in found:
        who.setdefault(cue.word, set()).add(cue.speaker)
    attributed = []
    for claim in claims:
        covering = [found[place] for place in told.get(claim.head_token, ())]
        if parse.tokens[claim.head_token].tag == "VBG" and claim.head_token in speech:
            own = who.get(claim.head_token, ())  # ", adding that …" is not told by who adds it
            covering = [cue for cue in covering if cue.speaker not in own]
        attributed.append(_attributed(parse, cast, claim, covering, by_word, speech))
    return tuple(attributed)


def _answers(parse: Parse, given: tuple[interviews.Answer, ...]) -> Iterator[Cue]:
    """What the interviewed say, each answer told as a whole."""
    for answer in given:
        told = range(answer.first, answer.last)
        begins = parse.tokens[answer.first]
        yield Cue(begins.i, begins.span, answer.speaker, "neutral", frozenset(told), cues.tops(parse, told), False)


def _attributed(
    parse: Parse, cast: Cast, claim: Claim, telling: list[Cue], by_word: dict[int, int], speech: set[int]
) -> Claim:
    covering = sorted(
        (c for c in telling if c.word != claim.head_token),
        key=lambda c: (len(c.told), not c.inner, c.word),
    )
    voices: list[Voice] = []
    for cue in covering:
        if cue.speaker is None or (voices and _same(cast, voices[-1].mention, cue.speaker)):
            continue
        if _is_beside(parse, claim, cue):
            continue
        voices.append(Voice(cue.speaker, cue.attitude, cue.span, _is_direct(parse, claim, cue, by_word)))
    # "was accused of", "is believed to", "were told that": nobody vouches for it
    known = charges.is_beside(parse, parse.tokens[claim.head_token])
    accused = bool(covering) and not voices and not known and claim.lemma not in words("denying_verbs") and (
        covering[0].attitude == "doubt" or _is_hearsay(parse, claim, parse.tokens[covering[0].word]))
    return changed(
        claim,
        certainty="possible" if accused and claim.certainty == "certain" and not claim.by_denial else claim.certainty,
        voices=tuple(voices),
        speech=claim.head_token in speech,
        told_by=by_word.get(covering[0].word) if covering else None,
    )


def _is_beside(parse: Parse, claim: Claim, cue: Cue) -> bool:
    """Whether who denies something takes this for given: "denied any part in the coup" tells of no coup."""
    verb = parse.tokens[cue.word]
    denied = verb.lemma in words("denying_verbs") and claim.head_token in grammar.subtree(parse, verb)
    return denied and claim.polarity == "positive" and claim.certainty == "certain"


def _is_hearsay(parse: Parse, claim: Claim, word: Token) -> bool:
    """Whether a verb of speech in the passive leaves open who says a clause; "was reported missing" is no clause."""
    told = parse.tokens[claim.head_token]
    if not (grammar.is_finite(parse, told) or grammar.is_infinitive(parse, told)):
        return False
    if word.lemma == "hear":
        return True
    heard = word.lemma in words("hearer_verbs") and not _is_given(parse, word)
    hearsay = heard or effect_name(word.lemma, "verb-infinitive") == "hearsay"
    return hearsay and grammar.is_verbal(word) and grammar.is_passive(parse, word)


def _is_given(parse: Parse, word: Token) -> bool:
    """Whether the text takes what somebody was told for known: "bought it though she had been told that it leaked"."""
    return word.dep == "advcl" and bool(grammar.words_of(parse, word, "mark") & {"after", "although", "though"})


def _same(cast: Cast, a: int, b: int) -> bool:
    return a == b or cast.mentions[a].entity == cast.mentions[b].entity


def _is_direct(parse: Parse, claim: Claim, cue: Cue, by_word: dict[int, int]) -> bool:
    """Whether no other claim stands between this one and what the cue tells ("said there would be a strike")."""
    word = parse.tokens[claim.head_token]
    governor = parse.tokens[word.head]
    if word.dep == "pobj" and parse.tokens[governor.head].lemma == "be":
        governor = parse.tokens[governor.head]  # "would be on leave"
    if word.dep == "attr" and governor.i in by_word:
        return False  # "was a breach": the copula's claim tells it
    below = word.dep in ("dobj", "attr", "acomp", "pobj") and governor.i not in by_word and grammar.is_verbal(governor)
    return word.i in cue.heads or (below and governor.i in cue.heads)
