"""The golden graph of the sample articles. ``python tests/golden.py`` writes it anew, to be read as a diff."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import dateline
from dateline.queries.event_graph import EventGraph

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden_seeds.tsv"


def lines(graph: EventGraph) -> Iterator[str]:
    """A line an event, in order of time: date, basis, standing, type, who, verb, whom, label."""
    for event in graph.events():
        who = "; ".join(link.label for link in event.agents)
        whom = "; ".join(link.label for link in event.patients)
        key = "key" if event.key else "speech" if event.speech else ""
        what = (event.edtf or "", event.basis, event.standing, event.type or "")
        cells = (*what, who, event.verb, whom, key, event.label)
        yield "\t".join(" ".join(cell.split()) for cell in cells)


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        built = dateline.build([ROOT / "seeds"], Path(folder) / "out")
        GOLDEN.write_text("\n".join(lines(built)) + "\n", encoding="utf-8")
