"""Descriptions that name again, by another noun, what was named before: "a ferry … the vessel", "the two countries"."""

from __future__ import annotations

import functools
from collections.abc import Callable

from dateline.builders.coordinations import coordinated, joined
from dateline.builders.folding import fold
from dateline.builders.knowledge import rows, words
from dateline.builders.named_bodies import PUBLIC, called_by_name, may_be_company
from dateline.builders.noun_phrases import content_token
from dateline.builders.places import nationality
from dateline.builders.referents import Referent, Walk, owning
from dateline.builders.speakers import says
from dateline.graph.model import Mention

REACH = 3
"""Sentences back to which a description in other words reaches."""
NUMBERS = {"both": 2, "pair": 2, "duo": 2, "couple": 2, "trio": 3}


def of_bridge(walk: Walk, i: int) -> int | None:
    """The referent of a definite description that nothing before was called by; None where it is not plain."""
    mention = walk.mentions[i]
    if mention.plural and (found := _several(walk, i)) is not None:
        return found
    if mention.quantity is not None or _is_told_apart(mention) or owning(walk, mention) is not None:
        return None
    if content_token(walk.parse, mention).dep in ("attr", "appos", "compound"):
        return None
    if not mention.plural and mention.kind == "organization":
        telling = [goal for goal, one in enumerate(walk.referents) if one.bearer is not None and not one.plural
                   and one.kind in ("organization", "unknown") and called_by_name(mention.lemma, one.names)
                   and _agrees_in_country(mention, one) and any(j < i for j in one.mentions)]
        if telling:
            return telling[0] if len(telling) == 1 else None
    for named_so, fits in _RULES:
        if not named_so(mention):
            continue
        options = [
            goal
            for goal, one in enumerate(walk.referents)
            if one.plural == mention.plural and fits(walk, mention, one) and _within_reach(walk, i, one)
            and not _shares_sentence(walk, i, one) and _agrees_in_country(mention, one)
        ]
        if len(options) == 1 and mention.kind == "thing":
            walk.referents[options[0]].kind = "thing"  # "Typhoon Ana … the storm": a storm, though it bears a name
        if options:
            return options[0] if len(options) == 1 else None
    return None


def _is_told_apart(mention: Mention) -> bool:
    """Whether words before the noun say which is meant; a nationality alone need not ("the Swiss drugmaker")."""
    return any(nationality(word.capitalize()) is None for word in mention.modifiers)


def _agrees_in_country(mention: Mention, one: Referent) -> bool:
    return not mention.countries or not one.countries or bool(set(mention.countries) & set(one.countries))


def _within_reach(walk: Walk, i: int, one: Referent) -> bool:
    return any(j < i and walk.mentions[i].sentence - walk.mentions[j].sentence <= REACH for j in one.mentions)


def _shares_sentence(walk: Walk, i: int, one: Referent) -> bool:
    """Whether its sentence names the candidate before, and none of the two speaks: a pronoun would do."""
    here = [j for j in one.mentions if j < i and walk.mentions[j].sentence == walk.mentions[i].sentence]
    return bool(here) and not any(_speaks(walk, j) for j in (*here, i))


def _speaks(walk: Walk, i: int) -> bool:
    return says(walk.parse, walk.parse.tokens[walk.mentions[i].head_token])


@functools.cache
def _narrower() -> dict[str, frozenset[str]]:
    return {wide: frozenset(narrow.replace("_", " ").split(" ")) | {
        noun.replace("_", " ") for noun in narrow.split()} for wide, narrow in rows("wider_nouns")}


def _is_narrower(walk: Walk, mention: Mention, one: Referent) -> bool:
    """"The vessel" for a ferry, "the storm" for Cyclone Ana, "the monarch" for Queen Ana."""
    nouns = _narrower().get(mention.lemma, frozenset())
    bears = one.kind == mention.kind or one.kind in ("thing", "unknown")
    named = _words_of(one) if bears and one.kind != "person" else {fold(name).split()[0] for name in one.names}
    return bool(nouns & (one.lemmas | set(one.roles) | named))


def _is_company(walk: Walk, mention: Mention, one: Referent) -> bool:
    """"The carmaker" for a named body of which nothing says that it is something else."""
    if mention.lemma not in words("company_nouns") or one.bearer is None or one.kind != "organization":
        return False
    called = one.lemmas & words("company_nouns") - {"company", "firm", "giant", "corporation"}
    return not called and not _words_of(one) & {"bank"} and may_be_company(walk, one)


def _is_band(walk: Walk, mention: Mention, one: Referent) -> bool:
    """"The group", "the movement" for a named body that is no part of a state."""
    if mention.lemma not in words("band_nouns") or one.bearer is None or one.kind not in ("organization", "group"):
        return False
    return not _words_of(one) & PUBLIC


def _words_of(one: Referent) -> set[str]:
    return {word for name in one.names for word in fold(name).split()}


def _is_victim(walk: Walk, mention: Mention, one: Referent) -> bool:
    """"The victim" for whom something bad was done to."""
    if mention.lemma != "victim" or one.kind not in ("person", "group"):
        return False
    tokens = (walk.parse.tokens[walk.mentions[j].head_token] for j in one.mentions)
    return any(t.dep in ("nsubjpass", "dobj") and walk.parse.tokens[t.head].lemma in words("harm_verbs")
               for t in tokens)


def _is_man_or_woman(walk: Walk, mention: Mention, one: Referent) -> bool:
    """"The men", "the woman" for the only ones spoken of who may be men, a woman."""
    gender = {"man": "m", "woman": "f"}.get(mention.lemma)
    return gender is not None and one.kind in ("person", "group") and one.gender in (None, gender) and (
        not {"man", "woman", "people"} & one.lemmas)


_RULES: tuple[tuple[Callable[[Mention], bool], Callable[[Walk, Mention, Referent], bool]], ...] = (
    (lambda mention: mention.lemma in _narrower(), _is_narrower),
    (lambda mention: mention.lemma in words("company_nouns"), _is_company),
    (lambda mention: mention.lemma in words("band_nouns"), _is_band),
    (lambda mention: mention.lemma == "victim", _is_victim),
    (lambda mention: mention.lemma in ("man", "woman"), _is_man_or_woman),
)
"""Which nouns a rule is about, and whether a candidate fits one of them."""


# ---- Several at once -------------------------------------------------------------------------------------------------


def _several(walk: Walk, i: int) -> int | None:
    """"The two countries", "both firms": so many named ones of that kind just before; "the companies": joined ones."""
    mention = walk.mentions[i]
    number = _number(walk, mention)
    together = _joined_before(walk, i, number)
    if number is None or together is not None:
        return together
    named = [goal for goal, one in enumerate(walk.referents)
             if one.bearer is not None and _is_of_kind(mention, one) and _is_near(walk, i, one)]
    if len(named) != number:
        return None
    members = sorted(min(j for j in walk.referents[goal].mentions if _distance(walk, i, j) <= 2) for goal in named)
    return joined(walk, members[0], members)


def _number(walk: Walk, mention: Mention) -> int | None:
    quantity = mention.quantity if content_token(walk.parse, mention).tag == "NNS" else None  # not "the No. 2 retailer"
    if quantity is not None and quantity.low == quantity.high and quantity.low in (2, 3):
        return int(quantity.low)
    return next((n for word, n in NUMBERS.items() if word in (mention.text.lower().split()[0], mention.lemma)), None)


def _distance(walk: Walk, i: int, j: int) -> int:
    return walk.mentions[i].sentence - walk.mentions[j].sentence if j < i else 99


def _is_near(walk: Walk, i: int, one: Referent) -> bool:
    return any(1 <= _distance(walk, i, j) <= 2 for j in one.mentions)


def _joined_before(walk: Walk, i: int, number: int | None) -> int | None:
    """The last coordination within two sentences, where all its members are of the kind and as many as told."""
    mention = walk.mentions[i]
    for j in range(i - 1, -1, -1):
        if _distance(walk, i, j) > 2:
            return None
        members = coordinated(walk, j, i) if _distance(walk, i, j) else []
        goals = [walk.referent_of[k] for k in members if k in walk.referent_of]
        if len(goals) > 1 and number in (None, len(goals)) and all(
            _is_of_kind(mention, walk.referents[goal]) for goal in goals
        ):
            return joined(walk, j, members)
    return None


def _is_of_kind(mention: Mention, one: Referent) -> bool:
    """Whether one of those that a plural noun tells of may be this named one."""
    if one.plural or one.bearer is None:
        return False
    if mention.lemma in ("country", "nation", "state", "neighbour", "neighbor", "government", "side"):
        return one.place is not None and one.place.sort == "country"
    if mention.lemma in ("city", "town"):
        return one.place is not None and one.place.sort == "city"
    if mention.lemma in words("company_nouns") or mention.lemma in ("team", "club", "party", "bank"):
        return one.kind == "organization" or (mention.lemma == "team" and one.kind == "place")
    return one.kind == "person" and mention.kind in ("group", "person") and (
        mention.lemma in words("person_nouns") | {"pair", "duo", "couple", "trio"})
