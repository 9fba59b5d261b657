"""What a word's own marks make of it, whatever governs it: modals, adverbs, modifiers; question, order, condition."""

from __future__ import annotations

from dateline.builders import alternatives, grammar, remembered
from dateline.builders.modal_words import EFFECTS, PLAIN, WEIGHT, Standing, effect_of, noun_effect, speech_verbs
from dateline.builders.negation import is_negated, is_softened
from dateline.builders.refusals import is_refusal
from dateline.builders.tenses import FUTURE_MODALS, is_future_in_past, is_headline_future
from dateline.graph.model import Certainty, Parse, Token

_POSSIBLE_MODALS = frozenset({"may", "might", "can", "ca", "could", "should", "must", "ought"})
_SOON = frozenset({"tomorrow", "tonight", "soon", "shortly"})


@remembered.of_word
def own_clause(parse: Parse, word: Token) -> Standing:
    """The standing of a clause by its own negations, auxiliaries and adverbs."""
    certainty = _own_certainty(parse, word)
    if certainty == "certain" and has_aim(parse, word):
        certainty = "planned"
    return Standing(is_negated(parse, word), certainty)


def hearsay_adverb(parse: Parse, word: Token) -> Standing:
    """What an adverb before the first verb makes of a later one that shares its subject: "allegedly ran and hid"."""
    first = parse.tokens[word.head]
    if word.dep != "conj" or first.tag != word.tag or grammar.subject(parse, word) is not None:
        return PLAIN
    said = (effect_of(t.lower, "adverb") for t in grammar.children(parse, first) if t.dep == "advmod" and t.i < first.i)
    effects = [effect for effect in said if effect is not None and not effect.negative]
    return effects[0] if effects else hearsay_adverb(parse, first)


def has_aim(parse: Parse, verb: Token) -> bool:
    """Whether the subject is an aim: "the goal was undermining the state"."""
    if verb.tag != "VBG":
        return False
    subject = grammar.subject(parse, verb)
    aims = any(t.dep in ("dobj", "ccomp") for t in grammar.children(parse, verb))  # not "preparations were going on"
    return aims and subject is not None and noun_effect(subject.lemma) == EFFECTS["planned"]


def own_noun(parse: Parse, word: Token) -> Standing:
    """The standing of an event noun by its own modifiers: "no talks", "the planned talks", "talks to be held"."""
    standing = PLAIN
    for child in grammar.children(parse, word):
        if (child.dep == "det" and child.lower in ("no", "neither")) or (
            child.dep == "neg" and not is_softened(parse, child)
        ):
            standing = standing.under(Standing(negative=True))
        elif child.dep in ("amod", "compound", "advmod") and child.i < word.i:
            effect = effect_of(child.lower, "modifier") or effect_of(child.lemma, "modifier")
            standing = standing.under(effect or PLAIN)
        elif child.dep in ("acl", "relcl") and _is_yet_to_be(parse, child) and (
                effect_of(word.lower, "adjective") != PLAIN):  # "the first to be freed" was freed
            standing = standing.under(EFFECTS["planned"])
    return standing


def is_any(parse: Parse, noun: Token) -> bool:
    """Whether it leaves open whether there is one: "will help with any inquiry"; not "more than in any war"."""
    compared = parse.tokens[noun.head].lower in ("than", "as")
    return not compared and "any" in grammar.words_of(parse, noun, "det")


def _is_yet_to_be(parse: Parse, word: Token) -> bool:
    """Whether a noun's infinitive puts it into the future: "a summit to be held in May", "talks to take place"."""
    return grammar.is_infinitive(parse, word) and (
        grammar.is_passive(parse, word) or grammar.happening(parse, word) is not None
    )


def _own_certainty(parse: Parse, word: Token) -> Certainty:
    found: Certainty = "certain"
    for child in grammar.children(parse, word):
        mark = _mark_of(parse, word, child)
        if WEIGHT[mark] > WEIGHT[found]:
            found = mark
    open_ = (_is_question, _is_imperative, _is_condition, _is_main_condition, alternatives.pair, is_not_always)
    if found != "possible" and any(asks(parse, word) for asks in open_):
        return "possible"
    if found == "certain" and (is_headline_future(parse, word) or _is_near_future(parse, word)):
        return "planned"
    return found


def _mark_of(parse: Parse, word: Token, child: Token) -> Certainty:
    if child.dep == "aux":
        return _modal(parse, word, child)
    if child.dep == "advmod" and (effect := effect_of(child.lower, "adverb")) and not effect.negative:
        return effect.certainty
    return "possible" if child.dep in ("advcl", "conj") and _hangs_on(parse, word, child) else "certain"


def _hangs_on(parse: Parse, word: Token, clause: Token) -> bool:
    """Whether it comes only if a condition is met: "it will rain if …", "they get it only if …"."""
    if not grammar.words_of(parse, clause, "mark") & {"if", "unless"} or grammar.is_as_if(parse, clause):
        return False
    ahead = any(t.lower in ("would", "'d", "’d", "will") for t in grammar.children(parse, word))
    return ahead or "only" in grammar.words_of(parse, clause, "advmod")


def _modal(parse: Parse, word: Token, auxiliary: Token) -> Certainty:
    subject = grammar.subject(parse, word)
    wished = word.dep == "relcl" and auxiliary.lower == "would"  # "people I would invite to supper"
    if subject is not None and subject.lower in ("i", "we") and word.lemma in speech_verbs() and not wished:
        return "certain"  # "I can declare that …" declares it
    if auxiliary.lower in FUTURE_MODALS or (auxiliary.lemma == "will" and auxiliary.lower != "would"):
        return "planned"
    if auxiliary.lower in _POSSIBLE_MODALS:
        return "possible"
    if auxiliary.lower in ("would", "'d", "’d") and auxiliary.tag == "MD":
        if is_refusal(parse, word):
            return "certain"
        return "planned" if is_future_in_past(parse, word) else "possible"
    return "certain"


def _is_question(parse: Parse, word: Token) -> bool:
    """The main clause of a sentence that ends in a question mark, or one with its auxiliary before its subject."""
    if word.sentence not in _asking(parse):
        return False
    where = parse.sentences[word.sentence]
    marks = [t.i for t in parse.tokens[word.i : where.last] if t.text.startswith("?")]
    if not marks or _is_quoted_after(parse, word, marks[-1]):
        return False
    if _is_inverted(parse, word):
        return True
    top = grammar.first_conjunct(parse, word)
    # "they left at noon, and where did they go?": only the later clause asks
    later = any(_is_inverted(parse, t) for t in parse.tokens[word.i + 1 : marks[-1]] if grammar.is_verbal(t))
    return top.dep == "ROOT" and marks[-1] >= where.last - 2 and not later


@remembered.of_parse
def _asking(parse: Parse) -> frozenset[int]:
    """The sentences with a question mark."""
    return frozenset(t.sentence for t in parse.tokens if t.text.startswith("?"))


def _is_inverted(parse: Parse, word: Token) -> bool:
    """Whether the auxiliary, or the verb "be" itself, stands before the subject."""
    kids = grammar.children(parse, word)
    subject = next((t.i for t in kids if t.dep in ("nsubj", "nsubjpass", "expl")), None)
    auxiliary = next((t.i for t in kids if t.dep in ("aux", "auxpass")), word.i if word.pos == "AUX" else None)
    return subject is not None and auxiliary is not None and auxiliary < subject


def _is_quoted_after(parse: Parse, word: Token, mark: int) -> bool:
    """Whether a question mark belongs to a quotation that begins behind the word: "she asked why: “Who knows?”"."""
    signs = [t.text for t in parse.tokens[word.i : mark] if t.text in ("“", "”")]
    return signs[-1:] == ["“"]


def _is_condition(parse: Parse, word: Token) -> bool:
    """A condition without "if": "had the storm turned, …", "should the talks fail, …", "were they to leave, …"."""
    subject = grammar.subject(parse, word) if word.dep in ("advcl", "ccomp") else None
    if subject is None:
        return False
    first = parse.tokens[min(grammar.subtree(parse, word))]
    opens = first.lower in ("had", "should", "were") and first.dep in ("aux", "auxpass") and first.head == word.i
    return opens and subject.i > first.i and (
        word.i < word.head or first.i > parse.sentences[word.sentence].first)


def _is_main_condition(parse: Parse, word: Token) -> bool:
    """Whether a condition opens a sentence that the parser hung on it: "If I don't drive I may as well walk"."""
    opened = bool(grammar.words_of(parse, word, "mark") & {"if", "unless"})
    return is_supposed(parse, word) or (word.dep == "ROOT" and opened and not grammar.is_as_if(parse, word))


def is_supposed(parse: Parse, word: Token) -> bool:
    """Whether "were" before a noun and its participle opens a condition: "were the tax lifted, it would be built"."""
    above = parse.tokens[word.head]
    were = next((t for t in (word, above, parse.tokens[above.head]) if t.lower == "were"), None)
    if were is None or were.i > word.i or grammar.subject(parse, were) is not None:
        return False
    would = "would" in grammar.words_of(parse, parse.tokens[were.head], "aux")
    return would and were.i < were.head and (word == were or (word.tag == "VBN" and word.i <= were.i + 6))


def is_not_always(parse: Parse, word: Token) -> bool:
    """Whether a clause only says that it need not be so: "high prices do not always mean gain"."""
    return any(
        t.dep == "neg" and t.i < word.i and parse.tokens[t.i + 1].lower in ("always", "necessarily")
        for t in grammar.children(parse, word))


def _is_imperative(parse: Parse, word: Token) -> bool:
    if is_order_not_to(parse, word) or bids_in_speech(parse, word):
        return True
    if word.tag != "VB" or word.dep not in ("ROOT", "ccomp", "conj", "parataxis"):
        return False
    kids = grammar.children(parse, word)
    if any(t.dep in ("aux", "nsubj", "nsubjpass", "csubj", "mark") and t.lower not in ("do", "let") for t in kids):
        return False
    return (
        word.dep in ("ROOT", "parataxis")
        or (word.dep == "ccomp" and grammar.is_direct_speech(parse, word, parse.tokens[word.head]))
        or (word.dep == "conj" and _is_imperative(parse, parse.tokens[word.head]))
    )


@remembered.of_word
def bids_in_speech(parse: Parse, word: Token) -> bool:
    """Whether an order stands behind a verb of speech without marks: "the vet said, wait for the rain"."""
    if word.tag != "VB" or word.dep not in ("dep", "ccomp", "parataxis", "conj"):
        return False
    before = parse.tokens[max(0, word.i - 2) : word.i]
    said = len(before) == 2 and before[0].lemma in speech_verbs() and before[1].text in (",", ":", "“")
    return said and not any(t.dep in ("aux", "nsubj", "nsubjpass", "mark") for t in grammar.children(parse, word))


def is_order_not_to(parse: Parse, word: Token) -> bool:
    """Whether "do" stands without a subject of its own or one to share: "Do not touch the wires", she told them."""
    if word.dep in ("conj", "relcl", "acl") or word.tag not in ("VB", "VBP") or grammar.subject(parse, word):
        return False
    return any(t.dep == "aux" and t.lower == "do" for t in grammar.children(parse, word))


def _is_near_future(parse: Parse, word: Token) -> bool:
    """A present tense that speaks of the future: "is meeting tomorrow", "opens next week"."""
    kids = grammar.children(parse, word)
    progressive = word.tag == "VBG" and any(t.dep == "aux" and t.tag in ("VBZ", "VBP") for t in kids)
    if not progressive and word.tag not in ("VBZ", "VBP"):
        return False
    return any(
        t.dep in ("npadvmod", "advmod") and (t.lower in _SOON or grammar.words_of(parse, t, "amod") & {"next"})
        for t in kids
    )
