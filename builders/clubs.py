"""Sports clubs called after their town: "Orzel Gdynia" is a club, no person and no town; "Orzel" is short for it."""

from __future__ import annotations

from dateline.builders.folding import fold
from dateline.builders.knowledge import words
from dateline.builders.name_evidence import is_city
from dateline.builders.names import given_gender
from dateline.builders.places import candidates, country_code, nationality
from dateline.graph.model import Mention, Parse

SPORTING = 3
"""So many different words of sport make a text one about clubs."""
CLUB_NOUNS = frozenset({"club", "team", "side"})


def is_sporting(parse: Parse) -> bool:
    """Whether a text speaks of team sport."""
    return len({token.lemma for token in parse.having("lemma", words("sport_words"))}) >= SPORTING


def short_forms(mentions: tuple[Mention, ...]) -> frozenset[str]:
    """The names of a single word in a text, folded."""
    return frozenset(fold(mention.name) for mention in mentions if mention.name and " " not in mention.name)


def is_called_after_town(name: str, alone: frozenset[str]) -> bool:
    """Whether a name is one of ``alone``, the text's names of one word, and a city behind it."""
    first, _, town = name.partition(" ")
    if not town or not is_city(town) or candidates(name) or country_code(first):
        return False
    return fold(first) in alone and given_gender(first) is None and nationality(first) is None


def may_be_club(name: str) -> bool:
    """Whether a body's name may be a club's: a word and a town, or one that clubs have in their names."""
    found = name.split()
    return len(found) > 1 and (is_city(" ".join(found[1:])) or not words("club_words").isdisjoint(fold(name).split()))
