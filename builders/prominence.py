"""Which candidate stands out most at a point of a text: by grammatical role, nearness and frequency."""

from __future__ import annotations

from dateline.builders import verb_fits
from dateline.builders.excluded_antecedents import is_excluded
from dateline.builders.implied_subjects import governing_verb, subject_of
from dateline.builders.knowledge import words
from dateline.builders.referents import Referent, Walk, in_sentence
from dateline.builders.speakers import says, speech_verbs
from dateline.graph.model import Mention, Token

WEIGHT = {
    "nsubj": 4.0, "nsubjpass": 3.6, "ROOT": 3.0, "dobj": 2.4, "poss": 2.0, "attr": 2.0, "dative": 2.0, "pobj": 1.6}
FAINT, FAINT_ALIKE, WEAK, MARGIN = 1.0, 2.25, 1.4, 0.1
"""What a candidate must score for a pronoun: below the first the antecedent is more often wrong than right, as it is
below the second where much agrees with the pronoun ("it", a body as "they") and another has half as much; so it is
below the third where another comes as near as the fourth.
"""
CLOSE = 0.15
"""By how much the antecedent of "it" or "they" of another sentence must stand out more than the next."""
LONE = 0.6
"""What will do for "he" and "she" where nobody else has half as much."""
WITHIN = 1.0
"""The weight of a name that only stands below another noun."""
FADING = 0.55
"""What salience keeps from one sentence to the next."""
NEW_PARAGRAPH = 0.6
"""What it keeps besides where another paragraph begins."""
FAR_RENOWN = 0.3
"""What fame counts for a pronoun in another paragraph: "a man … He" is the man, however often Lee was named above."""
NAMED = 0.5
LATER = 1e-6
"""What a later mention counts more than one that stands out as much."""
OWN_SUBJECT = 2.5
SAME_ROLE = 2.0
OTHER_SAME = 2.6
"""What it counts to be whom the verb before, of the same subject, concerns: "wrote to Ann and praised her"."""
DONE_TO = 1.0
"""What it counts to be done something to in the sentence before: "they announced a strike; it was called off"."""
OBJECT_BEFORE = 1.6
"""What the sentence before counts: "the museum bought the painting … the heirs want it"."""
BEGUN = 2.5
COUNTED = 2.5
TOPIC = 1.5
"""What it counts to be called by a pronoun in the sentence before: "a doctor treated her … She" is not the doctor."""
SAME_PRONOUN = 2.5
SURE = 0.8
"""What it counts for "she" that somebody is known for a woman: a spokeswoman before one of whom nothing tells it."""
SPEAKS_ON = 2.0
"""What it counts for who "also" said something to have been who told the sentence before."""
SAYS_MORE = 1.2
"""What it counts for who says something to have told the sentence before: "A guard spoke. Ann fled, she said"."""
PRONOUNS = {word: row for row, said in enumerate(("he him his", "she her hers", "it its", "they them their theirs"))
            for word in said.split()}
"""Pronouns that differ in case alone."""
REACH = 3
"""Sentences after which a pronoun no longer reaches back."""


def most_salient(walk: Walk, i: int, options: list[int], far: bool = False) -> int | None:
    """The candidate that stands out most before a mention; None without any within reach (``far``: the whole text)."""
    scored = sorted((score, -goal) for goal in options if (score := _salience(walk, i, goal, far)) > 0)
    if not scored:
        return None
    best = -scored[-1][1]
    if walk.mentions[i].form != "pronoun":
        return best
    walk.margins[i] = scored[-1][0] - (scored[-2][0] if len(scored) > 1 else 0.0)
    least = _least(walk.mentions[i], walk.referents[best])
    if walk.margins[i] < CLOSE and walk.mentions[i].text.lower() in ("it", "they", "them") and _is_apart(walk, i, best):
        return None
    return best if _is_plain([score for score, _ in scored], least) else None


def _is_apart(walk: Walk, i: int, goal: int) -> bool:
    """Whether the sentence of a pronoun does not name the candidate itself."""
    return all(walk.mentions[j].sentence != walk.mentions[i].sentence for j in walk.referents[goal].mentions)


def only_person(walk: Walk, i: int, options: list[int]) -> int | None:
    """Whom "he" or "she" means, though faintly, where nobody else is within reach; not the author, not one quoted."""
    if walk.mentions[i].kind != "person":
        return None
    scored = sorted(((_salience(walk, i, goal, far=False), -goal) for goal in options), reverse=True)
    rival = scored[1][0] if len(scored) > 1 else 0.0
    if not scored or scored[0][0] < LONE or rival > LONE / 2:
        return None
    told = (walk.mentions[j] for j in walk.referents[-scored[0][1]].mentions)
    return -scored[0][1] if any(_is_told_by_the_text(walk, m) for m in told) else None


def _is_told_by_the_text(walk: Walk, mention: Mention) -> bool:
    """Whether a mention stands in a sentence, or as an office in a headline, not in quotation marks or a byline."""
    root = walk.parse.tokens[walk.parse.sentences[mention.sentence].root]
    return mention.head_token not in walk.quoted and (root.pos in ("VERB", "AUX") or bool(mention.roles))


def _least(mention: Mention, one: Referent) -> float:
    """What a pronoun's antecedent must score: more where anything may be meant than where people are."""
    owns = mention.text.lower() in ("its", "their")
    return FAINT if owns or mention.kind == "person" or (mention.plural and one.plural) else FAINT_ALIKE


def _is_plain(scores: list[float], least: float) -> bool:
    """Whether the best of some rising scores will do for a pronoun: no faint one, and of weak ones none its equal."""
    rival = scores[-2] if len(scores) > 1 else 0.0
    enough = least if 2 * rival > scores[-1] else FAINT
    return scores[-1] > enough and (scores[-1] > WEAK or scores[-1] - rival > MARGIN)


def _salience(walk: Walk, i: int, goal: int, far: bool) -> float:
    """How much a candidate stands out before a mention, 0 where it is out of reach."""
    mention = walk.mentions[i]
    one = walk.referents[goal]
    if not far and not any(mention.sentence - walk.mentions[j].sentence <= REACH for j in reversed(one.mentions)):
        return 0.0
    if mention.form == "pronoun" and is_excluded(walk, mention, one):
        return 0.0
    best, near = 0.0, False
    with_others = walk.sides.get(goal) if not mention.plural else None  # who says "we" is spoken of
    for j in (*one.mentions, *(walk.referents[with_others].mentions if with_others is not None else ())):
        distance = _distance(walk, mention, walk.mentions[j])
        if j < i and (far or distance <= REACH) and not (
                _is_spoken_to(walk, mention, j) or _is_within_what_it_says(walk, mention, j)):
            here = _block(walk, mention) == _block(walk, walk.mentions[j])
            near = near or here
            best = max(best, _prominence(walk, j) * FADING**distance * (1.0 if here else NEW_PARAGRAPH) + j * LATER)
    if best == 0.0:
        return 0.001 if far and one.bearer is not None else 0.0
    if mention.form == "pronoun" and mention.plural and (not one.plural or _is_thing_that_acts(walk, mention, one)):
        best *= 0.6  # "they" for a body is rarer than for people, and so it is for shots that hit somebody
    if mention.form == "pronoun":
        best += _parallel(walk, mention, one)
    renown = 0.15 * min(len(one.mentions), 8) + (NAMED if one.bearer is not None else 0.0)
    return best + renown * (1.0 if near or mention.form != "pronoun" else FAR_RENOWN)


def _distance(walk: Walk, mention: Mention, other: Mention) -> int:
    """Sentences back to another mention; for a pronoun of the text itself those that only quote somebody do not count.

    "The bishop wrote a letter. “I am sorry. We failed you. We will pay,” he said": the bishop is one sentence away.
    """
    between = range(other.sentence + 1, mention.sentence)
    if mention.form != "pronoun" or mention.head_token in walk.quoted or other.head_token in walk.quoted:
        return mention.sentence - other.sentence
    return mention.sentence - other.sentence - sum(walk.parse.sentences[k].root in walk.quoted for k in between)


def _is_thing_that_acts(walk: Walk, mention: Mention, one: Referent) -> bool:
    token = walk.parse.tokens[mention.head_token]
    objects = (walk.parse.tokens[c].dep == "dobj" for c in walk.parse.tokens[token.head].children)
    return one.kind == "thing" and token.dep == "nsubj" and any(objects)


def _block(walk: Walk, mention: Mention) -> int:
    return walk.parse.sentences[mention.sentence].block


def _prominence(walk: Walk, j: int) -> float:
    """How much a mention stands out by its place in the sentence: subjects of main clauses most."""
    mention = walk.mentions[j]
    token = _of_which_a_part(walk, walk.parse.tokens[mention.head_token])
    weight = WEIGHT.get(token.dep, 1.2)
    if token.dep in ("conj", "appos", "compound"):
        weight = 1.4
    if token.dep == "attr" and any(
            walk.parse.tokens[c].dep == "expl" for c in walk.parse.tokens[token.head].children):
        weight = WEIGHT["nsubj"]  # "There are widows … them"
    above = walk.parse.tokens[walk.parse.tokens[token.head].head]
    if token.dep == "pobj" and mention.form == "name" and above.pos in ("NOUN", "PROPN"):
        weight = WITHIN  # "scientists at the University of Bergen"
    if token.dep in ("nsubj", "nsubjpass") and walk.parse.tokens[token.head].dep == "ROOT":
        weight += 1.0
    return weight


def _of_which_a_part(walk: Walk, token: Token) -> Token:
    """The word that says how many of those there are whom a word means: "none" of "none of the crew was hurt".

    The word itself where none says that.
    """
    of = walk.parse.tokens[token.head]
    part = walk.parse.tokens[of.head]
    counts = part.lower in words("quantifiers") or part.pos in ("NUM", "DET")
    return part if token.dep == "pobj" and of.lower == "of" and counts else token


def _is_within_what_it_says(walk: Walk, mention: Mention, j: int) -> bool:
    """Whether the other stands in the quotation that the pronoun speaks: "“The loser is justice,” she said".

    The quotation may have begun in a sentence before: "“A guard stood by. She saw us,” he said".
    """
    token, other = walk.parse.tokens[mention.head_token], walk.mentions[j]
    if not says(walk.parse, token) or mention.form != "pronoun" or other.form == "pronoun" or token.i in walk.quoted:
        return False
    ends = walk.parse.sentences[mention.sentence].first
    return other.head_token in walk.quoted and all(i in walk.quoted for i in range(other.head_token, ends + 1))


def _is_spoken_to(walk: Walk, mention: Mention, j: int) -> bool:
    """Whether the other is whom a quotation is told to: "they" in it are not "the court" that is told so."""
    token = walk.parse.tokens[walk.mentions[j].head_token]
    if mention.form != "pronoun" or mention.head_token not in walk.quoted or token.i in walk.quoted:
        return False
    return token.dep in ("dobj", "dative", "pobj") and walk.parse.tokens[token.head].lemma in words("hearer_verbs")


def _parallel(walk: Walk, mention: Mention, one: Referent) -> float:
    """What speaks for a candidate besides: it is the clause's own subject, or has the pronoun's role nearby.

    "Some said that the bank had lost its licence": the bank's. "Bake rolls and sell them": the rolls.
    """
    token = walk.parse.tokens[mention.head_token]
    return (_of_its_clause(walk, token, mention, one) + _topic(walk, mention, one) + _goes_on(walk, token, one)
            + _known_as_he(walk, mention, one) + _as_counted(walk, token, one) + _called_so(walk, mention, one)
            + _speaks_on(walk, mention, one) + verb_fits.suits(walk, token, one)
            + verb_fits.is_done_it(walk, token, one))


def _known_as_he(walk: Walk, mention: Mention, one: Referent) -> float:
    """What it counts to be known for a man or a woman, before those close by of whom nothing tells that they are."""
    if mention.kind != "person" or one.gender is None or mention.plural:
        return 0.0
    if _clause_told(walk, walk.parse.tokens[mention.head_token]) is not None:
        return 0.0  # grammar says who it is
    close = (walk.mentions[j] for j in one.mentions if mention.sentence - walk.mentions[j].sentence <= 1)
    return SURE * any(_block(walk, mention) == _block(walk, other) for other in close)


def _speaks_on(walk: Walk, mention: Mention, one: Referent) -> float:
    """What it counts for the subject of "also said" or "added" to have told the sentence before: "It also denied"."""
    token = walk.parse.tokens[mention.head_token]
    if mention.form != "pronoun" or not says(walk.parse, token):
        return 0.0
    verb = walk.parse.tokens[token.head]
    adds = verb.lemma == "add" or any(walk.parse.tokens[c].lower == "also" for c in verb.children)
    before = (walk.parse.tokens[walk.mentions[j].head_token] for j in one.mentions
              if mention.sentence - walk.mentions[j].sentence == 1)
    return (SPEAKS_ON if adds else SAYS_MORE) * any(_tells(walk, head) for head in before)


def _tells(walk: Walk, token: Token) -> bool:
    """Whether a word is the subject of a verb of speech that stands above its sentence or beside it."""
    if token.dep != "nsubj":
        return False
    verb = walk.parse.tokens[token.head]
    told = verb.dep in ("ROOT", "conj", "parataxis") or any(walk.parse.tokens[c].dep == "ccomp" for c in verb.children)
    aims = (walk.parse.tokens[c] for c in verb.children)  # "a clerk came out to say that"
    speaks = verb.lemma in speech_verbs() or any(t.dep in ("xcomp", "advcl") and t.lemma == "say" for t in aims)
    return told and speaks


def _called_so(walk: Walk, mention: Mention, one: Referent) -> float:
    """What it counts to be what the last such pronoun of the sentence means: "radar lost it after it took off"."""
    alike = PRONOUNS.get(mention.text.lower())
    if alike is None or walk.parse.tokens[mention.head_token].dep == "poss":
        return 0.0  # "Lee urged his rival to defend his plan": the rival's
    before = (j for j in in_sentence(walk.mentions, mention.sentence) if (m := walk.mentions[j]).span < mention.span
              and PRONOUNS.get(m.text.lower()) == alike and j in walk.referent_of)
    last = max(before, default=None)
    if last is not None and _is_told_this(walk, mention, walk.mentions[last]):
        return 0.0
    return SAME_PRONOUN * (last is not None and walk.referents[walk.referent_of[last]] is one)


def _is_told_this(walk: Walk, mention: Mention, other: Mention) -> bool:
    """Whether the other pronoun is who is told what this one does: "Ann told her that she left" may mean Ann."""
    clause = walk.parse.tokens[walk.parse.tokens[mention.head_token].head]
    hearer = walk.parse.tokens[other.head_token]
    return clause.dep == "ccomp" and hearer.dep in ("dobj", "dative") and hearer.head == clause.head


def _is_promised(walk: Walk, token: Token) -> bool:
    """Whether somebody is told that the pronoun will do it: "Lee told the editor that he would resign" is Lee."""
    clause = walk.parse.tokens[token.head]
    above = walk.parse.tokens[clause.head]
    if token.dep != "nsubj" or clause.dep != "ccomp" or above.lemma not in words("hearer_verbs"):
        return False
    promised = any(walk.parse.tokens[c].lower in ("will", "would", "'ll") for c in clause.children)
    return promised and any(walk.parse.tokens[c].dep in ("dobj", "dative") for c in above.children)


def _as_counted(walk: Walk, token: Token, one: Referent) -> float:
    """What it counts for those whose number was told that some "of them" are spoken of: "nine … three of them"."""
    of = walk.parse.tokens[token.head]
    partitive = token.dep == "pobj" and of.lower == "of" and walk.parse.tokens[of.head].pos == "NUM"
    return COUNTED * (partitive and one.quantified)


def _goes_on(walk: Walk, token: Token, one: Referent) -> float:
    """What it counts for what grows or ends that the text told of its beginning: "protests began … they escalated"."""
    if token.dep != "nsubj" or walk.parse.tokens[token.head].lemma not in words("phase_verbs"):
        return 0.0
    heads = (walk.parse.tokens[walk.mentions[j].head_token] for j in one.mentions)
    return BEGUN * any(h.dep == "nsubj" and walk.parse.tokens[h.head].lemma in words("phase_verbs") for h in heads)


def _topic(walk: Walk, mention: Mention, one: Referent) -> float:
    """What it counts for a sentence's opening pronoun that the sentence before has such a one for the candidate."""
    if walk.mentions[in_sentence(walk.mentions, mention.sentence).start].head_token < mention.head_token:
        return 0.0
    before = (walk.mentions[j] for j in one.mentions if mention.sentence - walk.mentions[j].sentence == 1)
    return TOPIC * any(
        m.form == "pronoun" and (m.plural, m.kind) == (mention.plural, mention.kind)
        and walk.parse.tokens[m.head_token].dep != "poss"
        for m in before)


def _of_its_clause(walk: Walk, token: Token, mention: Mention, one: Referent) -> float:
    heads = {walk.mentions[j].head_token for j in one.mentions if walk.mentions[j].sentence == mention.sentence}
    owned = walk.parse.tokens[token.head]
    if token.dep == "poss" and owned.dep == "conj" and mention.kind != "person" and (
            owned.head in heads or _is_name(walk, owned.head)):
        return OWN_SUBJECT * (owned.head in heads)  # "a feud between the choir and its sponsors"
    if token.dep == "poss" or token.lower.endswith(("self", "selves")):
        return OWN_SUBJECT * (clause_subject(walk, mention) in heads)
    if token.dep in ("nsubj", "nsubjpass") and (told := _clause_told(walk, token)) is not None:
        return OWN_SUBJECT * (told.dep == "relcl" and told.head in heads)  # "a clerk who says that he was robbed"
    if _is_promised(walk, token):
        return OWN_SUBJECT * (subject_of(walk.parse, walk.parse.tokens[token.head].head) in heads)
    if token.dep == "nsubjpass" and walk.parse.tokens[token.head].dep in ("ROOT", "conj"):
        return DONE_TO * any(walk.parse.tokens[i].dep == "dobj" for i in heads if i < token.i)
    if token.dep == "nsubj" and _tells_of_another(walk, token):
        before = (walk.mentions[j] for j in one.mentions if mention.sentence - walk.mentions[j].sentence == 1)
        return OBJECT_BEFORE * any(walk.parse.tokens[m.head_token].dep == "dobj" for m in before)
    if token.dep == "dobj":
        if _took_part_before(walk, token, heads):
            return OTHER_SAME
        if any(walk.parse.tokens[i].dep == "dobj" for i in heads if i < token.i):
            return SAME_ROLE
        before = (walk.mentions[j] for j in one.mentions if mention.sentence - walk.mentions[j].sentence == 1)
        return OBJECT_BEFORE * (not heads) * any(walk.parse.tokens[m.head_token].dep == "dobj" for m in before)
    return 0.0


def _is_name(walk: Walk, i: int) -> bool:
    return i in walk.at and walk.mentions[walk.at[i]].form == "name"


def clause_subject(walk: Walk, mention: Mention) -> int | None:
    """The token of the subject of a pronoun's clause, past participles that only describe: "runs a site called X".

    Of "his client knew of it" it is who says so: the lawyer.
    """
    i = _told_client(walk, mention) or mention.head_token
    for _ in range(3):
        verb = governing_verb(walk.parse, i)
        if verb is None:
            return None
        subject = subject_of(walk.parse, verb)
        at = walk.at.get(subject) if subject is not None else None
        described = walk.parse.tokens[verb].dep == "acl" and at is not None
        if at is None or not described or _may_agree(mention, walk.mentions[at]):
            return subject
        i = verb
    return None


def _told_client(walk: Walk, mention: Mention) -> int | None:
    """The verb of a clause that is told, where its subject is somebody's client."""
    client = walk.parse.tokens[walk.parse.tokens[mention.head_token].head]
    told = client.lemma == "client" and walk.parse.tokens[client.head].dep == "ccomp"
    return client.head if told else None


def _may_agree(mention: Mention, subject: Mention) -> bool:
    if mention.kind == "person":
        return subject.kind in ("person", "unknown") and not subject.plural
    return mention.plural or not subject.plural


def _clause_told(walk: Walk, token: Token) -> Token | None:
    """The verb of speech whose complement a subject stands in, if somebody else's relative clause holds it."""
    clause = walk.parse.tokens[token.head]
    above = walk.parse.tokens[clause.head]
    if clause.dep != "ccomp" or above.dep != "relcl" or above.lemma not in speech_verbs():
        return None
    subjects = [walk.parse.tokens[c] for c in above.children if walk.parse.tokens[c].dep == "nsubj"]
    return above if any(word.tag == "WP" for word in subjects) else None


def _tells_of_another(walk: Walk, token: Token) -> bool:
    """"They tested the drug. They found that it helps": who speaks is the subject again, so "it" is the object."""
    clause = walk.parse.tokens[token.head]
    above = walk.parse.tokens[clause.head]
    if clause.dep != "ccomp":
        return False
    named = [walk.parse.tokens[c] for c in above.children if walk.parse.tokens[c].dep == "nsubj"]
    return any(word.tag == "PRP" and word.lower != token.lower for word in named)


def _took_part_before(walk: Walk, token: Token, heads: set[int]) -> bool:
    """Whether a candidate stands behind the verb that the pronoun's own is joined to, to share its subject."""
    verb = walk.parse.tokens[token.head]
    if verb.dep != "conj" or any(walk.parse.tokens[c].dep in ("nsubj", "nsubjpass") for c in verb.children):
        return False
    return any(verb.head < i < verb.i and walk.parse.tokens[i].dep in ("dobj", "dative", "pobj") for i in heads)
