"""Denials of what the sentence before tells: "The bank lent millions. Its owner denied it", "… said that was a lie".

The word that speaks of it again ("it", "that", "the claim") is a claim of its own: the same happening, told otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.builders import falsehoods, grammar, modality, quotations
from dateline.builders.cue_speakers import mention_of, speaker_of
from dateline.builders.knowledge import words
from dateline.builders.modal_words import noun_effect
from dateline.builders.speech_frames import frame_of, nouns
from dateline.builders.syntax import ancestors, depth
from dateline.graph.model import Cast, Claim, Parse, Token, Voice

_IT = frozenset({"it", "this", "that"})
_THE = frozenset({"the", "this", "that", "these", "those", "such"})
_ALL = frozenset({"all", "any", "both", "each", "most", "either"})
_CHARGES = frozenset({"charge", "count", "accusation", "allegation", "wrongdoing"})
_EVERYTHING = frozenset({"everything"})
_HALVES = frozenset({"but", "and", "while", "though", "although"})
"""What parts the halves of a sentence of which the second denies the first."""


@dataclass(frozen=True, slots=True)
class _Denial:
    """The word that speaks again of what was told, and the verb that denies it."""

    word: Token
    verb: Token


def added(parse: Parse, cast: Cast, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims, in order of their triggers, with those that speak of another one again to deny it."""
    new: dict[int, Claim] = {}
    verbs: set[int] = set()
    for denial in _denials(parse):
        said = _told_before(parse, claims, denial)
        if said is not None:
            new[denial.word.i] = _denied(parse, cast, claims, denial, said)
            verbs |= {denial.verb.i} if denial.verb.lemma in words("denying_verbs") else set()
    # a word that only names what was told ("the claim") stands for it
    known = tuple(new.pop(claim.head_token, claim) for claim in claims)
    known = tuple(replace(claim, speech=True) if claim.head_token in verbs else claim for claim in known)
    return in_order(known, list(new.values())) if new else known


def as_before(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims, those that speak of another again with its type and its dates."""
    return tuple(
        claim if claim.again is None else replace(
            claim, type=claims[claim.again].type, times=claims[claim.again].times, within=claims[claim.again].within)
        for claim in claims
    )


def in_order(claims: tuple[Claim, ...], new: list[Claim]) -> tuple[Claim, ...]:
    """Old and new claims by the place of their triggers, and their references to each other mended."""
    every = [*claims, *new]
    order = sorted(range(len(every)), key=lambda i: (every[i].head_token, i))
    place = {old: i for i, old in enumerate(order)}

    def moved(i: int | None) -> int | None:
        return None if i is None else place[i]

    return tuple(
        replace(every[i], told_by=moved(every[i].told_by), carries=moved(every[i].carries), again=moved(every[i].again))
        for i in order
    )


def _denied(parse: Parse, cast: Cast, claims: tuple[Claim, ...], denial: _Denial, said: int) -> Claim:
    """What was said, denied by whom the verb names."""
    who = speaker_of(parse, denial.verb) if denial.verb.lemma != "be" else None
    speaker = mention_of(parse, cast, who) if who is not None else None
    teller = next((i for i, other in enumerate(claims) if other.head_token == denial.verb.i), None)
    affirms = claims[said].polarity == "negative" and denial.verb.lemma not in words("denying_verbs")
    return replace(
        claims[said],
        trigger=denial.word.span,
        head_token=denial.word.i,
        sentence=denial.word.sentence,
        voices=() if speaker is None else (Voice(speaker, "neutral", denial.verb.span),),
        polarity="positive" if affirms else "negative",  # "he said that none leaked; she called that a lie"
        by_denial=not affirms,
        generic=False,
        certainty=claims[said].certainty if claims[said].by_denial else "certain",
        told_by=teller,
        carries=None,
        again=said,
    )


# ---- Denials --------------------------------------------------------------------------------------------------------


def _denials(parse: Parse) -> Iterator[_Denial]:
    for word in parse.tokens:
        if not _speaks_again(parse, word):
            continue
        phrase = _all_of(parse, word) or word
        denier = _denier(parse, phrase, parse.tokens[phrase.head])
        if denier is None or (denier.dep == "relcl") != (word.lower == "which"):
            continue
        if not modality.is_denied(parse, denier):
            yield _Denial(word, denier)


def _all_of(parse: Parse, word: Token) -> Token | None:
    """The "all" of "all of them", which a verb has for its object; else None."""
    of = parse.tokens[word.head]
    every = parse.tokens[of.head]
    return every if word.lower == "them" and of.lower == "of" and every.lower in _ALL else None


def _speaks_again(parse: Parse, word: Token) -> bool:
    """Whether it may stand for what was told: "it", "that", "the claim" without a content of its own."""
    if word.lower in _IT:
        return word.dep in ("dobj", "nsubj", "det", "mark", "nsubjpass")
    if word.lower == "which":
        return word.dep == "dobj"
    if word.lower == "them":
        return _all_of(parse, word) is not None
    if word.dep not in ("dobj", "nsubj", "nsubjpass"):
        return False
    governor = parse.tokens[word.head]
    if word.lemma in _CHARGES | _EVERYTHING and word.dep == "dobj" and governor.lemma in words("denying_verbs"):
        return True
    if word.pos != "NOUN" or word.lemma not in nouns() or not grammar.words_of(parse, word, "det") & _THE:
        return False
    return not any(t.dep in ("acl", "relcl", "ccomp", "prep") and t.lower != "as"  # "dismissed the claim as nonsense"
                   for t in grammar.children(parse, word))


def _denier(parse: Parse, word: Token, verb: Token) -> Token | None:
    """The verb by which somebody denies what the word stands for; None where nobody does."""
    if word.dep == "dobj" and verb.lemma in words("denying_verbs") and verb.pos == "VERB":
        return verb
    before = parse.tokens[word.i - 1] if word.i else word
    if falsehoods.dismisses(parse, before):
        return before
    if word.dep != "nsubj" or verb.lemma != "be" or _is_empty(parse, verb):
        return None
    if word.lower in _IT and {"wrong", "right"} & {t.lower for t in grammar.children(parse, verb)}:
        return None  # "they sold it. That was wrong": it may well have been done
    if not falsehoods.calls_false(parse, verb) and not falsehoods.is_a_lie(parse, verb):
        return None
    above = parse.tokens[verb.head]
    return above if verb.dep == "ccomp" and speaker_of(parse, above) is not None else verb


def _is_empty(parse: Parse, copula: Token) -> bool:
    """Whether its "it" only stands for an infinitive or clause to come: "it was wrong to leave"."""
    said = [copula, *(t for t in grammar.children(parse, copula) if t.dep in ("acomp", "attr"))]
    return any(grammar.is_infinitive(parse, t) or grammar.has_complementizer(parse, t)
               for word in said for t in grammar.children(parse, word) if grammar.is_verbal(t))


# ---- What is denied -------------------------------------------------------------------------------------------------


def _told_before(parse: Parse, claims: tuple[Claim, ...], denial: _Denial) -> int | None:
    """What the sentence before tells; behind a witness's quotation what was claimed before it; None: nothing."""
    if denial.word.lower == "which":
        return _antecedent(parse, claims, denial)
    if (half := _half_before(parse, denial)) is not None:
        return _main(parse, claims, denial, half)
    sentence = denial.verb.sentence - 1
    if sentence < 0 or parse.sentences[sentence + 1].block - parse.sentences[sentence].block > 1:
        return None
    if denial.verb.dep != "ROOT" and _earlier_clause(parse, denial):
        return None
    told, quoted = _main(parse, claims, denial, _tokens_of(parse, sentence)), quotations.sentences(parse)
    if told is not None or sentence not in quoted:
        return told
    while sentence in quoted:
        sentence -= 1
    beside = sentence >= 0 and parse.sentences[sentence].block == parse.sentences[denial.verb.sentence].block
    claimed = _main(parse, claims, denial, _tokens_of(parse, sentence)) if beside else None
    doubted = claimed is not None and any(voice.attitude == "doubt" for voice in claims[claimed].voices)
    return claimed if doubted else None


def _tokens_of(parse: Parse, sentence: int) -> range:
    return range(parse.sentences[sentence].first, parse.sentences[sentence].last)


def _half_before(parse: Parse, denial: _Denial) -> range | None:
    """The half of a sentence before that of the denial, if it tells something: "it burned, she said; he denied it"."""
    start = parse.sentences[denial.verb.sentence].first
    subject = grammar.subject(parse, denial.verb)
    own = min(denial.verb.i, denial.word.i, denial.verb.i if subject is None else subject.i)
    signs = [i for i in range(start + 1, own) if _parts_halves(parse, i)]
    if not signs or any(grammar.is_verbal(t) for t in parse.tokens[signs[-1] + 1 : own]):
        return None
    told = any(grammar.is_verbal(t) and grammar.is_finite(parse, t) for t in parse.tokens[start : signs[-1]])
    return range(start, signs[-1]) if told else None


def _parts_halves(parse: Parse, i: int) -> bool:
    return parse.tokens[i].text == ";" or (parse.tokens[i].text == "," and parse.tokens[i + 1].lower in _HALVES)


def _main(parse: Parse, claims: tuple[Claim, ...], denial: _Denial, where: range) -> int | None:
    """The main claim among those words, or what is said in it, or what somebody is charged with there."""
    every = [i for i, claim in enumerate(claims) if claim.head_token in where and claim.again is None]
    there = [i for i in every if claims[i].polarity == "positive"]
    charged = next((i for i in there if _is_charged(parse, parse.tokens[claims[i].head_token])), None)
    only = denial.word.lemma in (_CHARGES - nouns().keys()) | _EVERYTHING or denial.word.lower == "them"
    if charged is not None or only:
        return charged
    if (unsaid := _said_not_to_be(parse, claims, denial, every)) is not None:
        return unsaid
    if denial.word.lemma in nouns():
        there = [i for i in there if claims[i].speech or _is_content(parse, parse.tokens[claims[i].head_token])]
        there = [i for i in there if claims[i].speech or claims[i].form != "noun" or (
            claims[i].certainty == "certain" and noun_effect(claims[i].lemma) is None)]  # no "requests for comment"
    else:
        there = [i for i in there if claims[i].certainty == "certain" or claims[i].told_by is not None]
    main = min(there, key=lambda i: (depth(parse, claims[i].head_token), i), default=None)
    while main is not None and (claims[main].speech or _has_it(parse, claims[main])):
        there.remove(main)
        told = [i for i in there if claims[i].told_by == main or parse.tokens[claims[i].head_token].head
                == claims[main].head_token]
        main = min(told, key=lambda i: (depth(parse, claims[i].head_token), i), default=None)
    return main


def _said_not_to_be(parse: Parse, claims: tuple[Claim, ...], denial: _Denial, there: Sequence[int]) -> int | None:
    """What somebody denied before: "he denied that he would go. He denied it again"; or only said was not so.

    Of the latter only where it is called a lie: who says "that is a lie" of "nothing leaked" says that it did.
    """
    main = min(there, key=lambda i: (depth(parse, claims[i].head_token), i), default=None)
    if main is None or not claims[main].speech:
        return None
    if denial.verb.lemma in words("denying_verbs") and claims[main].lemma not in words("denying_verbs"):
        return None
    told = [i for i in there if claims[i].told_by == main and claims[i].polarity == "negative" and claims[i].voices
            and _says_not(parse, parse.tokens[claims[i].head_token], claims[i].by_denial)]
    return min(told, key=lambda i: (depth(parse, claims[i].head_token), i), default=None)


def _says_not(parse: Parse, word: Token, by_denial: bool) -> bool:
    """Whether a claim can be turned round by leaving out a word: "did not leak", "no leak", not "nobody leaked it"."""
    own = {t.lower for t in grammar.children(parse, word) if t.dep in ("neg", "det")}
    return by_denial or not own.isdisjoint({"not", "n't", "no", "never"})


def _has_it(parse: Parse, claim: Claim) -> bool:
    """Whether it only says that something is told: "rumour has it that he was abroad"."""
    verb = parse.tokens[claim.head_token]
    return verb.lemma == "have" and any(t.dep == "dobj" and t.lower == "it" for t in grammar.children(parse, verb))


def _antecedent(parse: Parse, claims: tuple[Claim, ...], denial: _Denial) -> int | None:
    """What ", which he denies" follows, where somebody tells it or it is only possible; else None."""
    at = {claim.head_token: i for i, claim in enumerate(claims)}
    over = [at[t.i] for t in ancestors(parse, denial.verb.i) if t.i in at and t.lemma not in nouns()]
    beside = denial.verb.head  # "the raid, which they deny", but "was seen in the crowd at the trial, which they deny"
    above = next((i for i in over if claims[i].form != "noun" or claims[i].head_token == beside), None)
    if above is None or claims[above].polarity == "negative" or claims[above].speech:
        return None
    return above if claims[above].voices or claims[above].certainty == "possible" else None


def _is_charged(parse: Parse, word: Token) -> bool:
    """Whether it is what somebody is accused of or charged with: "accused of stealing three cars"."""
    above = parse.tokens[word.head]
    verb = parse.tokens[above.head]
    accused = word.dep in ("pcomp", "pobj") and [verb.lemma, above.lower] in (
        ["accuse", "of"], ["charge", "with"], ["suspect", "of"])
    return accused and verb.pos == "VERB"


def _is_content(parse: Parse, word: Token) -> bool:
    """Whether it is what a verb or noun of speech tells in a clause: "reports that the dam will burst"."""
    above = ancestors(parse, word.i)
    return any(t.lemma in nouns() or frame_of(parse, t) is not None for t in above)


def _earlier_clause(parse: Parse, denial: _Denial) -> bool:
    """Whether the sentence itself tells something before the denial, which it may speak of."""
    where = parse.sentences[denial.verb.sentence]
    return any(grammar.is_verbal(t) and grammar.is_finite(parse, t) for t in parse.tokens[where.first : denial.verb.i])
