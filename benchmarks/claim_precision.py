#!/usr/bin/env python3
"""What makes claims doubtful: the share of right ones, by hand, among claims with each trait and above each confidence.

    claim_precision.py JUDGED ARTICLES...

JUDGED has a line a claim: path of the article, first and last (exclusive) character of the trigger, and "yes" where
somebody judged it strictly right, apart by tabs. ARTICLES are the files or folders that the paths belong to. Claims
that are no longer read are counted and left out. The shares stand behind the rows of "claim" in
``builders/data/rule_confidence.txt``.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from dateline.builders import confidence, configuration, documents, language, triggers
from dateline.builders.reading import read
from dateline.graph.model import Cast, Claim, Document, Parse, Span

CUTS = (0.7, 0.6, 0.5, 0.4, 0.3, 0.0)

Judged = dict[tuple[str, Span], bool]


def judged_in(path: Path) -> Judged:
    """The verdicts of a file."""
    lines = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return {(article, Span(int(start), int(end))): right == "yes" for article, start, end, right, *_ in lines}


def traits_of(parse: Parse, cast: Cast, claim: Claim) -> tuple[str, ...]:
    """The traits of a claim, by the words of its trigger."""
    trigger = triggers.Trigger(claim.head_token, (claim.head_token,), claim.lemma, claim.form, claim.rule)
    return confidence.traits(parse, cast, trigger, claim.participants) or ("none",)


def found(judged: Judged, articles: list[str]) -> Iterator[tuple[bool, float, tuple[str, ...]]]:
    """Of each judged claim that is still read: whether it is right, its confidence and its traits."""
    texts = [one for one in documents.read(articles, configuration.Configuration()) if isinstance(one, Document)]
    for document, parse in zip(texts, language.parse([one.text for one in texts]), strict=True):
        reading = read(parse)
        cast = Cast(reading.mentions, reading.entities)
        for claim in reading.claims:
            if (document.path, claim.trigger) in judged:
                yield judged[document.path, claim.trigger], claim.confidence, traits_of(parse, cast, claim)


def main(path: Path, articles: list[str]) -> None:
    """Print the shares."""
    judged = judged_in(path)
    rows = list(found(judged, articles))
    print(f"{len(rows)} of {len(judged)} claims are still read")
    by_trait: defaultdict[str, list[bool]] = defaultdict(list)
    for right, _, traits in rows:
        for trait in traits:
            by_trait[trait].append(right)
    for trait, said in sorted(by_trait.items(), key=lambda item: -len(item[1])):
        print(f"{trait:20} {sum(said):4} of {len(said):4}")
    for cut in CUTS:
        kept = [right for right, sure, _ in rows if sure >= cut]
        print(f"confidence >= {cut:.1f}    {sum(kept):4} of {len(kept):4}")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]), sys.argv[2:])
