"""Whether it happened: polarity, certainty and tense of a claim.

A clause or event noun has marks of its own ("not", "may", "planned") and stands under what governs it ("refused to",
"in order to", "if"). Both are read off the parse, from the word up to the root, and combined: a negation turns the
polarity round, the weakest certainty wins.
"""

from __future__ import annotations

from dateline.builders import grammar, listed_aims, moments, negation, remembered
from dateline.builders.knowledge import words
from dateline.builders.modal_words import (
    EFFECTS,
    PLAIN,
    Standing,
    cue_of,
    effect_name,
    effect_of,
    noun_before,
    noun_effect,
    speech_verbs,
    telling_nouns,
)
from dateline.builders.negation import after_nor, is_negated
from dateline.builders.own_marks import has_aim, own_clause, own_noun
from dateline.builders.speech_frames import frame_of
from dateline.builders.tenses import tense
from dateline.graph.model import Claim, Parse, Polarity, Token
from dateline.graph.records import changed

_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "provided", "providing", "supposing"})
_RESULTS = frozenset({"become", "reach", "total", "close", "finish", "end", "find", "discover", "reveal", "win", "be"})
_OF_WHAT = frozenset({"of", "for", "to", "about", "against", "on", "from", "over"})
_EXAMPLES = frozenset({"including", "like"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "attr", "oprd", "dative"})


def qualify(parse: Parse, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims with polarity, certainty and tense."""
    return tuple(_qualified(parse, claim) for claim in claims)


def _qualified(parse: Parse, claim: Claim) -> Claim:
    word = parse.tokens[claim.head_token]
    when = tense(parse, word)
    listed = listed_aims.sentences(parse).get(claim.sentence)
    standing = _standing(parse, word)
    if listed is not None and when in ("present", "none"):
        standing = standing.under(listed)
    polarity: Polarity = "negative" if standing.negative else "positive"
    if standing.certainty == "planned" and grammar.is_infinitive(parse, word):
        when = "none" if when in ("past", "past-perfect") else "future"  # what was planned may be done by now
    denial = standing.negative and negation.is_by_denial(parse, word)
    return changed(claim, polarity=polarity, by_denial=denial, certainty=standing.certainty, tense=when)


# ---- What stands over a word ----------------------------------------------------------------------------------------


def is_denied(parse: Parse, word: Token) -> bool:
    """Whether a clause is negative in the end, by its own words or by what governs it: "refused to confirm"."""
    return _standing(parse, word).negative


@remembered.of_word
def _standing(parse: Parse, word: Token) -> Standing:
    """The standing of the clause or noun that the word heads."""
    if grammar.is_predicate(parse, word):
        own, above = own_noun(parse, word), _standing(parse, parse.tokens[word.head])
        there = grammar.words_of(parse, parse.tokens[word.head], "expl")
        known = (own.negative and there) or _is_one_of_several(parse, word)
        return own.under(above.without_negation() if known else above)  # "there was no explosion"
    if grammar.is_verbal(word):
        return _clause(parse, word)
    return _noun(parse, word)


def _is_one_of_several(parse: Parse, noun: Token) -> bool:
    """Whether what is not the first, the last or the only one is one all the same: "it is not the first flood here"."""
    return any(
        effect_name(t.lower, "adjective") == "same" or t.lower in ("last", "only")
        for t in grammar.children(parse, noun)
        if t.dep == "amod"
    )


def _clause(parse: Parse, word: Token) -> Standing:
    own = own_clause(parse, word)
    if word.dep == "conj":
        shared = _shared(parse, word)  # "neither A nor B" denies both once
        return own.under(shared.without_negation() if after_nor(parse, word) else shared)
    return own.under(_governed(parse, word))


def _shared(parse: Parse, word: Token) -> Standing:
    """What a later conjunct has of the first: everything if it shares its auxiliaries, else what governs both."""
    first = parse.tokens[word.head]
    if not grammar.is_verbal(first) and not grammar.is_predicate(parse, first):
        return PLAIN
    if grammar.stands_alone(parse, word):
        if grammar.is_finite(parse, word) and grammar.is_infinitive(parse, first):
            first = parse.tokens[first.head]  # "appealed to them to stay and urged …": joined to the wrong verb
        return _clause_above(parse, first) if grammar.is_verbal(first) else PLAIN
    shared = _standing(parse, first)
    if grammar.words_of(parse, first, "cc") & {"but"}:
        own = own_clause(parse, first)
        return Standing(shared.negative != own.negative, shared.certainty)
    return shared


def _clause_above(parse: Parse, word: Token) -> Standing:
    return _shared(parse, word) if word.dep == "conj" else _governed(parse, word)


def _governed(parse: Parse, word: Token) -> Standing:
    """What the governor of a clause makes of it."""
    governor = parse.tokens[word.head]
    if word.dep in ("xcomp", "ccomp", "oprd", "csubj", "csubjpass"):
        return _complement(parse, word, governor)
    if word.dep in ("acl", "relcl"):
        return _modifying(parse, word, governor)
    if word.dep == "advcl":
        return _adverbial(parse, word, governor)
    if word.dep == "pcomp":
        return _after_preposition(parse, word, governor)
    return PLAIN


def _complement(parse: Parse, word: Token, governor: Token) -> Standing:
    between = parse.tokens[min(word.i, governor.i) : max(word.i, governor.i)]
    if any(t.text in (":", ";") for t in between):
        return PLAIN  # two sentences in one
    infinitive = grammar.is_infinitive(parse, word)
    finite = not infinitive and grammar.is_finite(parse, word)
    if _is_subjunctive(parse, word):
        return EFFECTS["possible"]
    if grammar.is_direct_speech(parse, word, governor):
        return PLAIN
    if word.dep in ("csubj", "csubjpass") and not infinitive:
        return PLAIN
    frame = "finite" if finite else "infinitive" if infinitive else "gerund"
    if word.lemma == "blame" and governor.lemma == "be":
        return _standing(parse, governor)  # "the wind was to blame": nothing is to come
    effect = cue_of(parse, governor, word, frame) or (_from_noun(parse, governor) if infinitive else None)
    above = _standing(parse, governor)
    if effect is not None and _is_performed(parse, word, governor):
        return PLAIN
    if effect is None:
        if finite:
            return _reported(parse, word, above)
        effect = PLAIN
    return effect.under(above if not finite or effect.negative else above.without_negation())


def _is_subjunctive(parse: Parse, word: Token) -> bool:
    """Whether a that-clause tells what is to be: "asked that his face not be shown", "insists that he pay"."""
    bare = word.tag == "VB" or any(t.dep == "auxpass" and t.lower == "be" for t in grammar.children(parse, word))
    return bare and not grammar.is_finite(parse, word) and grammar.has_complementizer(parse, word)


def _from_noun(parse: Parse, governor: Token) -> Standing | None:
    """What the subject makes of an infinitive: "an attempt was made to …", "the goal has become clear: to …"."""
    if governor.lemma not in grammar.COPULAS and not grammar.is_passive(parse, governor):
        return None
    subject = grammar.subject(parse, governor)
    return noun_effect(subject.lemma) if subject is not None else None


def _is_performed(parse: Parse, word: Token, governor: Token) -> bool:
    """Whether it is done by being said: "I would like to thank …"."""
    subject = grammar.subject(parse, governor)
    return (
        subject is not None
        and subject.lower in ("i", "we")
        and governor.lemma in ("like", "want", "wish")
        and (word.lemma in speech_verbs() or word.lemma in ("thank", "give", "offer", "express", "congratulate"))
    )


def _reported(parse: Parse, word: Token, above: Standing) -> Standing:
    """A that-clause: itself asserted, whatever its verb of speech; open when that is negated or itself unsure."""
    if "when" in grammar.words_of(parse, word, "advmod") and above.certainty != "certain":
        return moments.of_clause(parse, word, {"when"}, above)  # "will know when the tests have been read"
    if any(t.tag in ("WP", "WRB", "WDT") and t.dep != "det" for t in grammar.children(parse, word)):
        return PLAIN  # "did not say when the dam broke", "does not know what happened"
    if negation.calls_false(parse, parse.tokens[word.head]):
        return Standing(negative=True)
    if not above.negative and _bids_to_know(parse, parse.tokens[word.head]):
        return PLAIN
    verb = parse.tokens[word.head]
    if above.certainty == "planned" and verb.dep == "advcl" and not grammar.is_infinitive(parse, verb):
        return EFFECTS["possible"]  # "once lawyers have confirmed that it is valid"
    if above.negative or above.certainty == "possible" or grammar.words_of(parse, word, "mark") & {"if", "whether"}:
        return Standing(certainty="possible")
    return PLAIN


def _bids_to_know(parse: Parse, verb: Token) -> bool:
    """Whether readers are told to note or recall what is so: "let us recall that …", "note that …"."""
    bidden = parse.tokens[verb.head].lemma == "let" and verb.dep in ("ccomp", "xcomp")
    alone = verb.tag == "VB" and (bidden or grammar.subject(parse, verb) is None)
    frame = frame_of(parse, verb)
    return alone and frame is not None and frame.attitude == "factive"


def _modifying(parse: Parse, word: Token, noun: Token) -> Standing:
    """Infinitives beside a noun ("a plan to", "a force to"); other relative clauses stand by themselves."""
    if not grammar.is_infinitive(parse, word):
        return _report(parse, noun) if grammar.has_complementizer(parse, word) else PLAIN
    if noun.lemma == "order" and parse.tokens[noun.head].lower == "in":
        return EFFECTS["planned"].under(_standing(parse, parse.tokens[parse.tokens[noun.head].head]).without_negation())
    if effect_name(noun.lemma, "noun") == "same" or any(
        effect_name(t.lower, "adjective") == "same" for t in grammar.children(parse, noun) if t.dep == "amod"
    ):
        return _standing(parse, noun)  # "the first to arrive", "the second team to win" did
    effect = noun_effect(noun.lemma) or EFFECTS["planned"]
    return effect.under(Standing(_noun(parse, noun).negative))


def _report(parse: Parse, noun: Token) -> Standing:
    """What a noun makes of the clause that tells its content ("rumours that"); denied where it is denied or false."""
    governor = parse.tokens[noun.head]
    effect = effect_of(grammar.full_lemma(parse, governor), "verb-report") if noun.dep == "dobj" else None
    if effect is not None:
        return effect.under(Standing(is_negated(parse, governor))) if effect.negative else effect
    if noun.dep == "dobj" and noun.lemma in telling_nouns() and negation.dismisses(parse, governor):
        return Standing(negative=True)
    if noun.dep == "nsubj" and any(
        t.lower in negation.FALSE for t in grammar.children(parse, governor) if t.dep == "acomp"
    ):
        return Standing(negative=True)
    owned = any(
        t.dep == "poss" or (t.dep == "prep" and t.lower in ("of", "by", "from")) for t in grammar.children(parse, noun)
    )
    if noun.lemma in telling_nouns():
        told = noun.dep == "dobj" and not is_denied(parse, governor)
        return PLAIN if owned or told else EFFECTS["possible"]
    return effect_of(noun.lemma, "noun") or PLAIN


def _adverbial(parse: Parse, word: Token, governor: Token) -> Standing:
    if [t.text for t in parse.tokens[word.i : governor.i] if t.text in ("“", "”")] == ["“"]:
        return PLAIN  # "when she asked why: “Who knows?”": what is quoted says nothing of it
    marks = grammar.words_of(parse, word, "mark") | grammar.words_of(parse, word, "advmod")
    if marks & _CONDITIONS and word.i > 0:
        return Standing(certainty="possible")
    if grammar.is_infinitive(parse, word):
        effect = cue_of(parse, governor, word, "infinitive") or _from_noun(parse, governor)
        if effect is not None and effect.certainty == "possible" and grammar.is_verbal(governor):
            return effect.under(_standing(parse, governor))
        if effect == PLAIN or _is_ranked(parse, word) or _tells(parse, word, governor):
            return _standing(parse, governor)
        done = word.lemma in _RESULTS and "order" not in marks and "so" not in marks
        above = _standing(parse, governor)
        if grammar.is_predicate(parse, governor) or governor.pos in ("ADJ", "AUX"):
            return (cue_of(parse, governor, word, "infinitive") or EFFECTS["planned"]).under(above)
        return above if done else Standing(certainty="planned").under(above.without_negation())
    return moments.of_clause(parse, word, marks, _standing(parse, governor))


def _tells(parse: Parse, word: Token, verb: Token) -> bool:
    """Whether the aim is to say something, which then was said: "went on the radio to say that the dam held"."""
    told = word.lemma in speech_verbs() and any(t.dep == "ccomp" for t in grammar.children(parse, word))
    who = grammar.subject(parse, verb)
    return told and grammar.is_verbal(verb) and verb.lemma != "be" and who is not None and who.lower != "it"


def _is_ranked(parse: Parse, word: Token) -> bool:
    """ "Was among the first to leave": who comes first or last has done it."""
    start = min(t.i for t in (word, *grammar.children(parse, word)) if t.i <= word.i)
    return start > 0 and effect_name(parse.tokens[start - 1].lower, "adjective") == "same"


def _after_preposition(parse: Parse, word: Token, preposition: Token) -> Standing:
    if preposition.lower == "without":
        return Standing(negative=True)
    if (
        preposition.lower in ("of", "than")
        and preposition.i
        and parse.tokens[preposition.i - 1].lower in ("instead", "rather")
    ):
        return Standing(negative=True)
    if any(t.tag == "WRB" for t in grammar.children(parse, word)):
        return PLAIN
    governor = parse.tokens[preposition.head]
    if (ahead := noun_before(governor, preposition)) is not None:
        return ahead
    effect = cue_of(parse, governor, word, "gerund", preposition.lower)
    above = _standing(parse, governor)
    if effect is not None:
        return effect.under(above)
    return above.without_negation() if preposition.lower in ("by", "before", "after", "as") else PLAIN


# ---- Event nouns ----------------------------------------------------------------------------------------------------


def _noun(parse: Parse, word: Token) -> Standing:
    own, above = own_noun(parse, word), _noun_above(parse, word)
    # "had no effect" denies verb and noun at once: one negation, not two
    return Standing(True, own.under(above).certainty) if own.negative else own.under(above)


def _noun_above(parse: Parse, word: Token) -> Standing:
    governor = parse.tokens[word.head]
    if word.dep in ("conj", "appos"):
        return _noun_above(parse, governor) if not grammar.is_verbal(governor) else PLAIN
    if word.dep == "pobj":
        first = parse.tokens[governor.head]
        if governor.dep == "conj" and first.dep == "prep" and first.lower == governor.lower:
            governor = first  # "asked for names and for the arrest of the guilty"
        return _noun_after_preposition(parse, word, governor)
    if (
        word.dep in ("nsubj", "nsubjpass")
        and grammar.is_verbal(governor)
        and (happening := grammar.happening(parse, governor)) is not None
    ):
        return _standing(parse, happening)
    if word.dep in _OBJECTS and grammar.is_verbal(governor):
        return _as_object(parse, word, governor)
    return PLAIN


def _as_object(parse: Parse, word: Token, verb: Token) -> Standing:
    """What a verb makes of its object: as its cue has it; something new ("file a lawsuit") shares its fate."""
    above = _standing(parse, verb)
    if verb.lemma == "be" or has_aim(parse, verb):
        return above
    effect = cue_of(parse, verb, word, "noun")
    if (
        effect is not None
        and word.lemma in telling_nouns()
        and effect_name(grammar.full_lemma(parse, verb), "verb-report") == "negative"
    ):
        return PLAIN  # "denied reports": the reports are there, what they tell is denied
    if effect is None:
        is_new = bool(grammar.words_of(parse, word, "det") & {"a", "an", "any"})
        return above if is_new and effect_name(grammar.full_lemma(parse, verb), "verb-noun") != "given" else PLAIN
    if word.dep == "nsubjpass" and effect.certainty == "planned" and _is_settled(parse, word, verb):
        return PLAIN
    return effect.under(above)


def _is_settled(parse: Parse, word: Token, verb: Token) -> bool:
    """Whether something known was planned in the past, hence has happened: "the unrest had been planned"."""
    known = grammar.words_of(parse, word, "det") & {"the", "this", "these", "those"} or any(
        t.dep == "poss" for t in grammar.children(parse, word)
    )
    return bool(known) and tense(parse, verb) in ("past", "past-perfect", "perfect")


def _noun_after_preposition(parse: Parse, word: Token, preposition: Token) -> Standing:
    if preposition.lower == "without":
        return Standing(negative=True)
    governor = parse.tokens[preposition.head]
    if preposition.lower == "pending" or (governor.lower == "subject" and governor.dep == "advcl"):
        return EFFECTS["possible"]  # "subject to the approval of the court"
    if preposition.lower == "by" and preposition.dep == "agent":
        return PLAIN
    if (awaited := moments.of_noun(parse, preposition, _standing(parse, governor))) is not None:
        return awaited
    if preposition.lower in _EXAMPLES:
        return _example(parse, governor)
    if grammar.is_verbal(governor):
        effect = effect_of(f"{grammar.full_lemma(parse, governor)}_{preposition.lower}", "verb")
        if effect is None and governor.lemma == "be" and preposition.lower in ("in", "on", "under", "at"):
            effect = PLAIN
        return effect.under(_standing(parse, governor)) if effect else PLAIN
    if governor.pos == "ADJ":
        effect = effect_of(f"{governor.lemma}_{preposition.lower}", "adjective")
        return effect or PLAIN
    if preposition.lower not in _OF_WHAT:
        return PLAIN
    if (ahead := noun_before(governor, preposition)) is not None:
        return ahead
    effect = effect_of(governor.lemma, "noun")
    if effect is None and governor.lemma in words("message_nouns") and own_noun(parse, governor).negative:
        return EFFECTS["possible"]  # "no letter of resignation arrived"
    if effect is None and governor.lemma not in telling_nouns():
        return PLAIN
    denied = (
        governor.dep == "dobj"
        and effect_name(grammar.full_lemma(parse, parse.tokens[governor.head]), "verb-report") == "negative"
    )
    if denied:
        return Standing(not is_negated(parse, parse.tokens[governor.head]))
    return effect.under(_noun(parse, governor)) if effect else PLAIN


def _example(parse: Parse, governor: Token) -> Standing:
    """An example of what the clause is about: "demands were heard at the rallies, including the resignation of …"."""
    effect = effect_of(governor.lemma, "noun")
    if effect is None:
        verb = grammar.clause_of(parse, governor)
        subject = grammar.subject(parse, verb) if verb is not None else None
        effect = effect_of(subject.lemma, "noun") if subject is not None else None
    return effect or PLAIN
