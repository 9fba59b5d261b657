"""Who "I" and "we" are: the subject of the verb of speech nearest to the sentence."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from dateline.builders import interviews, quotations
from dateline.builders.implied_subjects import subject_of
from dateline.builders.knowledge import rows
from dateline.graph.model import Mention, Parse, Token

FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
REACH = 3
"""Sentences of the same paragraph over which a speaker holds."""


@functools.cache
def speech_verbs() -> frozenset[str]:
    """Lemmas of verbs that tell what somebody says."""
    return frozenset(row[0] for row in rows("speech_verbs") if len(row) < 3 or row[2] in ("speech", "tells"))


def says(parse: Parse, token: Token) -> bool:
    """Whether a word is the subject of a verb of speech: "*It* denied the charge"."""
    return token.dep == "nsubj" and parse.tokens[token.head].lemma in speech_verbs()


def speakers(parse: Parse, mentions: tuple[Mention, ...]) -> dict[int, int]:
    """For each sentence with "I" or "we" in quotation marks, the mention (by index) of who speaks, where that is known.

    Outside quotations the author speaks, but in the answers of an interview who gives them.
    """
    at = {mention.head_token: i for i, mention in enumerate(mentions)}
    quoted = quotations.find(parse)
    within = quotations.tokens_of(quoted)
    told = [mention for mention in mentions if mention.lemma in FIRST_PERSON or is_first_person(mention)]
    wanted = {mention.sentence for mention in told if any(mention.head_token in quotation for quotation in quoted)}
    found = _answering(parse, mentions)
    guest = next(iter(found.values()), None)
    own = _named_in(parse, mentions, at, within) if wanted else []
    for sentence in sorted(wanted):
        speaker = own[sentence]
        if speaker is None:
            began = _where_begun(parse, quoted, sentence)
            speaker = own[began] if own[began] is not None else _leading_person(parse, mentions, at, began, within)
        if speaker is None:
            speaker = guest if guest is not None else _nearest(parse, own, sentence)
        if speaker is not None:
            found[sentence] = speaker
    return found


def _where_begun(parse: Parse, quoted: Iterable[quotations.Quotation], sentence: int) -> int:
    """The sentence where the quotation began that a sentence goes on with: "Lee snapped: “I stay. We never ran.”"."""
    first = parse.sentences[sentence].first
    open_ = (one for one in quoted if one.first < first and first in one)
    return next((parse.tokens[one.first].sentence for one in open_), sentence)


def _answering(parse: Parse, mentions: tuple[Mention, ...]) -> dict[int, int]:
    """For each sentence of an interview's answers who gives it."""
    return {parse.tokens[i].sentence: who for i, who in interviews.spoken(interviews.answers(parse, mentions))}


def of_quotations(parse: Parse, mentions: tuple[Mention, ...]) -> dict[int, int]:
    """The speakers (as mentions) of quoted words: for each token of a quotation that begins a sentence of its own.

    Words put into marks within a sentence of the text ("he “had given his all”") keep the text's point of view.
    """
    quoted = [one for one in quotations.find(parse) if one.length > 3 and parse.tokens[one.first].text[:1].isupper()]
    found = dict(interviews.spoken(interviews.answers(parse, mentions)))
    if not quoted:
        return found
    at = {mention.head_token: i for i, mention in enumerate(mentions)}
    own = _named_in(parse, mentions, at, quotations.tokens_of(quoted))
    for quotation in quoted:
        speaker = _beside(parse, own, parse.tokens[quotation.first].sentence)
        if speaker is not None and mentions[speaker].head_token not in quotation:
            found |= dict.fromkeys(range(quotation.first, quotation.last), speaker)
    return found


def _named_in(parse: Parse, mentions: tuple[Mention, ...], at: dict[int, int],
              within: frozenset[int]) -> list[int | None]:
    """Who speaks by the verbs of each sentence itself, those ``within`` quotations aside."""
    return [_speaker(parse, mentions, at, sentence.i, within) for sentence in parse.sentences]


def is_first_person(mention: Mention) -> bool:
    """Whether it says "I" or "we"; the country US does not."""
    return mention.form == "pronoun" and mention.text.lower() in FIRST_PERSON and mention.text != "US"


def _nearest(parse: Parse, own: list[int | None], sentence: int) -> int | None:
    """The speaker in the sentence itself, else in the nearest one of its paragraph, else the last one named before."""
    if (beside := _beside(parse, own, sentence)) is not None:
        return beside
    for i in range(sentence - 1, -1, -1):
        if own[i] is not None:
            return own[i]
    return next((speaker for speaker in own[sentence:] if speaker is not None), None)


def _beside(parse: Parse, own: list[int | None], sentence: int) -> int | None:
    """The speaker in the sentence itself, else in the nearest one of its paragraph."""
    block = parse.sentences[sentence].block
    for step in (0, 1, -1, 2, -2, 3, -3)[: 1 + 2 * REACH]:
        i = sentence + step
        if 0 <= i < len(own) and own[i] is not None and parse.sentences[i].block == block:
            return own[i]
    return None


def _speaker(parse: Parse, mentions: tuple[Mention, ...], at: dict[int, int], sentence: int,
             within: frozenset[int]) -> int | None:
    """The subject of the outermost verb of speech in a sentence, a person or body; also after "according to".

    Not of one in quotation marks (``within``): that is told itself. A verb right before a quotation comes first:
    "Police said he told them, “I …”".
    """
    best: tuple[int, int] | None = None
    for token in parse.sentence_tokens(sentence):
        if token.i in within:
            continue
        subject = _subject_of_speech(parse, token)
        if subject is not None and subject in at and _can_speak(mentions[at[subject]]):
            depth = -1 if _opens(parse, token, within) else _depth(parse, token)
            if best is None or depth < best[0]:
                best = (depth, at[subject])
    return best[1] if best else None


def _opens(parse: Parse, verb: Token, within: frozenset[int]) -> bool:
    """Whether a quotation follows a verb of speech, with no more between than whom it is told."""
    following = parse.tokens[verb.i + 1 : parse.sentences[verb.sentence].last]
    start = next((word.i for word in following if word.i in within), None)
    return start is not None and start - verb.i < 6 and not any(
        word.pos in ("VERB", "AUX", "SCONJ") for word in parse.tokens[verb.i + 1 : start])


def _can_speak(mention: Mention) -> bool:
    """Whether a subject is somebody, and not itself part of what is said: "our country", "I"."""
    return mention.kind != "thing" and mention.text.lower().split()[0] not in FIRST_PERSON


def _leading_person(parse: Parse, mentions: tuple[Mention, ...], at: dict[int, int], sentence: int,
                    within: frozenset[int]) -> int | None:
    """A person who is the subject outside the quotation: "The judge agreed: “I …”", "“I stay”: mayor defies foes".

    Before a colon and the quotation, a body too, and a bare name: "The club hit back: “We …”", "Ruiz: “I …”".
    """
    colon = _colon_before_quotation(parse, sentence, within)
    for token in parse.sentence_tokens(sentence):
        if token.i not in at or token.i in within:
            continue
        mention = mentions[at[token.i]]
        if token.i == colon - 1 and token.pos == "PROPN":
            return at[token.i]
        verb = parse.tokens[token.head]
        body = token.i < colon and (mention.kind == "organization" or token.ent == "ORG")
        beside = verb.head == verb.i or any(parse.tokens[i].text == ":" for i in range(verb.head, token.i))
        if token.dep == "nsubj" and beside and _can_speak(mention) and (
                body or token.ent == "PERSON" or mention.kind == "person"):
            return at[token.i]
    return None


def _colon_before_quotation(parse: Parse, sentence: int, within: frozenset[int]) -> int:
    """The colon of a sentence that a quotation follows at once; -1 where there is none."""
    marks = (token.i for token in parse.sentence_tokens(sentence) if token.text == ":" and token.i not in within)
    return next((i for i in marks if i + 2 in within or i + 1 in within), -1)


def _subject_of_speech(parse: Parse, token: Token) -> int | None:
    if token.pos == "VERB" and token.lemma in speech_verbs():
        dep = "nsubj"
    elif token.lower == "to" and token.i and parse.tokens[token.i - 1].lower == "according":
        dep = "pobj"
    else:
        return None
    found = (c for c in token.children if parse.tokens[c].dep == dep and parse.tokens[c].tag not in ("WP", "WDT"))
    own = min(found, key=lambda c: abs(c - token.i), default=None)
    if own is None and dep == "nsubj" and token.dep == "relcl":
        return subject_of(parse, token.i)  # "her sister, who told us: “I …”"
    if own is None and token.dep == "pcomp" and parse.tokens[token.head].lower == "as":
        return subject_of(parse, token.i)  # "she was quoted as saying"
    adds = own is None and dep == "nsubj" and token.tag == "VBG" and token.dep in ("advcl", "conj")
    return subject_of(parse, token.i) if adds else own  # "he declined, saying: “I …”"


def _depth(parse: Parse, token: Token) -> int:
    depth = 0
    while token.head != token.i and depth < 40:
        token = parse.tokens[token.head]
        depth += 1
    return depth
