"""Sentences that ask: told as the questions that they are, for what they ask of is not said to be so."""

from __future__ import annotations

from dateline.builders.label_phrases import Phrases
from dateline.builders.label_relatives import QUESTION_WORDS
from dateline.builders.label_wording import QUOTES, length
from dateline.graph.model import Claim, Token

LONGEST = 24
"""Words of a sentence that is told whole."""
INVERTED = frozenset(["MD", "VBD", "VBP", "VBZ"])
ADDRESSED = frozenset(["you", "your"])


def of(phrases: Phrases, claim: Claim, head: Token) -> list[str]:
    """The sentence of a claim where it is a short question, or opens with "whether"; empty for all others.

    "Q: How many people have died?" is no report that they have; "whether that will be enough is doubtful".
    """
    whole = phrases.parse.sentence_tokens(head.sentence)
    open_ = any(t.text == "?" for t in whole[-3:]) or any(t.lower == "whether" for t in whole[:4])
    if claim.form == "noun" or not open_:
        return []
    sentence = [t for t in whole if t.text not in QUOTES]
    marks = [n for n, t in enumerate(sentence) if t.text in (":", ",")]
    start = marks[0] + 1 if marks and sentence[marks[0]].text == ":" and marks[0] < 3 else 0
    said = sentence[start:]
    if sentence and sentence[-1].text == "?":  # "there are widows here, who am I to judge them?"
        last = [n for n, t in enumerate(said)
                if n and t.tag in QUESTION_WORDS and said[n - 1].text == "," and t.i < head.i]
        said = said[last[-1] :] if last else said
    while said and said[-1].text in (".", "?", "!"):
        said.pop()
    if not said or any(t.text in (";", "?", "!", ":") for t in said) or ADDRESSED & {t.lower for t in said}:
        return []
    opened = said[0].lower == "whether" and said[0].dep == "mark"
    asked = sentence[-1].text == "?" and (said[0].tag in (*QUESTION_WORDS, *INVERTED))
    texts = phrases.written(said) if opened or asked else []
    if not texts or length(texts) > LONGEST:
        return []
    named = "I" not in texts
    texts = [said[0].lower, *("is" if text == "am" and named else text for text in texts[1:])]
    return texts if opened else ["question:", *texts, "?"]
