"""Who speaks a verb of speech, by the grammar around it: its subject, the one by whom, the subject that it shares."""

from __future__ import annotations

from dateline.builders import grammar
from dateline.builders.knowledge import words
from dateline.builders.referents import in_sentence
from dateline.builders.speech_frames import frame_of
from dateline.graph.model import Cast, Parse, Token

_RELATIVES = frozenset({"who", "which", "that", "whom"})
_MARKS = frozenset({"”", "“", '"', "»", "''", "–", "—", "-"})


def speaker_of(parse: Parse, word: Token) -> Token | None:
    """The head of the phrase that names the speaker of a verb; None where nobody is named."""
    kids = grammar.children(parse, word)
    if grammar.is_passive(parse, word) or grammar.is_bare_participle(parse, word):
        return _by_whom(parse, word)
    # "“the crew, not the ship”, says the union": of two that the parser found, the nearer speaks
    subject = min((t for t in kids if t.dep == "nsubj"), key=lambda t: abs(t.i - word.i), default=None)
    if subject is None or _is_noted(parse, word, subject):
        return _implied_speaker(parse, word)
    if subject.lower in _RELATIVES and word.dep == "relcl":
        return parse.tokens[word.head]
    return subject if subject.dep != "expl" else None


def _is_noted(parse: Parse, word: Token, subject: Token) -> bool:
    """Whether a participle was taken for a verb: "he wants it noted that …"."""
    governor = parse.tokens[word.head]
    wished = word.dep == "ccomp" and governor.lemma in words("wishing_verbs") and word.tag in ("VBD", "VBN")
    return wished and subject.lower == "it" and subject.i == word.i - 1


def _by_whom(parse: Parse, word: Token) -> Token | None:
    agents = (t for t in grammar.children(parse, word) if t.dep == "agent")
    return next((t for agent in agents for t in grammar.children(parse, agent) if t.dep == "pobj"), None)


def _implied_speaker(parse: Parse, word: Token) -> Token | None:
    """The speaker of a verb without a subject: that of the clause it belongs to."""
    governor = parse.tokens[word.head]
    loose = inverted(parse, word) or apposed(parse, word) or _before_participle(parse, word) or lent(parse, word)
    if loose is not None:
        return loose
    if word.dep in ("conj", "advcl", "xcomp", "ccomp") and grammar.is_verbal(governor):
        return subject_of(parse, outer_speech(parse, word, governor) or governor)
    if word.dep == "acl" and word.tag == "VBG":
        return governor
    if word.dep == "pcomp" and governor.dep == "prep":
        above = parse.tokens[governor.head]
        if not grammar.is_verbal(above):
            return None
        object_ = next((t for t in grammar.children(parse, above) if t.dep == "dobj"), None)
        return object_ if object_ is not None and governor.lower == "as" else subject_of(parse, above)
    return None


def outer_speech(parse: Parse, word: Token, governor: Token) -> Token | None:
    """The verb of speech that ", adding that …" goes with, though the parser joins it to what that verb tells."""
    if word.dep != "advcl" or word.tag != "VBG" or word.i < governor.i:
        return None
    while governor.dep in ("ccomp", "conj", "xcomp"):
        governor = parse.tokens[governor.head]
        if frame_of(parse, governor) is not None and grammar.subject(parse, governor) is not None:
            return governor
    return None


def apposed(parse: Parse, word: Token) -> Token | None:
    """The speaker in ", an aide said" that the parser took for an apposition or for one more in a list."""
    after = any(t.dep == "ccomp" and t.i < word.i for t in grammar.children(parse, word))
    loose = word.dep == "advcl" or (word.dep == "ROOT" and after)
    if not loose or word.tag not in ("VBD", "VBZ", "VBP") or grammar.subject(parse, word) is not None:
        return None
    first = parse.sentences[word.sentence].first
    for token in reversed(parse.tokens[first : word.i]):
        listed = token.dep in ("appos", "conj") and max(grammar.subtree(parse, token)) == word.i - 1
        if listed and parse.tokens[min(grammar.subtree(parse, token)) - 1].text == ",":
            return token
    return None


def speaker_words(parse: Parse, word: Token) -> set[int]:
    """The verb and the words of the speaker who is apposed to it."""
    speaker = apposed(parse, word)
    return {word.i} | (grammar.subtree(parse, speaker) if speaker is not None else set())


def lent(parse: Parse, word: Token) -> Token | None:
    """The speaker behind a verb that the parser gave to the next clause: "…, said Ann, but the vote was lost"."""
    if word.i + 1 >= parse.sentences[word.sentence].last or parse.tokens[word.i - 1].text not in {*_MARKS, ","}:
        return None
    behind = next((t for t in parse.tokens[word.i + 1 : parse.sentences[word.sentence].last] if t.dep == "nsubj"), None)
    if behind is None or behind.head == word.i or min(grammar.subtree(parse, behind)) != word.i + 1:
        return None
    return behind if any(t.dep == "cc" for t in grammar.children(parse, behind)) else None


def _before_participle(parse: Parse, word: Token) -> Token | None:
    """The speaker in "SMIT, hired on Monday, says" that the parser took for the participle's subject."""
    for child in grammar.children(parse, word):
        subject = grammar.subject(parse, child) if child.dep == "ccomp" and child.i < word.i else None
        if subject is not None and parse.tokens[subject.i + 1].text == "," and child.tag in ("VBN", "VBD", "VBG"):
            return subject
    return None


def inverted(parse: Parse, word: Token) -> Token | None:
    """The subject after its verb that the parser took for an object: ", added the mayor"."""
    before = parse.tokens[word.i - 1] if word.i > parse.sentences[word.sentence].first else None
    after = [t for t in grammar.children(parse, word) if t.dep in ("dobj", "attr", "oprd", "npadvmod") and t.i > word.i]
    if before is None or not after or word.tag not in ("VBD", "VBZ") or after[0].pos not in ("PROPN", "PRON", "NOUN"):
        return None
    marked = before.text in _MARKS or (before.text == "," and parse.tokens[before.i - 1].text in _MARKS)
    loose = marked if word.dep == "conj" else not before.text.isalnum()
    return after[0] if loose and grammar.subject(parse, word) is None else None


def subject_of(parse: Parse, word: Token) -> Token | None:
    """The subject of a clause, passive ones included, or of the clause that shares it."""
    subject = next((t for t in grammar.children(parse, word) if t.dep in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return _implied_speaker(parse, word)
    if subject.lower in _RELATIVES and word.dep == "relcl":
        return parse.tokens[word.head]
    return subject


def mention_of(parse: Parse, cast: Cast, word: Token) -> int | None:
    """The mention that the word heads, else the shortest of its sentence that holds it."""
    here = in_sentence(cast.mentions, word.sentence)
    holding = [
        (m.head_token != word.i, m.span.end - m.span.start, i)
        for i, m in zip(here, cast.mentions[here.start : here.stop], strict=True)
        if m.head_token == word.i or (m.span.start <= word.start and word.end <= m.span.end)
    ]
    return min(holding)[2] if holding else None
