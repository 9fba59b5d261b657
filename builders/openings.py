"""Whom a text means before it has named anybody: "he" and "she" of a first sentence, "we" of what a body puts out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dateline.builders import interview_turns, interviews
from dateline.builders.knowledge import words
from dateline.builders.referents import Referent, Walk, in_sentence, named_goal
from dateline.builders.speakers import is_first_person
from dateline.graph.model import Mention

NEAR = 3
"""So many sentences after its pronoun somebody may be named whom it means."""
BODY = "paragraph"
FEWEST = 2
"""Acts told in the first person that make a text its body's own."""
OFTEN = 5
"""One of so many sentences says "I" where a text is somebody's own; in a report that mixes speech in, it is fewer."""


def named_after(walk: Walk, i: int, agrees: Callable[[Referent], bool]) -> int | None:
    """Whom "he" or "she" means where nobody has been named: "She sang all night. Ana Roe, 9, was found at dawn".

    Before the turns of an interview it is who gives it; else the first one named after, as a subject.
    """
    mention = walk.mentions[i]
    if mention.kind != "person" or mention.plural or mention.head_token in walk.quoted:
        return None
    guest = _guest(walk, mention)
    if guest is not None:
        goal = named_goal(walk, guest)
        return goal if goal is not None and agrees(walk.referents[goal]) else None
    if _is_anybody_told_of(walk, i):
        return None
    near = (j for j in range(i + 1, len(walk.mentions)) if walk.mentions[j].sentence - mention.sentence <= NEAR)
    named = next((j for j in near if _is_named_person(walk, j)), None)
    goal = named_goal(walk, named) if named is not None and _leads(walk, named) else None
    return goal if goal is not None and agrees(walk.referents[goal]) else None


def is_of_headline(walk: Walk, one: Referent) -> bool:
    """Whether it is somebody without a name whom only the headline speaks of."""
    told = [j for j in one.mentions if walk.mentions[j].form != "pronoun"]
    return one.bearer is None and bool(told) and all(_block(walk, j) != BODY for j in told)


def _is_anybody_told_of(walk: Walk, i: int) -> bool:
    """Whether the text below its headline has named a person before, or spoken of one in the pronoun's sentence."""
    here = in_sentence(walk.mentions, walk.mentions[i].sentence).start
    return any(_is_named_person(walk, j) or (j >= here and walk.mentions[j].kind == "person") for j in range(i)
               if walk.mentions[j].form != "pronoun" and _block(walk, j) == BODY)


def _leads(walk: Walk, j: int) -> bool:
    """Whether a name is its clause's subject, with no "his" or "her" before: "his wife, Ana Roe, says" is another."""
    token = walk.parse.tokens[walk.mentions[j].head_token]
    before = walk.parse.tokens[walk.parse.sentences[token.sentence].first : token.i]
    return token.dep in ("nsubj", "nsubjpass") and all(word.lower not in ("his", "her") for word in before)


def _is_named_person(walk: Walk, j: int) -> bool:
    goal = named_goal(walk, j)
    return goal is not None and walk.mentions[j].form == "name" and walk.referents[goal].kind == "person"


def _block(walk: Walk, j: int) -> str:
    return walk.parse.block_of(walk.mentions[j].sentence).kind


def _guest(walk: Walk, mention: Mention) -> int | None:
    """The mention of who gives an interview whose turns begin behind the pronoun."""
    turns = interview_turns.find(walk.parse)
    if not turns or mention.head_token >= turns[0].first:
        return None
    return next((answer.speaker for answer in interviews.answers(walk.parse, walk.mentions)), None)


def body_that_writes(walk: Walk) -> int | None:
    """The body whose report or statement a text is: what its first sentence tells of, where the text says "we" often.

    None where somebody signs the text, or where a body is said to tell "us" something: it is a paper's.
    """
    acts = sum(_acts(walk, mention) for mention in walk.mentions)
    if acts < FEWEST or any(block.kind == "byline" for block in walk.parse.blocks) or _is_anybody_telling_us(walk):
        return None
    goals = (named_goal(walk, j) for j in _first_subjects(walk))
    goal = next((goal for goal in goals if goal is not None), None)
    return goal if goal is not None and walk.referents[goal].kind == "organization" else None


def is_by_one(walk: Walk) -> bool:
    """Whether a text's own sentences often say "I", as a letter's do: "we" is its author and others then."""
    own = {m.sentence for m in walk.mentions if is_first_person(m) and not m.plural
           and m.head_token not in walk.quoted and m.head_token not in walk.tellers}
    told = sum(sentence.root not in walk.quoted for sentence in walk.parse.sentences)
    return len(own) >= FEWEST and OFTEN * len(own) >= told


def _first_subjects(walk: Walk) -> Iterator[int]:
    """The names, as mentions, that are or hold the subject of the first sentence below the headline."""
    parse = walk.parse
    first = next((i for i, s in enumerate(parse.sentences) if parse.blocks[s.block].kind == BODY
                  and parse.tokens[s.root].pos in ("VERB", "AUX")), None)  # a letterhead may stand above it
    for j in in_sentence(walk.mentions, first) if first is not None else ():
        one = walk.mentions[j]
        leads = (t for t in parse.sentence_tokens(one.sentence) if one.span.start <= t.start < one.span.end)
        if one.form == "name" and any(t.dep == "nsubj" and t.head == parse.sentences[one.sentence].root for t in leads):
            yield j


def _acts(walk: Walk, mention: Mention) -> bool:
    """Whether "we" of the text itself do something, or "our" staff are told of."""
    token = walk.parse.tokens[mention.head_token]
    if not is_first_person(mention) or not mention.plural or token.i in walk.quoted or token.i in walk.tellers:
        return False
    owned = walk.parse.tokens[token.head]
    staff = words("bodies_own", "person_nouns", "group_nouns")
    return token.dep == "nsubj" or (token.dep == "poss" and owned.lemma in staff)


def _is_anybody_telling_us(walk: Walk) -> bool:
    """Whether a body tells "us" something: "the company told us"."""
    told = (walk.parse.tokens[walk.parse.tokens[m.head_token].head] for m in walk.mentions
            if m.text.lower() == "us" and m.head_token not in walk.quoted)
    tellers = (walk.at.get(c) for verb in told if verb.lemma in words("hearer_verbs") for c in verb.children
               if walk.parse.tokens[c].dep == "nsubj")
    return any(walk.mentions[j].kind == "organization" for j in tellers if j is not None)
