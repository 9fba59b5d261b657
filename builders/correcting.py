"""Corrections as they are made from a built graph: what a user points at there becomes lines of dateline.toml."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from dateline.builders import citing, configuration, correction_file, inputs
from dateline.builders.corrections import TOGETHER, Called, Citation, Correction, Verb, wanted
from dateline.builders.folding import fold
from dateline.graph.errors import DatelineError
from dateline.graph.rows import AccountRow, ActorRow, EventRow, PlaceRow
from dateline.queries.event_graph import EventGraph

_EVENT = re.compile(r"(?:event/)?[0-9a-f]{12}")
_AT = re.compile(r"(?P<name>.*\S)\s*@\s*(?P<article>\S+)")


@dataclass(frozen=True, slots=True)
class Written:
    """Where corrections were written: the file and the first line."""

    file: Path
    line: int


def known(out: Path) -> tuple[Correction, ...]:
    """The corrections that the configuration of OUT holds now. Raises DatelineError where it is broken."""
    built_from = inputs.remembered(out)
    return configuration.load(built_from.articles, Path(built_from.config) if built_from.config else None).corrections


def write(out: Path, decided: Sequence[Correction]) -> Written:
    """Append corrections to the dateline.toml of what OUT was built from, which is made where there is none."""
    built_from = inputs.remembered(out)
    explicit = Path(built_from.config) if built_from.config else None
    file = configuration.home(built_from.articles, explicit)
    return Written(file, correction_file.append(file, decided))


def decide(
    graph: EventGraph,
    verb: Verb,
    subjects: Sequence[str],
    to: str | None = None,
    reason: str = "",
    by: str | None = None,
    day: str | None = None,
    label: str | None = None,
) -> list[Correction]:
    """The corrections that a user makes by pointing at events (ids) or at actors, places and things (names or ids).

    Namesakes are told apart as ``NAME @ ARTICLE``. To split one event: its id and the numbers, from 1, of the accounts
    that tell another one. ``label``: what things that are merged are called from now on. Raises DatelineError where
    nothing, or more than one thing, is so called.
    """
    if verb in TOGETHER and len(subjects) < 2:
        raise DatelineError(f"{verb} needs two or more")
    pointer = Pointer(graph)
    events = [pointer.is_event(subject) for subject in subjects]
    if verb == "merge" and len(set(events)) == 1:
        _told_apart(graph, subjects, "event" if events[0] else "node")
    if verb == "split" and events[0] and all(one.isdigit() and len(one) < 4 for one in subjects[1:]):
        found = pointer.accounts(subjects[0], [int(one) for one in subjects[1:]])
        return [Correction("split", (found[0], other), None, reason, by, day) for other in found[1:]]
    if any(events) and not all(events):
        raise DatelineError(f"cannot {verb} an event with what is none")
    if verb == "redate" and not events[0]:
        hint = "only events are redated, and dateline timeline OUT --all prints their ids"
        raise DatelineError(f"there is no event {subjects[0]!r}: {hint}")
    said = None if to is None else wanted(verb, events[0], to)
    if events[0]:
        cited = pointer.date_of if verb == "redate" else pointer.event
        decided = Correction(verb, tuple(cited(one) for one in subjects), said, reason, by, day)
    else:
        decided = Correction(verb, tuple(pointer.node(one, verb == "split") for one in subjects), said, reason, by, day)
    return [decided, *([] if label is None else [_called(decided, label)])]


def _told_apart(graph: EventGraph, subjects: Sequence[str], kind: Literal["event", "node"]) -> None:
    """Raises DatelineError where two of the subjects are one already: a build could not obey that they be merged."""
    seen: dict[str, str] = {}
    for subject in subjects:
        iri = graph.resolve(kind, subject) if _AT.fullmatch(subject) is None else subject
        if iri in seen:
            raise DatelineError(f"{seen[iri]!r} and {subject!r} are one already: there is nothing to merge")
        seen[iri] = subject


def _called(merged: Correction, label: str) -> Correction:
    """The name of what a correction merges: a line of its own, on the first of them."""
    first = merged.subjects[:1]
    return replace(merged, verb="rename", subjects=first, to=wanted("rename", merged.of_events, label))


class Pointer:
    """What a user points at in a graph, in the form in which corrections name it."""

    def __init__(self, graph: EventGraph) -> None:
        """Point into this graph."""
        self._graph = graph
        self._accounts = graph.accounts()

    def is_event(self, text: str) -> bool:
        """Whether a text is the id or IRI of an event, or the beginning of an id."""
        whole = _EVENT.fullmatch(text.removeprefix(self._graph.corpus.base))
        return whole is not None or bool(self._graph.beginning(text))

    # ---- Events ------------------------------------------------------------------------------------------------------

    def event(self, text: str) -> Citation:
        """A citation of the account that best tells an event."""
        return self._cited(best(self._graph.event(text), self._graph.accounts(text)))

    def date_of(self, text: str) -> Citation:
        """A citation of the account from which the date of an event comes."""
        return self._cited(dating(self._graph.event(text), self._graph.accounts(text)))

    def accounts(self, text: str, numbers: Sequence[int]) -> list[Citation]:
        """Citations of one account of an event that is not among the numbers, and of those that are."""
        found = self._graph.accounts(text)
        if not numbers or not all(0 < number <= len(found) for number in numbers):
            raise DatelineError(f"event {text} has accounts 1 to {len(found)}: give those that tell another event")
        rest = [account for number, account in enumerate(found, 1) if number not in numbers]
        if not rest:
            raise DatelineError(f"one of the {len(found)} accounts must stay: leave out its number")
        one = best(self._graph.event(text), rest)
        return [self._cited(one), *(self._cited(found[number - 1]) for number in numbers)]

    def _cited(self, account: AccountRow) -> Citation:
        return citing.cite(account, self._accounts)

    # ---- Actors, places, things --------------------------------------------------------------------------------------

    def node(self, text: str, spoken: bool = False) -> Called:
        """The name of a node, with an article where others share it; ``spoken``: as the user says it, if it has it."""
        at = _AT.fullmatch(text)
        if at and (key := self._article(at["article"])) is not None:
            return Called(at["name"], key)
        row = self._rows[self._graph.resolve("node", text)]
        if spoken and fold(text) in {fold(name) for name in row.names}:
            return Called(text)
        return self.named(row)

    def _article(self, text: str) -> str | None:
        return next((row.key for row in self._graph.articles() if text in (row.key, row.path, row.url)), None)

    @functools.cached_property
    def _rows(self) -> dict[str, ActorRow | PlaceRow]:
        every: list[ActorRow | PlaceRow] = [*self._graph.places(), *self._graph.actors()]
        return {row.iri: row for row in every}

    @functools.cached_property
    def _bearers(self) -> defaultdict[str, set[str]]:
        """The nodes of each label."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for iri, row in self._rows.items():
            found[fold(row.label)].add(iri)
        return found

    @functools.cached_property
    def _texts(self) -> defaultdict[str, set[str]]:
        """The texts that speak of each node."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for mention in self._graph.mentions():
            found[mention.node].add(mention.text_iri)
        return found

    def named(self, row: ActorRow | PlaceRow) -> Called:
        """The name of a node; with an article that speaks of no other of that name; else the end of its IRI."""
        namesakes = self._bearers[fold(row.label)] - {row.iri}
        if not namesakes:
            return Called(row.label)
        own = sorted(self._texts[row.iri].difference(*(self._texts[iri] for iri in namesakes)))
        if not own:
            return Called(row.iri.removeprefix(self._graph.corpus.base))
        return Called(row.label, next(one.key for one in self._graph.articles() if one.text_iri == own[0]))


def best(event: EventRow, accounts: Sequence[AccountRow]) -> AccountRow:
    """The account that best stands for its event: that gives its date, affirms it, and weighs most in its article."""

    def rank(account: AccountRow) -> tuple[bool, bool, bool, float, str]:
        affirms, certain = account.polarity == "positive", account.certainty == "certain"
        return account.edtf != event.edtf, not affirms, not certain, -account.weight, account.claim

    return min(accounts, key=rank)


def dating(event: EventRow, accounts: Sequence[AccountRow]) -> AccountRow:
    """The account from which the date that its event shows comes: of that date, for the reason shown, by words in it.

    A date given to another one would stay behind when that one turns out to tell another event.
    """
    shown = event.edtf, event.earliest, event.latest

    def rank(account: AccountRow) -> tuple[bool, bool, bool, int, float, str]:
        differs = (account.edtf, account.earliest, account.latest) != shown
        why = account.reason not in event.reason  # another mention is quoted: "as another mention has it (…)"
        return differs, why, account.time is None, len(account.reason), -account.weight, account.claim

    return min(accounts, key=rank)
