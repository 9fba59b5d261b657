"""Who and what a text speaks of: noun phrases, names, pronouns, and which of them are the same."""

from __future__ import annotations

import re

from dateline.builders import coreference, noun_phrases
from dateline.builders.knowledge import rows, words
from dateline.builders.pronouns import AUTHOR, AUTHORS
from dateline.builders.referents import Referent
from dateline.builders.speakers import FIRST_PERSON
from dateline.graph.model import Cast, Entity, Mention, Parse, TimeExpression
from dateline.graph.records import changed

UNNAMED: dict[str, str] = {
    "person": "unnamed person", "group": "unnamed people", "organization": "unnamed organization",
    "place": "unnamed place"}

OPENING = re.compile(r"^(the|a|an|this|that|these|those|its|his|her|their|our|my|whose)\s+", re.IGNORECASE)
"""What a description begins with that a label does without."""


def find(parse: Parse, times: tuple[TimeExpression, ...]) -> Cast:
    """The noun phrases of a text that are no time expressions, and the entities that they refer to."""
    mentions = noun_phrases.find(parse, times)
    walk = coreference.resolve(parse, mentions)
    referents = walk.referents
    order = sorted((i for i, one in enumerate(referents) if one.mentions), key=lambda i: min(referents[i].mentions))
    place = {old: new for new, old in enumerate(order)}
    entity_of = {i: place[goal] for i, goal in walk.referent_of.items()}
    entities = tuple(_entity(mentions, referents, referents[old]) for old in order)
    owners = _owners(parse, mentions, entity_of, entities)
    owners.update(_bodies(referents, place, owners))
    entities = tuple(changed(one, of=owners.get(i)) for i, one in enumerate(entities))
    told = (_told(mention, entity_of[i], entities, walk.margins.get(i)) for i, mention in enumerate(mentions))
    return Cast(tuple(told), entities)


def _sure(mention: Mention, margin: float | None) -> float:
    """How often an antecedent is right that stands out so much from the next: ``data/antecedent_margins.txt``."""
    if margin is None:
        return 1.0
    kind = "person" if mention.text.lower() in words("person_pronouns") else "other"
    table = ((float(least), float(share)) for who, least, share in rows("antecedent_margins") if who == kind)
    return max(share for least, share in table if margin >= least)


def _told(mention: Mention, entity: int, entities: tuple[Entity, ...], margin: float | None) -> Mention:
    """The mention with its entity, how sure that is, and that entity's kind where its words tell none."""
    kind = entities[entity].kind if mention.kind == "unknown" else mention.kind
    return changed(mention, entity=entity, kind=kind, sure=_sure(mention, margin))


def _entity(mentions: tuple[Mention, ...], referents: list[Referent], one: Referent) -> Entity:
    label = _listed(_labels_of_several(mentions, referents, one)) or _label(mentions, one)
    countries = [iso for iso, _ in sorted(one.countries.items(), key=lambda item: (-item[1], item[0]))]
    roles = [role for role, _ in sorted(one.roles.items(), key=lambda item: (-item[1], item[0]))]
    return Entity(one.kind, label, tuple(one.names), tuple(roles), tuple(countries),
                  one.place.geoname if one.place else None, tuple(sorted(one.mentions)))


def _labels_of_several(mentions: tuple[Mention, ...], referents: list[Referent], one: Referent) -> list[str]:
    """The labels of those named one by one, or of who says "we" for himself and others; empty for all else."""
    members = [_label(mentions, referents[goal]) for goal in one.joint]
    return members if one.around is None else [_label(mentions, referents[one.around]), "others"]


def _label(mentions: tuple[Mention, ...], one: Referent) -> str:
    """The fullest name, else the first description with a modifier, else that it is somebody unnamed."""
    described = [mentions[i] for i in sorted(one.mentions) if mentions[i].form == "nominal"]
    if one.names:
        return calm(one.names[0])
    if described:
        best = max(described, key=lambda m: (len(m.modifiers) > 0, -m.head_token))
        return calm(_description(best.text)) + _counted(best)
    plural = all(mentions[i].plural for i in one.mentions)
    if not one.quoted and all(mentions[i].text.lower() in FIRST_PERSON for i in one.mentions):
        return AUTHORS if plural else AUTHOR
    parts = [mentions[i].text for i in sorted(one.mentions) if one.kind == "thing" and " of " in mentions[i].text]
    if parts:
        return parts[0][:1].lower() + parts[0][1:]  # "some of the features"
    return "unnamed people" if plural else UNNAMED.get(one.kind, "unnamed thing")


def _counted(mention: Mention) -> str:
    """What a number lacks that is all that is said of people: "23 people" for "23 were injured"."""
    if mention.kind != "group" or mention.quantity is None:
        return ""
    last = mention.text.split()[-1].lower()
    number = last[:1].isdigit() or any(last == row[0] for row in rows("numerals"))
    described = mention.modifiers or last != mention.lemma.lower()
    if described or not number:
        return ""
    return " people" if mention.plural else " person"


def calm(name: str) -> str:
    """A name of several words all in capitals as it is written elsewhere: "Ministry of Health"."""
    said = name.split()
    if len(said) < 2 or not name.isupper() or max(map(len, said)) < 5:
        return name
    small = words("function_words")
    return " ".join(
        word.lower() if i and word.lower() in small else word.capitalize() for i, word in enumerate(said))


def _listed(labels: list[str]) -> str:
    """Several labels as one: "A, B and C"."""
    return " and ".join([", ".join(labels[:-1]), labels[-1]]) if len(labels) > 1 else ""


def _description(text: str) -> str:
    """The phrase as a label: without article and stray quotation marks."""
    plain = re.sub(r"[\"“”«»]", "", text).strip(" '‘’,;:-–")
    return OPENING.sub("", plain)


def _owners(
    parse: Parse, mentions: tuple[Mention, ...], entity_of: dict[int, int], entities: tuple[Entity, ...]
) -> dict[int, int]:
    """For described entities and places, the entity that a possessor or "of" says they belong to."""
    at = {mention.head_token: i for i, mention in enumerate(mentions)}
    found: dict[int, int] = {}
    for i, mention in enumerate(mentions):
        mine = entity_of[i]
        unknown_place = entities[mine].kind == "place" and entities[mine].geoname is None
        if mine in found or mention.form == "pronoun" or (mention.form == "name" and not unknown_place):
            continue
        owner = noun_phrases.owner_of(parse, mention, at)
        if owner is None or _leads_to(found, entity_of[owner], mine):
            continue
        if not entities[mine].names or _can_own_named(entities[entity_of[owner]], mentions[owner]):
            found[mine] = entity_of[owner]
    return found


def _can_own_named(owner: Entity, mention: Mention) -> bool:
    """Whether a named one may be said to belong to it: a named body or place; "our country" is not the speaker's."""
    return mention.form != "pronoun" and bool(owner.names) and owner.kind in ("place", "organization")


def _bodies(referents: list[Referent], place: dict[int, int], owners: dict[int, int]) -> dict[int, int]:
    """For people without an owner, the body that they hold an office of: "Apple chief executive Steve Jobs"."""
    held = {place[i]: place[one.body] for i, one in enumerate(referents)
            if one.body is not None and i in place and one.body in place}
    return {one: body for one, body in held.items() if one not in owners and not _leads_to(owners, body, one)}


def _leads_to(found: dict[int, int], start: int, goal: int) -> bool:
    while start in found:
        start = found[start]
        if start == goal:
            return True
    return start == goal
