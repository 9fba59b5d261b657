"""What of an act of speech its own clause says: which question is asked, and whether more is told than what of."""

from __future__ import annotations

from dateline.builders.grammar import first_conjunct
from dateline.builders.knowledge import words
from dateline.builders.label_phrases import WHETHER, Phrases
from dateline.builders.label_relatives import QUESTION_WORDS
from dateline.builders.label_subjects import own_subjects_of
from dateline.builders.label_verbs import FINITE
from dateline.builders.label_wording import STOPS
from dateline.builders.syntax import children, subtree
from dateline.graph.model import Parse, Token

LONGEST_CITED = 6
"""Words of what is cited whole."""
OPENING, CLOSING = frozenset(["“", "``"]), frozenset(["”", "''"])


def only_describes(parse: Parse, own: Token) -> bool:
    """Whether a clause says more of what is spoken of, or what for: "spoke of a prize that he had hoped for"."""
    first = first_conjunct(parse, own)
    above = parse.tokens[parse.tokens[first.head].head]
    infinitive = any(aux.lower == "to" for aux in children(parse, first.i, "aux"))
    beside = first.dep == "acl" and (infinitive or first.tag == "VBG")  # "reports a leak growing since May"
    return beside or (first.dep == "relcl" and above.lower in ("of", "about"))


def cited(phrases: Phrases, speech: Token) -> list[Token]:
    """The few words without verb that stand in quotation marks right behind a verb of speech: "it said “no paper”"."""
    behind = phrases.parse.tokens[speech.i + 1 :][: LONGEST_CITED + 3]
    if not behind or behind[0].text not in OPENING:
        return []
    end = next((n for n, t in enumerate(behind) if n and t.text in CLOSING), 0)
    words_ = list(behind[1:end])
    return words_ if words_ and words_[0].pos != "ADP" and all(t.pos not in ("VERB", "AUX") for t in words_) else []


def asks(verb: Token) -> bool:
    """Whether "if" behind a verb opens what is asked or not known: "asked if anyone had survived"."""
    return verb.lemma in words("doubting_verbs")


def is_small(parse: Parse, clause: Token, speech: Token) -> bool:
    """Whether a complement has no tense of its own: "wants it noted", "demanded that he resign"."""
    small = clause.dep == "ccomp" and clause.tag in ("VB", "VBN", "VBG", "JJ")
    apart = any(t.text in STOPS - {","} for t in parse.tokens[speech.i : clause.i]) or clause.i < speech.i
    return small and not apart and not any(
        t.tag in FINITE for t in children(parse, clause.i, "aux", "auxpass"))


def asked(phrases: Phrases, clause: Token, speech: Token) -> list[str]:
    """The words that make a question of what somebody says: "asked whether", "would not say how much"."""
    if clause.head != speech.i or clause.dep != "ccomp" or clause.i < speech.i:
        return []
    below = sorted(subtree(phrases.parse, clause.i), key=lambda t: t.i)
    aside = {t.i for other in below if other.dep in ("advcl", "relcl") for t in subtree(phrases.parse, other.i)}
    opening = next((t for t in below if t.i not in aside and (
        t.tag in QUESTION_WORDS or (t.dep == "mark" and t.lower in WHETHER))), None)
    named = next(iter(own_subjects_of(phrases.parse, clause)), None)
    if opening is None or named is None or opening.i > clause.i or opening.tag == "WDT":
        return []
    first = min(t.i for t in subtree(phrases.parse, named.i)) if named.tag not in QUESTION_WORDS else named.i + 1
    words_ = [t for t in below if opening.i <= t.i < first and t.i not in phrases.timed]
    return phrases.written(words_) if words_ and words_[-1].i - words_[0].i == len(words_) - 1 else []
