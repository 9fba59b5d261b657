"""The order of the events of all texts holds together, with itself and with the days."""

from __future__ import annotations

import datetime

from dateline.builders.event_order import event_orders
from dateline.graph.model import Claim, ClaimRef, Order, Reading, Span, When
from hypothesis import given
from hypothesis import strategies as st

BASES = ("after", "told of", "past perfect", "looked back on", "usual course")
DAYS = [datetime.date(2020, 3, day) for day in range(1, 8)]
ANY_DAY = When()


def text(name: str, claims: int, orders: list[Order]) -> Reading:
    told = tuple(Claim(Span(i, i + 1), i, "act", "verb", 0, ()) for i in range(claims))
    return Reading(name, (), (Span(0, claims),), (), (), (), told, tuple(orders))


def ordered(orders: list[Order], dates: list[When]) -> set[tuple[str, str, str]]:
    reading = text("a", len(dates), orders)
    path = {ClaimRef("a", i): f"event/{i}" for i in range(len(dates))}
    when = {f"event/{i}": date for i, date in enumerate(dates)}
    return set(event_orders({reading.sha256: reading.orders}, path, when))


def on(day: int) -> When:
    date = datetime.date(2020, 3, day)
    return When(date.isoformat(), date, date, "stated")


def test_what_two_texts_tell_the_other_way_round_has_no_order() -> None:
    assert ordered([Order(0, 1, "after"), Order(1, 0, "told of")], [ANY_DAY, ANY_DAY]) == set()


def test_of_a_circle_the_least_sure_step_goes() -> None:
    circle = [Order(0, 1, "after"), Order(1, 2, "told of"), Order(2, 0, "usual course")]
    found = ordered(circle, [ANY_DAY] * 3)
    assert found == {("event/0", "event/1", "after"), ("event/1", "event/2", "told of")}


def test_no_chain_leads_from_a_later_day_to_an_earlier_one() -> None:
    chain = [Order(0, 1, "after"), Order(1, 2, "usual course")]
    assert ordered(chain, [on(5), ANY_DAY, on(2)]) == {("event/0", "event/1", "after")}


def test_the_surest_basis_is_told() -> None:
    twice = [Order(0, 1, "usual course"), Order(0, 1, "before")]
    assert ordered(twice, [ANY_DAY, ANY_DAY]) == {("event/0", "event/1", "before")}


steps = st.tuples(st.integers(0, 6), st.integers(0, 6), st.sampled_from(BASES)).filter(lambda step: step[0] != step[1])
spans = st.tuples(st.none() | st.sampled_from(DAYS), st.none() | st.sampled_from(DAYS)).map(
    lambda ends: When(None, *(sorted(ends) if None not in ends else ends))  # type: ignore[type-var, arg-type]
)


@given(st.lists(steps, max_size=25), st.lists(spans, min_size=7, max_size=7))
def test_whatever_texts_tell_no_chain_contradicts_itself_or_the_days(
    told: list[tuple[int, int, str]], dates: list[When]
) -> None:
    found = ordered([Order(*step) for step in told], dates)
    later = {(a, b) for a, b, _ in found}
    for _ in dates:
        later |= {(a, d) for a, b in later for c, d in later if b == c}
    when = {f"event/{i}": date for i, date in enumerate(dates)}
    for a, b in later:
        first, last = when[a].earliest, when[b].latest
        assert a != b
        assert first is None or last is None or first <= last
