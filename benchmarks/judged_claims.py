#!/usr/bin/env python3
"""Lines of ``benchmarks/judged_claims.tsv`` from claims that somebody judged: their traits and the verdict, no words.

    judged_claims.py NAME READER JUDGED ARTICLES...

NAME is what the set of articles is to be called, READER "stranger" or "mender". JUDGED has a line a claim: path of the
article, first and last (exclusive) character of the trigger, and "yes" where somebody judged it strictly right, apart
by tabs. ARTICLES are the files or folders that the paths belong to. Claims that are no longer read are left out; a
verdict holds only as long as the claim names the same agents and patients.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from dateline.builders import claim_traits, confidence, configuration, documents, language
from dateline.builders.reading import read
from dateline.graph.model import Cast, Document, Span

Judged = dict[tuple[str, Span], bool]


def judged_in(path: Path) -> Judged:
    """The verdicts of a file."""
    lines = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return {(article, Span(int(start), int(end))): right == "yes" for article, start, end, right, *_ in lines}


def found(judged: Judged, articles: list[str]) -> Iterator[str]:
    """Of each judged claim that is still read: whether it is right, how sure its rules are, and its traits."""
    texts = [one for one in documents.read(articles, configuration.Configuration()) if isinstance(one, Document)]
    for document, parse in zip(texts, language.parse([one.text for one in texts]), strict=True):
        reading = read(parse)
        cast = Cast(reading.mentions, reading.entities)
        for claim in reading.claims:
            if (document.path, claim.trigger) in judged:
                right = int(judged[document.path, claim.trigger])
                traits = ",".join(claim_traits.traits(parse, cast, claim))
                yield f"{right}\t{confidence.of_rules(cast, claim):.2f}\t{traits}"


if __name__ == "__main__":
    if len(sys.argv) < 5:
        raise SystemExit(__doc__)
    name, reader, verdicts, *folders = sys.argv[1:]
    for line in found(judged_in(Path(verdicts)), folders):
        print(f"{name}\t{reader}\t{line}")
