"""What pronouns refer to, by agreement and salience; "I" and "we" by who speaks."""

from __future__ import annotations

from dateline.builders import demands, interview_turns, openings, rival_antecedents, ships, speakers
from dateline.builders.coordinations import coordinated, joined, pair_before
from dateline.builders.implied_subjects import governing_verb, subject_of
from dateline.builders.knowledge import pairs, words
from dateline.builders.prominence import clause_subject, most_salient, only_person
from dateline.builders.referents import Referent, Walk, in_sentence, named_goal, owning
from dateline.builders.role_nouns import of_nominal
from dateline.builders.speech_frames import frame_of
from dateline.builders.syntax import ancestors
from dateline.graph.model import Mention

AUTHOR, AUTHORS, AUTHOR_AND_OTHERS = "the author", "the authors", "the author and others"
"""Who says "I" and "we" outside quotations; the last in a text by one."""
REFLEXIVES = frozenset({"myself", "himself", "herself", "itself", "ourselves", "themselves"})


def of_pronoun(walk: Walk, i: int) -> int | None:
    """The referent of a pronoun, None where nothing within reach agrees: it is somebody unnamed."""
    mention = walk.mentions[i]
    lower = mention.text.lower()
    if speakers.is_first_person(mention):
        return _of_first_person(walk, mention)
    if lower in ("you", "your"):
        return next(iter(_who_is_asked(walk, mention)), None)
    head = walk.parse.tokens[mention.head_token]
    if lower == "both" and head.dep in ("nsubj", "nsubjpass", "dobj"):
        return pair_before(walk, i)
    if {lower, mention.lemma} & words("indefinite_pronouns") or head.pos == "DET" or head.tag == "DT":
        return None
    if lower == "they" and _is_hearsay(walk, mention):
        return None
    if (body := _telling_body(walk, mention)) is not None:
        return body
    if (bound := _bound(walk, mention)) is not None:
        return bound
    if (ship := ships.plain_ship(walk, i)) is not None:
        return ship
    if demands.means_nothing(walk, walk.parse.tokens[mention.head_token]) or _is_nobodys(walk, mention):
        return None
    if (ahead := owner_ahead(walk, i)) is not None:
        return walk.referent_of.get(ahead)
    fits = demands.are_met(walk, i)
    apart = _teller_and_his(walk, mention) | _who_is_asked(walk, mention)
    options = [
        goal
        for goal, one in enumerate(walk.referents)
        if goal not in apart and _agrees(walk, one, mention) and not _is_voice(walk, one)
        and not _is_called_out(walk, one, mention) and not _is_absent(walk, one, mention) and fits(one)
        and not _is_source_behind(walk, one, mention)
    ]
    found = _found(walk, i, options)
    if found is not None and demands.is_seldom(walk, i, walk.referents[found]):
        found = _done_to_before(walk, i, options)
    if found is not None and rival_antecedents.is_open(walk, i, found, options):
        return None
    if mention.plural:
        together = _together(walk, i, found)
        if together is not None:
            return together
    found = found if found is not None else _ahead(walk, i)
    found = found if found is not None else only_person(walk, i, options)
    found = found if found is not None else ships.called_she(walk, i)
    if found is not None and not openings.is_of_headline(walk, walk.referents[found]):
        return found
    named = openings.named_after(walk, i, lambda one: _agrees(walk, one, mention))
    return found if named is None else named


def _found(walk: Walk, i: int, options: list[int]) -> int | None:
    """What stands out most of the candidates that the pronoun's clause allows, None where nothing does."""
    found = most_salient(walk, i, rival_antecedents.written_on(walk, i, options) or options)
    if found is None or not rival_antecedents.is_hardly(walk, i, found):
        return found
    known = most_salient(walk, i, rival_antecedents.known_people(walk, options))
    return known if known is not None else found


def _done_to_before(walk: Walk, i: int, options: list[int]) -> int | None:
    """The thing that something was done to before, where what stands out most is a body that "it" can hardly mean."""
    things = [goal for goal in options if not demands.is_seldom(walk, i, walk.referents[goal])]
    return most_salient(walk, i, [goal for goal in things if demands.was_done_to(walk, i, walk.referents[goal])])


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
    empty = clause.lemma == "take" or any(kid.dep == "attr" or kid.lower == "over" for kid in kids)
    if empty or frame_of(walk.parse, above) is None:
        return None
    named = subject_of(walk.parse, above.i)
    goal = walk.referent_of.get(walk.at.get(named, -1)) if named is not None else None
    if goal is None or named is None:
        return None
    body = walk.parse.tokens[named].lower in words("organization_words", "organization_nouns")
    return goal if body or walk.referents[goal].kind == "organization" else None


def _teller_and_his(walk: Walk, mention: Mention) -> frozenset[int]:
    """Who speaks the quotation that a pronoun stands in and the body he speaks for: they would say "I" and "we"."""
    speaker = walk.tellers.get(mention.head_token)
    if speaker is None or mention.lemma in REFLEXIVES:
        return frozenset()
    goal = _goal_of(walk, speaker)
    body = walk.referents[goal].body if goal is not None else None
    owner = owning(walk, walk.mentions[speaker])
    if body is None and owner is not None and not is_told(walk, walk.mentions[owner]):
        body = _goal_of(walk, owner)
    return frozenset(one for one in (goal, body) if one is not None)


def _who_is_asked(walk: Walk, mention: Mention) -> frozenset[int]:
    """Who answers the question that a pronoun stands in: he would be "you" there, not "he"."""
    turns = interview_turns.find(walk.parse)
    here = (i for i, turn in enumerate(turns) if turn.asks and turn.first <= mention.head_token < turn.last)
    asking = next(here, None)
    if asking is None or (gender_of_pronoun(mention) is None and mention.lemma not in ("you", "your")):
        return frozenset()
    guest = next((walk.tellers[turn.first] for turn in turns[asking:] if turn.first in walk.tellers), None)
    goal = named_goal(walk, guest) if guest is not None else None
    return frozenset() if goal is None else frozenset((goal,))


def _goal_of(walk: Walk, i: int) -> int | None:
    """The referent of a mention, be it one not reached yet: a name's, or what a pronoun or description will mean."""
    goal = walk.referent_of.get(i, named_goal(walk, i))
    if goal is not None:
        return goal
    return of_pronoun(walk, i) if walk.mentions[i].form == "pronoun" else of_nominal(walk, i)


def _bound(walk: Walk, mention: Mention) -> int | None:
    """What a reflexive or "his own" means by grammar alone: the subject of its verb, or the noun that it stresses."""
    token = walk.parse.tokens[mention.head_token]
    if token.lower not in REFLEXIVES:
        return _bound_by_own(walk, mention)
    above = walk.parse.tokens[token.head]
    stressed = token.dep in ("appos", "npadvmod") and above.dep in ("nsubj", "nsubjpass")
    verb = governing_verb(walk.parse, token.i)
    binder = token.head if stressed else subject_of(walk.parse, verb) if verb is not None else None
    goal = walk.referent_of.get(walk.at.get(binder, -1)) if binder is not None else None
    return goal if goal is not None and _agrees(walk, walk.referents[goal], mention) else None


def _bound_by_own(walk: Walk, mention: Mention) -> int | None:
    """Whose "his own" is by grammar alone: the subject's of the clause, "a cook who grows his own herbs"."""
    token = walk.parse.tokens[mention.head_token]
    owned = walk.parse.tokens[token.head]
    if token.dep != "poss" or all(walk.parse.tokens[c].lower != "own" for c in owned.children):
        return None
    binder = clause_subject(walk, mention)
    goal = walk.referent_of.get(walk.at.get(binder, -1)) if binder is not None else None
    return goal if goal is not None and _agrees(walk, walk.referents[goal], mention) else None


def _is_nobodys(walk: Walk, mention: Mention) -> bool:
    """Whether what is owned is that of each of none: "no driver lost his licence"."""
    token = walk.parse.tokens[mention.head_token]
    owned = walk.parse.tokens[token.head]
    binder = clause_subject(walk, mention) if (token.dep, owned.dep) == ("poss", "dobj") else None
    one = walk.mentions[walk.at[binder]] if binder in walk.at else None
    return one is not None and one.kind != "thing" and one.text.lower().startswith(("no ", "nobody", "none"))


def owner_ahead(walk: Walk, i: int) -> int | None:
    """The subject that follows a possessive which opens its sentence: "In its report, the bank says that …".

    Nobody else may stand before it in the sentence, and the subject is of the pronoun's number and sort.
    """
    mention = walk.mentions[i]
    token = walk.parse.tokens[mention.head_token]
    verb = walk.parse.tokens[walk.parse.sentences[mention.sentence].root]
    before = (walk.mentions[j] for j in in_sentence(walk.mentions, mention.sentence) if j < i)
    if token.dep != "poss" or token.head == verb.i or any(m.span.end <= mention.span.start for m in before):
        return None
    subject = next((c for c in verb.children if walk.parse.tokens[c].dep in ("nsubj", "nsubjpass")), None)
    if subject is None or subject not in walk.at or not mention.head_token < subject < verb.i:
        return None
    if any(above.i == subject for above in ancestors(walk.parse, token.i)):
        return None  # "his lawyers' statement"
    other = walk.mentions[walk.at[subject]]
    fits = other.plural == mention.plural and (other.kind == "person" if mention.kind == "person" else (
        other.kind in ("organization", "place", "group", "unknown")))
    gender = gender_of_noun(other)
    return walk.at[subject] if fits and other.form != "pronoun" and (
        gender is None or gender_of_pronoun(mention) in (None, gender)) else None


def _is_voice(walk: Walk, one: Referent) -> bool:
    """Whether it is only known by saying "I" or "we": the author is not "he" in his own text."""
    return bool(one.mentions) and all(speakers.is_first_person(walk.mentions[i]) for i in one.mentions)


def _is_called_out(walk: Walk, one: Referent, mention: Mention) -> bool:
    """Whether it is only what quoted words call somebody: "they chanted “liar” as he left", "“A liar,” one said"."""
    if is_told(walk, mention) or not one.mentions or one.names:
        return False
    called = [walk.mentions[i] for i in one.mentions]
    return all(m.head_token in walk.quoted for m in called) and (
        all(m.sentence == mention.sentence for m in called) or all(_is_no_clause(walk, m) for m in called))


def _is_no_clause(walk: Walk, mention: Mention) -> bool:
    """Whether a quoted phrase hangs on no quoted verb: it is all that is quoted."""
    token = walk.parse.tokens[mention.head_token]
    return token.head == token.i or token.head not in walk.quoted


def _is_source_behind(walk: Walk, one: Referent, mention: Mention) -> bool:
    """Whether it was last named as a source behind what it said: "…, nurses said. “They raised the flag”"."""
    if mention.lemma in REFLEXIVES or not mention.plural or mention.head_token not in walk.tellers or not one.mentions:
        return False
    token = walk.parse.tokens[walk.mentions[max(one.mentions)].head_token]
    verb = walk.parse.tokens[token.head]
    said = token.dep == "nsubj" and verb.lemma in speakers.speech_verbs() and token.sentence < (
        walk.parse.tokens[mention.head_token].sentence)
    return said and any(walk.parse.tokens[c].dep == "ccomp" and c < token.i for c in verb.children)


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


def is_told(walk: Walk, mention: Mention) -> bool:
    """Whether a word stands in what somebody says in so many words, not in what the text says itself."""
    return mention.head_token in walk.quoted or mention.head_token in walk.tellers


def who_says(walk: Walk, mention: Mention) -> int | None:
    """The mention of who says "I" or "we" in so many words; None where nobody is known or the text itself says it."""
    return walk.speakers.get(mention.sentence) if is_told(walk, mention) else None


def _of_first_person(walk: Walk, mention: Mention) -> int | None:
    """Who "I" and "we" are: who is quoted, or the author; None where nobody tells who is quoted."""
    speaker = who_says(walk, mention)
    if speaker is not None:
        return _of_speaker(walk, speaker, mention.plural)
    if is_told(walk, mention):
        return None
    if mention.plural and openings.is_by_one(walk):
        return _with_others(walk, _author(walk))
    known = walk.worded.get(AUTHORS if mention.plural else AUTHOR)
    return openings.body_that_writes(walk) if known is None and mention.plural else known


def _author(walk: Walk) -> int:
    """The referent of who writes "I", made when first needed."""
    if AUTHOR not in walk.worded:
        walk.worded[AUTHOR] = len(walk.referents)
        walk.referents.append(Referent("person"))
    return walk.worded[AUTHOR]


def _of_speaker(walk: Walk, speaker: int, plural: bool) -> int | None:
    """Who a speaker is. "We" is the company in the mouth of somebody who holds its office, else he and others.

    In the mouth of "one of them" it is all of them.
    """
    whole = of_whom(walk, walk.mentions[speaker]) if plural else None
    goal = walk.referent_of.get(speaker if whole is None else whole)
    one = walk.referents[goal] if goal is not None else None
    if goal is None or one is None or not plural:
        return goal
    if one.kind == "thing":
        return None  # "The banner said: “We stay”"
    if one.body is not None:
        return one.body
    return _with_others(walk, goal) if one.kind == "person" and not _speaks_for_a_state(one) else goal


def of_whom(walk: Walk, part: Mention) -> int | None:
    """The mention of those of whom somebody is one: "them" of "one of them"."""
    token = walk.parse.tokens[part.head_token]
    if token.pos not in ("NUM", "DET", "PRON"):
        return None
    below = (walk.parse.tokens[c] for c in token.children if walk.parse.tokens[c].lower == "of")
    return next((walk.at[c] for of in below for c in of.children if c in walk.at), None)


def _speaks_for_a_state(one: Referent) -> bool:
    """Whether "we" is as much as "I" in the mouth of somebody: presidents and ministers speak so."""
    led = words("heads_of_state") if one.countries else frozenset({"president"})
    return any(role in led or role.endswith("minister") for role in one.roles)


def _with_others(walk: Walk, goal: int) -> int:
    """The referent of somebody with those unnamed whom he includes in "we", made when first needed."""
    if goal not in walk.sides:
        walk.sides[goal] = len(walk.referents)
        walk.referents.append(Referent("group", plural=True, around=goal))
    return walk.sides[goal]


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
    if gender is not None and (one.plural or one.kind not in ("person", "unknown") or (
            one.gender not in (None, gender))):
        return False
    if gender is None and mention.plural and not one.plural and one.kind not in ("group", "organization"):
        return False
    if gender is None and not mention.plural and (one.plural or one.kind == "person"):
        return False
    if not one.names and one.mentions and all(walk.mentions[i].form == "pronoun" for i in one.mentions):
        called = {walk.mentions[i].kind for i in one.mentions}
        if mention.kind not in called:
            return False  # nobody called "it" so far is "she"
    if gender is not None:
        return one.kind != "unknown" or not _is_only_located(walk, one)
    if _is_counted_otherwise(walk, one, mention):
        return False
    people = one.kind == "group" and any(walk.mentions[i].plural for i in one.mentions)  # "the Romans … it"
    return mention.plural or not people


def _is_only_located(walk: Walk, one: Referent) -> bool:
    """Whether things are only told to be in or at it: "the church at Tarn"."""
    heads = [walk.parse.tokens[walk.mentions[j].head_token] for j in one.mentions]
    return bool(heads) and all(
        head.dep == "pobj" and walk.parse.tokens[head.head].lower in ("at", "in", "near", "off", "outside")
        for head in heads)


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
        if token.dep in ("nsubj", "nsubjpass") and token.head == root and other.span.start > mention.span.start:
            goal = named_goal(walk, j)
            if goal is not None and _agrees(walk, walk.referents[goal], mention):
                return goal
    return None
