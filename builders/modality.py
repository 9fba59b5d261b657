"""Whether it happened: polarity, certainty and tense of a claim.

A clause or event noun has marks of its own ("not", "may", "planned") and stands under what governs it ("refused to",
"in order to", "if"). Both are read off the parse, from the word up to the root, and combined: a negation turns the
polarity round, the weakest certainty wins.
"""

from __future__ import annotations

from dateline.builders import (
    charges,
    clause_signs,
    excess,
    falsehoods,
    fates,
    grammar,
    listed_aims,
    moments,
    remembered,
    similes,
    unfulfilled,
)
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
    telling_nouns,
)
from dateline.builders.negation import after_nor, is_negated
from dateline.builders.own_marks import has_aim, hearsay_adverb, is_any, own_clause, own_noun
from dateline.builders.tenses import tense
from dateline.graph.model import Claim, Parse, Polarity, Token
from dateline.graph.records import changed

_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "provided", "providing", "supposing"})
_CONCESSIONS = frozenset({"although", "though", "because"})
_RESULTS = frozenset({"become", "reach", "total", "close", "finish", "end", "find", "discover", "reveal", "win", "be"})
_ENDS = frozenset({"close", "finish", "end"})
_OF_WHAT = frozenset({"of", "for", "to", "about", "against", "on", "from", "over"})
_ABOUT = frozenset({"of", "about"})
_EXAMPLES = frozenset({"including", "like"})
_DONE_ALL_THE_SAME = frozenset({"fail", "forget", "hesitate", "neglect", "omit"})
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
    ahead = standing.certainty == "planned" and when in ("present", "perfect") and grammar.is_verbal(word)
    if ahead and "as" not in grammar.words_of(parse, word, "mark"):
        when = "future"  # "closed until the owner pays", "we leave tomorrow"
    if charges.is_laid(parse, word) and when == "present":
        when = "past"  # "is accused of burning the archive"
    denial = standing.negative and falsehoods.is_by_denial(parse, word)
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
        known = (own.negative and there) or clause_signs.is_one_of_several(parse, word)
        return own.under(above.without_negation() if known else above)  # "there was no explosion"
    if grammar.is_verbal(word):
        return _clause(parse, word)
    return _noun(parse, word)


def _clause(parse: Parse, word: Token) -> Standing:
    if charges.comes_of_it(parse, word):
        return EFFECTS["possible"]
    if (main := unfulfilled.main_clause(parse, word)) is not None:
        return unfulfilled.standing(parse, word).under(_clause_above(parse, main))
    own = own_clause(parse, word)
    if (noun := falsehoods.bearer(parse, word)) is not None:
        return own.under(_report(parse, noun))
    if word.dep == "conj" and grammar.words_of(parse, word, "mark") & {"if", "unless"}:
        return own.under(EFFECTS["possible"])  # "they ride free, and only if the bus comes"
    if word.dep == "conj" and clause_signs.is_to_be(parse, word):
        return own.under(EFFECTS["planned"])
    if word.dep == "conj":
        shared = _shared(parse, word)  # "neither A nor B", "never asked and had no need" deny both once
        return own.under(shared.without_negation() if own.negative or after_nor(parse, word) else shared)
    governed = _governed(parse, word)
    if own.negative and governed == EFFECTS["negative"] and grammar.is_finite(parse, word):
        return own.without_negation()  # "it is a lie that they did not vote"
    return own.under(governed)


def _shared(parse: Parse, word: Token) -> Standing:
    """What a later conjunct has of the first: everything if it shares its auxiliaries, else what governs both."""
    first = parse.tokens[word.head]
    if not grammar.is_verbal(first) and not grammar.is_predicate(parse, first):
        return PLAIN
    if grammar.stands_alone(parse, word):
        if grammar.is_finite(parse, word) and grammar.is_infinitive(parse, first):
            first = parse.tokens[first.head]  # "appealed to them to stay and urged …": joined to the wrong verb
        above = _clause_above(parse, first) if grammar.is_verbal(first) else PLAIN
        return hearsay_adverb(parse, word).under(above)
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
    if word.dep == "ccomp" and governor.pos == "NOUN" and falsehoods.is_called_false(parse, governor):
        return EFFECTS["negative"]
    if (verb := excess.prevented_by(parse, word)) is not None:
        return EFFECTS["negative"].under(_standing(parse, verb))
    if word.dep in ("xcomp", "ccomp", "oprd", "csubj", "csubjpass") or (word.dep == "dobj" and word.tag == "VBG"):
        return _complement(parse, word, governor)
    if word.dep in ("acl", "relcl"):
        return EFFECTS["possible"] if similes.is_within(parse, word) else _modifying(parse, word, governor)
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
    if clause_signs.is_subjunctive(parse, word):
        return EFFECTS["possible"]
    if grammar.is_direct_speech(parse, word, governor):
        return PLAIN
    if word.dep in ("csubj", "csubjpass") and not infinitive:
        return PLAIN
    frame = "finite" if finite else "infinitive" if infinitive else "gerund"
    if word.lemma == "blame" and governor.lemma == "be":
        return _standing(parse, governor)  # "the wind was to blame": nothing is to come
    asks = fates.said_before(parse, governor, word) if infinitive else governor  # "had been wrong to leave"
    effect = cue_of(parse, asks, word, frame) or (fates.from_subject(parse, governor) if infinitive else None)
    above = _standing(parse, governor)
    if effect is not None and clause_signs.is_performed(parse, word, governor):
        return PLAIN
    if effect is None:
        if finite:
            return _reported(parse, word, above)
        going = infinitive and word.dep == "xcomp" and governor.lemma in words("moving_verbs")
        effect = EFFECTS["planned"] if going and word.i > governor.i else PLAIN  # "was flying out to see his son"
    if effect.negative and above.negative and governor.lemma in _DONE_ALL_THE_SAME and infinitive:
        return above.without_negation()  # "did not hesitate to sign", "will not fail to pay"
    return effect.under(above if not finite or effect.negative else above.without_negation())


def _reported(parse: Parse, word: Token, above: Standing) -> Standing:
    """A that-clause: itself asserted, whatever its verb of speech; open when that is negated or itself unsure."""
    if "when" in grammar.words_of(parse, word, "advmod") and above.certainty != "certain":
        return moments.of_clause(parse, word, {"when"}, above)  # "will know when the tests have been read"
    if any(t.tag in ("WP", "WRB", "WDT") and t.dep != "det" for t in grammar.children(parse, word)):
        return PLAIN  # "did not say when the dam broke", "does not know what happened"
    told = parse.tokens[word.head]
    if falsehoods.calls_false(parse, told) or falsehoods.is_a_lie(parse, told) or falsehoods.is_misreport(parse, told):
        return Standing(negative=True)
    if clause_signs.is_beyond_doubt(parse, told):
        return PLAIN
    if not above.negative and clause_signs.bids_to_know(parse, parse.tokens[word.head]):
        return PLAIN
    verb = parse.tokens[word.head]
    if above.certainty == "planned" and verb.dep == "advcl" and not grammar.is_infinitive(parse, verb):
        return EFFECTS["possible"]  # "once lawyers have confirmed that it is valid"
    if above.negative or above.certainty == "possible" or grammar.words_of(parse, word, "mark") & {"if", "whether"}:
        return Standing(certainty="possible")
    return PLAIN


def _modifying(parse: Parse, word: Token, noun: Token) -> Standing:
    """Infinitives beside a noun ("a plan to", "a force to"); other relative clauses stand by themselves."""
    if not grammar.is_infinitive(parse, word):
        told = grammar.has_complementizer(parse, word) or (
            word.tag == "VBG" and effect_of(noun.lemma, "noun") and own_noun(parse, noun).negative)
        return _report(parse, noun) if told else PLAIN  # "no evidence linking them to it"
    if noun.lemma == "order" and parse.tokens[noun.head].lower == "in":
        return EFFECTS["planned"].under(_standing(parse, parse.tokens[parse.tokens[noun.head].head]).without_negation())
    if "same" in (effect_name(noun.lemma, "noun"), effect_name(noun.lower, "adjective")) or any(
        effect_name(t.lower, "adjective") == "same" for t in grammar.children(parse, noun) if t.dep == "amod"
    ):
        return _standing(parse, noun)  # "the first to arrive", "the second team to win" did
    if noun.dep == "pobj" and effect_name(parse.tokens[parse.tokens[noun.head].head].lower, "adjective") == "same":
        return _standing(parse, parse.tokens[parse.tokens[noun.head].head])  # "the last of the three to be freed"
    room = noun.lemma in words("spans_of_time") and noun.dep == "dobj" and (
        parse.tokens[noun.head].lemma in ("get", "give", "have"))  # "has nine days to reply"
    effect = noun_effect(noun.lemma) or EFFECTS["possible" if room else "planned"]
    return effect.under(Standing(_noun(parse, noun).negative))


def _report(parse: Parse, noun: Token) -> Standing:
    """What a noun makes of the clause that tells its content ("rumours that"); denied where it is denied or false."""
    governor = parse.tokens[noun.head]
    effect = effect_of(grammar.full_lemma(parse, governor), "verb-report") if noun.dep == "dobj" else None
    if effect is not None:
        return effect.under(Standing(is_negated(parse, governor))) if effect.negative else effect
    if noun.dep == "dobj" and noun.lemma in telling_nouns() and falsehoods.dismisses(parse, governor, scorned=True):
        return Standing(negative=True)
    if falsehoods.is_called_false(parse, noun):
        return Standing(negative=True)
    owned = any(
        t.dep == "poss" or (t.dep == "prep" and t.lower in ("of", "by", "from")) for t in grammar.children(parse, noun)
    )
    if noun.lemma in telling_nouns():
        told = noun.dep == "dobj" and not is_denied(parse, governor)
        return PLAIN if owned or told else EFFECTS["possible"]
    return effect_of(noun.lemma, "noun") or PLAIN


def _adverbial(parse: Parse, word: Token, governor: Token) -> Standing:
    if (told := clause_signs.source_of(parse, word)) is not None:
        return _report(parse, told)
    if [t.text for t in parse.tokens[word.i : governor.i] if t.text in ("“", "”")] == ["“"]:
        return PLAIN  # "when she asked why: “Who knows?”": what is quoted says nothing of it
    marks = grammar.words_of(parse, word, "mark") | grammar.words_of(parse, word, "advmod")
    if marks & _CONDITIONS and word.i > 0:
        return Standing(certainty="possible")
    if grammar.is_infinitive(parse, word):
        effect = cue_of(parse, governor, word, "infinitive") or fates.from_subject(parse, governor)
        if effect is not None and effect.certainty == "possible" and grammar.is_verbal(governor):
            return effect.under(_standing(parse, governor))
        if effect == PLAIN or clause_signs.is_ranked(parse, word) or clause_signs.tells(parse, word, governor):
            return _standing(parse, governor)
        meant = word.lemma in _ENDS and grammar.words_of(parse, word, "dobj")  # not "rose to close at ten"
        done = word.lemma in _RESULTS and not marks & {"order", "so"} and not meant
        above = _standing(parse, governor)
        if grammar.is_predicate(parse, governor) or governor.pos in ("ADJ", "AUX"):
            return (cue_of(parse, governor, word, "infinitive") or EFFECTS["planned"]).under(above)
        return above if done else Standing(certainty="planned").under(above.without_negation())
    if marks & _CONCESSIONS and grammar.is_finite(parse, word) and charges.is_within(parse, word):
        return EFFECTS["possible"]  # "accused of robbing a bank although he knew the guard"
    if not marks and (going := moments.going_on(parse, word, governor)) is not None:
        return going.under(_standing(parse, governor))
    if not marks and moments.accompanies(parse, word, governor):
        return _unless_certain(_standing(parse, moments.what_it_accompanies(parse, word, governor)))
    over = moments.aim_before(parse, word, governor) if marks & moments.MOMENTS else governor
    return moments.of_clause(parse, word, marks, _standing(parse, over))


def _unless_certain(above: Standing) -> Standing:
    """What a participle has of its verb: "may burst, flooding the town"; nothing of one that is certain."""
    return PLAIN if above.certainty == "certain" else above.without_negation()


def _after_preposition(parse: Parse, word: Token, preposition: Token) -> Standing:
    if _is_ruled_out(parse, preposition):
        return Standing(negative=True)
    if similes.opens(parse, preposition):
        return EFFECTS["possible"]
    if any(t.tag == "WRB" for t in grammar.children(parse, word)):
        return PLAIN
    governor = parse.tokens[preposition.head]
    if (ahead := noun_before(governor, preposition)) is not None:
        return ahead
    if preposition.lower == "against" and governor.lemma == "be":
        return EFFECTS["possible"]  # "was against selling the park"
    effect = cue_of(parse, governor, word, "gerund", preposition.lower)
    above = _standing(parse, governor)
    if effect is not None:
        return effect.under(above)
    return above.without_negation() if preposition.lower in ("by", "before", "after", "as") else PLAIN


def _is_ruled_out(parse: Parse, preposition: Token) -> bool:
    """Whether what the preposition names did not happen: "without", "instead of", "rather than", not guilty "to"."""
    before = parse.tokens[preposition.i - 1].lower if preposition.i else ""
    replaced = preposition.lower in ("of", "than") and before in ("instead", "lieu", "rather")
    return replaced or preposition.lower == "without" or charges.is_disowned(parse, preposition)


# ---- Event nouns ----------------------------------------------------------------------------------------------------


def _noun(parse: Parse, word: Token) -> Standing:
    own, above = own_noun(parse, word), _noun_above(parse, word)
    # "had no effect" denies verb and noun at once: one negation, not two
    if own.negative:
        return Standing(True, own.under(above.without_negation()).certainty)
    found = own.under(above)
    return EFFECTS["possible"] if found == PLAIN and is_any(parse, word) else found


def _noun_above(parse: Parse, word: Token) -> Standing:
    governor = parse.tokens[word.head]
    if charges.comes_of_it(parse, word):
        return EFFECTS["possible"]
    if (fate := fates.of(parse, word)) is not None:
        return fate.effect.under(_standing(parse, fate.verb))
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
    if unfulfilled.main_clause(parse, verb) == verb:
        return EFFECTS["possible"]  # "would have been spared a second injection"
    if moments.is_set(parse, word, verb):
        return EFFECTS["planned"].under(above.without_negation())
    effect = cue_of(parse, verb, word, "noun")
    if effect is not None and word.lemma in telling_nouns() | words("message_nouns") and verb.lemma == "refuse":
        return PLAIN  # "refused the request"
    if (
        effect is not None
        and word.lemma in telling_nouns()
        and effect_name(grammar.full_lemma(parse, verb), "verb-report") == "negative"
    ):
        return PLAIN  # "denied reports": the reports are there, what they tell is denied
    if effect is None:
        is_new = bool(grammar.words_of(parse, word, "det") & {"a", "an", "any"})
        return above if is_new and effect_name(grammar.full_lemma(parse, verb), "verb-noun") != "given" else PLAIN
    if word.dep == "nsubjpass" and effect.certainty == "planned" and moments.is_settled(parse, word, verb):
        return PLAIN
    return effect.under(above)


def _noun_after_preposition(parse: Parse, word: Token, preposition: Token) -> Standing:
    if _is_ruled_out(parse, preposition):
        return Standing(negative=True)
    governor = parse.tokens[preposition.head]
    if similes.opens(parse, preposition):
        return EFFECTS["possible"]
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
        return effect.under(_standing(parse, governor)) if effect else _as_what(parse, word, preposition)
    if governor.pos == "ADJ":
        effect = effect_of(f"{governor.lemma}_{preposition.lower}", "adjective")
        return effect or PLAIN
    if preposition.lower not in _OF_WHAT:
        return _as_what(parse, word, preposition)
    if (ahead := noun_before(governor, preposition)) is not None:
        return ahead
    effect = effect_of(governor.lemma, "noun")
    if effect is None and governor.lemma in words("message_nouns") and own_noun(parse, governor).negative:
        return EFFECTS["possible"]  # "no letter of resignation arrived"
    if effect is None and governor.lemma not in telling_nouns():
        return PLAIN
    told = governor.lemma in telling_nouns() and preposition.lower in _ABOUT
    if told and falsehoods.is_called_false(parse, governor):
        return Standing(negative=True)  # "rumours of a flood were untrue"
    denied = (
        governor.dep == "dobj"
        and effect_name(grammar.full_lemma(parse, parse.tokens[governor.head]), "verb-report") == "negative"
    )
    if denied:
        return Standing(not is_negated(parse, parse.tokens[governor.head]))
    return effect.under(_noun(parse, governor)) if effect else PLAIN


def _as_what(parse: Parse, word: Token, preposition: Token) -> Standing:
    """What nobody knows yet shares the fate of what is done in or as it: "until he pays a million in compensation"."""
    verb = grammar.clause_of(parse, preposition)
    new = grammar.words_of(parse, word, "det") <= {"a", "an"} and not grammar.words_of(parse, word, "poss")
    if verb is None or not new or preposition.lower not in ("in", "as"):
        return PLAIN
    return Standing(certainty=_standing(parse, verb).certainty)


def _example(parse: Parse, governor: Token) -> Standing:
    """An example of what the clause is about: "demands were heard at the rallies, including the resignation of …"."""
    effect = effect_of(governor.lemma, "noun")
    if effect is None:
        verb = grammar.clause_of(parse, governor)
        subject = grammar.subject(parse, verb) if verb is not None else None
        effect = effect_of(subject.lemma, "noun") if subject is not None else None
    return effect or PLAIN
