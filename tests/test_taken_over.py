"""What a build takes over from the one before is what it would have made, whatever has come, gone or changed."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from dateline.builders import across_texts, event_likeness, kept_events, reprints
from dateline.builders.event_signatures import Signature
from dateline.builders.salience import salience
from dateline.builders.standing import count
from dateline.graph import kept
from dateline.graph.model import Claim, ClaimRef, Event, MentionRef, Node, Reading, Span, When
from test_event_identity import PLAIN, day

TEXTS = [hashlib.sha256(str(number).encode()).hexdigest() for number in range(40)]
DAYS = ("2021-05-03", "2021-05-04", "2021-05-04~", "2021-05-09")


def states(chosen: random.Random, rounds: int = 12) -> Iterator[list[str]]:
    """Sets of texts, each of which differs from the one before by some that come or go."""
    now = set(chosen.sample(TEXTS, 12))
    for turn in range(rounds):
        now ^= set(chosen.sample(TEXTS, 1 if turn % 3 else 4)) if turn % 4 else {chosen.choice(TEXTS)} - now
        yield sorted(now)


# ---- Pairs of claims -------------------------------------------------------------------------------------------------


def told(sha256: str, edition: int) -> list[Signature]:
    """Claims of a text; another edition of it tells some of them otherwise."""
    found = []
    for index in range(3):
        chosen = random.Random(f"{sha256} {index} {edition if index == 1 else 0}")
        agents, patients = (frozenset({f"{kind}/{chosen.choice('abc')}"}) for kind in ("actor", "thing"))
        family, kind = chosen.choice((("attack", "ASSAULT"), ("shell", "ASSAULT"), ("praise", "SUPPORT")))
        found.append(replace(PLAIN, ref=ClaimRef(sha256, index), family=family, type=kind, agents=agents,
                             patients=patients, involved=agents | patients, when=day(chosen.choice(DAYS)),
                             texts=frozenset({sha256}), near=frozenset({sha256})))  # fmt: skip
    return found


@pytest.mark.parametrize("seed", range(6))
def test_pairs_of_claims_are_those_of_a_comparison_of_all(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(across_texts, "WINDOW", 3)
    chosen = random.Random(seed)
    for texts in states(chosen):
        claims = [claim for sha256 in texts for claim in told(sha256, chosen.choice((0, 0, 0, 0, 1)))]
        chosen.shuffle(claims)
        with kept.within(tmp_path, "code"):
            found = across_texts.pairs(claims)
        assert sorted(found) == sorted(across_texts.pairs(claims))
        assert found


def test_only_pairs_with_a_claim_that_has_changed_are_weighed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    weighed: list[Signature] = []

    def noting(a: Signature, b: Signature, sole: event_likeness.Sole) -> event_likeness.Verdict:
        weighed.append(b)
        return event_likeness.verdict(a, b, sole)

    monkeypatch.setattr(across_texts, "verdict", noting)
    claims = [claim for sha256 in TEXTS for claim in told(sha256, 0)]
    counted = []
    for known in (claims[3:], claims, claims):
        with kept.within(tmp_path, "code"):
            across_texts.pairs(known)
        counted.append(len(weighed))
        weighed.clear()
    assert 0 < counted[1] < counted[0] / 3
    assert counted[2] == 0


# ---- Reprints --------------------------------------------------------------------------------------------------------


def printed(sha256: str) -> tuple[Reading, str]:
    """A text of sentences that others have too, some of them edited, and its reading as far as reprints ask for it."""
    chosen = random.Random(sha256)
    sentences = []
    for number in chosen.sample(range(6), 3):
        words = [f"{'abcdefghij'[(number * 7 + i * i) % 10]}{i}{number}" for i in range(14)]
        for _ in range(chosen.randrange(4)):
            words[chosen.randrange(14)] = chosen.choice(("other", "word", "here"))
        sentences.append(" ".join(words))
    ends = [len("\n".join(sentences[: i + 1])) for i in range(3)]
    spans = tuple(Span(end - len(sentence), end) for end, sentence in zip(ends, sentences, strict=True))
    return Reading(sha256, (), spans, (), (), (), (), ()), "\n".join(sentences)


@pytest.mark.parametrize("seed", range(6))
def test_reprints_are_those_of_a_comparison_of_all(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reprints, "WINDOW", 2)
    for texts in states(random.Random(seed)):
        readings = {sha256: printed(sha256)[0] for sha256 in texts}
        words = {sha256: printed(sha256)[1] for sha256 in texts}
        with kept.within(tmp_path, "code"):
            found = reprints.find(readings, words)
        assert found == reprints.find(readings, words)
        assert found.first


# ---- Events ----------------------------------------------------------------------------------------------------------

GROUPS = tuple((ClaimRef(sha256, index),) for sha256 in sorted(TEXTS[:3]) for index in range(2))


def events(out: Path, nodes: Sequence[Node], given: str = "dates") -> list[kept_events.Group]:
    """The groups of which an event had to be made anew."""
    known = kept_events.Asked({node.id: node for node in nodes})
    anew: list[kept_events.Group] = []

    def make(group: kept_events.Group) -> kept_events.Made:
        anew.append(group)
        ref = group[0]
        wanted = f"actor/{ref.claim}"
        label = known[wanted].label if wanted in known else "nobody"
        return kept_events.Made(_event(ref, label), _claim(), (label,))

    with kept.within(out, "code"):
        made = kept_events.made(GROUPS, lambda group: given, known, make)
    labels = {node.id: node.label for node in nodes}
    assert [one.event.label for one in made] == [labels.get(f"actor/{g[0].claim}", "nobody") for g in GROUPS]
    assert [one.event.claims for one in made] == list(GROUPS)
    return anew


def _event(ref: ClaimRef, label: str) -> Event:
    return Event(f"event/{ref.sha256[:6]}{ref.claim}", label, None, "sail", (), (), (), (), When(), rival_dates=False,
                 standing="reported", reports=1, attributions=0, denials=0, voices=1, salience=0.5, key=False,
                 speech=False, tells=(), claims=(ref,), replaces=(), confidence=0.9)  # fmt: skip


def _claim() -> Claim:
    return Claim(Span(0, 4), 0, "sail", "verb", 0, ())


def _node(number: int, label: str) -> Node:
    return Node(f"actor/{number}", "actor", "person", label, (), (), (), None, None, None, None, (), (), acts=True)


def test_of_somebody_named_in_many_texts_one_more_changes_no_event() -> None:
    def met(texts: int) -> kept_events.Asked:
        mentions = tuple(MentionRef(str(number), 7) for number in range(texts))
        return kept_events.Asked({"actor/0": replace(_node(0, "Lund"), mentions=mentions)})

    digests = {texts: met(texts).digest(["actor/0"]) for texts in (1, 2, 63, 64, 65, 1000)}
    assert len(set(digests.values())) == 4
    assert digests[64] == digests[65] == digests[1000]
    event = replace(_event(ClaimRef(TEXTS[0], 0), "Lund sails"), agents=("actor/0",))
    weights = [salience(event, [_claim()], count([]), met(texts)) for texts in (63, 64, 65)]
    whole = {"actor/0": replace(_node(0, "Lund"), mentions=tuple(MentionRef(str(n), 7) for n in range(1000)))}
    assert weights[1:] == [salience(event, [_claim()], count([]), whole)] * 2


def test_events_are_made_anew_where_what_is_given_or_a_node_that_was_asked_for_has_changed(tmp_path: Path) -> None:
    first, second = _node(0, "Lund"), _node(1, "Moreno")
    assert events(tmp_path, [first]) == list(GROUPS)
    assert events(tmp_path, [first]) == []
    assert events(tmp_path, [first, _node(2, "Silva")]) == []
    assert events(tmp_path, [first, second]) == [group for group in GROUPS if group[0].claim == 1]
    assert events(tmp_path, [replace(first, label="Berg"), second]) == [g for g in GROUPS if g[0].claim == 0]
    assert events(tmp_path, [second], "other dates") == list(GROUPS)
    assert events(tmp_path, [second], "other dates") == []
