"""Three small articles about a ferry, a company and a match, in a folder, and what corrections make of them."""

from __future__ import annotations

from pathlib import Path

from dateline.builders import build, configuration
from dateline.graph import rdf
from dateline.graph.model import Event, Node, World

HARBOUR = """Harbour Gazette, 7 March 2019

Ferry sinks off Port Selwyn

The ferry Aurora sank off Port Selwyn on Tuesday. Gabriela Moreno, the harbour master, closed the port on Wednesday.

Moreno said two crew members had drowned. The Northern Shipping Company suspended all sailings on Wednesday.
"""
COURIER = """Island Courier, 8 March 2019

Company halts ferries

The Northern Shipping Company suspended all sailings on Wednesday, a day after the Aurora hit a rock. Harbour master \
G. Moreno told reporters that divers had found the wreck.

NSC sacked its safety chief, Peter Lund, on Thursday. Gustavo Moreno, a fisherman, rescued six passengers.
"""
CLUB = """Island Courier, 9 March 2019

Rovers beat United

Selwyn Rovers beat Harwick United on Saturday. Peter Lund scored twice.
"""
SANK = '{ article = "harbour.txt", quote = "The ferry Aurora sank off Port Selwyn on Tuesday.", trigger = "sank" }'
HIT = '{ article = "courier.txt", quote = "a day after the Aurora hit a rock", trigger = "hit" }'
SUSPENDED = (
    '{ article = "courier.txt", quote = "The Northern Shipping Company suspended all sailings on Wednesday, a day '
    'after the Aurora hit a rock.", trigger = "suspended" }'
)
SUSPENDED_TOO = (
    '{ article = "harbour.txt", quote = "The Northern Shipping Company suspended all sailings on Wednesday.", '
    'trigger = "suspended" }'
)


def articles(folder: Path) -> Path:
    """The articles, in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (("harbour", HARBOUR), ("courier", COURIER), ("club", CLUB)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def corrected(folder: Path, *corrections: str) -> World:
    """The world of the folder's articles with these corrections, each the lines below [[corrections]]."""
    tables = "".join(f"[[corrections]]\n{lines}\n\n" for lines in corrections)
    (folder / "dateline.toml").write_text(tables, encoding="utf-8")
    return world(folder)


def world(*inputs: Path) -> World:
    """The world of some inputs."""
    return build.build(inputs, configuration.load(inputs))


def quads(world: World) -> list[str]:
    """All that the graph of a world holds."""
    return sorted(map(str, rdf.quads(world)))


def telling(world: World, article: str, trigger: str) -> Event | None:
    """The event that an article tells by these words."""
    document = next(one for one in world.documents if one.path == article)
    reading = next(one for one in world.readings if one.sha256 == document.sha256)
    for event in world.events:
        for ref in event.claims:
            if ref.sha256 == reading.sha256:
                span = reading.claims[ref.claim].trigger
                if document.text[span.start : span.end] == trigger:
                    return event
    return None


def called(world: World, name: str) -> list[Node]:
    """The nodes that bear a name."""
    return [node for node in world.nodes if name in (node.label, *node.alt_labels)]


def reports(world: World) -> list[tuple[str, int | None, str]]:
    """What was not obeyed: file, line and reason."""
    return [(one.path, one.line, one.reason) for one in world.skipped]
