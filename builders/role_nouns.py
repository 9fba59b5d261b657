"""What descriptions refer to: "the president", "the country", "the company", "the militants"."""

from __future__ import annotations

import functools

from dateline.builders.bridging import of_bridge
from dateline.builders.chiefs import of_chief
from dateline.builders.described_places import TOWNS, capital_beside, places_of
from dateline.builders.descriptions import (
    calling,
    has_left,
    is_the_former,
    of_client,
    of_described,
    of_just_named,
    of_man_who,
)
from dateline.builders.epithets import of_accused, of_child, of_epithet
from dateline.builders.folding import fold
from dateline.builders.implied_subjects import governing_verb, subject_of
from dateline.builders.knowledge import pairs, words
from dateline.builders.led_bodies import body_led, is_called_so
from dateline.builders.named_bodies import ANY_COMPANY, DOUBTFUL_COMPANY, LIGHT, is_treaty, named_body
from dateline.builders.noun_phrases import content_token, is_definite, place_sorts
from dateline.builders.prominence import most_salient
from dateline.builders.referents import Referent, Walk, countries_beside, named_goal, owning, stands_beside
from dateline.builders.speakers import says
from dateline.graph.model import Mention, Token

ANYBODY = frozenset({"people", "person", "other", "man", "woman", "child", "member"})
"""Nouns that mean others each time they stand without an article."""
MEMBERSHIP = ("parties to", "party to", "member state", "member countr", "member nation", "signator")
UNBOUNDED = frozenset({"world", "area", "coast", "countryside", "east", "west", "north", "south", "northeast",
                       "northwest", "southeast", "southwest"})
"""Nouns for a part of the earth that name no region: "toward the south" is not the state named before."""
SUCCEEDING = frozenset({"new", "next", "incoming", "interim", "acting", "previous"})
"""Modifiers that tell one holder of an office from another."""
COUNTS = frozenset({"number", "share", "proportion", "percentage"})
BODIES_OF_BODIES = frozenset({"confederation", "federation", "group", "holding", "holdings"})
OPENING = 3
"""So many sentences open an article."""
ASIDE = 45
"""Code points after a phrase in which "parties to the agreement" may explain it."""


def of_nominal(walk: Walk, i: int) -> int | None:
    """The referent of a description, None where it is mentioned for the first time."""
    mention = walk.mentions[i]
    head = content_token(walk.parse, mention)
    definite = is_definite(walk.parse, head) or is_the_former(walk, mention)
    spelled = _by_spelling(walk, mention)
    if spelled is not None:
        return spelled
    if mention.quantity is not None and not definite:
        return None
    if mention.kind == "person" and not mention.plural:
        if (chief := of_chief(walk, i)) is not None:
            return chief
        found = _elected(walk, i) if mention.lemma == "elect" else _holder(walk, i, definite)
        found = found if found is not None else of_client(walk, i)
        if found is not None:
            return found
    if (definite or _heads(walk, mention, head)) and (described := of_described(walk, i)) is not None:
        return described
    if not definite and (man := of_man_who(walk, i)) is not None:
        return man
    if not definite and not mention.plural and (introduced := _introduced(walk, i)) is not None:
        return introduced
    if (definite or head.dep == "compound") and not mention.plural:
        for named_by in (_by_name, _by_sort):
            found = named_by(walk, i, head)
            if found is not None:
                return found
    if definite and mention.plural and mention.lemma in ("country", "state", "member", "party", "nation"):
        found = _members(walk, i)
        if found is not None:
            return found
    if definite and (accused := of_accused(walk, i)) is not None:
        return accused
    found = _same_noun(walk, i, definite)
    if found is None and definite:
        for rule in (of_child, of_just_named, of_epithet):
            if (named := rule(walk, i)) is not None:
                return named
    return of_bridge(walk, i) if found is None and (definite or mention.text.lower().startswith("both")) else found


def _is_in_headline(walk: Walk, mention: Mention) -> bool:
    return walk.parse.block_of(mention.sentence).kind in ("title", "heading", "standfirst")


def _heads(walk: Walk, mention: Mention, head: Token) -> bool:
    """Whether a headline leaves out the article of what it is about: "Lock keeper held over flood"."""
    return _is_in_headline(walk, mention) and head.dep in ("nsubj", "nsubjpass", "dobj", "ROOT")


def _by_spelling(walk: Walk, mention: Mention) -> int | None:
    """A name that the parser took for a common noun here and knew elsewhere: "the iPod nano" and "iPod nano"."""
    name = fold(mention.text)
    return walk.named.get(name) if " " in name else None


def _elected(walk: Walk, i: int) -> int | None:
    """"The President-elect": who was elected or won, as the text tells before."""
    options = [goal for goal, one in enumerate(walk.referents) if one.kind == "person" and any(
        _wins(walk, walk.parse.tokens[walk.mentions[j].head_token]) for j in one.mentions)]
    return most_salient(walk, i, options, far=True)


def _wins(walk: Walk, token: Token) -> bool:
    verb = walk.parse.tokens[token.head].lemma
    return (token.dep, verb) in (("nsubjpass", "elect"), ("nsubj", "win"))


def _holder(walk: Walk, i: int, definite: bool) -> int | None:
    """The person who holds the office: "the president", "the Kazakh leader", "its chief executive"."""
    mention = walk.mentions[i]
    role = mention.roles[-1] if mention.roles else calling(mention)
    countries = frozenset(mention.countries) or _countries_told(walk, mention)
    if not (definite or countries or _is_in_headline(walk, mention)):
        return None
    wanted = words("heads_of_state") if role in ("leader", "head of state", "head") else frozenset({role})
    gender = pairs("gendered_nouns").get(mention.lemma)
    options = [
        goal for goal, referent in enumerate(walk.referents)
        if (referent.kind == "person" or _may_hold(referent, role))
        and (wanted & set(referent.roles) or _holds_kind_of(referent, role))
        and not referent.plural and not stands_beside(walk, mention, referent)
        and (gender is None or referent.gender in (None, gender))
        and (not countries or not referent.countries or countries & set(referent.countries))
    ]
    if role in ("leader", "head") and not countries:
        options = [goal for goal in options if walk.referents[goal].mentions]
    options = [goal for goal in options if walk.referents[goal].names or not _is_a_successor(
        mention, walk.referents[goal])]
    if role in words("heads_of_state") and not countries:
        options = [goal for goal in options if not has_left(walk, mention, walk.referents[goal])]
    body = _body_told(walk, mention)
    if body is not None:
        options = [goal for goal in options if walk.referents[goal].body == body]
    if body is None and role in words("heads_of_state"):
        of_states = [goal for goal in options if walk.referents[goal].body is None]
        options = of_states or options  # "the president" is not the court's, where there is another
    in_full = [goal for goal in options if not _stands_in(walk, walk.referents[goal], role)]
    return most_salient(walk, i, in_full or options, far=True)


def _stands_in(walk: Walk, one: Referent, role: str) -> bool:
    """Whether somebody is only ever called the "acting" or "interim" holder of an office: not the one plainly so."""
    called = [walk.mentions[j] for j in one.mentions if role in walk.mentions[j].roles]
    return bool(called) and all(_qualified(mention) for mention in called)


def _qualified(mention: Mention) -> bool:
    return bool(set(mention.text.lower().split()) & words("stand_in_words"))


def _may_hold(referent: Referent, role: str) -> bool:
    """Whether a body may be called so: "the owner", "the insurer"."""
    return referent.kind == "organization" and role.split()[-1] in words("roles_of_bodies")


def _countries_told(walk: Walk, mention: Mention) -> frozenset[str]:
    """The countries that a phrase says an office is of; "its president" after "Chad" is Chad's."""
    owner = owning(walk, mention)
    holder = walk.referent_of.get(owner) if owner is not None and walk.mentions[owner].form == "pronoun" else None
    place = walk.referents[holder].place if holder is not None else None
    if place is not None and place.sort == "country" and place.country:
        return frozenset({place.country})
    return frozenset(countries_beside(walk, mention))


def _body_told(walk: Walk, mention: Mention) -> int | None:
    """The body that a phrase says an office is of: the president of the club is not the country's."""
    owner = owning(walk, mention)
    if owner is None or walk.mentions[owner].form == "pronoun":
        return None
    goal = walk.referent_of.get(owner, named_goal(walk, owner))
    if goal is None:
        return -1 if walk.mentions[owner].kind in ("organization", "group") else None
    return goal if walk.referents[goal].kind in ("organization", "group") else None


def _holds_kind_of(one: Referent, role: str) -> bool:
    """"The minister" for a foreign minister; a prime minister is called so by nobody."""
    return role in ("minister", "secretary", "commissioner", "prosecutor", "governor") and any(
        held.endswith(f" {role}") and held != "prime minister" for held in one.roles)


def _by_name(walk: Walk, i: int, head: Token) -> int | None:
    """"The bank", "the ministry": whoever has the noun in a name, if nothing tells that another is meant."""
    mention = walk.mentions[i]
    if mention.kind in ("person", "group") or owning(walk, mention) is not None or head.dep == "attr":
        return None
    others = set(mention.modifiers) - LIGHT
    options = [
        goal for goal, one in enumerate(walk.referents)
        if one.bearer is not None and one.mentions and one.kind != "person" and any(
            mention.lemma in _class_words(name) and others <= set(fold(name).split()) for name in one.names)
    ]
    return most_salient(walk, i, options, far=True)


def _introduced(walk: Walk, i: int) -> int | None:
    """"A road bridge collapsed … the Tilbury Bridge": what the opening brings in, and the text names soon after."""
    mention = walk.mentions[i]
    if mention.sentence > OPENING or mention.kind not in ("place", "thing") or owning(walk, mention) is not None:
        return None
    options = [
        goal for goal, one in enumerate(walk.referents)
        if one.bearer is not None and one.kind in ("place", "thing")
        and (any(mention.lemma in _class_words(name) for name in one.names)
             or (mention.lemma in TOWNS & one.lemmas and _is_in_headline(walk, mention)))
    ]
    first = walk.bearers[walk.referents[options[0]].bearer or 0].mentions[0] if len(options) == 1 else None
    soon = first is not None and 0 < walk.mentions[first].sentence - mention.sentence <= OPENING
    return options[0] if soon else None


@functools.lru_cache(maxsize=16384)
def _class_words(name: str) -> frozenset[str]:
    """The words of a name that say what its bearer is: the last, or the one before "of" ("Ministry of Defence").

    The Trade Union Confederation is "the union" as well.
    """
    found = fold(name).split()
    if len(found) < 2 or (name.isupper() and "-" in name):
        return frozenset()  # "KENYA-BUS" is a wire's heading
    if "of" in found[1:]:
        return frozenset((found[found.index("of") - 1],))
    several = found[-1] in BODIES_OF_BODIES and len(found) > 2
    return frozenset(found[-2:] if several else found[-1:])


def _by_sort(walk: Walk, i: int, head: Token) -> int | None:
    """"The country", "the city", "the company": the most salient of that sort, if nothing tells which."""
    mention = walk.mentions[i]
    owner = owning(walk, mention)
    if owner is not None and not _is_a_count(walk, owner):
        return _of_owner(walk, mention, owner)
    if any(modifier.endswith("est") for modifier in mention.modifiers) or head.dep == "attr":
        return None
    sort = place_sorts().get(mention.lemma)
    if sort == "country" and (own := _of_subject(walk, head)) is not None:
        return own
    if sort in ("country", "city", "region") and mention.lemma not in UNBOUNDED:
        return most_salient(walk, i, places_of(walk, mention, sort), far=True)
    if mention.lemma in words("product_nouns"):
        options = [g for g, one in enumerate(walk.referents) if one.kind == "thing" and one.bearer is not None]
        return most_salient(walk, i, options) if _is_unmodified(mention) and not _just_described(walk, i) else None
    return named_body(walk, i) if mention.kind == "organization" or _speaks_as_company(walk, mention, head) else None


def _speaks_as_company(walk: Walk, mention: Mention, head: Token) -> bool:
    """Whether a noun that is as often one for a thing means who says something: "the line told its customers"."""
    return says(walk.parse, head) and mention.lemma in DOUBTFUL_COMPANY


def _just_described(walk: Walk, i: int) -> bool:
    """Whether the sentence itself brought in another so called: "connects to a computer … on that computer"."""
    mention = walk.mentions[i]
    others = (walk.mentions[j] for one in walk.referents if one.bearer is None for j in one.mentions)
    return any(other.sentence == mention.sentence and other.lemma == mention.lemma for other in others)


def _is_a_count(walk: Walk, owner: int) -> bool:
    """Whether a phrase only tells how many live somewhere: "the city of 118,000", "a town of 900 people"."""
    mention = walk.mentions[owner]
    return mention.quantity is not None and mention.form != "name" and mention.kind in ("group", "thing", "unknown")


def _of_subject(walk: Walk, head: Token) -> int | None:
    """The country whose office the clause's subject holds: "the president of Chad … He left the country"."""
    verb = governing_verb(walk.parse, head.i)
    subject = subject_of(walk.parse, verb) if verb is not None else None
    holder = walk.referent_of.get(walk.at.get(subject, -1)) if subject is not None else None
    if holder is None or not words("heads_of_state") & set(walk.referents[holder].roles):
        return None
    return _country_of(walk, walk.referents[holder])


def _country_of(walk: Walk, holder: Referent) -> int | None:
    """The country that the text says somebody is of."""
    for goal, one in enumerate(walk.referents):
        if one.place is not None and one.place.sort == "country" and one.place.country in holder.countries:
            return goal
    return None


def _of_owner(walk: Walk, mention: Mention, owner: int) -> int | None:
    """"The capital of Kenya" is Nairobi; "our country" in a Kenyan's mouth is Kenya, "his company" the one he leads."""
    if mention.lemma == "capital":
        return capital_beside(walk, mention)
    holder = walk.referent_of.get(owner)
    if holder is None or walk.mentions[owner].form != "pronoun":
        return None
    if mention.lemma in ANY_COMPANY:
        return walk.referents[holder].body
    if (mention.kind == "organization" or is_called_so(mention.lemma)) and not mention.plural:
        return body_led(walk, mention, walk.referents[holder])
    if mention.lemma not in ("country", "nation", "homeland"):
        return None
    return _country_of(walk, walk.referents[holder])


def _is_unmodified(mention: Mention) -> bool:
    return not set(mention.modifiers) - LIGHT


def _members(walk: Walk, i: int) -> int | None:
    """"The parties to the agreement", "member states": the treaty's organization, where the text has one."""
    mention = walk.mentions[i]
    text = _phrase_and_apposition(walk, i)
    if not any(cue in text for cue in MEMBERSHIP):
        return None
    options = [goal for goal, one in enumerate(walk.referents)
               if one.kind == "organization" and any(map(is_treaty, one.names))]
    return most_salient(walk, i, options, far=True) if mention.quantity is None else None


def _phrase_and_apposition(walk: Walk, i: int) -> str:
    start = walk.mentions[i].span.start
    end = min(walk.parse.sentences[walk.mentions[i].sentence].span.end, walk.mentions[i].span.end + ASIDE)
    return walk.parse.text[start:end].lower()


def _same_noun(walk: Walk, i: int, definite: bool) -> int | None:
    """The last referent called by the same noun with no other modifiers: "armed militants … the militants"."""
    mention = walk.mentions[i]
    group = mention.kind == "group" and mention.plural and _is_bare(walk, mention) and mention.lemma not in ANYBODY
    if not definite and not group:
        return _same_words(walk, mention)
    if mention.lemma in COUNTS and any(
            walk.parse.tokens[c].lower == "of" for c in content_token(walk.parse, mention).children):
        return walk.worded.get(fold(mention.text))  # "the number of injured" is not the file's number
    for goal in range(len(walk.referents) - 1, -1, -1):
        one = walk.referents[goal]
        known = mention.lemma in one.lemmas and one.mentions and one.bearer is None and one.plural == mention.plural
        if not known or (one.quantified and not definite) or _is_a_successor(mention, one):
            continue
        mine, theirs = set(mention.modifiers) - LIGHT, one.modifiers - LIGHT
        if (mine <= theirs or (theirs <= mine and (group or not mine))) and _same_owner(walk, i, one):
            return goal
    return None


def _is_a_successor(mention: Mention, one: Referent) -> bool:
    """Whether a phrase tells of another than the one called so before: "a minister fell … the new minister"."""
    return mention.kind == "person" and not SUCCEEDING.isdisjoint(set(mention.modifiers) - one.modifiers)


def _same_words(walk: Walk, mention: Mention) -> int | None:
    """Things in the plural or in bulk that the same words named before: "gas prices … gas prices"."""
    if not mention.modifiers or mention.quantity is not None or not _is_bare(walk, mention) or mention.kind != "thing":
        return None
    return walk.worded.get(fold(mention.text))


def _is_bare(walk: Walk, mention: Mention) -> bool:
    head = content_token(walk.parse, mention)
    determiners = [walk.parse.tokens[c].lower for c in head.children if walk.parse.tokens[c].dep == "det"]
    return not determiners and not {"several", "other", "many", "some", "more", "few"} & set(mention.modifiers)


def _same_owner(walk: Walk, i: int, one: Referent) -> bool:
    """Whether nothing says that the two belong to different ones: "the army of X", "the army of Y"."""
    owner = owning(walk, walk.mentions[i])
    if owner is None:
        return True
    mine = walk.referent_of.get(owner)
    if mine is None:
        mine = named_goal(walk, owner)
    for other in one.mentions:
        theirs = owning(walk, walk.mentions[other])
        if theirs is not None:
            return mine is not None and walk.referent_of.get(theirs, named_goal(walk, theirs)) == mine
    return False
