"""Which words head noun phrases that refer to something: no set phrases, no expletives."""

from __future__ import annotations

import re

from dateline.builders import interview_turns
from dateline.builders.clauses import is_cleft
from dateline.builders.knowledge import words
from dateline.builders.phrase_edges import PREMODIFIERS, is_hyphened
from dateline.builders.places import nationality
from dateline.builders.quantities import quantity_of
from dateline.graph.model import Parse, Token

DEMONSTRATIVES = frozenset({"this", "that", "these"})
THINGS_AT_LARGE = frozenset({"anything", "everything", "nothing", "something"})
INDEFINITE = frozenset({
    "someone", "somebody", "anyone", "anybody", "everyone", "everybody", "nobody", "many", "some", "others", "several",
    "few", "most", "both", "none", "all", "no one"})
_DEBRIS = re.compile(r"[()\[\]{}<>|=]")


def heads_phrase(parse: Parse, token: Token) -> bool:
    """Whether a word heads a phrase that mentions somebody or something."""
    if token.pos in ("NOUN", "PROPN"):
        return _heads_noun_phrase(parse, token)
    if token.pos == "PRON" or token.tag in ("PRP", "PRP$"):
        return _is_referring_pronoun(parse, token)
    if token.pos in ("NUM", "ADJ", "DET"):
        return _stands_for_noun(parse, token)
    return False


def _heads_noun_phrase(parse: Parse, token: Token) -> bool:
    if _is_premodifier(parse, token) or token.lemma.lower() in words("no_heads"):
        return False
    if not token.text.isalpha() and (is_debris(token) or not any(sign.isalpha() for sign in token.text)):
        return False
    if token.text.isupper() and token.lower in INDEFINITE and len(token.text) > 5:
        return False  # "NOBODY listened"
    if token.dep == "nummod" or (token.ent == "MONEY" and token.pos == "PROPN"):
        return False
    if _is_currency(parse, token):
        return False
    if token.ent in ("DATE", "TIME") and nationality(token.text) is None and not _is_acting_name(token):
        return False
    return not (_is_frozen(parse, token) or _goes_on(parse, token))


def _is_acting_name(token: Token) -> bool:
    """Whether a name that the parser took for a time is the subject: "Two days later Rua was freed"."""
    return token.pos == "PROPN" and token.dep in ("nsubj", "nsubjpass")


def _is_currency(parse: Parse, token: Token) -> bool:
    """Whether a code of a currency stands before its sum or sign: "EUR 20,000", "US $199"."""
    if not token.text.isupper():
        return False
    following = parse.tokens[token.i + 1] if token.i + 1 < len(parse.tokens) else token
    before_sign = following.tag == "$" and len(token.text) < 4
    before_sum = token.lower in words("currency_codes") and following.text[:1].isdigit()
    return before_sign or before_sum


def _goes_on(parse: Parse, token: Token) -> bool:
    """Whether a hyphen joins it to the word behind it; "father-of-two" is a father all the same."""
    after = parse.tokens[token.i + 2] if token.i + 2 < len(parse.tokens) else token
    return is_hyphened(parse, token.i + 1) and not (after.lower == "of" and after.head == token.i)


def is_debris(token: Token) -> bool:
    """Whether a token is what remains of markup: "fr))Paris"."""
    return _DEBRIS.search(token.text) is not None


def _is_premodifier(parse: Parse, token: Token) -> bool:
    """Whether it stands before a noun that it only modifies: "video" in "a video conference"."""
    head = parse.tokens[token.head]
    return token.dep in PREMODIFIERS and head.i > token.i and head.pos in ("NOUN", "PROPN", "ADJ", "NUM", "SYM", "X")


def _is_frozen(parse: Parse, token: Token) -> bool:
    """Whether it is the noun of a set phrase that refers to nothing: "in fact", "for example"."""
    before = parse.tokens[token.i - 1].lower if token.i else ""
    return f"{before} {token.lower}" in words("frozen_phrases")


def _is_referring_pronoun(parse: Parse, token: Token) -> bool:
    lower = token.lower
    if token.tag in ("WDT", "WP", "WP$", "WRB", "EX") or token.dep == "expl":
        return False
    if lower in ("you", "your") and token.i in interview_turns.asking(parse):
        return True  # who is interviewed
    if lower in ("you", "your", "yours", "yourself", "one", "other", "another", "thing"):
        return False
    if lower in ("it", "its"):
        return not _is_expletive(parse, token)
    if token.tag in ("PRP", "PRP$"):
        return True
    if lower == "those":
        return any(parse.tokens[c].dep in ("relcl", "acl", "prep", "amod") for c in token.children)
    if lower in DEMONSTRATIVES or lower in THINGS_AT_LARGE:
        return token.dep in ("nsubj", "nsubjpass", "dobj")
    return lower in INDEFINITE and token.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "dative", "conj", "agent")


def _is_expletive(parse: Parse, token: Token) -> bool:
    """Whether "it" stands for a clause or for the weather: "it is clear that", "it was raining", "it is dark"."""
    verb = parse.tokens[token.head]
    if _is_judged_clause(parse, token) or is_cleft(parse, verb):
        return True
    if token.dep not in ("nsubj", "nsubjpass") or verb.pos not in ("VERB", "AUX"):
        return False
    if verb.lemma in words("weather_verbs"):
        return True
    said = [parse.tokens[c] for c in verb.children if parse.tokens[c].dep in ("attr", "acomp", "advmod")]
    if verb.lemma == "be" and any(one.lower in words("hours_and_weather") for one in said):
        return True
    dependents = [parse.tokens[c] for c in verb.children if c > verb.i]
    if verb.lemma == "take" and any(one.dep == "dobj" and one.lemma in words("spans_of_time") for one in dependents):
        return True
    clause = any(one.dep in ("ccomp", "csubj", "advcl", "xcomp") for one in dependents)
    if verb.lemma == "be" and any(one.dep == "attr" and one.lemma == "time" for one in dependents):
        return True  # "it is the third time that …"
    if verb.lemma == "be":
        predicate = [one for one in dependents if one.dep in ("acomp", "attr", "oprd")]
        inner = any(parse.tokens[c].dep in ("ccomp", "xcomp", "csubj") for one in predicate for c in one.children
                    if parse.tokens[c].i > one.i and one.dep == "acomp" and parse.tokens[c].dep == "ccomp")
        return bool(predicate) and (clause or inner)
    return (verb.lemma in ("seem", "appear", "happen", "turn", "emerge") or token.dep == "nsubjpass") and any(
        one.dep == "ccomp" for one in dependents)


def _is_judged_clause(parse: Parse, token: Token) -> bool:
    """"Made it impossible to pay", "it feels good to win": an infinitive behind an adjective is what "it" announces."""
    above = parse.tokens[token.head]
    around = [above, *(parse.tokens[c] for c in above.children if parse.tokens[c].dep in ("acomp", "oprd", "ccomp"))]
    adjective = next((word for word in around if word.pos == "ADJ" and word.i > token.i), None)
    if adjective is None or token.dep not in ("nsubj", "dobj") or adjective.lemma in words("personal_adjectives"):
        return False
    below = [parse.tokens[c] for word in around for c in word.children]
    return any(word.i > adjective.i and word.dep in ("xcomp", "advcl", "ccomp") and word.tag == "VB" and any(
        parse.tokens[c].tag == "TO" for c in word.children) for word in below)


def counts_people(parse: Parse, number: Token) -> bool:
    """Whether a number by itself means people: "16 were freed", "killed 12"; but those in "counted 9" are things."""
    return number.dep != "dobj" or parse.tokens[number.head].lemma in words("casualty_verbs")


def _is_paid(parse: Parse, sum_: Token) -> bool:
    """Whether a sum changes hands: "paid $12 million"; but "cost $12 million" only says how much."""
    return sum_.ent == "MONEY" and sum_.dep == "dobj" and parse.tokens[sum_.head].lemma in words("paying_verbs")


def _stands_for_noun(parse: Parse, token: Token) -> bool:
    """Whether a number or adjective is all there is of a noun phrase: "16 were killed", "the wounded"."""
    if token.dep not in ("nsubj", "nsubjpass", "dobj", "pobj", "conj"):
        return False
    if token.pos == "NUM":
        plain = token.ent not in ("MONEY", "PERCENT", "DATE", "TIME", "ORDINAL", "QUANTITY")
        fills = token.dep in ("nsubj", "nsubjpass", "dobj")
        fills = fills and not is_hyphened(parse, token.i + 1)  # "call 1-800"
        return (plain and fills and quantity_of(parse, token, own=True) is not None) or _is_paid(parse, token)
    if token.lower == "more":
        return token.dep in ("nsubj", "nsubjpass") and any(
            parse.tokens[c].lower in ("many", "hundreds", "dozens", "thousands", "several") for c in token.children)
    if token.pos == "DET":
        return token.lower in INDEFINITE | DEMONSTRATIVES and token.dep != "conj"
    if token.lower in INDEFINITE and token.dep in ("nsubj", "nsubjpass"):
        return not any(parse.tokens[c].lower == "how" for c in token.children)  # "many have gone"
    definite = any(parse.tokens[c].lower == "the" for c in token.children)
    return definite and token.lower in words("people_adjectives")
