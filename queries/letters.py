"""Letters that Unicode does not take apart into a plain letter and an accent, and what is written for them without."""

from __future__ import annotations

WHOLE_LETTERS = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
"""Lower case; names are looked for and compared so."""
