"""Words put together as print has them: spaces, capitals, owners, articles."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from dateline.builders.knowledge import words

DETERMINERS = frozenset(["a", "an", "the", "this", "that", "these", "those"])
NO_SPACE_BEFORE = frozenset(
    [",", ".", "?", "'s", "’s", "n't", "n’t", "%", ")", ";", ":", "'", "’", "”", "'ll", "’ll", "'re",
     "’re", "'m", "’m", "'ve", "’ve", "'d", "’d"]
)
NO_SPACE_AFTER = frozenset(["(", "$", "€", "£", "“", "#", "-", "–", "/"])
ABOUT = frozenset(["about", "almost", "around", "at", "fewer", "less", "more", "nearly", "over", "up"])
"""Words that a number begins with: "around 4,000 people" take no article."""
STAND_INS = frozenset(
    ["both", "he", "it", "one", "people", "she", "that", "them", "these", "they", "this", "those", "you"]
)
"""Words that leave open whom or what they mean."""
QUOTES = frozenset(["“", "”", '"', "''", "``", "‘", "«", "»"])
STOPS = frozenset([",", ";", ":", "(", ")", "-", "–", "—", ".", "?", "!"])
"""Signs that end what follows a verb."""
HYPHENS = frozenset(["-", "–", "‑", "/"])


def possessive(name: str, plural: bool) -> list[str]:
    """The words of an owner: "Tokayev’s", "the militants’"."""
    return [f"{name}’" if plural and name.endswith("s") else f"{name}’s"]


def without_determiner(picked: Sequence[str]) -> list[str]:
    """A phrase without the article in front of it."""
    return list(picked[1:] if picked and picked[0].lower() in DETERMINERS else picked)


def joined(texts: Iterable[str]) -> str:
    """Words as print puts them: no space before a comma, after an opening bracket, around a hyphen."""
    line = ""
    for text in texts:
        glued = not line or text in NO_SPACE_BEFORE or line[-1] in NO_SPACE_AFTER or text in HYPHENS
        line += text if glued else f" {text}"
    return line.strip(" ,;:–—-^")


def capitalised(text: str) -> str:
    """With a capital in front, unless a name has its own way of writing: "iOS"."""
    first = text.split(" ", 1)[0]
    return text if first[1:] != first[1:].lower() and first[:1].islower() else text[:1].upper() + text[1:]


def length(texts: Collection[str]) -> int:
    """How many words a reader counts: names of several words count as they read, signs do not."""
    return sum([len(text.split()) for text in texts if text[:1].isalnum()])


def described(label: str) -> str:
    """A description with the article that it needs."""
    bare = label.split(" ", 1)[0].lower()
    if bare in ABOUT:
        return label[:1].lower() + label[1:]
    counted = bare in words("numerals") or (bare[:1].isdigit() and "-" not in bare)  # but "the 400-metre wall"
    owner = label[:1].isupper() and ("'s " in label or "’s " in label)  # "Norway's navy"
    given = counted or owner or bare in DETERMINERS | words("quantifiers")
    return label if given else f"the {label}"


def says_all(label: str) -> bool:
    """Whether a label names whom and what it is about: not "Somebody left", "They deny it", nor one noun alone."""
    words_ = label.lower().rstrip(".").split()
    return len(words_) > 1 and words_[0] not in STAND_INS and words_[-1] not in STAND_INS and "somebody" not in words_
