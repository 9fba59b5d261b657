"""What the words around a name tell of its bearer: a title, an age, a noun before it, what is his or its own."""

from __future__ import annotations

from collections import Counter

from dateline.builders.knowledge import pairs, words
from dateline.builders.names import given_gender
from dateline.builders.noun_phrases import place_sorts
from dateline.builders.places import candidates
from dateline.builders.syntax import tokens_in
from dateline.builders.titles import title_at
from dateline.graph.model import Mention, Parse, Token

LOCATIVE = frozenset({"in", "at", "near", "across", "outside", "inside", "around", "throughout", "into"})
OLDEST = 110
"""Years that a person may have lived."""


def evidence(parse: Parse, mention: Mention) -> Counter[str]:
    """What one mention tells of its bearer's kind, from the parser's entities and the words around it."""
    votes: Counter[str] = Counter()
    head = parse.tokens[mention.head_token]
    if mention.roles and mention.roles[-1] in words("organization_nouns"):
        votes["organization"] += 8
    elif any(_is_persons(role) for role in mention.roles):
        votes["person"] += 6
    elif mention.roles and mention.roles[-1] in words("product_nouns"):
        votes["thing"] += 8  # "the rocket Ariane"
    noun = _noun_before(parse, mention)
    if noun is not None and noun.lemma in words("product_nouns"):
        votes["thing"] += 8
    if title_before(parse, mention) is not None:
        votes["person"] += 8
    governor = parse.tokens[head.head]
    if head.dep == "pobj" and governor.lower in LOCATIVE:
        votes["located"] += 1
    if parse.block_of(mention.sentence).kind == "dateline" and candidates(mention.name or ""):
        votes["place"] += 8  # "PORTO, May 3 (Reuters)"
    if head.dep == "compound" and place_sorts().get(governor.lemma) == "spot" and " " not in (mention.name or ""):
        votes["located"] += 2  # "the Porto bridge"
    if head.dep == "compound" and governor.lemma in words("bodies_places") and _is_no_persons(mention.name or ""):
        votes["organization"] += 7  # "the Delta Lines office"
    if _is_given_an_age(parse, mention):
        votes["person"] += 8  # "ANNA MARIA LEWIN, 47, nurse"
    votes.update(_evidence_of_owned(parse, head))
    votes["person"] += 6 * _is_who(parse, head) + 8 * _is_stressed(parse, head) - 12 * _is_which(parse, mention, head)
    if head.dep == "nsubj" and governor.lemma in ("say", "tell", "add", "note", "stress", "believe", "think"):
        votes["person"] += 1
        votes["organization"] += 1
    if any(parse.tokens[c].dep in ("det", "poss") for c in head.children):
        votes["place"] -= 6 * is_city(mention.name or "")  # "the Black Hawk" is no town
        votes["person"] -= 3
        votes["thing"] += 1
    if any(parse.tokens[c].lower in ("new", "latest", "its", "a", "an") for c in head.children):
        votes["thing"] += 2
    return votes


def _is_given_an_age(parse: Parse, mention: Mention) -> bool:
    """Whether a number between commas right behind a name tells how old its bearer is."""
    last = max((token.i for token in tokens_of(parse, mention)), default=mention.head_token)
    following = parse.tokens[last + 1 : last + 4]
    texts = [token.text for token in following]
    return len(texts) == 3 and texts[0] == "," and texts[2] in (",", ".") and (
        texts[1].isdigit() and OLDEST >= int(texts[1]) > 0)


def _is_stressed(parse: Parse, head: Token) -> bool:
    """Whether "himself" or "herself" stands right behind a name: "Holm himself heard of it"."""
    return any(t.lower in ("himself", "herself") for t in parse.tokens[head.i + 1 : head.i + 2])


def _is_who(parse: Parse, head: Token) -> bool:
    """Whether a clause behind a name says "who", or "whose" of kin: "Varna Holm, whose son was hurt"."""
    if head.dep == "pobj":
        return False  # "In Varna, Ines Holm, whose son was hurt": the clause may be hung wrongly
    clauses = (parse.tokens[c] for c in head.children if parse.tokens[c].dep == "relcl")
    below = [parse.tokens[c] for clause in clauses for c in clause.children]
    own = [parse.tokens[c] for one in below for c in one.children if one.lemma in pairs("gendered_nouns")]
    return any(t.lower == "who" and t.dep in ("nsubj", "nsubjpass") for t in below) or any(
        t.lower == "whose" for t in own)


def _is_which(parse: Parse, mention: Mention, head: Token) -> bool:
    """Whether ", which" begins a clause right behind a name that is a subject: "Casa Varna, which clears cheques"."""
    last = max((token.i for token in tokens_of(parse, mention)), default=mention.head_token)
    behind = parse.tokens[last + 1 : last + 3]
    if head.dep not in ("nsubj", "nsubjpass") or [token.lower for token in behind] != [",", "which"]:
        return False
    clause = parse.tokens[behind[1].head]
    return behind[1].dep == "nsubj" and (clause.dep, clause.head) == ("relcl", head.i)


def _evidence_of_owned(parse: Parse, subject: Token) -> Counter[str]:
    """What the owner of a verb's object tells of its subject: "Tulsk shut its mill" is no person's name."""
    votes: Counter[str] = Counter()
    if subject.dep != "nsubj":
        return votes
    below = [parse.tokens[c] for c in parse.tokens[subject.head].children]
    objects = [one for one in below if one.dep == "dobj"]
    if any(parse.tokens[c].dep == "det" for c in subject.children):  # "the Lenna burst over its banks"
        objects += [parse.tokens[c] for one in below if one.dep == "prep" and one.i > subject.i for c in one.children]
    owners = {parse.tokens[c].lower for one in objects for c in one.children if parse.tokens[c].dep == "poss"}
    if "its" in owners:
        votes.update({"organization": 3, "person": -4})
    if owners & {"his", "her"}:
        votes.update({"person": 3, "thing": -3})
    return votes


def _is_no_persons(name: str) -> bool:
    return " " in name and given_gender(name.split()[0]) is None


def _noun_before(parse: Parse, mention: Mention) -> Token | None:
    """The noun right before a name, within its sentence: "the container ship Morning Star"."""
    tokens = tokens_of(parse, mention)
    first = tokens[0].i if tokens else mention.head_token
    before = parse.tokens[first - 1] if first > parse.sentences[mention.sentence].first else None
    return before if before is not None and before.pos == "NOUN" else None


def _is_persons(role: str) -> bool:
    """Whether only a person can be called so: "the chairman"; an owner may be a company."""
    called = {role, role.split()[-1]}
    return bool(called & words("person_nouns")) and not called & words("roles_of_bodies")


def is_city(name: str) -> bool:
    """Whether the gazetteer has a city by the name before any other place."""
    return bool(candidates(name)) and candidates(name)[0].sort == "city"


def tokens_of(parse: Parse, mention: Mention) -> list[Token]:
    """The tokens of a mention's name."""
    return [token for token in tokens_in(parse, mention.head) if token.end <= mention.head.end]


def title_before(parse: Parse, mention: Mention) -> str | None:
    """The gender of a title of address within or right before the name ("Mr. Lee"), None: no title."""
    tokens = tokens_of(parse, mention)
    first = tokens[0].i if tokens else mention.head_token
    if first > parse.sentences[mention.sentence].first:
        return title_at(parse, first - 1)
    return None
