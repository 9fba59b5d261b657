"""Descriptions of one named person by what the text calls him elsewhere: "a keeper, Jonas Brandt … the keeper"."""

from __future__ import annotations

import re

from dateline.builders.knowledge import pairs, words
from dateline.builders.noun_phrases import content_token, is_definite
from dateline.builders.referents import Called, Referent, Walk, in_sentence, named_goal, owning, stands_beside
from dateline.graph.model import Mention

PASSING = frozenset({"former", "late", "same", "then", "old", "young", "lone"})
"""Modifiers that do not tell two of one calling apart."""
FORMER = "ex-"
A_WHILE = 3
"""Sentences."""
VAGUE = frozenset({"man", "woman", "boy", "girl"})
"""Nouns that say no more of a person than "he" and "she" do."""
AGED = re.compile(r"\b\d{1,3}-year-old\b")
LIMBS = frozenset({"arm", "face", "hand", "head", "mouth"})
"""Nouns for people that mean parts of them as often."""


def calling(mention: Mention) -> str:
    """The noun of a description without what says that it is past: "chairman" of "ex-chairman"."""
    return mention.lemma.removeprefix(FORMER)


def is_the_former(walk: Walk, mention: Mention) -> bool:
    """Whether a phrase is "the ex-chairman", which the parser leaves in parts."""
    if not mention.text.lower().startswith(FORMER):
        return False
    return walk.parse.text[max(0, mention.span.start - 8) : mention.span.start].lower().split()[-1:] == ["the"]


def of_described(walk: Walk, i: int) -> int | None:
    """The one named person of whom the text says elsewhere that he is this; None where it may mean another.

    The description itself bears no name and is linked to none.
    """
    mention = walk.mentions[i]
    if mention.plural or mention.quantity is not None or owning(walk, mention) is not None:
        return None
    if mention.kind not in ("person", "thing") or mention.lemma in LIMBS:
        return None
    called = _called(walk).get(calling(mention))
    if called is None or not called.named:
        return None
    goals = [goal for goal in called.named if walk.referents[goal].kind == "person"]
    if len(goals) != 1 or any(j != i for j in called.others[:2]):
        return None
    (goal,) = goals
    told = called.named[goal]
    if words("heads_of_state") & set(mention.roles) and has_left(walk, mention, walk.referents[goal]):
        return None
    fits = set(mention.modifiers) - PASSING <= told and not stands_beside(walk, mention, walk.referents[goal])
    return goal if fits else None


def has_left(walk: Walk, mention: Mention, one: Referent) -> bool:
    """Whether the text told a while before that one it names resigned: "the president" is another then."""
    told = (walk.mentions[j] for j in one.mentions if mention.sentence - walk.mentions[j].sentence > A_WHILE)
    verbs = (walk.parse.tokens[token.head] for m in told if (token := walk.parse.tokens[m.head_token]).dep == "nsubj")
    return bool(one.names) and any(
        v.lemma in ("resign", "quit") and v.tag in ("VBD", "VBZ", "VBN")
        and all(walk.parse.tokens[c].tag != "MD" for c in v.children) for v in verbs)


def of_just_named(walk: Walk, i: int) -> int | None:
    """The one person whom the sentence before names: "Ada Holm was freed. The 44-year-old builder left", "the woman".

    None where it names several, where the gender is another, or where its own sentence has spoken of that one.
    """
    mention = walk.mentions[i]
    vague = pairs("gendered_nouns").get(mention.lemma) if mention.lemma in VAGUE else None
    if mention.kind != "person" or mention.plural or not (vague or AGED.search(mention.text)):
        return None
    before = in_sentence(walk.mentions, mention.sentence - 1) if mention.sentence else range(0)
    named = {goal for j in before if (goal := _named_person(walk, j)) is not None}
    if len(named) != 1 or any(_is_unnamed_subject(walk, j) for j in before):
        return None
    goal = named.pop()
    one = walk.referents[goal]
    told = {walk.mentions[j].sentence for j in one.mentions}
    return goal if one.gender in (None, vague or one.gender) and mention.sentence not in told else None


def of_man_who(walk: Walk, i: int) -> int | None:
    """Whom the sentence before is about: "He gave up the plan. It was a sharp turn for a man who had drawn it"."""
    mention = walk.mentions[i]
    token = walk.parse.tokens[mention.head_token]
    gender = pairs("gendered_nouns").get(mention.lemma)
    root = walk.parse.sentences[mention.sentence].root
    above = walk.parse.tokens[walk.parse.tokens[token.head].head]
    if mention.lemma not in ("man", "woman") or token.dep != "pobj" or walk.parse.tokens[token.head].lower != "for":
        return None
    told = any(walk.parse.tokens[c].dep == "relcl" for c in token.children)
    empty = any(walk.parse.tokens[c].dep == "nsubj" and walk.parse.tokens[c].lower in ("it", "that", "this")
                for c in walk.parse.tokens[root].children)
    if not told or not empty or walk.parse.tokens[root].lemma != "be" or root not in (above.i, above.head):
        return None
    before = in_sentence(walk.mentions, mention.sentence - 1) if mention.sentence else range(0)
    led = walk.parse.sentences[mention.sentence - 1].root
    subjects = [walk.referent_of[j] for j in before if j in walk.referent_of
                and (t := walk.parse.tokens[walk.mentions[j].head_token]).dep == "nsubj" and t.head == led]
    people = [goal for goal in subjects if _is_one_person(walk.referents[goal]) and walk.referents[goal].names]
    return people[0] if len(people) == 1 and walk.referents[people[0]].gender in (None, gender) else None


def _named_person(walk: Walk, j: int) -> int | None:
    goal = named_goal(walk, j)
    return goal if goal is not None and walk.referents[goal].kind == "person" else None


def _is_unnamed_subject(walk: Walk, j: int) -> bool:
    mention = walk.mentions[j]
    acts = walk.parse.tokens[mention.head_token].dep in ("nsubj", "nsubjpass")
    return mention.form == "nominal" and mention.kind == "person" and acts and named_goal(walk, j) is None


def _called(walk: Walk) -> dict[str, Called]:
    """What the descriptions in the whole text tell, by their noun; nothing that is read later changes it."""
    if not walk.called:
        for j, mention in enumerate(walk.mentions):
            if mention.form != "nominal":
                continue
            called = walk.called.setdefault(calling(mention), Called())
            goal = named_goal(walk, j)
            if goal is not None:
                called.named.setdefault(goal, set()).update(mention.modifiers)
            elif _brings_in_another(walk, mention):
                called.others.append(j)
    return walk.called


def _brings_in_another(walk: Walk, mention: Mention) -> bool:
    """Whether a description without a name tells of several, or of one not known before: "a keeper", "two keepers"."""
    owned = owning(walk, mention) is not None
    return mention.plural or owned or not is_definite(walk.parse, content_token(walk.parse, mention))


def of_client(walk: Walk, i: int) -> int | None:
    """Whose lawyer says "her client" or "my client": "Lee's lawyer said that her client had slept"."""
    mention = walk.mentions[i]
    owner = owning(walk, mention)
    if mention.lemma != "client" or mention.plural or owner is None:
        return None
    lawyer = walk.referent_of.get(owner, named_goal(walk, owner))
    if lawyer is None:
        return None
    clients = {goal for j in walk.referents[lawyer].mentions if (goal := _spoken_for(walk, j)) is not None}
    clients = {goal for goal in clients if _is_one_person(walk.referents[goal])}
    return clients.pop() if len(clients) == 1 else None


def _spoken_for(walk: Walk, j: int) -> int | None:
    """Whom somebody speaks for as "Lee's lawyer", "a lawyer for Lee"."""
    mention = walk.mentions[j]
    owner = owning(walk, mention) if mention.lemma in words("representing_nouns") else None
    return walk.referent_of.get(owner, named_goal(walk, owner)) if owner is not None else None


def _is_one_person(one: Referent) -> bool:
    return one.kind == "person" and not one.plural
