"""Signs of a clause that is done by being said, only bidden, or known to have come about whatever stands above it."""

from __future__ import annotations

from dateline.builders import grammar
from dateline.builders.knowledge import words
from dateline.builders.modal_words import effect_name, speech_verbs, telling_nouns
from dateline.builders.speech_frames import frame_of
from dateline.graph.model import Parse, Token


def is_subjunctive(parse: Parse, word: Token) -> bool:
    """Whether a that-clause tells what is to be: "asked that his face not be shown", "insists that he pay"."""
    bare = word.tag == "VB" or any(t.dep == "auxpass" and t.lower == "be" for t in grammar.children(parse, word))
    return bare and not grammar.is_finite(parse, word) and grammar.has_complementizer(parse, word)


def is_one_of_several(parse: Parse, noun: Token) -> bool:
    """Whether what is not the first, the last or the only one is one all the same: "it is not the first flood here"."""
    return any(
        effect_name(t.lower, "adjective") == "same" or t.lower in ("last", "only")
        for t in grammar.children(parse, noun)
        if t.dep == "amod"
    )


def is_to_be(parse: Parse, word: Token) -> bool:
    """Whether an infinitive with a subject of its own is joined to a clause: "a break, and gloves to be bought"."""
    bidden = any(t.dep == "aux" and t.lower == "to" for t in grammar.children(parse, word))
    return bidden and grammar.subject(parse, word) is not None and not grammar.is_infinitive(
        parse, parse.tokens[word.head])


def is_performed(parse: Parse, word: Token, governor: Token) -> bool:
    """Whether it is done by being said: "I would like to thank …", "she begs to differ"."""
    if governor.lemma == "beg" and word.lemma in ("differ", "disagree"):
        return True
    subject = grammar.subject(parse, governor)
    if governor.lemma == "wish" and governor.tag in ("VBZ", "VBP") and _makes_known(parse, word):
        return True  # "the club wishes to make clear that …"
    return (
        subject is not None
        and subject.lower in ("i", "we")
        and governor.lemma in ("like", "want", "wish")
        and (word.lemma in speech_verbs() or word.lemma in ("thank", "give", "offer", "express", "congratulate"))
    )


def _makes_known(parse: Parse, word: Token) -> bool:
    """Whether an infinitive says something: "to stress", "to make clear", "to make it known"."""
    beside = (t for t in grammar.children(parse, word) if t.dep in ("ccomp", "acomp", "oprd", "xcomp"))
    return word.lemma in speech_verbs() or (word.lemma == "make" and any(t.lower in ("clear", "known") for t in beside))


def bids_to_know(parse: Parse, verb: Token) -> bool:
    """Whether readers are told to note or recall what is so: "let us recall that …", "note that …"."""
    bidden = parse.tokens[verb.head].lemma == "let" and verb.dep in ("ccomp", "xcomp")
    alone = verb.tag == "VB" and (bidden or grammar.subject(parse, verb) is None)
    frame = frame_of(parse, verb)
    return alone and frame is not None and frame.attitude == "factive"


def is_beyond_doubt(parse: Parse, verb: Token) -> bool:
    """Whether a clause says that there is no doubt of another: "there was “no doubt” that they had left"."""
    doubts = [t for t in grammar.children(parse, verb) if t.dep == "attr" and t.lemma in ("doubt", "question")]
    return verb.lemma == "be" and any(grammar.words_of(parse, t, "det") & {"no"} for t in doubts)


def tells(parse: Parse, word: Token, verb: Token) -> bool:
    """Whether the aim is to say something, which then was said: "went on the radio to say that the dam held"."""
    told = word.lemma in speech_verbs() and any(t.dep == "ccomp" for t in grammar.children(parse, word))
    who = grammar.subject(parse, verb)
    return told and grammar.is_verbal(verb) and verb.lemma != "be" and who is not None and who.lower != "it"


def is_ranked(parse: Parse, word: Token) -> bool:
    """ "Was among the first to leave": who comes first or last has done it."""
    start = min(t.i for t in (word, *grammar.children(parse, word)) if t.i <= word.i)
    return start > 0 and effect_name(parse.tokens[start - 1].lower, "adjective") == "same"


def source_of(parse: Parse, word: Token) -> Token | None:
    """The noun of speech by which a clause is so: "reports according to which they fled"; None for none."""
    for to in grammar.children(parse, word):
        if to.lower == "to" and parse.tokens[to.i - 1].lower == "according" and "which" in grammar.words_of(
                parse, to, "pobj"):
            before = parse.tokens[parse.sentences[word.sentence].first : to.i]
            return next((t for t in reversed(before) if t.lemma in telling_nouns() | words("message_nouns")), None)
    return None
