"""The words that attribute: verbs of speech, "according to"; who speaks, and what is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.builders import falsehoods, grammar, modality, speech_signs, unfulfilled
from dateline.builders.cue_speakers import (
    apposed,
    inverted,
    lent,
    mention_of,
    speaker_of,
    speaker_words,
)
from dateline.builders.knowledge import words
from dateline.builders.quotations import Quotation
from dateline.builders.speech_frames import Frame, frame_of, nouns
from dateline.graph.model import Attitude, Cast, Parse, Span, Token

_DEMONSTRATIVES = frozenset({"this", "that", "it", "so"})
_MARKS = frozenset({"”", '"', "''", "»"})
SPEAKERS = frozenset({"person", "organization", "group"})


@dataclass(frozen=True, slots=True)
class Cue:
    """An attribution: the word that makes it, the speaker's mention (None: nobody named), what it tells."""

    word: int
    span: Span
    speaker: int | None
    attitude: Attitude
    told: frozenset[int]
    """Indices of the tokens told."""
    heads: frozenset[int]
    """Those that it tells directly: heads of what is told, not words within."""
    is_speech: bool
    """Whether the word is an act of speech in any case, told or not."""
    quotes: bool = False
    """Whether quotations near it may be its."""
    inner: bool = False
    """Whether its speaker is nearer to what is told than others who tell the same words."""


def find(parse: Parse, cast: Cast, quoted: tuple[Quotation, ...]) -> tuple[Cue, ...]:
    """All cues of a text, in order of their words, with what their grammar makes them tell."""
    found = [
        *_verbs(parse, cast, quoted),
        *_according(parse, cast),
    ]
    return tuple(sorted(found, key=lambda c: c.word))


def telling(found: Iterable[Cue]) -> dict[int, list[int]]:
    """Token → which of the cues tell it, by their places in the order given."""
    places: dict[int, list[int]] = {}
    for place, cue in enumerate(found):
        for token in cue.told:
            places.setdefault(token, []).append(place)
    return places


# ---- Verbs ----------------------------------------------------------------------------------------------------------


def _verbs(parse: Parse, cast: Cast, quoted: tuple[Quotation, ...]) -> Iterator[Cue]:
    for word in parse.tokens:
        frame = frame_of(parse, word)
        if frame is not None:
            cue = _verb(parse, cast, word, frame, quoted)
            if frame.kind == "shows-clause" and not _is_somebody(cast, cue.speaker):
                continue  # "the memo showed that …": what is shown is so
            yield cue
            yield from _passed_on(parse, cast, word, cue)


def _is_somebody(cast: Cast, speaker: int | None) -> bool:
    return speaker is not None and cast.mentions[speaker].kind in SPEAKERS


def _passed_on(parse: Parse, cast: Cast, word: Token, cue: Cue) -> Iterator[Cue]:
    """The source that a report names: "The newspaper, citing two officials, reported that …"."""
    around = [word, *(t for t in grammar.children(parse, word) if t.dep in ("nsubj", "advcl"))]
    for citing in (t for top in around for t in grammar.children(parse, top)):
        if citing.lower not in ("citing", "quoting") or citing.tag != "VBG":
            continue
        sources = [t for t in grammar.children(parse, citing) if t.dep == "dobj"]
        speaker = mention_of(parse, cast, sources[0]) if sources else None
        told = cue.told - grammar.subtree(parse, citing)
        if _is_somebody(cast, speaker) and told:
            yield Cue(citing.i, citing.span, speaker, "neutral", told, cue.heads & told, False, False, True)


def _verb(parse: Parse, cast: Cast, word: Token, frame: Frame, quoted: tuple[Quotation, ...]) -> Cue:
    parts = _told(parse, word, frame, quoted)
    who = speaker_of(parse, word) if word.lemma != "hear" else None  # "the court heard that": somebody told it
    speaker = mention_of(parse, cast, who) if who is not None else None
    quotes = not frame.kind.endswith(("-clause", "-that"))
    return Cue(word.i, word.span, speaker, frame.attitude, *gathered(parse, parts), frame.kind == "speech", quotes)


def gathered(parse: Parse, parts: list[Part]) -> tuple[frozenset[int], frozenset[int]]:
    """All that the parts hold, and the words told directly: heads, their conjuncts, what copulas say."""
    told: set[int] = set()
    heads: set[int] = set()
    for part in parts:
        told |= part.tokens
        heads |= _direct(parse, part.head) & part.tokens
    return frozenset(told), frozenset(heads)


def _direct(parse: Parse, head: Token) -> set[int]:
    """A clause's head, its conjuncts and what its copula says; of a noun, only what its infinitives and reports tell.

    "He announced a merger" does what it tells; "he announced a merger to save jobs" tells more.
    """
    found = {head.i}
    told = grammar.is_verbal(head) or grammar.is_predicate(parse, head) or head.dep != "dobj"
    for child in grammar.children(parse, head):
        if child.dep == "conj" or grammar.is_predicate(parse, child):
            found |= _direct(parse, child)
        elif told or child.dep not in ("acl", "relcl"):
            continue
        elif grammar.is_infinitive(parse, child) or head.lemma in nouns():
            found |= _direct(parse, child)
    return found if told else found - {head.i}


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a cue tells: its head and all its words."""

    head: Token
    tokens: set[int]


def _told(parse: Parse, word: Token, frame: Frame, quoted: tuple[Quotation, ...]) -> list[Part]:
    """What a verb of speech tells by its grammar; nothing where it is denied that it is told."""
    if frame.kind == "tells-quote" or modality.is_denied(parse, word) or falsehoods.is_misreport(parse, word):
        return []
    if speech_signs.is_awaited(parse, word):
        return []
    parts = [
        Part(child, _extent(parse, child))
        for child in grammar.children(parse, word)
        if _is_told(parse, word, child, frame)
    ]
    if (named := lent(parse, word)) is not None:
        parts = [Part(part.head, part.tokens - grammar.subtree(parse, named)) for part in parts]
    elif any(part.head.i > word.i for part in parts):
        parts = [part for part in parts if part.head.i > word.i or not _stands_apart(parse, word, part.head)]
    parts = [_since_semicolon(parse, word, _within_quotation(parse, part, quoted)) for part in parts]
    parts += _loose_clauses(parse, word, frame, bool(parts))
    parts += [Part(clause, grammar.subtree(parse, clause)) for clause in speech_signs.what_it_was(parse, word)]
    if frame.kind in ("speech", "tells", "tells-clause"):
        parts += _after_colon(parse, word)
    return parts or ([] if frame.kind.endswith(("-clause", "-that")) else _around(parse, word))


def _stands_apart(parse: Parse, word: Token, before: Token) -> bool:
    """Whether the verb tells only what follows: "SMIT, hired on Monday, says …"; not "it rained, said Ann, but …"."""
    subject = grammar.subject(parse, word)
    behind = subject is not None and subject.i > word.i
    return before.dep == "ccomp" and not behind and parse.tokens[word.i + 1].text != ":"


def _since_semicolon(parse: Parse, word: Token, part: Part) -> Part:
    """Of what stands before a verb of speech only its own half: "it burned down; nobody was hurt, police said"."""
    if part.head.i > word.i or any(t.text in _MARKS for t in parse.tokens[part.head.i : word.i]):
        return part
    if _ends_series(parse, word):
        return part
    return Part(part.head, {i for i in part.tokens if i >= _half(parse, word).start})


def _ends_series(parse: Parse, word: Token) -> bool:
    """Whether a verb of speech tells a whole series: "the roof leaked; no one came; and rain fell in, he said"."""
    before = parse.tokens[parse.sentences[word.sentence].first : word.i]
    signs = [t.i for t in before if t.text == ";"]
    return len(signs) > 1 and parse.tokens[signs[-1] + 1].lower in ("and", "or")


def _within_quotation(parse: Parse, part: Part, quoted: tuple[Quotation, ...]) -> Part:
    """Without what the writer says around a quoted head: "He said “X won”, and Y denied it", "X, who fell, “won”"."""
    around = next((q for q in quoted if part.head.i in q), None)
    if around is None:
        return part
    later = [
        t
        for t in grammar.children(parse, part.head)
        if t.dep == "conj" and t.i >= around.last and grammar.subject(parse, t) is not None
    ]
    before = [
        t
        for t in (parse.tokens[i] for i in part.tokens if i < around.first)
        if t.dep == "relcl" and parse.tokens[min(grammar.subtree(parse, t)) - 1].text == ","
    ]
    return Part(part.head, part.tokens.difference(*(grammar.subtree(parse, t) for t in (*later, *before))))


def _extent(parse: Parse, child: Token) -> set[int]:
    """A clause with all it holds; a noun only with its conjuncts, "of" phrases and infinitives."""
    if grammar.is_verbal(child):
        return grammar.subtree(parse, child)
    found = {child.i}
    if child.dep == "prep":
        return found | {i for t in grammar.children(parse, child) for i in _extent(parse, t)}
    for inner in grammar.children(parse, child):
        if child.lemma in nouns() and grammar.has_complementizer(parse, inner):
            found |= grammar.subtree(parse, inner)  # "denied reports that …" denies what they report
        elif inner.dep == "conj" or (inner.dep in ("acl", "relcl") and grammar.is_infinitive(parse, inner)):
            found |= _extent(parse, inner)
        elif inner.dep == "prep" and inner.lower == "of":
            found |= {i for t in grammar.children(parse, inner) for i in _extent(parse, t)}
    return found


def _is_told(parse: Parse, word: Token, child: Token, frame: Frame) -> bool:
    if child.dep == "ccomp":
        lacks_that = frame.kind == "tells-that" and not grammar.has_complementizer(parse, child)
        if lacks_that or speech_signs.is_result(parse, word, child):
            return False
        between = parse.tokens[min(child.i, word.i) : max(child.i, word.i)]
        parted = any(t.text == ";" for t in between) and not _ends_series(parse, word)
        if parted or any(t.text == ":" and child.i < word.i for t in between):
            return False  # two sentences
        if "how" in frame.frames and parse.tokens[min(grammar.subtree(parse, child))].lower == "how":
            return True
        if "as" in frame.frames and child.i > word.i and not grammar.has_complementizer(parse, child):
            return False  # "described what happened as a coup": only what stands after "as" is told
        planned = "object" in frame.frames and grammar.subject(parse, child) is not None
        return planned or not grammar.is_infinitive(parse, child) or "infinitive" in frame.frames
    if child.dep == "xcomp":
        if grammar.is_infinitive(parse, child):
            return "infinitive" in frame.frames
        return "gerund" in frame.frames or child.tag in ("VBD", "VBZ", "VBP")
    if child.dep in ("dobj", "nsubjpass") and child.lower not in _DEMONSTRATIVES:
        return "object" in frame.frames or ("report" in frame.frames and child.lemma in nouns())
    if child.dep == "prep":
        return child.lower in frame.frames
    return False


def _loose_clauses(parse: Parse, word: Token, frame: Frame, tells: bool) -> Iterator[Part]:
    """What the parser hung elsewhere: on a noun between ("said in a letter that …"), beside the verb, on its object."""
    for child in grammar.children(parse, word):
        if child.dep == "prep" and not tells:
            for noun in grammar.children(parse, child):
                for clause in grammar.children(parse, noun):
                    if clause.dep in ("relcl", "acl") and _opens_with_that(parse, noun, clause):
                        yield Part(clause, grammar.subtree(parse, clause))
        elif child.dep in ("dobj", "acomp", "oprd") and frame.kind == "act":  # "plead guilty to robbing"
            for of in grammar.children(parse, child):
                if of.dep == "prep" and of.lower in frame.frames - {"as"}:
                    yield Part(of, _extent(parse, of))
        elif child.dep == "conj" and (
                grammar.has_complementizer(parse, child) if tells else speech_signs.is_put_into(parse, word, child)):
            yield Part(child, grammar.subtree(parse, child))


def _opens_with_that(parse: Parse, noun: Token, clause: Token) -> bool:
    """Whether the clause is told, and no relative clause: "admitted for the first time that soldiers had fired"."""
    if grammar.has_complementizer(parse, clause):
        return True
    periods = ("time", "week", "day", "month", "year")
    return noun.lemma in periods and "that" in grammar.words_of(parse, clause, "advmod")


def _after_colon(parse: Parse, word: Token) -> Iterator[Part]:
    """The clause after a colon that ends the clause of a verb of speech: "he repeated it: the boat was safe"."""
    rest = parse.tokens[word.i : parse.sentences[word.sentence].last]
    colon = next((t.i for t in rest if t.text == ":"), None)
    if colon is None or word.dep not in ("ROOT", "ccomp") or frame_in(parse, word.i + 1, colon):
        return
    inside = set(range(colon + 1, rest[-1].i + 1))
    for top in parse.tokens[colon + 1 : rest[-1].i + 1]:
        if (top.head not in inside or top.head == top.i) and grammar.is_verbal(top) and grammar.is_finite(parse, top):
            yield Part(top, inside)


def frame_in(parse: Parse, first: int, last: int) -> bool:
    """Whether another main verb of speech stands among those tokens."""
    return any(t.dep in ("ROOT", "conj") and frame_of(parse, t) is not None for t in parse.tokens[first:last])


def _around(parse: Parse, word: Token) -> list[Part]:
    """The clause that a verb of speech is put into or after: "prices, he said, will rise"."""
    governor = parse.tokens[word.head]
    while governor.dep in ("aux", "auxpass"):
        governor = parse.tokens[governor.head]
    kids = grammar.children(parse, word)
    if speech_signs.says_what_is_not(parse, word) or speech_signs.is_bracketed(parse, word):
        return []
    if governor.i not in (half := _half(parse, word)):
        return [
            Part(t, set(half) - grammar.subtree(parse, word))
            for t in parse.tokens[half.start : word.i]
            if t.head not in half and grammar.is_verbal(t)
        ]
    if (
        word.dep in ("parataxis", "dep")
        or (word.dep == "conj" and speech_signs.is_appended(parse, word))
        or (word.dep == "conj" and inverted(parse, word) is not None)
        or (word.dep == "advcl" and grammar.words_of(parse, word, "mark") & {"as"})
    ):
        denied = modality.is_denied(parse, governor) and unfulfilled.main_clause(parse, governor) is None
        if denied or word.lemma in words("wishing_verbs"):
            return []  # "she did not jump, as the paper wrote"; "lanterns were lit, as she had asked"
        return [Part(governor, grammar.subtree(parse, governor) - grammar.subtree(parse, word))]
    if apposed(parse, word) is not None:
        return [Part(governor, grammar.subtree(parse, governor) - speaker_words(parse, word))]
    subjects = [t for t in kids if t.dep in ("nsubj", "nsubjpass")]
    subject = min(subjects, key=lambda t: abs(t.i - word.i), default=None)
    if word.lemma in words("denying_verbs"):
        return []  # who denies it does not tell it
    if (subject is not None and subject.lower in ("this", "that") and subject.tag != "WDT") or any(
        t.dep == "dobj" and t.lower in ("this", "so", "it") for t in kids
    ):
        return _sentence_before(parse, word)
    if (
        word.dep == "ROOT"
        and subject is not None
        and not any(t.dep in ("dobj", "prep", "dative", "xcomp") and t.i > word.i for t in kids)
    ):
        return _run_on(parse, word, min(word.i, subject.i))
    return []


def _run_on(parse: Parse, word: Token, end: int) -> list[Part]:
    """What stands before ", he said" in its sentence, where the parser left it loose."""
    first = _half(parse, word).start
    inside = set(range(first, end))
    if any(t.text == ":" for t in parse.tokens[first:end]):
        return []  # "corrected at noon: an earlier version said …"
    tops = [t for t in parse.tokens[first:end] if t.head not in inside and not speech_signs.is_beside(parse, t)]
    return [
        Part(t, inside) for t in tops
        if grammar.is_verbal(t) or _is_to_do(parse, t) or speech_signs.is_bare_noun(parse, word, t)]


def _is_to_do(parse: Parse, noun: Token) -> bool:
    """Whether a headline tells of somebody by an infinitive alone: "judge to resign, says aide"."""
    return noun.dep == "dep" and any(grammar.is_infinitive(parse, t) for t in grammar.children(parse, noun))


def _sentence_before(parse: Parse, word: Token) -> list[Part]:
    return [_whole(parse, word.sentence - 1)] if word.sentence else []


def _whole(parse: Parse, sentence: int) -> Part:
    where = parse.sentences[sentence]
    return Part(parse.tokens[where.root], set(range(where.first, where.last)))


# ---- Other cues -----------------------------------------------------------------------------------------------------


def _according(parse: Parse, cast: Cast) -> Iterator[Cue]:
    """What "according to X" tells: its clause; from the sentence's beginning or end, the whole sentence."""
    for word in parse.tokens:
        if word.lower != "according":
            continue
        to = next((t for t in grammar.children(parse, word) if t.lower == "to"), None)
        who = to and next((t for t in grammar.children(parse, to) if t.dep == "pobj"), None)
        if not to or not who:
            continue
        scope = _scope(parse, word)
        part = Part(scope.head, scope.tokens - grammar.subtree(parse, word))
        yield Cue(
            word.i,
            Span(word.start, to.end),
            mention_of(parse, cast, who),
            "neutral",
            *gathered(parse, [part]),
            False,
            True,
        )


def _scope(parse: Parse, word: Token) -> Part:
    inside = _half(parse, word)
    ends = max(grammar.subtree(parse, word)) >= inside.stop - 2
    begins = not any(t.pos in ("VERB", "NOUN", "PROPN", "PRON") for t in parse.tokens[inside.start : word.i])
    if begins or ends:
        return Part(_whole(parse, word.sentence).head, set(inside))
    governor = parse.tokens[word.head]
    if frame_of(parse, governor) is not None:
        clause = next((t for t in grammar.children(parse, governor) if t.dep == "ccomp" and t.i > word.i), governor)
        return Part(clause, grammar.subtree(parse, clause))
    while not grammar.is_verbal(governor) and governor.head != governor.i:
        governor = parse.tokens[governor.head]
    return Part(governor, grammar.subtree(parse, governor))


def _half(parse: Parse, word: Token) -> range:
    """The part of the sentence between semicolons that a word stands in."""
    where = parse.sentences[word.sentence]
    ends = [t.i for t in parse.tokens[where.first : where.last] if t.text == ";"]
    first = max((i + 1 for i in ends if i < word.i), default=where.first)
    return range(first, min((i for i in ends if i > word.i), default=where.last))


def tops(parse: Parse, inside: range) -> frozenset[int]:
    """The words of a stretch that are governed from outside it, and what is told with them."""
    found = [t for t in parse.tokens[inside.start : inside.stop] if t.head == t.i or t.head not in inside]
    return frozenset(i for t in found for i in _direct(parse, t) if i in inside)
