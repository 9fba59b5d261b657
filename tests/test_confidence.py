"""How sure a claim is: the traits that make it doubtful, the factors behind them, and the cut."""

from __future__ import annotations

import dataclasses
import importlib
from pathlib import Path
from typing import Any

import crisis
import pytest
from dateline.builders import claim_traits, confidence, overview, terminal, timeline_rows
from dateline.builders.knowledge import rows
from dateline.builders.language import parse
from dateline.builders.reading import read
from dateline.graph.model import Cast, Claim, Reading

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


def told(text: str, lemma: str) -> tuple[Claim, tuple[str, ...]]:
    """The first claim of that lemma, and its traits."""
    parsed = next(iter(parse([text])))
    reading: Reading = read(parsed)
    claim = next(claim for claim in reading.claims if claim.lemma == lemma)
    return claim, claim_traits.traits(parsed, Cast(reading.mentions, reading.entities), claim)


@pytest.mark.parametrize(("text", "lemma", "trait"), [
    ("Forty per cent stayed on the plateau.", "stay", "lost end"),
    ("We lost the final.", "lose", "we"),
    ("Its pilots called off the walkout.", "call_off", "owned"),
    ("The board met in Oslo. It sacked Lena Holt.", "sack", "nameless antecedent"),
    ("The board met in Oslo. It sacked Lena Holt.", "sack", "name"),
    ("The airline was a burden to the state.", "be", "state"),
    ("The mayor cut the ribbon with a sword.", "cut", "loose role"),
    ("The referee stopped play with a whistle.", "stop", "bare description"),
    ('"The bridge sways," said Ana Pires.', "sway", "beside a quotation"),
    ("Ana Pires said that the bridge sways.", "say", "tells a clause"),
    ("31 miners walked home.", "walk", "number"),
    ("Eleven miners walked home.", "walk", "without object"),
    ("She told her that they had sold it to them.", "sell", "open pronoun"),
    ("She told her that they had sold it to them.", "sell", "several pronouns"),
    ("The orchestra, which had toured, in vain, for weeks, dissolved.", "dissolve", "crowded"),
    ("Many people use cars.", "use", "generic"),
    ("The drought lasted.", "drought", "noun alone"),
])
def test_what_makes_a_claim_more_or_less_doubtful_is_seen(text: str, lemma: str, trait: str) -> None:
    assert trait in told(text, lemma)[1]


@pytest.mark.parametrize(("text", "lemma", "trait"), [
    ("The vote took place in Riga.", "take_place", "lost end"),
    ("The envoy gave the medal to Lena Holt.", "give", "lost end"),
    ("The glacier that fed the lake has melted.", "feed", "lost end"),
    ("Lena Holt became judge.", "become", "loose role"),
    ("The museum reopened after the fire.", "reopen", "without object"),
    ("The drivers fled.", "flee", "bare description"),
])
def test_what_only_resembles_a_trait_is_none(text: str, lemma: str, trait: str) -> None:
    assert trait not in told(text, lemma)[1]


def test_a_plain_sentence_with_a_name_is_surer_than_one_whose_pronoun_is_open() -> None:
    plain, _ = told("Lena Holt resigned on Monday.", "resign")
    open_, _ = told("She resigned on Monday.", "resign")
    assert plain.confidence >= confidence.CUT > open_.confidence


def test_every_trait_has_a_factor_and_every_factor_is_one_of_a_trait() -> None:
    named = {row[0] for row in rows("claim_factors")} - {confidence.ANY, confidence.RULES}
    assert named == set(claim_traits._TRAITS)


@pytest.fixture
def precision(monkeypatch: pytest.MonkeyPatch) -> Any:
    pytest.importorskip("numpy")
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    return importlib.import_module("claim_precision")


def test_the_factors_are_those_that_the_judged_claims_give(precision: Any, capsys: pytest.CaptureFixture[str]) -> None:
    precision.main(precision.TABLE, True)
    made = {line.split("\t")[0]: line.split("\t")[1] for line in capsys.readouterr().out.splitlines()}
    kept = {row[0]: row[1] for row in rows("claim_factors") if row[0] not in precision.OWN}
    assert made == kept


def test_above_the_cut_three_claims_in_four_are_right_and_below_it_most_are_wrong(precision: Any) -> None:
    claims = precision.judged_in(precision.TABLE)
    traits = sorted({name for one in claims for name in one.traits} - set(precision.OWN))
    sure = precision.left_out(claims, traits)
    kept = [one.right for one, how in zip(claims, sure, strict=True) if how >= confidence.CUT]
    dropped = [one.right for one, how in zip(claims, sure, strict=True) if how < confidence.CUT]
    assert len(kept) > 4 / 5 * len(claims)
    assert sum(kept) / len(kept) > 3 / 4 and sum(dropped) / len(dropped) < 1 / 2


def test_events_below_the_cut_are_counted_on_the_first_page_and_listed_by_a_link() -> None:
    weak = dataclasses.replace(crisis.EVENTS[0], confidence=confidence.CUT - 0.01)
    lines = overview.left_aside(crisis.ARTICLES, (weak, *crisis.EVENTS[1:]))
    line = next(one for one in lines if "doubt" in one.what)
    assert line.what.startswith("1 event ")
    assert "confidence=doubtful" in line.link
    assert timeline_rows._sureness(weak.confidence) == "doubtful"
    assert timeline_rows._sureness(confidence.CUT) == "likely"


def test_a_cut_keeps_the_order_and_what_is_below_it_comes_the_least_sure_first() -> None:
    every = [dataclasses.replace(crisis.EVENTS[0], confidence=share) for share in (0.9, 0.4, 0.3, 0.7)]
    assert [one.confidence for one in terminal.sure(every, 0.5)] == [0.9, 0.7]
    assert [one.confidence for one in terminal.less_sure(every, 0.5)] == [0.3, 0.4]
