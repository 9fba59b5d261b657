"""What the mentions of a text refer to, read from the first to the last: names by their bearers, the rest by rules."""

from __future__ import annotations

from dateline.builders import held_offices, linking, located, named_later, naming, quotations, speakers
from dateline.builders.folding import fold
from dateline.builders.pronouns import (
    AUTHOR,
    AUTHORS,
    gender_of_noun,
    gender_of_pronoun,
    is_told,
    of_pronoun,
    of_whom,
    owner_ahead,
    who_says,
)
from dateline.builders.referents import Referent, Walk, countries_beside, named_goal, owning
from dateline.builders.role_nouns import of_nominal
from dateline.graph.model import Mention, Parse

STATES = frozenset({"republic", "kingdom", "emirate", "sultanate", "commonwealth"})


def resolve(parse: Parse, mentions: tuple[Mention, ...]) -> Walk:
    """A text read to its end: its referents, and which one each mention (by index) has."""
    linked = linking.links(parse, mentions)
    linked |= held_offices.links(parse, mentions, linked)
    linked |= named_later.links(parse, mentions, linked)
    bearers, bearer_of = naming.bearers(parse, mentions, linking.kinds_told(parse, mentions, linked))
    walk = Walk(parse, mentions, bearers, bearer_of, linked, speakers.speakers(parse, mentions),
                quotations.tokens_of(quotations.find(parse)),
                speakers.of_quotations(parse, mentions))
    walk.at = {mention.head_token: i for i, mention in enumerate(mentions)}
    _prepare_bearers(walk)
    ahead = [i for i in range(len(mentions)) if _is_said_by_one_to_come(walk, i)]
    for i in (*(i for i in range(len(mentions)) if i not in ahead), *ahead):
        # "… our country," the minister said: he is first
        for j in (_whole_of_speaker(walk, i), _speaker_of(walk, i), _owner_ahead(walk, i), i):
            if j is not None and j not in walk.referent_of:
                _place_mention(walk, j, _referent(walk, j, frozenset()))
                _remember_author(walk, j)
    return walk


def _is_said_by_one_to_come(walk: Walk, i: int) -> bool:
    """Whether who says "I" is "he" or "she" of a later sentence: nothing tells yet who that is."""
    speaker = _speaker_of(walk, i)
    if speaker is None or walk.mentions[speaker].form != "pronoun":
        return False
    return walk.mentions[speaker].sentence > walk.mentions[i].sentence


def _remember_author(walk: Walk, i: int) -> None:
    """All "I" of a text outside quotations are one, and so are all "we"."""
    mention = walk.mentions[i]
    if speakers.is_first_person(mention) and not is_told(walk, mention):
        walk.worded.setdefault(AUTHORS if mention.plural else AUTHOR, walk.referent_of[i])


def _speaker_of(walk: Walk, i: int) -> int | None:
    """The mention of who says "I" or "we" here, None where the mention is something else or nobody is known."""
    mention = walk.mentions[i]
    return who_says(walk, mention) if speakers.is_first_person(mention) else None


def _whole_of_speaker(walk: Walk, i: int) -> int | None:
    """The mention of all those of whom one says "we": "them" of "one of them"."""
    speaker = _speaker_of(walk, i)
    return of_whom(walk, walk.mentions[speaker]) if speaker is not None else None


def _owner_ahead(walk: Walk, i: int) -> int | None:
    """The mention behind a pronoun that it means: "In its report, the bank says"."""
    return owner_ahead(walk, i) if walk.mentions[i].form == "pronoun" else None


def _prepare_bearers(walk: Walk) -> None:
    """A referent for every bearer of names, with the roles and countries that the whole text gives it."""
    around = located.surroundings(walk.mentions, walk.bearers)
    for i, bearer in enumerate(walk.bearers):
        referent = Referent(bearer.kind, gender=bearer.gender, bearer=i)
        referent.names = sorted(bearer.names, key=lambda name: (-len(fold(name).split()), -bearer.names[name], name))
        if bearer.kind == "place":
            referent.place = located.place_of(walk.parse, walk.mentions, bearer, around)
        if bearer.country is not None:
            referent.countries[bearer.country] += 1
        walk.of_bearer[i] = len(walk.referents)
        walk.named.update((fold(name), len(walk.referents)) for name in referent.names)
        walk.referents.append(referent)
    for i, mention in enumerate(walk.mentions):
        goal = named_goal(walk, i)
        if goal is not None:
            _describe(walk.referents[goal], mention)


def _describe(referent: Referent, mention: Mention) -> None:
    """Note what a phrase says of its referent before the text is read."""
    if mention.roles:
        referent.roles.update(mention.roles)
    if mention.countries:
        referent.countries.update(mention.countries)
    if mention.form == "nominal":
        referent.lemmas.add(mention.lemma)


def _referent(walk: Walk, i: int, seen: frozenset[int]) -> int | None:
    """The referent of a mention; None: it needs one of its own."""
    if i in walk.referent_of:
        return walk.referent_of[i]
    goal = named_goal(walk, i)
    if goal is not None:
        return goal
    if i in walk.links and walk.links[i] not in seen:
        other = walk.links[i]
        if other in walk.referent_of:
            return walk.referent_of[other]
        return _referent(walk, other, seen | {i})
    if walk.mentions[i].form == "pronoun":
        return of_pronoun(walk, i)
    return of_nominal(walk, i)


def _place_mention(walk: Walk, i: int, goal: int | None) -> None:
    """Add a mention to its referent (a new one for None), and what it tells of it."""
    mention = walk.mentions[i]
    if goal is None:
        goal = len(walk.referents)
        walk.referents.append(Referent(mention.kind, mention.plural, quantified=mention.quantity is not None,
                                       quoted=is_told(walk, mention)))
        _describe(walk.referents[goal], mention)
    referent = walk.referents[goal]
    described = mention.form == "nominal" or (mention.form == "name" and mention.roles)
    if described and (countries := countries_beside(walk, mention)):
        referent.countries.update(countries)
    if referent.kind == "person" and mention.roles and referent.body is None:
        referent.body = _body_of(walk, i)
    referent.mentions.append(i)
    walk.referent_of[i] = goal
    if mention.form == "nominal":
        referent.lemmas.add(mention.lemma)
        referent.modifiers.update(mention.modifiers)
        if mention.quantity is None:
            walk.worded[fold(mention.text)] = goal
        if mention.roles and mention.kind == "person":
            referent.roles.update(mention.roles)
    if referent.bearer is None and referent.kind == "unknown" and mention.kind != "unknown":
        referent.kind = mention.kind
    if referent.gender is None:
        referent.gender = gender_of_pronoun(mention) if mention.form == "pronoun" else gender_of_noun(mention)


def _body_of(walk: Walk, i: int) -> int | None:
    """The body of an office: "Apple" in "Apple chief executive", "the club" in "the captain of the club"."""
    mention = walk.mentions[i]
    before = [j for j in (i - 1, i - 2, i - 3) if j >= 0 and walk.mentions[j].span.start >= mention.span.start]
    for j in (owning(walk, mention), *before):
        goal = walk.referent_of.get(j, named_goal(walk, j)) if j is not None else None
        if goal is not None and walk.referents[goal].kind == "organization" and not _is_state(walk.referents[goal]):
            return goal
    return None


def _is_state(one: Referent) -> bool:
    """Whether a name is a state's by its form, though the parser takes it for a body's: "the Republic of Tarn"."""
    return any(not STATES.isdisjoint(fold(name).split()) for name in one.names)
