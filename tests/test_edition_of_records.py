"""A weekday in the field of a record that should tell its day narrows the days that its story leaves it."""

from __future__ import annotations

import json
from pathlib import Path

from dateline.builders import calendar, documents, language
from dateline.builders.configuration import Configuration
from dateline.builders.reading import read
from dateline.graph.model import Anchor, Document

STORY = (
    "Riot police arrested the union leader Marta Quell at the shipyard in Port Selwyn. "
    "The shipyard of Port Selwyn dismissed two hundred welders, and Marta Quell called the dismissal a theft. "
)


def anchors(folder: Path, published: str) -> dict[str, Anchor]:
    """The publication dates of two dated articles and one whose field tells what is given."""
    days = ("2019-05-06", published, "2019-05-09")
    told = [
        {"id": f"a{i}", "text": STORY + f"Bystanders counted {i + 3} vans.", "published": day}
        for i, day in enumerate(days)
    ]
    (folder / "wire.jsonl").write_text("\n".join(map(json.dumps, told)))
    found = [one for one in documents.read([folder], Configuration()) if isinstance(one, Document)]
    parses = language.parse([one.text for one in found])
    readings = {one.sha256: read(parse) for one, parse in zip(found, parses, strict=True)}
    return {one.key: anchor for one, anchor in zip(found, calendar.anchors(found, readings), strict=True)}


def test_a_weekday_leaves_only_such_days(tmp_path: Path) -> None:
    free = anchors(tmp_path, "soon")["a1"].when
    narrowed = anchors(tmp_path, "Wednesday")["a1"].when
    assert free.earliest is not None and free.latest is not None
    assert narrowed.earliest is not None and narrowed.latest is not None
    assert (narrowed.latest - narrowed.earliest) < (free.latest - free.earliest)
    assert narrowed.earliest.isoweekday() == narrowed.latest.isoweekday() == 3
