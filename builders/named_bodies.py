"""Which named body "the company", "the operator", "the alliance" is: what the text says of it comes before nearness."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from dateline.builders.clubs import CLUB_NOUNS, may_be_club
from dateline.builders.folding import fold
from dateline.builders.knowledge import rows, words
from dateline.builders.places import candidates, nationality
from dateline.builders.prominence import most_salient
from dateline.builders.referents import Referent, Walk, stands_beside
from dateline.graph.model import Mention

LIGHT = frozenset({"same", "several", "many", "other", "own", "recent", "late", "new", "first", "last"})
"""Modifiers that do not tell which is meant."""
PUBLIC = frozenset({"ministry", "court", "department", "university", "police", "parliament", "nations", "senate",
                    "congress", "council", "commission", "school", "hospital", "army", "committee"})
"""Words in the names of bodies that are no companies and no bands."""
ANY_COMPANY = frozenset({"company", "firm", "maker", "giant", "retailer", "manufacturer", "producer", "operator"})
"""What any company may be called once it has been named, whatever it makes."""
DOUBTFUL_COMPANY = frozenset({"line", "carrier", "yard", "mill", "mine", "brand"})
"""What a company may be called and a thing as well: it is a company that says something."""
OTHERWISE = frozenset({"blood", "central", "food", "force", "reserve", "west"})
"""Words beside them in names of what is no company: "Air Force", "Central Bank"."""
STATES = frozenset({"government", "authority", "police", "court", "office"})
"""Bodies of which each country and town has its own."""
UNCOMMERCIAL = PUBLIC | words("public_bodies") | {
    "administration", "agency", "alliance", "authority", "bureau", "campaign", "coalition", "directorate", "federation",
    "government", "institute", "ministries", "party", "secretariat", "treasury", "union"}


def called_by_name(lemma: str, names: Iterable[str]) -> bool | None:
    """Whether the name of a body says that it is that: "Harbour Bank" is a lender; None where no name tells."""
    told = _words_in_names().get(lemma)
    said = {word for name in names for word in fold(name).split()}
    return None if told is None else not told.isdisjoint(said) and OTHERWISE.isdisjoint(said)


@functools.cache
def _words_in_names() -> dict[str, frozenset[str]]:
    return {noun: frozenset(said.split()) for noun, said in rows("words_in_names")}


def named_body(walk: Walk, i: int) -> int | None:
    """The named body that a description means; None where nothing in the text tells that one may be called so."""
    mention = walk.mentions[i]
    if mention.lemma in STATES:
        return None
    bodies = [
        goal for goal, one in enumerate(walk.referents)
        if one.kind == "organization" and one.bearer is not None and not stands_beside(walk, mention, one)
        and not _only_signs(walk, one)]
    called = [goal for goal in bodies if mention.lemma in walk.referents[goal].lemmas and walk.referents[goal].mentions]
    telling = [goal for goal in bodies if called_by_name(mention.lemma, walk.referents[goal].names)
               and walk.referents[goal].mentions]
    options = called or telling or _fitting(walk, mention, bodies)
    if mention.lemma in CLUB_NOUNS and not called and (club := _club_told_of(walk, bodies)) is not None:
        return club
    return most_salient(walk, i, options, far=True)


def _only_signs(walk: Walk, one: Referent) -> bool:
    """Whether a body stands nowhere but in the lines that say whose article it is: no article tells of its outlet."""
    named = walk.bearers[one.bearer].mentions if one.bearer is not None else []
    return bool(named) and all(
        walk.parse.block_of(walk.mentions[i].sentence).kind in ("byline", "dateline") for i in named)


def _club_told_of(walk: Walk, bodies: list[int]) -> int | None:
    """The club that a text names at least twice as often as each other; None where two are told of alike."""
    clubs = sorted((len(walk.bearers[walk.referents[goal].bearer or 0].mentions), -goal) for goal in bodies
                   if walk.referents[goal].mentions and any(map(may_be_club, walk.referents[goal].names)))
    if not clubs or (len(clubs) > 1 and clubs[-1][0] < 2 * clubs[-2][0]):
        return None
    return -clubs[-1][1]


def _fitting(walk: Walk, mention: Mention, bodies: list[int]) -> list[int]:
    """The bodies that nothing speaks against; for a company no doubtful name that the text does not show to be one."""
    options = [goal for goal in bodies if _fits(walk.referents[goal], mention)]
    if mention.lemma not in ANY_COMPANY | DOUBTFUL_COMPANY:
        return options
    told_apart = _is_told_by_clause(walk, mention) or any(
        nationality(word.capitalize()) is None for word in set(mention.modifiers) - LIGHT)
    if told_apart:
        return [goal for goal in options if _is_shown_a_company(walk, walk.referents[goal])]
    return [goal for goal in options if may_be_company(walk, walk.referents[goal])]


def _is_told_by_clause(walk: Walk, mention: Mention) -> bool:
    """Whether a clause says which is meant, without a comma: "the company that runs the ferry"."""
    below = (walk.parse.tokens[c] for c in walk.parse.tokens[mention.head_token].children)
    return any(t.dep == "relcl" and all(word.text != "," for word in walk.parse.tokens[mention.head_token : t.i])
               for t in below)


def may_be_company(walk: Walk, one: Referent) -> bool:
    """Whether a body may be a company: the text shows it, or neither says otherwise nor leaves it doubtful."""
    if _only_signs(walk, one):
        return False
    return not _is_called_otherwise(one) and (_is_shown_a_company(walk, one) or not _is_doubtful(walk, one))


def _is_called_otherwise(one: Referent) -> bool:
    """Whether its name or the text calls it something that no company is: a ministry, an armed group, a union."""
    named = {word for name in one.names for word in fold(name).split()}
    called = (one.lemmas | set(one.roles)) & words("organization_nouns") - words("company_nouns") - {"group"}
    return bool(named & UNCOMMERCIAL or called or _is_armed(one))


def _is_armed(one: Referent) -> bool:
    """Whether "group" is said of fighters or campaigners, not of a business."""
    kinds = ("armed", "rebel", "militant", "terrorist", "guerrilla", "campaign", "rights")
    return "group" in (*one.roles, *one.lemmas) and not one.modifiers.isdisjoint(kinds)


def _fits(one: Referent, mention: Mention) -> bool:
    """Whether a body can be meant by "the company", "the alliance": nothing in its name or roles says otherwise."""
    if mention.lemma in ANY_COMPANY | DOUBTFUL_COMPANY:
        return not _is_called_otherwise(one)
    named = {word for name in one.names for word in fold(name).split()}
    if mention.lemma in ("alliance", "bloc") and any(map(is_treaty, one.names)):
        return True
    last = {fold(name).split()[-1] for name in one.names if name}
    return mention.lemma in last | set(one.roles) or (
        mention.lemma in ("organisation", "organization", "group") and not named & PUBLIC)


def _is_shown_a_company(walk: Walk, one: Referent) -> bool:
    """Whether the text calls it so, gives it a suffix like "Ltd", or tells of its shares, staff or customers."""
    if one.lemmas & words("company_nouns") or any(role in words("company_nouns") for role in one.roles):
        return True
    if any(fold(name).split()[-1] in words("legal_suffixes") for name in one.names if " " in fold(name)):
        return True
    tokens = [walk.parse.tokens[walk.mentions[j].head_token] for j in walk.bearers[one.bearer or 0].mentions]
    return any(t.dep == "poss" and walk.parse.tokens[t.head].lemma in words("bodies_own") for t in tokens)


def _is_doubtful(walk: Walk, one: Referent) -> bool:
    """Whether it may be no company at all: an outlet or a part of one, not named yet, a town, capitals once ("DNA")."""
    last = {fold(name).split()[-1] for name in one.names if fold(name)}
    outlet = bool(last & words("outlet_words")) or not words("outlets").isdisjoint(one.names)
    heading = any(fold(name) in words("sections", "legal_suffixes") for name in one.names)
    bearer = walk.bearers[one.bearer or 0]
    once = len(bearer.mentions) < 2 and all(name.isupper() for name in one.names)
    town = bearer.votes["located"] > 0 and any(map(candidates, one.names))  # "shops in Porto", taken for a body
    return outlet or heading or once or town or not one.mentions


def is_treaty(name: str) -> bool:
    """Whether a name is that of what states found together."""
    return bool(set(fold(name).split()) & {"treaty", "organization", "union", "alliance", "association", "community",
                                           "league", "commonwealth", "council", "pact", "cooperation", "nations"})
