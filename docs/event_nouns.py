"""Derive ``builders/data/event_nouns.txt`` from WordNet: which nouns name events, and how often they do.

    python docs/event_nouns.py /usr/share/wordnet > builders/data/event_nouns.txt

The folder is WordNet 3.0's database (Debian: package ``wordnet-base``). Every sense of a noun weighs as much as it was
met in WordNet's sense-tagged texts, plus a little that falls with its rank; the share of the senses that are
events is printed, with the verb that the noun is derived from and whether that takes an object.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LEXICOGRAPHER_FILES = {4: "act", 9: "cognition", 10: "communication", 11: "event", 14: "group",
                       19: "phenomenon", 21: "possession", 22: "process", 26: "state", 28: "time"}
ALWAYS = {"act": 1.0, "event": 1.0, "process": 0.8, "phenomenon": 0.6}
"""How much of an event a sense of such a file is, whatever it is derived from."""
FROM_VERBS = {"communication": 0.8, "state": 0.7, "possession": 0.6, "cognition": 0.4, "time": 0.4}
"""How much of an event it is where it is derived from a verb ("announcement", "unrest", "payment", "decision")."""
GATHERINGS = ("gathering", "assembly")
LASTING = ("occupation", "sport", "game", "business", "role", "use", "discipline", "habit", "duty")
"""Activities that news does not tell as events; with all that lies below them."""
TAKES_OBJECT = frozenset({8, 9, 10, 11, 14, 15, 16, 17, 18, 19, 20, 21, 24, 25, 30, 31})
"""WordNet's sentence frames with an object: "Somebody ----s something" and so on (``man wninput``)."""
SMALLEST_SHARE = 0.2
HEADER = """\
# Nouns that name events: noun, share of its uses that are events, verb that it is derived from and whether that takes
# an object (- for none).
# Made by docs/event_nouns.py from WordNet 3.0, Copyright 2006 by Princeton University; see WORDNET-LICENSE.txt."""


@dataclass(frozen=True)
class Sense:
    """A synset of nouns: its lexicographer file, words, hypernyms, and the verb synsets that it is derived from."""

    file: str
    words: tuple[str, ...]
    above: tuple[str, ...]
    verbs: tuple[tuple[str, int, int], ...]
    """(verb synset, which of the nouns, which of the verbs), both counted from 1."""


def _rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="ascii", errors="replace") as lines:
        yield from (line.partition("|")[0].split() for line in lines if not line.startswith("  "))


def _words(fields: list[str]) -> tuple[str, ...]:
    return tuple(fields[4 : 4 + 2 * int(fields[3], 16) : 2])


def _sense(fields: list[str]) -> Sense:
    words = _words(fields)
    at = 4 + 2 * len(words)
    pointers = [tuple(fields[i : i + 4]) for i in range(at + 1, at + 1 + 4 * int(fields[at]), 4)]
    return Sense(
        LEXICOGRAPHER_FILES.get(int(fields[1]), "other"), words,
        tuple(target for kind, target, _, _ in pointers if kind in ("@", "@i")),
        tuple((target, int(ends[:2], 16), int(ends[2:], 16)) for kind, target, part, ends in pointers
              if kind == "+" and part == "v"))


def _takes_object(fields: list[str]) -> bool:
    """Whether a synset of verbs has a sentence frame with an object."""
    at = 4 + 2 * int(fields[3], 16)
    frames = at + 1 + 4 * int(fields[at])
    return any(int(number) in TAKES_OBJECT for number in fields[frames + 2 :: 3])


def _counts(folder: Path) -> dict[tuple[str, int], int]:
    """How often each (noun, number of the sense) was met."""
    met = (fields for fields in _rows(folder / "cntlist.rev"))
    return {(key.partition("%")[0], int(number)): int(count) for key, number, count in met if "%1:" in key}


def _below(senses: dict[str, Sense], tops: set[str]) -> set[str]:
    found = set(tops)
    while more := {key for key, sense in senses.items() if key not in found and found.intersection(sense.above)}:
        found |= more
    return found


def _eventive(sense: Sense) -> float:
    return ALWAYS.get(sense.file) or (FROM_VERBS.get(sense.file, 0.0) if sense.verbs else 0.0)


def _verb(noun: str, keys: list[str], senses: dict[str, Sense], verbs: dict[str, list[str]]) -> tuple[str, str]:
    """The verb that most senses of the noun are derived from, and whether it takes an object there; or ``-``."""
    found: Counter[str] = Counter()
    with_object: Counter[str] = Counter()
    for key in keys:
        for target, which, other in senses[key].verbs:
            if senses[key].words[which - 1].lower() == noun:
                verb = _words(verbs[target])[other - 1].lower()
                found[verb] += 1
                with_object[verb] += _takes_object(verbs[target])
    if not found:
        return "-", "-"
    best = max(found, key=lambda verb: (found[verb], -len(verb), verb))
    return best, "object" if with_object[best] else "none"


def derive(folder: Path) -> Iterator[tuple[str, float, str, str]]:
    """The nouns of one word that name events, in the order of the alphabet."""
    senses = {fields[0]: _sense(fields) for fields in _rows(folder / "data.noun")}
    verbs = {fields[0]: fields for fields in _rows(folder / "data.verb")}
    index = {fields[0]: fields[-int(fields[2]) :] for fields in _rows(folder / "index.noun")}
    counts = _counts(folder)
    gatherings = _below(senses, {index[word][0] for word in GATHERINGS})
    lasting = _below(senses, {index[word][0] for word in LASTING})
    for noun, keys in sorted(index.items()):
        if not re.fullmatch(r"[a-z][a-z-]{2,}", noun):
            continue
        weights = [counts.get((noun, i), 0) + 0.5 / i for i in range(1, len(keys) + 1)]
        degrees = [0.0 if key in lasting else 1.0 if key in gatherings else _eventive(senses[key]) for key in keys]
        share = sum(w * d for w, d in zip(weights, degrees, strict=True)) / sum(weights)
        if share >= SMALLEST_SHARE:
            yield noun, share, *_verb(noun, keys, senses, verbs)


if __name__ == "__main__":
    print(HEADER)
    for noun, share, verb, takes in derive(Path(sys.argv[1])):
        print(f"{noun}\t{share:.2f}\t{verb}\t{takes}")
