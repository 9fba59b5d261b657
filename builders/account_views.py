"""Accounts as the pages show them: the sentences that tell an event, in what they differ, and whose voices they are."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.builders import wording
from dateline.builders.page_shell import anchor, safe_link
from dateline.builders.undated_articles import is_dated, published_words
from dateline.graph.model import When
from dateline.graph.rows import AccountRow, EventRow, Number, Source
from dateline.queries.spoken import UNHAPPENED


@dataclass(frozen=True, slots=True)
class SourceView:
    """An article as an account names it."""

    article: str
    """Element id of the article, with which the script finds its text."""
    publisher: str
    title: str | None
    published: str
    dated: bool
    """Whether the day of its publication is known."""
    link: str | None


@dataclass(frozen=True, slots=True)
class AccountView:
    """One sentence that tells an event: who says it, in which words, and why it is dated so."""

    voice: str
    manner: tuple[str, ...]
    """Remarks: "says it did not happen", "as a plan"."""
    before: str
    trigger: str
    after: str
    span: tuple[int, int]
    """The sentence in its text, code points."""
    sources: tuple[SourceView, ...]
    has_text: bool
    when: str
    dated: bool
    """Whether anything is known of its date."""
    reason: str
    time: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class AccountGroup:
    """Accounts that agree in what others tell differently: the day, the number, the doer."""

    says: str
    accounts: tuple[AccountView, ...]


@dataclass(frozen=True, slots=True)
class Rivalry:
    """In what accounts of an event differ, and each of their answers with those who give it."""

    title: str
    answers: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class VoiceView:
    """A voice behind an event: a speaker, however many relay them, or a text, however often it is reprinted."""

    speaker: str | None
    """None: a text in its own words."""
    articles: int
    outlets: tuple[str, ...]

    @property
    def words(self) -> str:
        """Who it is, and who rests on it: "the mayor, told by A, B"; "A, in its own words"; "one text, in A, B"."""
        outlets = ", ".join(self.outlets)
        if self.speaker is not None:
            return f"{self.speaker}, told by {outlets}"
        return f"one text, in {outlets}" if self.articles > 1 else f"{outlets}, in its own words"


NO_NUMBER = "no number"
"""Above those accounts that take no part where others differ in numbers."""
WITHIN = str.maketrans({"“": "‘", "”": "’", '"': "’"})
"""Quotation marks within quotation marks."""


def publisher_words(source: Source) -> str:
    """The name of whoever published an article, else its title in quotation marks, else its path."""
    if source.publisher:
        return source.publisher
    inner = shortened(source.title or "", 60).translate(WITHIN)
    return f"“{inner}”" if inner else source.path


def shortened(text: str, length: int) -> str:
    """The text, cut to that many characters."""
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def source_view(source: Source) -> SourceView:
    """An article as it is named where it is cited."""
    return SourceView(
        article=anchor(source.iri, "t"),
        publisher=publisher_words(source),
        title=source.title if source.publisher else None,
        published=published_words(source.published),
        dated=is_dated(source.published),
        link=safe_link(source.url),
    )


def _voice(account: AccountRow) -> str:
    if not account.speakers:
        return f"{publisher_words(account.source)}, in its own voice"
    nearest, *further = [speaker.label for speaker in account.speakers]
    return nearest if not further else f"{nearest}, as told by {further[0]}"


def _manner(account: AccountRow) -> tuple[str, ...]:
    remarks = {
        "denies it": account.by_denial,
        "says it did not happen": account.polarity == "negative" and not account.by_denial,
        "as a plan": account.certainty == "planned",
        "as a possibility": account.certainty == "possible",
        "the text doubts it": any(speaker.attitude == "doubt" for speaker in account.speakers),
    }
    return tuple(remark for remark, holds in remarks.items() if holds)


def _cut(account: AccountRow) -> tuple[str, str, str]:
    start = account.trigger.start - account.sentence.start
    end = account.trigger.end - account.sentence.start
    text = account.sentence.text
    return (text[:start], text[start:end], text[end:]) if 0 <= start < end <= len(text) else (text, "", "")


def account_view(account: AccountRow, with_text: frozenset[str]) -> AccountView:
    """A sentence that tells an event; ``with_text`` are IRIs of articles whose text the page holds."""
    before, trigger, after = _cut(account)
    return AccountView(
        voice=_voice(account),
        manner=_manner(account),
        before=before,
        trigger=trigger,
        after=after,
        span=(account.sentence.start, account.sentence.end),
        sources=tuple(source_view(source) for source in account.sources),
        has_text=account.source.iri in with_text,
        when=_told_date(account),
        dated=_is_dated(account),
        reason=_reason(account),
        time=account.time.text if account.time else None,
        rule=account.rule,
    )


# ---- In what accounts differ -----------------------------------------------------------------------------------------


def _is_dated(account: AccountRow) -> bool:
    return bool(account.edtf or account.earliest or account.latest)


def _reason(account: AccountRow) -> str:
    """Why it is dated so; words of time from which no day could be counted are not called none."""
    vain = account.time is not None and not _is_dated(account) and account.reason == When().reason
    return "no day could be counted from that" if vain else account.reason


def _told_date(account: AccountRow) -> str:
    return wording.date_words(account.edtf, account.earliest, account.latest)


def _numbers(account: AccountRow) -> list[Number]:
    """The number that it gives as its account; else those of whom it befell, and where none is told, of the doers."""
    if account.gives is not None:
        return [account.gives]
    told = [part.number for part in account.participants if part.number]
    return [number for number in told if number.role == "patient"] or told


def _amount(number: Number) -> tuple[float, str]:
    """By which a number is one with others, whatever the words: "nine people", "at least nine" and "9" are one."""
    least = number.high if number.low is None else number.low
    return (0 if least is None else least), number.unit or ""


def _number_words(numbers: Iterable[Number]) -> str:
    """The words that best say what several tell of one amount: exact ones, with a noun, the shortest."""
    words = min(numbers, key=lambda each: (each.low != each.high, " " not in each.text, len(each.text), each.text))
    return words.text


def _count_words(accounts: Iterable[AccountRow]) -> str:
    """What accounts of the same numbers tell, in words."""
    told: dict[tuple[float, str], list[Number]] = {}
    for number in (number for account in accounts for number in _numbers(account)):
        told.setdefault(_amount(number), []).append(number)
    return "; ".join(_number_words(told[amount]) for amount in sorted(told)) or NO_NUMBER


def _by_count(accounts: Iterable[AccountRow], _best: str) -> dict[str, list[AccountRow]]:
    """Accounts by the numbers that they tell, the least first; those that tell none come last."""
    parted: dict[tuple[tuple[float, str], ...], list[AccountRow]] = {}
    for account in accounts:
        parted.setdefault(tuple(sorted({_amount(number) for number in _numbers(account)})), []).append(account)
    found: dict[str, list[AccountRow]] = {}
    for amounts in sorted(parted, key=lambda amounts: (not amounts, amounts)):
        found.setdefault(_count_words(parted[amounts]), []).extend(parted[amounts])
    return found


def _told_agents(account: AccountRow) -> str:
    names = [part.label or part.text for part in account.participants if part.role == "agent"]
    return ", ".join(dict.fromkeys(names)) or "nobody named"


def _by_answer(
    accounts: Iterable[AccountRow], best: str, answer: Callable[[AccountRow], str]
) -> dict[str, list[AccountRow]]:
    """Accounts by what they answer, that which the event shows first."""
    found: dict[str, list[AccountRow]] = {}
    for account in accounts:
        found.setdefault(answer(account), []).append(account)
    return {said: found[said] for said in sorted(found, key=lambda said: (said != best, said))}


def _told_act(account: AccountRow) -> str:
    return account.lemma.replace("_", " ")


_DIFFERING: Mapping[str, tuple[str, Callable[[Iterable[AccountRow], str], dict[str, list[AccountRow]]]]] = {
    "acts": ("Accounts of what happened differ", functools.partial(_by_answer, answer=_told_act)),
    "dates": ("Accounts of the date differ", functools.partial(_by_answer, answer=_told_date)),
    "counts": ("Accounts of the numbers differ", _by_count),
    "agents": ("Accounts of who did it differ", functools.partial(_by_answer, answer=_told_agents)),
}


def _partings(event: EventRow, accounts: Sequence[AccountRow]) -> list[tuple[str, dict[str, list[AccountRow]]]]:
    """Each question to which accounts give different answers, and the accounts by their answers."""
    best = wording.date_words(event.edtf, event.earliest, event.latest)
    asked = [_DIFFERING[differing] for differing in event.rivalry]
    asked += [("Later figures", _by_count)] if not event.rival_counts and _is_told_anew(accounts) else []
    found = [(title, parted(accounts, best)) for title, parted in asked]
    return [(title, answers) for title, answers in found if len(answers.keys() - {NO_NUMBER}) > 1]


def _is_told_anew(accounts: Iterable[AccountRow]) -> bool:
    """Whether exact numbers of those whom it befell rise with the days on which they were published."""
    told = {
        (account.source.published, number.unit, number.low)
        for account in accounts
        for number in _numbers(account)
        if (account.polarity, account.certainty) == ("positive", "certain") and number.role in ("patient", "figure")
        if number.low is not None and number.low == number.high and is_dated(account.source.published)
    }
    amounts = [amount for _, _, amount in sorted(told, key=str)]
    return len({unit for _, unit, _ in told}) == 1 and amounts[0] < amounts[-1] and amounts == sorted(amounts)


def groups(event: EventRow, accounts: Sequence[AccountRow], with_text: frozenset[str]) -> tuple[AccountGroup, ...]:
    """Accounts by what they answer to the first question in which they differ, else all together."""
    parted = _partings(event, accounts)
    answers = parted[0][1] if parted else {"": accounts} if accounts else {}
    return tuple(
        AccountGroup(said, tuple(account_view(each, with_text) for each in told)) for said, told in answers.items()
    )


def rivalries(event: EventRow, accounts: Sequence[AccountRow]) -> tuple[Rivalry, ...]:
    """All in which accounts differ; the first is that by which :func:`groups` parts them."""
    return tuple(Rivalry(title, _tellers(answers)) for title, answers in _partings(event, accounts))


def _tellers(answers: Mapping[str, Sequence[AccountRow]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each answer with those who give it; those who answer nothing are none."""
    given = [(said, told) for said, told in answers.items() if said != NO_NUMBER]
    return tuple((said, tuple(dict.fromkeys(map(_giver, told)))) for said, told in given)


def _giver(account: AccountRow) -> str:
    """Whose word a number is that is given as such, the doer's: "the mayor put it at 700"; else whoever tells it."""
    doers = [part.label or part.text for part in account.participants if part.role == "agent"]
    return doers[0] if account.gives is not None and doers and not account.speakers else teller(account)


# ---- Whose voices they are -------------------------------------------------------------------------------------------


def _voice_key(account: AccountRow) -> str:
    if account.speakers:
        return account.speakers[0].iri or account.speakers[0].label
    return account.repeats or account.text_iri


def lineage(accounts: Iterable[AccountRow]) -> tuple[VoiceView, ...]:
    """The voices behind an event, those in most articles first: five articles that relay one speech are one voice."""
    told: dict[str, list[AccountRow]] = {}
    for account in accounts:
        told.setdefault(_voice_key(account), []).append(account)
    voices = [_voice_view(each) for each in told.values()]
    return tuple(sorted(voices, key=lambda voice: (-voice.articles, voice.words)))


def _voice_view(accounts: Sequence[AccountRow]) -> VoiceView:
    sources = {source.iri: source for account in accounts for source in account.sources}
    outlets = dict.fromkeys(publisher_words(source) for source in sources.values())
    named = accounts[0].speakers
    return VoiceView(named[0].label if named else None, len(sources), tuple(outlets))


def lineage_words(accounts: Sequence[AccountRow]) -> str:
    """How many articles come down to how many voices, and to whose: "1 article, one voice: A, in its own words"."""
    voices = lineage(accounts)
    articles = {source.iri for account in accounts for source in account.sources}
    voice = "one voice" if len(voices) == 1 else wording.count(len(voices), "voice")
    return f"{wording.count(len(articles), 'article')}, {voice}: {'; '.join(each.words for each in voices)}"


# ---- In a phrase -----------------------------------------------------------------------------------------------------


def _listed(names: Iterable[str]) -> str:
    """Names as a sentence lists them: "A", "A and B", "A and 3 others"."""
    distinct = list(dict.fromkeys(names))
    if len(distinct) <= 2:
        return " and ".join(distinct)
    return f"{distinct[0]} and {wording.count(len(distinct) - 1, 'other')}"


def teller(account: AccountRow) -> str:
    """Whose word an account is: the nearest speaker's, else the publisher's."""
    return account.speakers[0].label if account.speakers else publisher_words(account.source)


def says(event: EventRow, accounts: Sequence[AccountRow]) -> str:
    """The standing of an event and whose word it rests on: "claimed by the mayor", never a bare fact."""
    own = [account for account in accounts if not account.speakers] or list(accounts)
    deniers = _listed(teller(account) for account in accounts if account.polarity == "negative")
    affirmers = _listed(teller(account) for account in accounts if account.polarity != "negative")
    if event.standing == "disputed" and deniers and affirmers:
        return f"disputed: {affirmers} against {deniers}"
    if event.standing == "denied" and deniers:  # the label says "did not": "denied by X" would mean that it did
        return f"{'denied: ' if event.by_denial else ''}{UNHAPPENED}, according to {deniers}"
    names = {
        "reported": _listed(publisher_words(account.source) for account in own),
        "denied": deniers,
    }.get(event.standing, affirmers)
    joint = "according to" if event.standing in ("planned", "possible") else "in" if names.startswith("“") else "by"
    return f"{event.standing} {joint} {names}" if names else event.standing
