"""Events as the user corrects them: one or several, their dates, types and labels, or none at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, cast

from dateline.builders import given_dates
from dateline.builders.citing import Library
from dateline.builders.corrections import UNTYPED, Citation, Correction
from dateline.builders.event_opposition import apart
from dateline.builders.unions import Side, Unions
from dateline.graph.errors import DatelineError
from dateline.graph.model import ClaimRef, Dated, Skipped, When


@dataclass(frozen=True, slots=True)
class Claimed:
    """A correction and the claims that it cites."""

    correction: Correction
    claims: tuple[ClaimRef, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """The corrections of events with the claims that they mean, and those that cite nothing."""

    found: tuple[Claimed, ...]
    unobeyed: tuple[Skipped, ...]


def cited(corrections: Iterable[Correction], library: Library) -> Cited:
    """What the corrections of events cite."""
    found, unobeyed = [], []
    for correction in corrections:
        if correction.of_events:
            try:
                claims = tuple(library.claim(one) for one in cast("tuple[Citation, ...]", correction.subjects))
                if len(set(claims)) < len(claims):
                    raise DatelineError("two citations mean the same words")
                found.append(Claimed(correction, claims))
            except DatelineError as wrong:
                unobeyed.append(correction.unobeyed(str(wrong)))
    return Cited(tuple(found), tuple(unobeyed))


def sides(wanted: Cited) -> dict[ClaimRef, frozenset[Side]]:
    """By claim, the sides of splits on which it stands."""
    found: dict[ClaimRef, frozenset[Side]] = {}
    for number, one in enumerate(wanted.found):
        if one.correction.verb == "split":
            for side, claim in enumerate(one.claims):
                found[claim] = found.get(claim, frozenset()) | {Side(number, side)}
    return found


class Called(NamedTuple):
    """The label and type that the user gives an event; ``typed``: whether a type, or that it has none, is given."""

    label: str | None
    type: str | None
    typed: bool


@dataclass(frozen=True, slots=True)
class Rulings:
    """What the corrections of events come to."""

    clusters: tuple[tuple[ClaimRef, ...], ...]
    """The claims of each event; those of dropped ones are left out."""
    given: Mapping[tuple[str, ClaimRef], Claimed]
    """By verb and first claim of an event, the redate, retype or rename that stands."""
    unobeyed: tuple[Skipped, ...] = ()
    dropped: tuple[tuple[ClaimRef, ...], ...] = ()
    """The claims of each event that is left out."""

    def calls(self, cluster: tuple[ClaimRef, ...]) -> Called:
        """What the user calls the event of a cluster."""
        label, type = (self._to(verb, cluster) for verb in ("rename", "retype"))
        return Called(label, None if type == UNTYPED else type, type is not None)

    def _to(self, verb: str, cluster: tuple[ClaimRef, ...]) -> str | None:
        given = self.given.get((verb, cluster[0]))
        return None if given is None else given.correction.to


def rule(clusters: Sequence[tuple[ClaimRef, ...]], cited: Cited) -> Rulings:
    """The corrections obeyed, on events as they were read with splits obeyed."""
    wanted = cited.found
    if not wanted:
        return Rulings(tuple(clusters), {}, cited.unobeyed)
    unions: Unions[ClaimRef] = Unions([ref for cluster in clusters for ref in cluster], sides(cited))
    for cluster in clusters:
        for ref in cluster[1:]:
            unions.join(cluster[0], ref)
    unobeyed = [skipped for one in wanted if one.correction.verb == "merge" for skipped in _merged(one, unions, wanted)]
    given: dict[tuple[str, ClaimRef], Claimed] = {}
    for one in wanted:
        if one.correction.verb not in ("merge", "split"):
            unobeyed += _give(one, unions.root(one.claims[0]), given)
    groups = tuple(unions.groups())
    kept = tuple(group for group in groups if ("drop", group[0]) not in given)
    dropped = tuple(group for group in groups if ("drop", group[0]) in given)
    return Rulings(kept, given, (*cited.unobeyed, *unobeyed), dropped)


def _merged(one: Claimed, unions: Unions[ClaimRef], wanted: Sequence[Claimed]) -> list[Skipped]:
    """Join the events of a merge; reported, where a split keeps them apart."""
    for claim in one.claims[1:]:
        side = unions.contradicted(one.claims[0], claim)
        if side is not None:
            return [one.correction.unobeyed(f"{wanted[side.split].correction.where} keeps them apart")]
        unions.join(one.claims[0], claim)
    return []


def _give(one: Claimed, root: ClaimRef, given: dict[tuple[str, ClaimRef], Claimed]) -> list[Skipped]:
    """What a line says stands against what an earlier one said of the same event."""
    verb, before = one.correction.verb, given.get((one.correction.verb, root))
    given[verb, root] = one
    if before is None or before.correction.to == one.correction.to:
        return []
    said = f"{one.correction.where} says {one.correction.to!r} of the same event, and stands"
    return [before.correction.unobeyed(said)]


# ---- Dates -----------------------------------------------------------------------------------------------------------


def given_to(rulings: Rulings, dated: Mapping[str, Dated]) -> dict[str, Dated]:
    """The dates of all claims, with those that the user gives.

    A date is given to the account that is cited and to those of its event that were dated like it; an account that
    tells another day keeps it.
    """
    given: dict[ClaimRef, When] = {}
    for (verb, root), one in rulings.given.items():
        if verb == "redate" and one.correction.to is not None:
            cluster = next((group for group in rulings.clusters if group[0] == root), ())
            when = given_dates.when(one.correction.to, one.correction.why)
            given |= dict.fromkeys(_dated_alike(one.claims[0], cluster, dated), when)
    return {sha: _with(sha, text, given) for sha, text in dated.items()}


def _dated_alike(cited: ClaimRef, cluster: Sequence[ClaimRef], dated: Mapping[str, Dated]) -> list[ClaimRef]:
    """The claims of an event whose dates agree with that of the one cited; where it has none, those without."""
    before = {ref: dated[ref.sha256].claims[ref.claim] for ref in cluster}
    if not before:
        return []
    if before[cited].edtf is None:
        return [ref for ref, when in before.items() if when.edtf is None]
    return [ref for ref, when in before.items() if not apart(when, before[cited])]


def _with(sha256: str, text: Dated, given: Mapping[ClaimRef, When]) -> Dated:
    return replace(text, claims=tuple(given.get(ClaimRef(sha256, i), when) for i, when in enumerate(text.claims)))
