"""Lines of ``judged_retellings.tsv`` from pairs of claims that somebody judged: what speaks for each, and the verdict.

    python benchmarks/judged_retellings.py JUDGED > judged_retellings.tsv

JUDGED has a pair of claims a row, cells parted by tabs: a name for the set, a folder of articles, an article's path in
it, the first code point of the claim's trigger, the other article's path and trigger, and ``1`` if a reader found that
both tell one happening, else ``0``. No words are kept. Pairs that are no longer weighed are left out; of several that
would join the same two events the likeliest stands for all.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from dateline.builders import calendar, callings, documents, event_identity, nodes, retellings
from dateline.builders.configuration import Configuration
from dateline.builders.default_model import DEFAULT_MODEL
from dateline.builders.joined_events import JoinedEvents
from dateline.builders.near_texts import near_texts
from dateline.builders.readers import read_all
from dateline.graph.model import ClaimRef, Document

Place = tuple[str, int]
"""An article's path and the first code point of a trigger."""
Pair = frozenset[Place]


def main() -> None:
    """Prints a line for each judged pair of events that is weighed."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("judged", type=Path)
    sets: defaultdict[tuple[str, str], dict[Pair, bool]] = defaultdict(dict)
    for line in options.parse_args().judged.read_text(encoding="utf-8").splitlines():
        name, folder, one, start, other, begin, verdict = line.split("\t")
        sets[name, folder][frozenset(((one, int(start)), (other, int(begin))))] = verdict == "1"
    for (name, folder), wanted in sorted(sets.items()):
        for evidence, right in judged(folder, wanted):
            signs = ",".join(f"{sign}={much:.2f}" for sign, much in sorted(evidence.items()))
            print(f"{name}\t{right:d}\t{signs}")


def judged(folder: str, wanted: Mapping[Pair, bool]) -> Iterator[tuple[retellings.Evidence, bool]]:
    """The evidence and the verdict of each pair of events of a folder of which a pair of claims was judged."""
    ordered, events, where = compared(folder)
    likeliest: dict[frozenset[ClaimRef], tuple[float, retellings.Evidence, bool]] = {}
    for (a, b), evidence in retellings.weighed(ordered, events).items():
        verdicts = [
            wanted[pair] for one in where[a] for other in where[b] if (pair := frozenset((one, other))) in wanted
        ]
        both = frozenset((events.root(a), events.root(b)))
        points = retellings.score(evidence)
        if verdicts and (both not in likeliest or likeliest[both][0] < points):
            likeliest[both] = points, evidence, verdicts[0]
    for _, evidence, right in likeliest.values():
        yield evidence, right


def compared(
    folder: str,
) -> tuple[list[event_identity.Signature], JoinedEvents, defaultdict[ClaimRef, list[Place]]]:
    """A folder's claims as they are compared, what rules have joined, and where in which articles each claim stands."""
    found = [one for one in documents.read([folder], Configuration()) if isinstance(one, Document)]
    articles = sorted(found, key=lambda one: one.key)
    texts = list({one.sha256: one.text for one in articles}.values())
    readings = {one.sha256: one for one in read_all(texts, DEFAULT_MODEL) if not one.unread}
    anchors = calendar.anchors(articles, readings)
    origins = calendar.by_text(articles, anchors)
    identified = nodes.identify(list(readings.values()))
    published = {one.sha256: anchor.day for one, anchor in zip(articles, anchors, strict=True) if anchor.day}
    around = event_identity.Around(
        callings.callings(readings.values(), identified.nodes),
        near_texts(identified.named, identified.node_of, published),
        published,
    )
    places = frozenset(node.id for node in identified.nodes if node.node == "place")
    signatures = [
        signature
        for sha, reading in sorted(readings.items())
        for signature in event_identity.signatures(
            reading, calendar.date(reading, origins[sha]), identified.node_of, places, around
        )
    ]
    events = JoinedEvents(signatures)
    ordered = [signature for signature in sorted(signatures, key=lambda s: s.ref) if signature.carries is None]
    event_identity.join_by_rules(ordered, events)
    where: defaultdict[ClaimRef, list[Place]] = defaultdict(list)
    for article in articles:
        for index, claim in enumerate(readings[article.sha256].claims):
            where[ClaimRef(article.sha256, index)].append((article.path, claim.trigger.start))
    return ordered, events, where


if __name__ == "__main__":
    main()
