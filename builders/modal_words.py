"""The words that make what they govern planned, possible or negative, and what becomes of two such marks together."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from dateline.builders import grammar
from dateline.builders.knowledge import rows
from dateline.builders.tenses import tense
from dateline.graph.model import Certainty, Parse, Token

WEIGHT: dict[Certainty, int] = {"certain": 0, "planned": 1, "possible": 2}


@dataclass(frozen=True, slots=True)
class Standing:
    """What is said of a clause or noun so far; the default is plain assertion."""

    negative: bool = False
    certainty: Certainty = "certain"

    def under(self, other: Standing) -> Standing:
        """Both together: the weaker certainty wins; what is denied twice is only possible ("did not rule out")."""
        weaker = max(self.certainty, other.certainty, key=lambda c: WEIGHT[c])
        if self.negative and other.negative:
            return Standing(False, max(weaker, "possible", key=lambda c: WEIGHT[c]))
        return Standing(self.negative != other.negative, weaker)

    def without_negation(self) -> Standing:
        """The same certainty, affirmed."""
        return Standing(False, self.certainty)


PLAIN = Standing()
EFFECTS = {
    "planned": Standing(certainty="planned"),
    "possible": Standing(certainty="possible"),
    "negative": Standing(negative=True),
    "same": PLAIN,
    "barred": Standing(negative=True, certainty="planned"),
}


def cue_of(parse: Parse, governor: Token, word: Token, frame: str, preposition: str | None = None) -> Standing | None:
    """What the governor makes of a finite, infinitive, gerund or noun complement (the frame); None: not listed."""
    if governor.pos in ("ADJ", "ADV") or (governor.dep in ("acomp", "oprd") and governor.pos != "NOUN"):
        name = f"{governor.lower}_{preposition}" if preposition else governor.lower
        given = effect_of(name, "adjective") or (effect_of(name, "adjective-gerund") if frame == "gerund" else None)
        return _unless_past(parse, given, word, frame)
    if not grammar.is_verbal(governor):
        return noun_effect(governor.lemma) if frame == "infinitive" else effect_of(governor.lemma, "noun")
    lemma = grammar.full_lemma(parse, governor)
    if preposition:
        name = f"{lemma}_{preposition}"
        return effect_of(name, "verb") or (effect_of(name, "verb-gerund") if frame == "gerund" else None)
    parts = {
        "finite": ("verb",),
        "gerund": ("verb", "verb-gerund"),
        "infinitive": ("verb", "verb-infinitive"),
        "noun": ("verb", "verb-noun"),
    }[frame]
    for part in parts:
        effect = effect_name(lemma, part)
        if effect is not None:
            return _unless_past(parse, _in_context(parse, effect, governor, word), word, frame)
    return None


def _unless_past(parse: Parse, effect: Standing | None, word: Token, frame: str) -> Standing | None:
    """Nothing is planned that a clause tells of the past: "is sure that it was rain", "swears that he was at home"."""
    done = frame == "finite" and tense(parse, word) in ("past", "perfect", "past-perfect")
    return None if done and effect == EFFECTS["planned"] else effect


def _in_context(parse: Parse, effect: str, governor: Token, word: Token) -> Standing | None:
    """Effects that hang on the form of the governor."""
    if effect == "hearsay":
        return EFFECTS["possible"] if grammar.is_passive(parse, governor) else None
    if effect == "progressive":
        return EFFECTS["planned"] if governor.tag == "VBG" else None
    if effect == "obligation":
        if "yet" in grammar.words_of(parse, governor, "advmod"):
            return EFFECTS["negative"]  # "has yet to arrive"
        when = tense(parse, governor)
        sure = when in ("past", "perfect") or (when == "future" and grammar.is_infinitive(parse, word))
        return None if sure else EFFECTS["possible"]  # "will have to be mended" is to be
    if effect == "seeming":
        shown = any(t.dep == "prep" and governor.i < t.i < word.i for t in grammar.children(parse, governor))
        return None if shown else EFFECTS["possible"]  # "appeared on television to say that …"
    return EFFECTS.get(effect)


def effect_of(lemma: str, part: str) -> Standing | None:
    """The standing that a word of that part gives to what it governs; None: not listed."""
    name = effect_name(lemma, part)
    return EFFECTS.get(name) if name else None


def noun_effect(lemma: str) -> Standing | None:
    """The standing that a noun gives to an infinitive beside it; None: not listed."""
    return effect_of(lemma, "noun") or effect_of(lemma, "noun-infinitive")


def noun_before(noun: Token, preposition: Token) -> Standing | None:
    """What a noun, denied or not, makes of what is to come: "no date for the vote", "a decision on closing it"."""
    return effect_of(f"{noun.lemma}_{preposition.lower}", "noun") if noun.pos == "NOUN" else None


def effect_name(lemma: str, part: str) -> str | None:
    """The name of a word's effect in the data file, which may hang on its context; None: not listed."""
    return _table().get((lemma.lower(), part))


@functools.cache
def _table() -> dict[tuple[str, str], str]:
    return {(lemma, part): effect for lemma, part, effect in rows("modal_cues")}


@functools.cache
def telling_nouns() -> frozenset[str]:
    """Lemmas of the nouns of speech."""
    return frozenset(row[0] for row in rows("speech_nouns"))


@functools.cache
def speech_verbs() -> frozenset[str]:
    """Lemmas of the verbs of speech, those of thought and other acts left out."""
    return frozenset(row[0] for row in rows("speech_verbs") if row[2] in ("speech", "tells"))
