"""Claims that a text only repeats to judge them: "“The mayor has fled.” FALSE.", "Claim: … Verdict: unproven"."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from dateline.builders import quotations, remembered
from dateline.builders.knowledge import pairs
from dateline.builders.quotations import Quotation
from dateline.graph.model import Claim, Parse, Sentence

NEAR = 3
"""Sentences before a verdict in which the claim that it judges stands."""
BEFORE_VERDICT = frozenset(
    {"assessment", "check", "conclusion", "fact-check", "finding", "rating", "result", "ruling", "status", "verdict"})
BEFORE_CLAIM = re.compile(
    r"\W{0,8}(?:the )?(?:claim|rumou?r|myth|allegation)(?: \d+| no\.? \d+)?\s*[:.–—-]", re.IGNORECASE
)
MOST = 5
"""Words before the colon of "Our verdict on this:"."""


def judge(parse: Parse, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims; those that the text itself calls false are denied, those that it leaves open only possible."""
    judged = dict(_judged(parse))
    return tuple(_under(claim, judged.get(claim.head_token)) for claim in claims)


def _under(claim: Claim, verdict: str | None) -> Claim:
    if verdict == "denied" and claim.polarity == "positive":
        return replace(claim, polarity="negative", by_denial=True)
    return replace(claim, certainty="possible") if verdict == "open" and claim.certainty == "certain" else claim


def judged_words(parse: Parse) -> frozenset[int]:
    """The tokens of claims that are told only to be judged: nobody near them says them."""
    return frozenset(i for i, _ in _judged(parse))


@remembered.of_parse
def _judged(parse: Parse) -> list[tuple[int, str]]:
    """The tokens of claims that are judged, with what the verdict makes of them."""
    found: list[tuple[int, str]] = []
    quoted: tuple[Quotation, ...] | None = None
    for sentence in parse.sentences[1:]:
        verdict = _verdict(parse, sentence)
        if verdict is None:
            continue
        quoted = quoted or quotations.find(parse)
        found.extend((i, verdict) for i in _claim_before(parse, sentence, quoted))
    return found


def _verdict(parse: Parse, sentence: Sentence) -> str | None:
    """What a sentence that is or opens with a verdict says: "False.", "UNPROVEN, and late", "Our rating: false"."""
    said = parse.tokens[sentence.first : sentence.last]
    colon = next((n for n, word in enumerate(said[:MOST]) if word.text == ":"), None)
    labelled = colon is not None and any(word.lower in BEFORE_VERDICT for word in said[:colon])
    told = (word for word in (said[colon + 1 :] if labelled and colon is not None else said)
            if word.text[:1].isalnum() or word.text in (",", ".", ";", ":", "!"))
    rest = list(itertools.islice(told, 3))  # a verdict has two words at most, and something may follow
    if not rest:
        return None
    for length in (2, 1):
        ends = rest[length:]
        shouted = all(word.text.isupper() for word in rest[:length])
        if len(rest) >= length and (not ends or not ends[0].text[:1].isalnum() or (shouted and length == 2)):
            verdict = pairs("verdict_words").get(" ".join(word.lower for word in rest[:length]))
            if verdict is not None:
                return verdict
    return None


def _claim_before(parse: Parse, verdict: Sentence, quoted: tuple[Quotation, ...]) -> range:
    """The tokens of the claim before a verdict: a quotation that is a sentence of its own, or what follows "Claim:"."""
    for sentence in reversed(parse.sentences[max(verdict.i - NEAR, 0) : verdict.i]):
        text = parse.text[sentence.span.start : sentence.span.end]
        if (named := BEFORE_CLAIM.match(text)) is not None:
            begins = sentence.span.start + named.end()
            first = next((t.i for t in parse.sentence_tokens(sentence.i) if t.start >= begins), sentence.last)
            return range(first, sentence.last)
        own = next((q for q in quoted if q.last >= sentence.last - 2 and q.first <= sentence.first + 1
                    and sentence.first <= q.last <= sentence.last + 1), None)
        if own is not None and sentence.i == verdict.i - 1:
            return range(own.first, own.last)
    return range(0)
