"""Rows of a World in memory are those that its graph gives when it is read back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from dateline.builders import build
from dateline.builders.configuration import Configuration
from dateline.builders.default_model import DEFAULT_MODEL
from dateline.graph import rdf
from dateline.graph.model import Quantity, Skipped, Voice, World
from dateline.queries.event_graph import EventGraph
from dateline.queries.world_rows import WorldRows
from ferry import articles
from pyoxigraph import Store
from small_world import small_world

SEEDS = Path(__file__).parent.parent / "seeds"


def assert_same(world: World) -> None:
    store = Store()
    store.bulk_extend(rdf.quads(world))
    graph, rows = EventGraph(store), WorldRows(world)
    assert rows.corpus == graph.corpus
    assert rows.articles() == graph.articles()
    assert rows.skipped() == graph.skipped()
    assert rows.noted() == graph.noted()
    assert rows.actors() == graph.actors()
    assert rows.events() == graph.events()
    assert rows.accounts() == graph.accounts()


@pytest.mark.parametrize("inputs", ["ferry", "seeds"])
def test_real_texts_give_the_rows_of_their_graph(inputs: str, tmp_path: Path) -> None:
    folder = articles(tmp_path / "news") if inputs == "ferry" else SEEDS
    assert_same(build.build([folder], Configuration(), model=DEFAULT_MODEL))


def test_a_world_made_by_hand_gives_the_rows_of_its_graph() -> None:
    world = small_world()
    assert_same(replace(world, skipped=(Skipped("a.txt", "empty"), Skipped("d.toml", "no such event", 4))))


def test_what_rdf_cannot_hold_is_told_as_the_graph_tells_it() -> None:
    world = small_world()
    texts = [replace(document, title=f"half \ud83d {document.title}", publisher="") for document in world.documents]
    nodes = [replace(node, label="", alt_labels=("nul\0", node.label), latitude=-0.0, longitude=float("inf"),
                     same_as=("no iri", "https://www.geonames.org/1"), roles=("b", "a", "a"))
             for node in world.nodes]  # fmt: skip
    events = [replace(event, salience=1 / 3, confidence=0.0, label="a\0b") for event in world.events]
    assert_same(replace(world, documents=tuple(texts), nodes=tuple(nodes), events=tuple(events)))


def test_speakers_of_every_manner_and_numbers_without_end_are_those_of_the_graph() -> None:
    world = small_world()
    reading = world.readings[0]
    mentions = [replace(mention, quantity=Quantity(n, None if n % 2 else float("inf"), "tonnes"))
                for n, mention in enumerate(reading.mentions)]  # fmt: skip
    said = [Voice(n, "doubt" if n else "neutral", mentions[n].span, direct=n > 0) for n in range(2)]
    first, *others = reading.claims
    changed = replace(reading, mentions=tuple(mentions), claims=(replace(first, voices=tuple(said)), *others))
    assert_same(replace(world, readings=(changed, *world.readings[1:])))


def test_pages_of_some_events_have_their_accounts_and_all_that_their_sentences_tell() -> None:
    rows = WorldRows(small_world())
    every = rows.accounts()
    shown = next(row for row in every if row.event is not None)
    assert rows.accounts(frozenset()) == ()
    some = rows.accounts({shown.event})
    beside = {(row.text_iri, row.sentence) for row in every if row.event == shown.event}
    assert some == tuple(row for row in every if (row.text_iri, row.sentence) in beside)
    assert 0 < len(some) < len(every)


def test_an_article_tells_as_many_events_as_its_accounts() -> None:
    rows = WorldRows(small_world())
    told = {(source.iri, row.event) for row in rows.accounts() if row.event for source in row.sources}
    counts = {article.iri: sum(iri == article.iri for iri, _ in told) for article in rows.articles()}
    assert rows.told_in() == counts
