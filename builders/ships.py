"""Ships that a text calls "she": "the ferry sank … her bow ramp had failed"."""

from __future__ import annotations

from dateline.builders.knowledge import words
from dateline.builders.prominence import most_salient
from dateline.builders.referents import Referent, Walk, in_sentence
from dateline.builders.speakers import says
from dateline.graph.model import Token

CALLED = frozenset({"she", "her", "hers", "herself"})


def plain_ship(walk: Walk, i: int) -> int | None:
    """The ship whose part a phrase names ("her stern"), or that the sentence called "she", be a woman nearer."""
    token = walk.parse.tokens[walk.mentions[i].head_token]
    if token.lower not in CALLED:
        return None
    if token.lower == "her" and token.dep == "poss" and walk.parse.tokens[token.head].lemma in words("ships_own"):
        return _ship(walk, i)
    if (found := _gone_down(walk, i, token)) is not None:
        return found
    before = [j for j in in_sentence(walk.mentions, walk.mentions[i].sentence)
              if j < i and walk.mentions[j].text.lower() in CALLED and j in walk.referent_of]
    last = walk.referent_of[before[-1]] if before else None
    return last if last is not None and walk.referents[last].kind == "thing" and not says(walk.parse, token) else None


def _gone_down(walk: Walk, i: int, token: Token) -> int | None:
    """The ship of the sentence, or the last one spoken of, that she is by what befell her: "until she capsized"."""
    verb = walk.parse.tokens[token.head]
    said = (verb.lemma, *(walk.parse.tokens[c].lower for c in verb.children if walk.parse.tokens[c].dep == "prt"))
    befell = token.dep in ("nsubj", "nsubjpass") and not {"_".join(said), verb.lemma}.isdisjoint(words("ships_fate"))
    afloat = any(walk.parse.tokens[c].lower in ("afloat", "aground", "adrift") for c in verb.children)
    return _ship(walk, i) if befell or (token.dep == "nsubj" and afloat) else None


def called_she(walk: Walk, i: int) -> int | None:
    """The ship that "she" may mean where the text so far has no woman; no ship says anything."""
    token = walk.parse.tokens[walk.mentions[i].head_token]
    if token.lower not in CALLED or any(one.gender == "f" for one in walk.referents) or says(walk.parse, token):
        return None
    return _ship(walk, i)


def _ship(walk: Walk, i: int) -> int | None:
    """The ship that stands out most within reach, or the thing with a name, in a text that speaks of ships."""
    if not any(_is_ship(mention.lemma) for mention in walk.mentions):
        return None
    return most_salient(walk, i, [goal for goal, one in enumerate(walk.referents) if _may_be_ship(one)])


def _may_be_ship(one: Referent) -> bool:
    called = any(map(_is_ship, (*one.lemmas, *one.roles))) or (one.kind == "thing" and one.bearer is not None)
    return called and not one.plural


def _is_ship(noun: str) -> bool:
    """Whether a noun is one for ships: "ferry", "mega-ship"."""
    return noun.lower().replace("-", " ").rpartition(" ")[2] in words("ships")
