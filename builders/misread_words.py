"""Words that the parser took for another part of speech or hung on the wrong neighbour: nouns for verbs, participles.

An article has a noun behind it; what somebody shows is doing what the participle tells; "no … and" does not go on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.builders.clauses import happenings, is_nominal, is_passive, is_verbal, kid, kids
from dateline.builders.knowledge import pairs, rows, words
from dateline.builders.lost_subjects import SPANS, SUBJECTS
from dateline.builders.negation import is_negated
from dateline.builders.phrasal_verbs import PARTICLES
from dateline.builders.rehanging import Change, Mend, asked_of
from dateline.builders.speech_frames import frame_of
from dateline.builders.syntax import ancestors
from dateline.graph.model import Parse, Token

ARTICLES = frozenset({"a", "an", "the"})
INSIDE_A_PHRASE = frozenset({"amod", "compound", "det", "nmod", "nummod", "poss"})
FINITE_OPENERS = frozenset(
    {"after", "although", "as", "because", "before", "since", "though", "until", "when", "while"})
NO_NOUNS = frozenset({"same", "other", "latter", "former", "rest", "such", "more", "many", "few", "own"})
"""Adjectives and the like that stand alone behind an article and stay what they are: "the latter"."""
QUOTES = frozenset({"“", "”", '"', "‘", "«", "»", "``", "''"})


def is_quotation_open(parse: Parse, first: int, last: int) -> bool:
    """Whether a quotation begins between two words and goes on: what stands in it hangs on nothing before it."""
    return sum(one.text in QUOTES for one in parse.tokens[first:last]) % 2 == 1


@asked_of("pos", "VERB", "AUX")
def _noun_behind_article(parse: Parse, word: Token) -> Iterator[Change]:
    """"A rerun in two districts, the mayor announced": what an article stands before is a noun, "the injured" too."""
    article = kid(parse, word, "det")
    if not is_verbal(word) or word.tag == "VBG" or article is None or article.lower not in ARTICLES:
        return
    between = parse.tokens[article.i + 1 : word.i]
    if word.i < article.i or any(one.head != word.i or one.dep not in INSIDE_A_PHRASE for one in between):
        return
    if kids(parse, word, "aux", "auxpass", "dobj", *SUBJECTS) or kid(parse, word, "nmod") is not None:
        return
    following = parse.tokens[word.i + 1] if word.i + 1 < len(parse.tokens) else word
    if is_nominal(following) and following.dep not in SUBJECTS:
        return  # "of the newly announced Mark 4"
    above = parse.tokens[word.head]
    fronted = word.dep in ("advcl", "ccomp") and above.i > word.i and frame_of(parse, above) is not None
    yield word.i, replace(word, pos="NOUN", tag="NN", dep="dobj" if fronted else word.dep)


@asked_of("dep", "acl")
def _shown_doing(parse: Parse, verb: Token) -> Iterator[Change]:
    """"The film shows a lorry registered to one of his firms leaving the yard": the lorry leaves, not the firms."""
    firm = parse.tokens[verb.head]
    if verb.tag != "VBG" or verb.dep != "acl" or firm.dep != "pobj" or parse.tokens[verb.i - 1].text == ",":
        return
    above = firm
    while above.dep in ("pobj", "prep") and is_nominal(above) | (above.dep == "prep"):
        above = parse.tokens[above.head]
    shown = parse.tokens[above.head]
    shows = parse.tokens[shown.head]
    described = above.tag == "VBN" and above.dep == "acl" and shown.dep == "dobj"
    if described and shows.lemma in words("showing_verbs"):
        yield verb.i, replace(verb, head=shown.i)


@asked_of("dep", "conj")
def _spoken_beside_denial(parse: Parse, verb: Token) -> Iterator[Change]:
    """"She said no guard had fired and blamed a driver": "no … and" does not go on, so it is she who blamed."""
    told = parse.tokens[verb.head]
    speech = parse.tokens[told.head]
    if verb.dep != "conj" or verb.tag != "VBD" or told.dep != "ccomp" or not speech.i < told.i < verb.i:
        return
    if speech.tag != "VBD" or frame_of(parse, speech) is None or kids(parse, verb, "aux", "auxpass", *SUBJECTS):
        return
    if is_quotation_open(parse, speech.i, verb.i):
        return
    joint = [one for one in kids(parse, told, "cc") if one.i < verb.i]
    if [one.lower for one in joint] == ["and"] and is_negated(parse, told):
        yield verb.i, replace(verb, head=speech.i)
        yield joint[0].i, replace(joint[0], head=speech.i)


@asked_of("lower", "before", "after")
def _day_before(parse: Parse, word: Token) -> Iterator[Change]:
    """"The day before the arrest became known": the arrest became known, not the day."""
    day, event = parse.tokens[word.head], kid(parse, word, "pobj")
    verb = parse.tokens[day.head]
    if word.dep != "prep" or event is None or day.dep not in SUBJECTS or word.i != day.i + 1 or event.i > verb.i:
        return
    if day.lemma in SPANS and is_verbal(verb):
        yield word.i, replace(word, head=verb.i, dep="mark")
        yield event.i, replace(event, head=verb.i, dep=day.dep)
        if verb.head != verb.i:
            yield day.i, replace(day, head=verb.head, dep="npadvmod")


@asked_of("dep", "advmod", "neg")
def _adverb_in_name(parse: Parse, adverb: Token) -> Iterator[Change]:
    """"The ship Ever Given left": an adverb with a capital inside a sentence is part of the name behind it."""
    where = parse.sentences[adverb.sentence]
    name = parse.tokens[adverb.i + 1] if adverb.i + 1 < where.last else adverb
    before = parse.tokens[adverb.i - 1]
    body = parse.block_of(adverb.sentence).kind == "paragraph" and adverb.i > where.first
    written = adverb.text.istitle() and name.text[:1].isupper() and (before.pos != "PUNCT" or before.text == ")")
    if body and written and name.pos == "PROPN" and adverb.head in (name.i, name.head):
        yield adverb.i, replace(adverb, pos="PROPN", tag="NNP", dep="compound", head=name.i)


@asked_of("lower", "at")
def _put_at(parse: Parse, at: Token) -> Iterator[Change]:
    """"Put the number of ships that were waiting at 422": at which number it was put."""
    number = kid(parse, at, "pobj")
    if number is None or number.pos != "NUM" or kids(parse, number):
        return
    put = next((t for t in ancestors(parse, at.i) if t.lemma in ("estimate", "put")), None)
    if put is not None and put.i != at.head and put.i < at.i and kids(parse, put, "dobj", "nsubjpass"):
        yield at.i, replace(at, head=put.i)


@asked_of("dep", "conj")
def _described_sum(parse: Parse, verb: Token) -> Iterator[Change]:
    """"Put the debt at ten million, “fully insured”, and denied the rest": what a comma parts is said of the debt."""
    first = parse.tokens[verb.head]
    if verb.dep != "conj" or verb.tag != "VBN" or not is_verbal(first) or first.tag == "VBN":
        return
    if is_passive(parse, first):
        return
    if kids(parse, verb, "dobj", "ccomp", "xcomp", "aux", "auxpass", *SUBJECTS):
        return
    before = list(parse.tokens[first.i + 1 : verb.i])
    while before and (before[-1].pos == "ADV" or before[-1].text in QUOTES):
        before.pop()
    quoted = any(one.text in QUOTES for one in parse.tokens[before[-1].i : verb.i]) if before else False
    if quoted and len(before) > 1 and before[-1].text == "," and is_nominal(before[-2]):
        yield verb.i, replace(verb, head=before[-2].i, dep="acl")
        for later in kids(parse, verb, "conj"):
            if later.tag == "VBD":
                yield later.i, replace(later, head=first.i)


@asked_of("dep", *SUBJECTS)
def _subject_of_auxiliary(parse: Parse, named: Token) -> Iterator[Change]:
    """"The shares remain suspended": an auxiliary has no subject of its own, it is the verb's."""
    auxiliary = parse.tokens[named.head]
    verb = parse.tokens[auxiliary.head]
    if named.dep not in SUBJECTS or auxiliary.dep not in ("aux", "auxpass") or kids(parse, verb, *SUBJECTS):
        return
    yield named.i, replace(named, head=verb.i, dep="nsubjpass" if auxiliary.dep == "auxpass" else named.dep)


@asked_of("pos", "VERB", "AUX")
def _name_in_capitals(parse: Parse, word: Token) -> Iterator[Change]:
    """"Told NPA the figure was higher": capitals behind who tells, or that are a name elsewhere, are no verb."""
    if not is_verbal(word) or not word.text.isupper() or len(word.text) < 3 or word.dep in ("aux", "auxpass"):
        return
    heard = parse.tokens[word.head].lemma in words("hearer_verbs") and word.i == word.head + 1
    if heard or any(other.text == word.text and other.pos == "PROPN" for other in parse.tokens):
        named = "dative" if heard else "dobj" if word.dep in ("xcomp", "ccomp") else word.dep
        yield word.i, replace(word, pos="PROPN", tag="NNP", lemma=word.text, dep=named)


@asked_of("dep", "conj", "appos")
def _speaker_behind_place(parse: Parse, name: Token) -> Iterator[Change]:
    """"In Turin, Ann Lee, head of the union, said …": Ann Lee is no second place, but says it."""
    place = parse.tokens[name.head]
    preposition = parse.tokens[place.head]
    verb = parse.tokens[preposition.head]
    if name.dep not in ("conj", "appos") or name.ent != "PERSON" or place.ent != "GPE" or place.dep != "pobj":
        return
    if kids(parse, place, "cc") or not is_verbal(verb) or kids(parse, verb, *SUBJECTS) or name.i > verb.i:
        return
    if parse.tokens[place.i + 1].text == "," and verb.tag in ("VBD", "VBZ", "VBP"):
        yield name.i, replace(name, head=verb.i, dep="nsubj")


@asked_of("dep", "advcl")
def _finite_clause(parse: Parse, verb: Token) -> Iterator[Change]:
    """"As the chairwoman informed, …": with a conjunction and a subject, but no auxiliary, it is a past."""
    opened = [word for word in kids(parse, verb, "mark") if word.lower in FINITE_OPENERS]
    if verb.tag == "VBN" and verb.dep == "advcl" and opened and kid(parse, verb, "nsubj") is not None and not kids(
            parse, verb, "aux", "auxpass"):
        yield verb.i, replace(verb, tag="VBD")


@asked_of("dep", "pcomp")
def _aim_behind_to(parse: Parse, verb: Token) -> Iterator[Change]:
    """"Went back to ring the bell": a bare infinitive behind "to" is an aim and no place."""
    to = parse.tokens[verb.head]
    if verb.tag == "VB" and verb.dep == "pcomp" and to.lower == "to" and to.dep == "prep" and to.i < verb.i:
        yield verb.i, replace(verb, head=to.head, dep="advcl")
        yield to.i, replace(to, head=verb.i, dep="aux", pos="PART", tag="TO")


@asked_of("lower", "cent")
def _per_cent(parse: Parse, cent: Token) -> Iterator[Change]:
    """"96 per cent of the clients": one measure of two words, not 96 of something, nor a coin."""
    number, per = parse.tokens[max(cent.i - 2, 0)], parse.tokens[max(cent.i - 1, 0)]
    if (per.lower, cent.lower) != ("per", "cent"):
        return
    if number.pos != "NUM" or per.head != number.i or cent.head != per.i:
        yield cent.i, replace(cent, lemma="percent")
        return
    top = number.head == number.i
    yield number.i, replace(number, head=cent.i, dep="nummod")
    yield per.i, replace(per, head=cent.i, dep="quantmod")
    yield cent.i, replace(cent, head=cent.i if top else number.head, dep=number.dep, lemma="percent")
    for word in (parse.tokens[i] for i in number.children):
        if word.i > cent.i:
            yield word.i, replace(word, head=cent.i)


@asked_of("tag", "VBG")
def _part_of_noun(parse: Parse, verb: Token) -> Iterator[Change]:
    """"Claims of hearing loss", "without drinking water": nobody hears or drinks, the word is part of the noun."""
    noun = parse.tokens[verb.i + 1] if verb.i + 1 < len(parse.tokens) else verb
    if verb.tag != "VBG" or noun.head != verb.i or noun.dep != "dobj" or kids(parse, noun, "det", "poss", "amod"):
        return
    if noun.lower not in pairs("ing_compounds").get(verb.lower, "").split() or kids(parse, verb, "aux", *SUBJECTS):
        return
    role = {"pcomp": "pobj", "xcomp": "dobj", "ccomp": "dobj", "csubj": "nsubj", "csubjpass": "nsubjpass"}
    yield noun.i, replace(noun, head=verb.head if verb.head != verb.i else noun.i, dep=role.get(verb.dep, verb.dep))
    yield verb.i, replace(verb, head=noun.i, dep="compound", pos="NOUN", tag="NN", lemma=verb.lower)
    for word in (parse.tokens[i] for i in verb.children if i != noun.i):
        yield word.i, replace(word, head=noun.i)


@asked_of("dep", "conj")
def _speaker_behind_object(parse: Parse, verb: Token) -> Iterator[Change]:
    """"The blast struck the depot, the fire chief, Jan Rua, told us": no blast tells, and no depot is a chief."""
    first = parse.tokens[verb.head]
    if verb.dep != "conj" or verb.tag not in ("VBD", "VBZ") or kids(parse, verb, *SUBJECTS):
        return
    if parse.tokens[verb.i - 1].text != "," or frame_of(parse, verb) is None or any(
            one.i < verb.i for one in kids(parse, first, "cc")):
        return
    people = words("person_nouns")
    named = (one for one in parse.tokens[first.i : verb.i] if one.dep == "appos"
             and (one.ent == "PERSON" or one.lemma in people))
    speaker = next(named, None)
    if speaker is None or parse.tokens[speaker.head].ent == "PERSON" or parse.tokens[speaker.head].lemma in people:
        return
    yield verb.i, replace(verb, head=verb.i if first.head == first.i else first.head, dep=first.dep)
    yield first.i, replace(first, head=verb.i, dep="ccomp")
    yield speaker.i, replace(speaker, head=verb.i, dep="nsubj")


@asked_of("lower", "'s", "’s")
def _contracted_has(parse: Parse, word: Token) -> Iterator[Change]:
    """"He's bought his own boat": nobody is bought a boat, he has bought one."""
    verb = parse.tokens[word.head]
    if word.lower not in ("'s", "’s") or word.dep != "auxpass" or verb.tag != "VBN" or not kids(parse, verb, "dobj"):
        return
    if kids(parse, verb, "agent", "oprd") or verb.lemma in words("transfer_verbs", "hearer_verbs"):
        return
    yield word.i, replace(word, dep="aux", lemma="have")
    yield from ((one.i, replace(one, dep="nsubj")) for one in kids(parse, verb, "nsubjpass"))


@asked_of("tag", "VBN", "VBD")
def _negated_participle(parse: Parse, verb: Token) -> Iterator[Change]:
    """"The room still not searched": a past is denied with "did", so what stands bare is done to the room."""
    if verb.tag not in ("VBN", "VBD") or verb.dep not in ("ROOT", "conj") or not is_verbal(verb):
        return
    denied = any(one.i == verb.i - 1 and one.lower == "not" for one in kids(parse, verb, "neg"))
    if not denied or kids(parse, verb, "aux", "auxpass", "dobj"):
        return
    yield verb.i, replace(verb, tag="VBN")
    yield from ((one.i, replace(one, dep="nsubjpass")) for one in kids(parse, verb, "nsubj"))


@asked_of("dep", "xcomp")
def _quoted_order(parse: Parse, verb: Token) -> Iterator[Change]:
    """"He wrote, “Shut the gate”": an order has no subject to share with the verb of speech."""
    speech = parse.tokens[verb.head]
    opened = verb.i > 0 and parse.tokens[verb.i - 1].text in QUOTES
    if verb.tag == "VB" and opened and frame_of(parse, speech) is not None and not kids(parse, verb, "aux"):
        yield verb.i, replace(verb, dep="ccomp")


@asked_of("tag", "JJ")
def _noun_behind_owner(parse: Parse, word: Token) -> Iterator[Change]:
    """"A surgeon's circular said": what an article or an owner stands before, alone as a subject, is a noun."""
    if word.tag != "JJ" or word.dep not in SUBJECTS or word.ent or word.lower in words("people_adjectives"):
        return
    if word.lower in NO_NOUNS or not kids(parse, word, "poss", "det") or kids(parse, word, "prep", "amod", "conj"):
        return
    owned = bool(kids(parse, word, "poss")) or any(one.lower in ARTICLES for one in kids(parse, word, "det"))
    before = parse.tokens[word.i - 1] if word.i else word
    if owned and (before.head == word.i or before.tag == "POS"):
        yield word.i, replace(word, pos="NOUN", tag="NN")


@asked_of("tag", "VBZ")
def _plural_as_verb(parse: Parse, word: Token) -> Iterator[Change]:
    """"Dishes new to the menu include a soup": a form in -s that is a subject is a plural."""
    if word.tag == "VBZ" and word.dep in SUBJECTS and parse.tokens[word.head].i > word.i and not kids(
            parse, word, "aux", "auxpass", "dobj", *SUBJECTS):
        yield word.i, replace(word, pos="NOUN", tag="NNS")


@asked_of("tag", "VB", "VBP", "VBN")
def _no_such_verb(parse: Parse, word: Token) -> Iterator[Change]:
    """"It was their biggest miners conference": there is no verb "to conference"."""
    ends = word.lower.endswith(("ed", "en", "ing", "s")) or not word.text.islower() or not word.text.isalpha()
    if ends or {word.lemma, word.lower} & words("verbs", "mere_pasts") or kids(parse, word, "aux", "auxpass", "dobj"):
        return
    if word.lower in pairs("irregular_verbs").values() or not is_verbal(word) or word.lemma not in happenings():
        return
    yield word.i, replace(word, pos="NOUN", tag="NN")
    yield from ((one.i, replace(one, dep="compound")) for one in kids(parse, word, "nsubj") if one.i == word.i - 1)


@asked_of("dep", "dobj")
def _particle_in_capitals(parse: Parse, word: Token) -> Iterator[Change]:
    """"She BACKED OUT": capitals make no noun of a particle."""
    if word.text.isupper() and word.pos == "PROPN" and word.lower in PARTICLES and word.i == word.head + 1:
        yield word.i, replace(word, pos="ADP", tag="RP", dep="prt", lemma=word.lower)


@asked_of("dep", "npadvmod")
def _object_in_headline(parse: Parse, noun: Token) -> Iterator[Change]:
    """"Firm launches new, faster train": no time and no measure, so it is what the firm launches."""
    verb = parse.tokens[noun.head]
    measures = noun.ent in ("DATE", "TIME", "QUANTITY", "PERCENT", "MONEY", "CARDINAL") or noun.lemma in SPANS
    if measures or noun.i < verb.i:
        return
    if verb.tag != "VBZ" or parse.block_of(verb.sentence).kind != "title" or not is_nominal(noun):
        return
    if verb.lemma in words("unaccusatives", "measuring_verbs") or kids(parse, verb, "dobj", "ccomp", "prt", "attr"):
        return
    yield noun.i, replace(noun, dep="dobj")
    yield from ((one.i, replace(one, head=noun.i, dep="amod")) for one in kids(parse, verb, "advmod", "punct")
                if verb.i < one.i < noun.i and one.tag in ("JJ", "JJR", ","))


@asked_of("tag", "JJ")
def _past_as_adjective(parse: Parse, verb: Token) -> Iterator[Change]:
    """"The court froze accounts and barred the firm": "froze" is the past and nothing else."""
    if verb.lower not in words("mere_pasts") or not kids(parse, verb, "nsubj") or not kids(parse, verb, "dobj"):
        return
    lemma = next((lemma for lemma, past in rows("irregular_verbs") if past == verb.lower), verb.lemma)
    yield verb.i, replace(verb, pos="VERB", tag="VBD", lemma=lemma)
    object_ = kids(parse, verb, "dobj")[0]
    yield from ((one.i, replace(one, head=verb.i)) for one in kids(parse, object_, "cc", "conj")
                if one.dep == "cc" or one.tag == "VBD")


@asked_of("dep", "nummod")
def _hour_before_article(parse: Parse, number: Token) -> Iterator[Change]:
    """"Soon after nine a shy boy rose": a number before an article does not count what follows it."""
    before = parse.tokens[number.i - 1] if number.i else number
    article = parse.tokens[number.i + 1] if number.i + 1 < len(parse.tokens) else number
    counts = number.dep == "nummod" and number.head > article.i and article.lower in ARTICLES
    if counts and before.dep in ("prep", "mark") and not kids(parse, before, "pobj"):
        yield number.i, replace(number, head=before.i, dep="pobj", ent=number.ent or "TIME")


@asked_of("tag", "VB", "VBN", "VBD", "VBP")
def _described_noun(parse: Parse, word: Token) -> Iterator[Change]:
    """"Clears the path to a speedy rerun": what an adjective describes behind a preposition is a noun."""
    before = parse.tokens[word.i - 1] if word.i else word
    adjective = before.tag == "JJ" and (before.head == word.i or before.dep == "pobj")
    if word.dep != "pobj" or not is_verbal(word) or not adjective or kids(parse, word, "aux", "auxpass", *SUBJECTS):
        return
    yield word.i, replace(word, pos="NOUN", tag="NN")
    if before.dep == "pobj":
        yield before.i, replace(before, head=word.i, dep="amod")


@asked_of("lower", "through")
def _fallen_through(parse: Parse, word: Token) -> Iterator[Change]:
    """"The merger fell through": no preposition without a noun."""
    verb = parse.tokens[word.head]
    if verb.lemma == "fall" and word.i == verb.i + 1 and word.dep in ("advmod", "prep") and not word.children:
        yield word.i, replace(word, tag="RP", dep="prt")


@asked_of("lower", "writing")
def _in_writing(parse: Parse, word: Token) -> Iterator[Change]:
    """"Promised in writing not to close the depot": it is no writing that does not close."""
    preposition = parse.tokens[word.head]
    verb = parse.tokens[preposition.head]
    if word.dep == "pcomp" and preposition.lower == "in" and preposition.i == word.i - 1 and is_verbal(verb):
        yield word.i, replace(word, pos="NOUN", tag="NN", dep="pobj")
        for told in kids(parse, word, "xcomp", "ccomp"):
            yield told.i, replace(told, head=verb.i)


MENDS: tuple[Mend, ...] = (
    _noun_behind_article, _shown_doing, _spoken_beside_denial, _described_sum, _subject_of_auxiliary,
    _name_in_capitals, _speaker_behind_place, _finite_clause, _aim_behind_to, _per_cent,
    _part_of_noun, _speaker_behind_object, _contracted_has, _negated_participle, _day_before,
    _adverb_in_name, _put_at, _noun_behind_owner, _no_such_verb, _plural_as_verb, _particle_in_capitals,
    _object_in_headline, _past_as_adjective, _hour_before_article, _described_noun, _quoted_order,
    _fallen_through, _in_writing)
