"""What the mentions of a text refer to: names by their bearers, role nouns and pronouns by agreement and salience."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from dateline.builders import linking, naming, speakers
from dateline.builders.folding import fold
from dateline.builders.knowledge import words
from dateline.builders.noun_phrases import content_token, is_definite, owner_of, place_sorts
from dateline.builders.places import Place, capital_of, country_code, locate
from dateline.graph.model import EntityKind, Mention, Parse, Token

HEADS_OF_STATE = frozenset({"president", "prime minister", "king", "queen", "chancellor", "head of state", "leader",
                            "supreme leader", "emperor", "emir", "sultan"})
WEIGHT = {"nsubj": 4.0, "nsubjpass": 3.6, "dobj": 2.4, "poss": 2.0, "attr": 2.0, "dative": 2.0, "pobj": 1.6}
FADING = 0.55
"""What salience keeps from one sentence to the next."""
REACH = 3
"""Sentences after which a pronoun no longer reaches back."""


@dataclass(slots=True)
class Referent:
    """What some mentions refer to; grows while the text is read."""

    kind: EntityKind
    plural: bool = False
    gender: str | None = None
    bearer: int | None = None
    place: Place | None = None
    names: list[str] = field(default_factory=list)
    roles: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    lemmas: set[str] = field(default_factory=set)
    modifiers: set[str] = field(default_factory=set)
    mentions: list[int] = field(default_factory=list)
    quantified: bool = False


@dataclass(slots=True)
class Walk:
    """The state of reading a text from its first mention to its last."""

    parse: Parse
    mentions: tuple[Mention, ...]
    bearers: tuple[naming.Bearer, ...]
    bearer_of: dict[int, int]
    links: dict[int, int]
    speakers: dict[int, int]
    referents: list[Referent] = field(default_factory=list)
    of_bearer: dict[int, int] = field(default_factory=dict)
    referent_of: dict[int, int] = field(default_factory=dict)
    at: dict[int, int] = field(default_factory=dict)


def resolve(parse: Parse, mentions: tuple[Mention, ...]) -> tuple[list[Referent], dict[int, int]]:
    """The referents of a text, in the order of their first mention, and which one each mention (by index) has."""
    linked = linking.links(parse, mentions)
    bearers, bearer_of = naming.bearers(parse, mentions, linking.office_holders(parse, mentions, linked))
    walk = Walk(parse, mentions, bearers, bearer_of, linked, speakers.speakers(parse, mentions))
    walk.at = {mention.head_token: i for i, mention in enumerate(mentions)}
    _prepare_bearers(walk)
    for i in range(len(mentions)):
        if i not in walk.referent_of:
            _place_mention(walk, i, _referent(walk, i, frozenset()))
    return walk.referents, walk.referent_of


# ---- Names -----------------------------------------------------------------------------------------------------------


def _prepare_bearers(walk: Walk) -> None:
    """A referent for every bearer of names, with the roles and countries that the whole text gives it."""
    countries = _countries_of_text(walk)
    for i, bearer in enumerate(walk.bearers):
        referent = Referent(bearer.kind, gender=bearer.gender, bearer=i)
        referent.names = sorted(bearer.names, key=lambda name: (-len(fold(name).split()), -bearer.names[name], name))
        if bearer.kind == "place":
            referent.place = _located(walk, bearer, countries)
        walk.of_bearer[i] = len(walk.referents)
        walk.referents.append(referent)
    for i, mention in enumerate(walk.mentions):
        goal = _named_goal(walk, i)
        if goal is not None:
            _describe(walk, walk.referents[goal], mention)


def _named_goal(walk: Walk, i: int) -> int | None:
    """The referent that a mention has by its name or by a link to a name."""
    for _ in range(8):
        if i in walk.bearer_of:
            return walk.of_bearer[walk.bearer_of[i]]
        if i not in walk.links:
            return None
        i = walk.links[i]
    return None


def _countries_of_text(walk: Walk) -> frozenset[str]:
    """ISO codes of the countries that the text names or has nationality words of."""
    found = {iso for mention in walk.mentions for iso in mention.countries}
    for bearer in walk.bearers:
        for name in bearer.names:
            iso = country_code(name)
            if iso is not None and name != "Georgia":
                found.add(iso)
    return frozenset(found)


def _located(walk: Walk, bearer: naming.Bearer, countries: frozenset[str]) -> Place | None:
    within = [outer for i in bearer.mentions for outer in _names_after(walk, i)]
    for name in sorted(bearer.names, key=lambda name: (-bearer.names[name], name)):
        found = locate(name, countries, within)
        if found is not None:
            return found
    return None


def _names_after(walk: Walk, i: int) -> list[str]:
    """The name right after a comma: "Springfield, Illinois"."""
    if i + 1 >= len(walk.mentions):
        return []
    one, other = walk.mentions[i], walk.mentions[i + 1]
    between = walk.parse.text[one.head.end : other.head.start].strip()
    return [other.name] if other.name is not None and between in (",", "in", ", in") else []


def _describe(walk: Walk, referent: Referent, mention: Mention) -> None:
    referent.roles.update(mention.roles)
    referent.countries.update(mention.countries)
    if mention.form == "nominal":
        referent.lemmas.add(mention.lemma)


def _countries_beside(walk: Walk, mention: Mention) -> tuple[str, ...]:
    """The countries that a phrase belongs to by "of" or a possessor: "the President of Kazakhstan"."""
    owner = _owner(walk, mention)
    if owner is None:
        return ()
    goal = _named_goal(walk, owner)
    if goal is None:
        goal = walk.referent_of.get(owner)
    place = walk.referents[goal].place if goal is not None else None
    return (place.country,) if place is not None and place.country is not None else ()


def _owner(walk: Walk, mention: Mention) -> int | None:
    return owner_of(walk.parse, mention, walk.at)


# ---- The walk --------------------------------------------------------------------------------------------------------


def _referent(walk: Walk, i: int, seen: frozenset[int]) -> int | None:
    """The referent of a mention; None: it needs one of its own."""
    if i in walk.referent_of:
        return walk.referent_of[i]
    goal = _named_goal(walk, i)
    if goal is not None:
        return goal
    if i in walk.links and walk.links[i] not in seen:
        other = walk.links[i]
        if other < i:
            return walk.referent_of[other]
        return _referent(walk, other, seen | {i})
    if walk.mentions[i].form == "pronoun":
        return _of_pronoun(walk, i)
    return _of_nominal(walk, i)


def _place_mention(walk: Walk, i: int, goal: int | None) -> None:
    mention = walk.mentions[i]
    if goal is None:
        goal = len(walk.referents)
        walk.referents.append(Referent(mention.kind, mention.plural, quantified=mention.quantity is not None))
        _describe(walk, walk.referents[goal], mention)
    referent = walk.referents[goal]
    if mention.form == "nominal":
        referent.countries.update(_countries_beside(walk, mention))
    elif mention.form == "name" and mention.roles:
        referent.countries.update(_countries_beside(walk, mention))
    referent.mentions.append(i)
    walk.referent_of[i] = goal
    if mention.form == "nominal":
        referent.lemmas.add(mention.lemma)
        referent.modifiers.update(mention.modifiers)
        referent.roles.update(mention.roles if mention.kind == "person" else ())
    if referent.bearer is None and referent.kind == "unknown" and mention.kind != "unknown":
        referent.kind = mention.kind
    if referent.gender is None and mention.form == "pronoun":
        referent.gender = _pronoun_gender(mention)


# ---- Role nouns ------------------------------------------------------------------------------------------------------


def _of_nominal(walk: Walk, i: int) -> int | None:
    mention = walk.mentions[i]
    head = content_token(walk.parse, mention)
    definite = is_definite(walk.parse, head)
    if mention.quantity is not None and not definite:
        return None
    if mention.kind == "person" and not mention.plural:
        found = _holder(walk, i, definite)
        if found is not None:
            return found
    if definite and not mention.plural:
        found = _by_sort(walk, i, head)
        if found is not None:
            return found
    if definite and mention.plural and mention.lemma in ("country", "state", "member", "party", "nation"):
        found = _members(walk, i)
        if found is not None:
            return found
    return _same_noun(walk, i, definite)


def _holder(walk: Walk, i: int, definite: bool) -> int | None:
    """The person who holds the office: "the president", "the Kazakh leader", "its chief executive"."""
    mention = walk.mentions[i]
    role = mention.roles[-1] if mention.roles else mention.lemma
    countries = frozenset(mention.countries) or frozenset(_countries_beside(walk, mention))
    if not (definite or countries or mention.sentence == 0):
        return None
    wanted = HEADS_OF_STATE if role in ("leader", "head of state", "head") else frozenset({role})
    options = [
        goal for goal, referent in enumerate(walk.referents)
        if referent.kind == "person" and wanted & set(referent.roles) and not referent.plural
        and (not countries or not referent.countries or countries & set(referent.countries))
    ]
    if role in ("leader", "head") and not countries:
        options = [goal for goal in options if walk.referents[goal].mentions]
    return _most_salient(walk, i, options, far=True)


def _by_sort(walk: Walk, i: int, head: Token) -> int | None:
    """"The country", "the city", "the company": the most salient of that sort, unless a possessor or "of" tells which."""
    mention = walk.mentions[i]
    sort = place_sorts().get(mention.lemma)
    owner = _owner(walk, mention)
    if mention.lemma == "capital" and owner is not None:
        return _capital(walk, mention)
    if owner is not None or any(modifier.endswith("est") for modifier in mention.modifiers) or head.dep == "attr":
        return None
    if sort in ("country", "city", "region") and mention.lemma not in ("world", "area", "coast"):
        return _most_salient(walk, i, [g for g, one in enumerate(walk.referents) if _is_of_sort(one, sort)], far=True)
    if mention.kind == "organization" and mention.lemma not in ("government", "authority", "police", "court", "office"):
        options = [g for g, one in enumerate(walk.referents)
                   if one.kind == "organization" and one.bearer is not None and _fits_body(one, mention)]
        return _most_salient(walk, i, options, far=True)
    return None


def _is_of_sort(one: Referent, sort: str) -> bool:
    if one.kind != "place" or one.bearer is None:
        return False
    if one.place is None:
        return sort == "region"
    if sort == "region":
        return one.place.sort in ("region", "state", "continent")
    return one.place.sort == sort or (sort == "country" and one.place.sort == "state" and False)


def _fits_body(one: Referent, mention: Mention) -> bool:
    """Whether a body can be meant by "the company", "the alliance": nothing in its name or roles says otherwise."""
    mine = {fold(name).split()[-1] for name in one.names if name} & words("organization_words")
    if mention.lemma in ("company", "firm", "maker", "giant", "retailer", "manufacturer", "producer", "operator"):
        return not mine & {"ministry", "court", "department", "university", "police", "parliament", "nations", "union"}
    return mention.lemma in {fold(name).split()[-1] for name in one.names} | set(one.roles) or (
        mention.lemma in ("organisation", "organization", "group", "body", "alliance", "bloc", "agency"))


def _capital(walk: Walk, mention: Mention) -> int | None:
    for iso in _countries_beside(walk, mention):
        capital = capital_of(iso)
        known = locate(capital, (iso,)) if capital else None
        for goal, one in enumerate(walk.referents):
            if known is not None and one.place is not None and one.place.geoname == known.geoname:
                return goal
    return None


def _members(walk: Walk, i: int) -> int | None:
    """"The parties to the agreement", "member states": the treaty's organization, where the text has one."""
    mention = walk.mentions[i]
    text = _phrase_and_apposition(walk, i)
    if not any(cue in text for cue in ("parties to", "party to", "member state", "member countr", "member nation", "signator")):
        return None
    options = [g for g, one in enumerate(walk.referents) if one.kind == "organization" and any(_is_treaty(n) for n in one.names)]
    return _most_salient(walk, i, options, far=True) if mention.quantity is None else None


def _phrase_and_apposition(walk: Walk, i: int) -> str:
    end = walk.mentions[i].span.end
    following = [m.span.end for m in walk.mentions[i + 1 : i + 4] if m.sentence == walk.mentions[i].sentence and m.span.start - end < 12]
    return walk.parse.text[walk.mentions[i].span.start : max([end, *following])].lower()


def _is_treaty(name: str) -> bool:
    return bool(set(fold(name).split()) & {"treaty", "organization", "union", "alliance", "association", "community",
                                           "league", "commonwealth", "council", "pact", "cooperation", "nations"})


def _same_noun(walk: Walk, i: int, definite: bool) -> int | None:
    """The last referent called by the same noun with no other modifiers: "armed militants … the militants"."""
    mention = walk.mentions[i]
    group = mention.kind == "group" and mention.plural and _is_bare(walk, mention)
    if not definite and not group:
        return None
    for goal in range(len(walk.referents) - 1, -1, -1):
        one = walk.referents[goal]
        if mention.lemma not in one.lemmas or one.bearer is not None or one.plural != mention.plural or not one.mentions:
            continue
        if one.quantified and not definite:
            continue
        mine = set(mention.modifiers) - _LIGHT
        if mine <= one.modifiers - _LIGHT or (one.modifiers - _LIGHT <= mine and (group or not mine)):
            if _same_owner(walk, i, one):
                return goal
    return None


_LIGHT = frozenset({"same", "several", "many", "other", "own", "recent", "late", "new", "first", "last"})


def _is_bare(walk: Walk, mention: Mention) -> bool:
    head = content_token(walk.parse, mention)
    determiners = [walk.parse.tokens[c].lower for c in head.children if walk.parse.tokens[c].dep == "det"]
    return not determiners and not {"several", "other", "many", "some", "more", "few"} & set(mention.modifiers)


def _same_owner(walk: Walk, i: int, one: Referent) -> bool:
    """Whether nothing says that the two belong to different ones: "the army of X", "the army of Y"."""
    owner = _owner(walk, walk.mentions[i])
    if owner is None:
        return True
    mine = walk.referent_of.get(owner)
    if mine is None:
        mine = _named_goal(walk, owner)
    for other in one.mentions:
        theirs = _owner(walk, walk.mentions[other])
        if theirs is not None:
            return mine is not None and walk.referent_of.get(theirs, _named_goal(walk, theirs)) == mine
    return False


# ---- Pronouns --------------------------------------------------------------------------------------------------------


def _of_pronoun(walk: Walk, i: int) -> int | None:
    mention = walk.mentions[i]
    lower = mention.text.lower()
    if lower in speakers.FIRST_PERSON:
        speaker = walk.speakers.get(mention.sentence)
        if speaker is None:
            return None
        return _of_speaker(walk, speaker)
    if lower in words("indefinite_pronouns") or lower == "those" or walk.parse.tokens[mention.head_token].pos == "DET":
        return None
    options = [goal for goal, one in enumerate(walk.referents) if _agrees(walk, one, mention)]
    found = _most_salient(walk, i, options)
    return found if found is not None else _ahead(walk, i)


def _of_speaker(walk: Walk, speaker: int) -> int | None:
    """Who a speaker is, who may be named only after the words quoted: "… our country," the minister said."""
    if speaker not in walk.referent_of and walk.mentions[speaker].text.lower() not in speakers.FIRST_PERSON:
        _place_mention(walk, speaker, _referent(walk, speaker, frozenset()))
    return walk.referent_of.get(speaker)


def _pronoun_gender(mention: Mention) -> str | None:
    lower = mention.text.lower()
    if lower in ("he", "him", "his", "himself"):
        return "m"
    return "f" if lower in ("she", "her", "hers", "herself") else None


def _agrees(walk: Walk, one: Referent, mention: Mention) -> bool:
    gender = _pronoun_gender(mention)
    if gender is not None:
        return one.kind in ("person", "unknown") and not one.plural and one.gender in (None, gender)
    if mention.plural:
        return one.plural or one.kind in ("group", "organization")
    return one.kind not in ("person",) and not one.plural


def _ahead(walk: Walk, i: int) -> int | None:
    """A pronoun in a clause that opens the sentence may mean the subject that follows: "After his arrest, Lee …"."""
    mention = walk.mentions[i]
    root = walk.parse.sentences[mention.sentence].root
    if mention.head_token > root:
        return None
    for j in range(i + 1, len(walk.mentions)):
        other = walk.mentions[j]
        if other.sentence != mention.sentence:
            break
        token = walk.parse.tokens[other.head_token]
        if token.dep in ("nsubj", "nsubjpass") and token.head == root:
            goal = _named_goal(walk, j)
            if goal is not None and _agrees(walk, walk.referents[goal], mention):
                return goal
    return None


def _most_salient(walk: Walk, i: int, options: list[int], far: bool = False) -> int | None:
    """The candidate that stands out most before a mention; None without any within reach (``far``: the whole text)."""
    scored = [(score, -goal) for goal in options if (score := _salience(walk, i, goal, far)) > 0]
    if scored:
        return -max(scored)[1]
    return None


def _salience(walk: Walk, i: int, goal: int, far: bool) -> float:
    mention = walk.mentions[i]
    one = walk.referents[goal]
    if not far and _is_coargument(walk, mention, one):
        return 0.0
    best = 0.0
    for j in one.mentions:
        distance = mention.sentence - walk.mentions[j].sentence
        if distance > REACH and not far:
            continue
        best = max(best, _prominence(walk, j) * FADING**distance)
    if best == 0.0:
        return 0.001 if far and one.bearer is not None else 0.0
    return best + 0.15 * min(len(one.mentions), 8) + (0.3 if one.bearer is not None else 0.0)


def _prominence(walk: Walk, j: int) -> float:
    """How much a mention stands out by its place in the sentence: subjects of main clauses most."""
    mention = walk.mentions[j]
    token = walk.parse.tokens[mention.head_token]
    weight = WEIGHT.get(token.dep, 1.2)
    if token.dep in ("conj", "appos", "compound"):
        weight = 1.4
    if token.dep in ("nsubj", "nsubjpass") and walk.parse.tokens[token.head].dep == "ROOT":
        weight += 1.0
    return weight


def _is_coargument(walk: Walk, mention: Mention, one: Referent) -> bool:
    """Whether the candidate is another argument of the pronoun's own verb: "Lee met him" is not Lee."""
    token = walk.parse.tokens[mention.head_token]
    if token.dep not in ("dobj", "dative", "pobj") or token.lower.endswith(("self", "selves")):
        return False
    verb = token.head
    if token.dep == "pobj":
        verb = walk.parse.tokens[token.head].head
    return any(
        walk.parse.tokens[walk.mentions[j].head_token].head == verb
        and walk.parse.tokens[walk.mentions[j].head_token].dep in ("nsubj", "nsubjpass", "dobj")
        for j in one.mentions)


