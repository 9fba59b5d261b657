"""Whether a text is English, and which language it is in where it is not."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from dateline.builders.knowledge import rows, words

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 20_000
"""So many code points from the middle of a text are looked at."""
FEWEST_LETTERS = 20
"""A text with fewer letters shows no language; in Latin script it counts as English."""
LEAST_LIKELY = 0.01
"""English less likely than this is ruled out."""

_WORD = re.compile(r"[^\W\d_]+")
_NOT_LATIN = re.compile(r"[^\0-\u024f]+")


def foreign_language(text: str) -> str | None:
    """The name of the language that a text is in, None for English; a short text counts as English when in doubt."""
    middle = max(0, len(text) // 2 - SAMPLE // 2)
    sample = " ".join(_WORD.findall(text[middle : middle + SAMPLE]))
    letters, latin = (sum(map(str.isalpha, signs)) for signs in (sample, _NOT_LATIN.sub("", sample)))
    if (letters < FEWEST_LETTERS and latin * 2 >= letters) or _function_words(sample) >= 0.2:
        return None
    code, english = _likeliest(sample)
    if code == "en" or (english >= LEAST_LIKELY and latin * 2 >= letters):
        return None
    return next((name for known, name in rows("languages") if known == code), f"the language with the code {code}")


def _function_words(sample: str) -> float:
    """The share of words that are English function words: about 0.3 in news, under 0.1 in other languages."""
    found = sample.lower().split()
    return sum(map(words("function_words").__contains__, found)) / max(1, len(found))


def _likeliest(sample: str) -> tuple[str, float]:
    """The code of the likeliest language, and how likely English is (0 to 1)."""
    ranked = _identifier().rank(sample)
    return ranked[0][0], dict(ranked).get("en", 0.0)


@functools.cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
