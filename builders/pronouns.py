"""What pronouns refer to, by agreement and salience; "I" and "we" by who speaks."""

from __future__ import annotations

from dateline.builders import rival_antecedents, speakers
from dateline.builders.knowledge import pairs, words
from dateline.builders.prominence import most_salient
from dateline.builders.referents import Referent, Walk, named_goal
from dateline.builders.speech_frames import frame_of
from dateline.graph.model import EntityKind, Mention, Token

AUTHOR, AUTHORS = "the author", "the authors"
"""Who says "I" and "we" outside quotations."""
REFLEXIVES = frozenset({"myself", "himself", "herself", "itself", "ourselves", "themselves"})


def of_pronoun(walk: Walk, i: int) -> int | None:
    """The referent of a pronoun, None where nothing within reach agrees: it is somebody unnamed."""
    mention = walk.mentions[i]
    lower = mention.text.lower()
    if speakers.is_first_person(mention):
        speaker = walk.speakers.get(mention.sentence)
        if speaker is None:
            return walk.worded.get(AUTHORS if mention.plural else AUTHOR)
        return _of_speaker(walk, speaker, mention.plural)
    indefinite = {lower, mention.lemma} & words("indefinite_pronouns") or lower == "those"
    if indefinite or walk.parse.tokens[mention.head_token].pos == "DET":
        return None
    if lower == "they" and _is_hearsay(walk, mention):
        return None
    if (body := _telling_body(walk, mention)) is not None:
        return body
    lives = _speaks(walk, mention) or _is_done_to_people(walk, mention)
    governed = _has_leader(walk, i)
    teller = _teller(walk, mention)
    options = [
        goal
        for goal, one in enumerate(walk.referents)
        if goal != teller and _agrees(walk, one, mention) and not _is_voice(walk, one)
        and not _is_called_out(walk, one, mention) and not _is_absent(walk, one, mention)
        and (not lives or _can_speak(one)) and (not governed or _can_be_governed(one))
    ]
    found = most_salient(walk, i, options)
    if found is not None and rival_antecedents.is_open(walk, i, found, options):
        return None
    if mention.plural:
        together = _together(walk, i, found)
        if together is not None:
            return together
    return found if found is not None else _ahead(walk, i)


def _is_hearsay(walk: Walk, mention: Mention) -> bool:
    """"They say the bridge will close": people say so, whoever was spoken of before."""
    token = walk.parse.tokens[mention.head_token]
    verb = walk.parse.tokens[token.head]
    opens = token.i <= walk.parse.sentences[token.sentence].first + 1
    return opens and verb.tag == "VBP" and verb.lemma == "say" and token.dep == "nsubj"


def _telling_body(walk: Walk, mention: Mention) -> int | None:
    """"The bank confirmed that it was ready": the body that tells what "it" does; "it was a mistake" is left open."""
    token = walk.parse.tokens[mention.head_token]
    clause = walk.parse.tokens[token.head]
    above = walk.parse.tokens[clause.head]
    if token.lower != "it" or token.dep != "nsubj":
        return None
    if clause.pos not in ("VERB", "AUX") or clause.dep != "ccomp" or above.i > token.i:
        return None
    kids = [walk.parse.tokens[i] for i in clause.children]
    empty = clause.lemma == "take" or any(kid.dep == "attr" for kid in kids)
    if empty or frame_of(walk.parse, above) is None:
        return None
    named = [walk.parse.tokens[i] for i in above.children if walk.parse.tokens[i].dep == "nsubj"]
    told = [i for i, one in enumerate(walk.mentions) if named and one.head_token == named[0].i]
    goal = walk.referent_of.get(told[0]) if told else None
    if goal is None:
        return None
    body = named[0].lower in words("organization_words", "organization_nouns")
    return goal if body or walk.referents[goal].kind == "organization" else None


def _teller(walk: Walk, mention: Mention) -> int | None:
    """Who speaks the quotation that a pronoun stands in, who would say "I" of himself."""
    speaker = walk.tellers.get(mention.head_token)
    if speaker is None or mention.lemma in REFLEXIVES:
        return None
    return walk.referent_of.get(speaker, named_goal(walk, speaker))


def _is_voice(walk: Walk, one: Referent) -> bool:
    """Whether it is only known by saying "I" or "we": the author is not "he" in his own text."""
    return bool(one.mentions) and all(speakers.is_first_person(walk.mentions[i]) for i in one.mentions)


def _is_called_out(walk: Walk, one: Referent, mention: Mention) -> bool:
    """Whether it is only what quoted words call somebody: "they chanted “murderer” as he left"."""
    if mention.head_token in walk.quoted or not one.mentions or one.names:
        return False
    return all(walk.mentions[i].head_token in walk.quoted and walk.mentions[i].sentence == mention.sentence
               for i in one.mentions)


def _speaks(walk: Walk, mention: Mention) -> bool:
    """Whether the pronoun is the subject of a verb of speech or thought: "It denied"."""
    token = walk.parse.tokens[mention.head_token]
    return token.dep == "nsubj" and walk.parse.tokens[token.head].lemma in speakers.speech_verbs()


def _has_leader(walk: Walk, i: int) -> bool:
    """Whether it is of a country or a body by what it has: "its president"."""
    token = walk.parse.tokens[walk.mentions[i].head_token]
    owned = walk.at.get(token.head) if token.lower == "its" else None
    return owned is not None and bool(words("heads_of_state") & set(walk.mentions[owned].roles))


def _can_be_governed(one: Referent) -> bool:
    """Whether it can have a president: a country or a body, not a river or a crisis."""
    if one.place is not None:
        return one.place.sort in ("country", "region", "state")
    return one.kind == "organization"


def _is_done_to_people(walk: Walk, mention: Mention) -> bool:
    """Whether the pronoun is the object of a verb that has people for objects: "accused them"."""
    token = walk.parse.tokens[mention.head_token]
    return token.dep in ("dobj", "nsubjpass") and walk.parse.tokens[token.head].lemma in words("person_objects")


def _can_speak(one: Referent) -> bool:
    """Whether a referent is somebody or a body, or bears a name: no collision and no report says anything."""
    return one.kind in ("person", "organization", "group", "place") or bool(one.names) or bool(one.joint)


def _is_absent(walk: Walk, one: Referent, mention: Mention) -> bool:
    """Whether it is only spoken of as none, or as anybody in another sentence: "no collision", "nobody", "someone"."""
    return bool(one.mentions) and all(
        walk.mentions[i].text.lower().startswith(("no ", "nobody", "none"))
        or (walk.mentions[i].lemma in words("indefinite_pronouns") and (
            walk.mentions[i].sentence != mention.sentence or gender_of_pronoun(mention) is not None))
        for i in one.mentions)


def _together(walk: Walk, i: int, rival: int | None) -> int | None:
    """All of a coordinated subject: "Merkel and Macron met. They agreed", unless others were spoken of since."""
    for j in range(i - 1, -1, -1):
        mention = walk.mentions[j]
        if walk.mentions[i].sentence - mention.sentence > 1 or (rival is not None and walk.referent_of.get(j) == rival):
            return None
        members = coordinated(walk, j, i)
        if len(members) > 1:
            return joined(walk, j, members)
    return None


def coordinated(walk: Walk, j: int, before: int) -> list[int]:
    """The mentions of a coordination of single ones that begins with this subject, in order; empty: none does."""
    token: Token | None = walk.parse.tokens[walk.mentions[j].head_token]
    if token is None or token.dep not in ("nsubj", "nsubjpass") or walk.mentions[j].form == "pronoun":
        return []
    found = [j]
    while token is not None:
        heads = [c for c in token.children if walk.parse.tokens[c].dep == "conj"]
        token = walk.parse.tokens[heads[0]] if heads else None
        if token is not None and token.i in walk.at and walk.at[token.i] < before:
            found.append(walk.at[token.i])
    return found if not any(walk.mentions[k].plural for k in found) else []


def joined(walk: Walk, j: int, members: list[int]) -> int:
    """The referent of a coordination as a whole, made when first needed."""
    if j not in walk.joined:
        referents = tuple(dict.fromkeys(walk.referent_of[k] for k in members if k in walk.referent_of))
        kinds = {walk.referents[goal].kind for goal in referents}
        kind: EntityKind = "group" if kinds == {"person"} else kinds.pop() if len(kinds) == 1 else "unknown"
        walk.joined[j] = len(walk.referents)
        walk.referents.append(Referent(kind, plural=True, joint=referents))
    return walk.joined[j]


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


def gender_of_noun(mention: Mention) -> str | None:
    """``m`` or ``f`` as a noun for one person tells it ("spokesman", "widow"), None for other words."""
    if mention.plural or mention.form != "nominal":
        return None
    return pairs("gendered_nouns").get(mention.lemma)


def _agrees(walk: Walk, one: Referent, mention: Mention) -> bool:
    gender = gender_of_pronoun(mention)
    if not one.names and one.mentions and all(walk.mentions[i].form == "pronoun" for i in one.mentions):
        called = {walk.mentions[i].kind for i in one.mentions}
        if mention.kind not in called:
            return False  # nobody called "it" so far is "she"
    if gender is not None:
        return one.kind in ("person", "unknown") and not one.plural and one.gender in (None, gender)
    if _is_counted_otherwise(walk, one, mention):
        return False
    if mention.plural:
        return one.plural or one.kind in ("group", "organization")
    return one.kind != "person" and not one.plural


def _is_counted_otherwise(walk: Walk, one: Referent, mention: Mention) -> bool:
    """Whether a pronoun of the other number is a subject beside it and means the candidate: "It says they left"."""
    if walk.parse.tokens[mention.head_token].dep == "poss":
        return False
    here = (walk.mentions[j] for j in one.mentions if walk.mentions[j].sentence == mention.sentence)
    called = (m for m in here if m.form == "pronoun" and walk.parse.tokens[m.head_token].dep == "nsubj")
    return any(m.plural != mention.plural and not speakers.is_first_person(m) for m in called)


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
