"""Where the accounts of one event exclude each other in numbers or doers, and which of them the event shows.

A toll that rises from one day of publication to the next is told anew, not disputed. Different numbers told on one
day, or a smaller one later, are rivals; so are two doers of a deed that is done only once.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.builders.crowds import Crowd, group_of, incompatible, is_bare, is_less
from dateline.builders.unions import Unions


@dataclass(frozen=True, slots=True)
class Account:
    """What one claim affirms, as far as accounts may differ in it."""

    sha256: str
    voice: str
    own: bool
    """Whether the text says it in its own voice."""
    told: datetime.date | None
    """The day on which it was published."""
    agents: frozenset[str]
    """Those who can answer for a deed: no things, nobody known by a pronoun alone."""
    crowds: frozenset[Crowd]
    deed: bool
    """Whether its verb is one that is done to its object only once."""


_Telling = tuple[datetime.date | None, Crowd]
"""A number, and the day on which it was published."""


def rival_counts(accounts: Iterable[Account]) -> bool:
    """Whether numbers told of the same people exclude each other, and not because they rose with the days."""
    told: defaultdict[tuple[str, str], set[_Telling]] = defaultdict(set)
    for account in accounts:
        for crowd in account.crowds:
            if crowd.counted:
                told[group_of(crowd)].add((account.told, crowd))
    return any(_differ(found) for found in _with_bare_numbers(told).values())


def _with_bare_numbers(told: Mapping[tuple[str, str], set[_Telling]]) -> Mapping[tuple[str, str], set[_Telling]]:
    """The numbers by what they count; those that name nothing count what all others of the event do."""
    bare = told.get(("patient", ""), set())
    named = [group for group in told if group != ("patient", "")]
    if len(named) != 1 or not all(is_bare(crowd) for _, crowd in bare):
        return told
    return {named[0]: told[named[0]] | bare}


def _differ(told: Iterable[tuple[datetime.date | None, Crowd]]) -> bool:
    days: defaultdict[datetime.date | None, list[Crowd]] = defaultdict(list)
    for day, crowd in told:
        days[day].append(crowd)
    undated = days.pop(None, [])
    if undated and _clash([*undated, *(crowd for found in days.values() for crowd in found)]):
        return True
    before: list[Crowd] = []
    for _, found in sorted(days.items(), key=lambda item: str(item[0])):
        if _clash(found) or (before and is_less(_fewest(found), _most(before))):
            return True
        before += found
    return False


def _clash(found: Sequence[Crowd]) -> bool:
    return is_less(_fewest(found), _most(found))


def _fewest(found: Sequence[Crowd]) -> Crowd:
    """The one that allows the least."""
    return min(found, key=lambda crowd: (float("inf") if crowd.high is None else crowd.high, str(crowd)))


def _most(found: Sequence[Crowd]) -> Crowd:
    """The one that asks for the most."""
    return max(found, key=lambda crowd: (float("-inf") if crowd.low is None else crowd.low, str(crowd)))


def rival_agents(accounts: Sequence[Account]) -> bool:
    """Whether a deed done once is laid to doers whom no text names together."""
    return len(_sides(accounts)) > 1


def _sides(accounts: Sequence[Account]) -> list[tuple[str, ...]]:
    """The doers of a deed, those together whom one text names for it."""
    if not any(account.deed for account in accounts):
        return []
    pools: defaultdict[str, set[str]] = defaultdict(set)
    for account in accounts:
        pools[account.sha256] |= account.agents
    unions: Unions[str] = Unions(sorted({agent for pool in pools.values() for agent in pool}))
    for pool in pools.values():
        for agent in pool:
            unions.join(min(pool), agent)
    return unions.groups()


def shown(accounts: Sequence[Account]) -> list[bool]:
    """Which accounts the event may be shown by: of rival doers the best supported, of numbers the last told."""
    doers = _best_side(accounts)
    count = _last_count(accounts)
    return [
        (not doers or not account.agents or bool(account.agents & doers))
        and not any(_contradicts(crowd, count) for crowd in account.crowds)
        for account in accounts
    ]


def _best_side(accounts: Sequence[Account]) -> frozenset[str]:
    """The doers whom most texts name in their own voice, then most voices; none where all agree."""
    sides = _sides(accounts)
    if len(sides) < 2:
        return frozenset()

    def rank(side: tuple[str, ...]) -> tuple[int, int, tuple[str, ...]]:
        behind = [account for account in accounts if account.agents & set(side)]
        return -len({a.voice for a in behind if a.own}), -len({a.voice for a in behind}), side

    best = min(sides, key=rank)
    return frozenset(best)


def _last_count(accounts: Sequence[Account]) -> Crowd | None:
    """Of the numbers that are told, that of the last day, then that which most texts give, then the smallest."""
    told = [(account.told, crowd) for account in accounts for crowd in account.crowds if crowd.counted]
    given = Counter((crowd.kind, crowd.low, crowd.high) for _, crowd in told)

    def rank(item: tuple[datetime.date | None, Crowd]) -> tuple[int, int, str, str]:
        day, crowd = item
        ordinal = 0 if day is None else day.toordinal()
        return -ordinal, -given[crowd.kind, crowd.low, crowd.high], f"{crowd.low or 0:012.0f}", str(crowd)

    return min(told, key=rank)[1] if told else None


def _contradicts(crowd: Crowd, count: Crowd | None) -> bool:
    return count is not None and (crowd.role, crowd.kind) == (count.role, count.kind) and incompatible(crowd, count)
