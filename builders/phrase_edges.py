"""Where a noun phrase begins and ends in the text."""

from __future__ import annotations

from dateline.builders import remembered
from dateline.graph.model import Parse, Span, Token

HYPHENS = frozenset({"-", "–", "‐", "‑"})
_QUOTES = '"“”«»'
PREMODIFIERS = frozenset({"compound", "nmod", "amod", "flat", "quantmod"})
LEFT = PREMODIFIERS | {"det", "nummod", "poss", "case", "advmod", "npadvmod", "predet", "punct", "neg", "preconj"}
OWN_PREPOSITIONS = frozenset({"of"})
_WHOLES = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "twenty",
                     "2", "3", "4", "5", "6", "7", "8", "9", "10", "12", "20", "50", "100", "1,000"})
RIGHT = frozenset({"prep", "amod", "nummod", "advmod"})
CUTTING = frozenset({"relcl", "acl", "advcl", "parataxis", "ccomp", "appos", "dep"})


def is_hyphened(parse: Parse, i: int) -> bool:
    """Whether the token is a hyphen inside a word: "Alma-Ata", "pre-orders"."""
    if not 0 < i < len(parse.tokens) - 1 or parse.tokens[i].text not in HYPHENS:
        return False
    return not parse.tokens[i - 1].space and not parse.tokens[i].space


@remembered.of_word
def left_edge(parse: Parse, head: Token) -> int:
    """The first token of the phrase: a run of modifiers that end in the head, without gaps."""
    first = head.i
    sentence = parse.sentences[head.sentence]
    while first > sentence.first and (
        _leads_to(parse, first - 1, head.i) or is_hyphened(parse, first - 1) or is_hyphened(parse, first)
    ):
        first -= 1
    while first < head.i and _is_loose(parse.tokens[first], head):
        first += 1
    return first


def _is_loose(token: Token, head: Token) -> bool:
    """Whether a token at the edge is no part of the phrase: a sign, a conjunction, "then" in "then the army"."""
    adverb = token.pos == "ADV" and token.dep == "advmod" and token.head == head.i
    return adverb or token.dep == "punct" or token.pos in ("PUNCT", "CCONJ", "SPACE")


def _leads_to(parse: Parse, i: int, head: int) -> bool:
    """Whether the token hangs on the head by modifiers alone."""
    for _ in range(12):
        token = parse.tokens[i]
        if i == head:
            return True
        if token.head == i or token.i > head:
            return False
        inside_poss = token.dep in ("prep", "pobj", "conj", "cc", "appos") and token.head < head
        paired = token.dep in ("conj", "cc") and parse.tokens[token.head].dep in PREMODIFIERS | {"conj"}
        if token.dep not in LEFT and not paired and not (inside_poss and under_possessive(parse, token, head)):
            return False
        i = token.head
    return False


def under_possessive(parse: Parse, token: Token, head: int) -> bool:
    """Whether a token belongs to a possessor before the head: "Hussein" in "Hussein's proposal"."""
    while token.head != token.i and token.i != head:
        if token.dep == "poss":
            return True
        token = parse.tokens[token.head]
    return False


def right_edge(parse: Parse, last: int, head: Token, timed: frozenset[int]) -> int:
    """The last token of the phrase: what follows the head without a comma, up to a clause or a time."""
    end = last
    for child in (parse.tokens[c] for c in head.children):
        if child.i <= end:
            continue
        if child.i != end + 1 or child.dep not in RIGHT or _is_timed(parse, child, timed):
            break
        if child.dep == "prep" and child.lower not in OWN_PREPOSITIONS and share_told(parse, head) != child.i:
            break
        end = _phrase_end(parse, child)
    return end


def share_told(parse: Parse, head: Token) -> int | None:
    """The preposition of a share of what a noun counts: "four children in ten" are not four; None for none."""
    counted = any(parse.tokens[c].dep == "nummod" for c in head.children if c < head.i) or head.pos == "NUM"
    behind = parse.tokens[head.i + 1 : head.i + 4]
    if not counted or len(behind) < 2 or behind[0].lower != "in" or behind[0].sentence != behind[1].sentence:
        return None
    whole = behind[1]
    small = whole.lower in _WHOLES and whole.ent not in ("DATE", "TIME")
    bare = whole.dep == "pobj" and whole.head == behind[0].i and behind[0].head == head.i
    return behind[0].i if small and bare else None


def _is_timed(parse: Parse, token: Token, timed: frozenset[int]) -> bool:
    return token.i in timed or any(c in timed for c in token.children)


def _phrase_end(parse: Parse, child: Token) -> int:
    """The last token of a prepositional phrase, before any clause in it."""
    end = child.i
    limit = parse.sentences[child.sentence].last
    for i in range(child.i + 1, limit):
        token = parse.tokens[i]
        if not _descends(parse, i, child.i):
            break
        if _is_in_clause(parse, i, child.i):
            break
        if token.pos == "PUNCT" and token.text not in HYPHENS and not _continues(parse, i, child.i):
            break
        if token.text in ("–", "—") and token.pos == "PUNCT" and parse.tokens[i - 1].space:
            break
        end = i
    while end > child.i and parse.tokens[end].pos not in ("NOUN", "PROPN", "NUM", "PRON", "SYM"):
        end -= 1
    return end if end > child.i else child.i - 1


def _is_in_clause(parse: Parse, i: int, top: int) -> bool:
    """Whether a clause or apposition below ``top`` holds the token ("Paris, France" apart)."""
    while i != top:
        token = parse.tokens[i]
        if token.dep in CUTTING and not (token.dep == "appos" and token.ent == "GPE"):
            return True
        i = token.head
    return False


def _continues(parse: Parse, comma: int, top: int) -> bool:
    """Whether a phrase goes on after this sign: a list, a quotation, or a place that holds the one before."""
    if parse.tokens[comma].text in ('"', "'", "“", "”", "‘", "’"):
        return comma + 1 < len(parse.tokens) and _descends(parse, comma + 1, top)
    if parse.tokens[comma].text != "," or comma + 1 >= len(parse.tokens):
        return False
    following = parse.tokens[comma + 1]
    while following.head != following.i and following.head > following.i:
        following = parse.tokens[following.head]
    if not _descends(parse, following.i, top):
        return False
    return following.dep == "conj" or (following.dep == "appos" and following.ent == "GPE")


def _descends(parse: Parse, i: int, top: int) -> bool:
    for _ in range(40):
        if i == top:
            return True
        head = parse.tokens[i].head
        if head == i:
            return False
        i = head
    return False


def span_of(parse: Parse, first: int, last: int) -> Span:
    """Where the tokens ``first`` to ``last`` (inclusive) stand in the text."""
    return Span(parse.tokens[first].start, parse.tokens[last].end)


def text_of(parse: Parse, first: int, last: int) -> str:
    """The words of the tokens ``first`` to ``last`` (inclusive), in one line and without stray quotation marks."""
    pieces = []
    for token in parse.tokens[first : last + 1]:
        pieces.append(token.text + (" " if token.space else ""))
    return _without_stray_quotes(" ".join("".join(pieces).split()))


def _without_stray_quotes(text: str) -> str:
    """Without a quotation mark that has lost its partner: "a “coup" is a coup."""
    if sum(map(text.count, _QUOTES)) % 2:
        return " ".join(text.translate(dict.fromkeys(map(ord, _QUOTES))).split())
    return text
