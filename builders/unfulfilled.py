"""Conditions that were not met: "had the brakes held, the train would have stopped" tells that neither was so."""

from __future__ import annotations

import itertools

from dateline.builders import grammar, remembered
from dateline.builders.modal_words import EFFECTS, Standing
from dateline.builders.negation import is_negated
from dateline.graph.model import Claim, Parse, Token
from dateline.graph.records import changed

_HAD = frozenset({"had", "'d", "’d"})
_WOULD = frozenset({"would", "'d", "’d"})
_ALL_THE_SAME = frozenset({"anyway", "even", "still", "too"})


@remembered.of_word
def main_clause(parse: Parse, word: Token) -> Token | None:
    """The verb of what would have come of a condition that was not met, asked of either half; None for other clauses.

    "Even if he had paid, the shop would have closed" tells of what did come, "they could have come" of nothing sure.
    """
    if word.dep == "advcl":
        main = parse.tokens[word.head]
        return main if _is_past_condition(parse, word) and _would_have_come(parse, main) else None
    met = (t for t in grammar.children(parse, word) if t.dep == "advcl")
    return word if any(_is_past_condition(parse, t) for t in met) and _would_have_come(parse, word) else None


def standing(parse: Parse, word: Token) -> Standing:
    """What either half tells by itself: that it was not so; nothing sure where only when or how is supposed otherwise.

    "Had the wall failed an hour later, …": it did fail.
    """
    return EFFECTS["possible"] if _is_partly_met(parse, word) else Standing(not is_negated(parse, word))


def worded(parse: Parse, claim: Claim) -> Claim:
    """The claim as its clause puts it: "the train would have stopped", though it did not."""
    head = parse.tokens[claim.head_token]
    if main_clause(parse, head) != head:
        return claim
    return changed(claim, polarity="negative" if is_negated(parse, head) else "positive", certainty="possible")


def _is_partly_met(parse: Parse, word: Token) -> bool:
    if word.dep != "advcl":
        return False
    how = (t for t in grammar.children(parse, word) if t.dep in ("advmod", "npadvmod"))
    if any(t.lower not in ("not", "never") for t in how):
        return True
    below = grammar.subtree(parse, word)
    behind = itertools.takewhile(lambda t: t.text != "," and t.i < word.head, parse.tokens[max(below) + 1 :])
    inside = (*(parse.tokens[i] for i in below), *behind)  # "a day earlier" may hang on the clause behind the comma
    return any(t.ent in ("DATE", "TIME") or t.tag in ("JJR", "RBR") for t in inside)


def _is_past_condition(parse: Parse, word: Token) -> bool:
    """Whether a clause supposes something of the past: "if he had paid", "had he paid"."""
    had = next((t for t in grammar.children(parse, word) if t.dep in ("aux", "auxpass") and t.lower in _HAD), None)
    if had is None or word.tag not in ("VBN", "VBD"):
        return False
    marks = grammar.words_of(parse, word, "mark")
    first = parse.tokens[min(grammar.subtree(parse, word))]
    if not marks:
        subject = grammar.subject(parse, word)
        return had == first and subject is not None and subject.i > had.i
    opener = next(t for t in grammar.children(parse, word) if t.dep == "mark")
    before = parse.tokens[max(0, opener.i - 1)].lower
    return marks == {"if"} and before not in ("as", "even", "only") and not (
        grammar.words_of(parse, word, "advmod") & {"even", "only"})


def _would_have_come(parse: Parse, word: Token) -> bool:
    """Whether a clause tells what would have been; what would be only where nobody's words are told again.

    "She said that if they had signed by noon they would be paid" leaves it open.
    """
    kids = grammar.children(parse, word)
    would = next((t for t in kids if t.dep == "aux" and t.lower in _WOULD and t.tag == "MD"), None)
    if would is None or any(t.dep == "advmod" and t.lower in _ALL_THE_SAME for t in kids):
        return False
    if parse.tokens[parse.sentences[word.sentence].last - 1].text.startswith("?"):
        return False
    if any(t.dep == "aux" and t.lower == "have" and t.i > would.i for t in kids):
        return True
    return word.tag == "VB" and (
        word.dep == "ROOT" or grammar.is_direct_speech(parse, word, parse.tokens[word.head]))
