"""Times that stand near a verb and say nothing of it: of papers, of participles, of figures, in quotations."""

from __future__ import annotations

from dateline.builders.claim_heads import Heads
from dateline.builders.knowledge import words
from dateline.builders.syntax import ancestors
from dateline.graph.model import Parse, TimeExpression, TimeForm, Token


def fronted_participle(heads: Heads, time: Token) -> int | None:
    """The claim of a participle before its subject whose time it is, whatever the parser says; else None.

    "Expected on Monday, the team landed on Tuesday".
    """
    parse = heads.parse
    first = parse.sentences[time.sentence].first
    word = parse.tokens[first]
    if word.tag != "VBN" or word.i not in heads.at or not word.i < time.i <= word.i + _LONGEST:
        return None
    between = parse.tokens[word.i + 1 : time.i]
    after = parse.tokens[time.i + 1] if time.i + 1 < len(parse.tokens) else time
    plain = all(token.pos not in ("PUNCT", "VERB", "AUX") for token in between)
    return heads.at[word.i] if plain and after.text == "," else None


_LONGEST = 8
"""Words from a participle to the end of its time."""


def past_noun(heads: Heads, time: Token, expression: TimeExpression, governor: int) -> int | None:
    """The event named before a time that is over, of which a verb in the present cannot be; else None.

    "The company regrets the death of a guard yesterday". Not in headlines, where the present tells what has happened.
    """
    parse, claim = heads.parse, heads.claims[governor]
    if claim.tense != "present" or claim.form != "verb" or not _is_over(expression.form):
        return None
    verb = heads.head(governor)
    if time.i < verb.i or parse.block_of(time.sentence).kind in ("title", "standfirst", "heading"):
        return None
    between = (heads.at.get(token.i) for token in parse.tokens[verb.i + 1 : time.i])
    nouns = [i for i in between if i is not None and heads.claims[i].form == "noun"]
    return nouns[0] if len(nouns) == 1 else None


def _is_over(form: TimeForm) -> bool:
    """Whether a form counts back from the article: "yesterday", "last week", "two days ago", "yesterday evening"."""
    if form.operator in ("clock", "part"):
        return bool(form.parts) and _is_over(form.parts[0])
    if form.operator == "shift":
        return bool(form.amount) and form.direction == "past"
    return form.operator in ("period", "weekday") and form.amount is not None and form.amount < 0


def is_of_another(heads: Heads, time: Token, governor: int) -> bool:
    """Whether a time that hangs below a claim is not the claim's."""
    parse = heads.parse
    return _is_of_paper(heads, time, governor) or _is_of_figure(parse, time) or _is_quoted(heads, time, governor)


def _is_of_paper(heads: Heads, time: Token, governor: int) -> bool:
    """Whether it dates a paper or an order that is no event: "raised under a permit of 11 October"."""
    preposition = next(ancestors(heads.parse, time.i), time)
    noun = heads.parse.tokens[preposition.head]
    if heads.at.get(noun.i) == governor or preposition.lower not in ("of", "from"):
        return False
    return noun.pos == "NOUN" and preposition.i == noun.i + 1 and noun.lemma in words("paper_nouns")


def _is_of_figure(parse: Parse, time: Token) -> bool:
    """Whether it dates the figure with which another is compared: "17 were found, up from 11 last night"."""
    for word in ancestors(parse, time.i):
        if word.lower in ("from", "with", "to", "against") and parse.tokens[word.head].lower in _COMPARED:
            return True
        if word.pos in ("VERB", "AUX"):
            return False
    return False


_COMPARED = frozenset({"up", "down", "compared", "as"})


def _is_quoted(heads: Heads, time: Token, governor: int) -> bool:
    """Whether it stands in somebody's words and the claim is that of saying them: "“maybe Wednesday”, he said"."""
    if not heads.claims[governor].speech:
        return False
    verb = heads.claims[governor].head_token
    first, last = sorted((time.i, verb))
    return any(token.text in _MARKS for token in heads.parse.tokens[first:last]) and _stands_in_marks(heads.parse, time)


_MARKS = frozenset({"“", "”"})
"""Double quotation marks, as all of them are written for the parser."""


def _stands_in_marks(parse: Parse, time: Token) -> bool:
    """Whether the mark before a word of its sentence opens, or none stands there and the one after it closes."""
    sentence = parse.sentences[time.sentence]
    before = [token.text for token in parse.tokens[sentence.first : time.i] if token.text in _MARKS]
    after = [token.text for token in parse.tokens[time.i : sentence.last] if token.text in _MARKS]
    return before[-1] == "“" if before else after[:1] == ["”"]
