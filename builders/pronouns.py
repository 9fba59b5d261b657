"""What pronouns refer to, by agreement and salience; "I" and "we" by who speaks."""

from __future__ import annotations

from dateline.builders import speakers
from dateline.builders.knowledge import words
from dateline.builders.prominence import most_salient
from dateline.builders.referents import Referent, Walk, named_goal
from dateline.graph.model import Mention


def of_pronoun(walk: Walk, i: int) -> int | None:
    """The referent of a pronoun, None where nothing within reach agrees: it is somebody unnamed."""
    mention = walk.mentions[i]
    lower = mention.text.lower()
    if lower in speakers.FIRST_PERSON:
        speaker = walk.speakers.get(mention.sentence)
        if speaker is None:
            return None
        return _of_speaker(walk, speaker, mention.plural)
    if lower in words("indefinite_pronouns") or lower == "those" or walk.parse.tokens[mention.head_token].pos == "DET":
        return None
    options = [goal for goal, one in enumerate(walk.referents) if _agrees(walk, one, mention)]
    found = most_salient(walk, i, options)
    return found if found is not None else _ahead(walk, i)


def _of_speaker(walk: Walk, speaker: int, plural: bool) -> int | None:
    """Who a speaker is. "We" in the mouth of somebody who holds a company's office is the company."""
    goal = walk.referent_of.get(speaker)
    if plural and goal is not None and walk.referents[goal].body is not None:
        return walk.referents[goal].body
    return goal


def gender_of_pronoun(mention: Mention) -> str | None:
    """``m`` or ``f`` as "he" and "she" tell it, None for other words."""
    lower = mention.text.lower()
    if lower in ("he", "him", "his", "himself"):
        return "m"
    return "f" if lower in ("she", "her", "hers", "herself") else None


def _agrees(walk: Walk, one: Referent, mention: Mention) -> bool:
    gender = gender_of_pronoun(mention)
    if gender is not None:
        return one.kind in ("person", "unknown") and not one.plural and one.gender in (None, gender)
    if mention.plural:
        return one.plural or one.kind in ("group", "organization")
    return one.kind != "person" and not one.plural


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
            goal = named_goal(walk, j)
            if goal is not None and _agrees(walk, walk.referents[goal], mention):
                return goal
    return None
