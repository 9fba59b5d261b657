"""Events cited by article, sentence and trigger: from a citation to the claim, and from the claim to a citation."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.builders.corrections import Citation
from dateline.graph.errors import DatelineError
from dateline.graph.model import Claim, ClaimRef, Document, Reading
from dateline.graph.rows import AccountRow

SHOWN = 8
"""So many words that tell events are listed where none fits."""

_TYPES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
                        "–": "-", "—": "-", "‐": "-", "‑": "-", "\u00ad": None})


@functools.lru_cache(1 << 14)
def plain(text: str) -> str:
    """A text as quotes are compared: white space, typographic quotation marks and dashes do not count."""
    return " ".join(text.translate(_TYPES).split())


@dataclass(frozen=True)
class Library:
    """The articles of a corpus and what was read in them, as citations name them."""

    documents: Sequence[Document]
    readings: Mapping[str, Reading]
    """By the hash of their text."""

    def texts(self, article: str) -> tuple[str, ...]:
        """The hashes of the texts that an article of that key, path or address has; or that end of a path.

        Raises DatelineError where there is none.
        """
        exact = {d.sha256: d for d in self.documents if article in (d.key, d.path, d.url)}
        found = exact or {d.sha256: d for d in self.documents if _ends_alike(d.path, article)}
        if not found:
            raise DatelineError(f"there is no article {article!r}")
        return tuple(sorted(found))

    def names(self, sha256: str) -> tuple[str, ...]:
        """The keys of the articles that carry a text."""
        return tuple(d.key for d in self.documents if d.sha256 == sha256)

    def claim(self, citation: Citation) -> ClaimRef:
        """The claim that a citation means. Raises DatelineError where there is none, or more than one."""
        found, reasons = set(), []
        for sha256 in self.texts(citation.article):
            try:
                found.add(ClaimRef(sha256, self._in_text(citation, sha256)))
            except DatelineError as wrong:
                reasons.append(str(wrong))
        if len(found) > 1:
            raise DatelineError(f"several articles are called {citation.article!r}: give the whole path")
        if not found:
            raise DatelineError(reasons[0])
        return found.pop()

    def _in_text(self, citation: Citation, sha256: str) -> int:
        reading = self.readings[sha256]
        sentences = self._quoted(citation, sha256)
        told = {i: _told(reading, i) for i in sentences}
        fitting = [found for i in sentences if (found := self._triggered(citation, told[i], sha256))]
        if not fitting:
            every = [self._trigger(claim, sha256) for i in sentences for _, claim in told[i]]
            raise DatelineError(_no_trigger(citation, every))
        if len(fitting) > 1 and len({self._sentence(i, sha256) for i in sentences}) > 1:
            raise DatelineError(f"the quote stands in {len(sentences)} sentences of {citation.article!r}: quote more")
        if citation.trigger is None and len(fitting[0]) > 1:
            raise DatelineError(_no_trigger(citation, [self._trigger(claim, sha256) for _, claim in fitting[0]]))
        if citation.nth > len(fitting[0]):
            raise DatelineError(f"the sentence tells only {len(fitting[0])} events by “{citation.trigger}”")
        return fitting[0][citation.nth - 1][0]

    def _quoted(self, citation: Citation, sha256: str) -> list[int]:
        """The sentences that are what is quoted; else those that contain it."""
        quote = plain(citation.quote)
        said = [self._sentence(i, sha256) for i in range(len(self.readings[sha256].sentences))]
        found = [i for i, sentence in enumerate(said) if sentence == quote]
        found = found or [i for i, sentence in enumerate(said) if quote in sentence]
        if not found:
            raise DatelineError(f"the sentence “{_short(citation.quote)}” does not stand in {citation.article!r}")
        return found

    def _sentence(self, index: int, sha256: str) -> str:
        return plain(self._cut(self.readings[sha256].sentences[index], sha256))

    def _triggered(
        self, citation: Citation, told: Sequence[tuple[int, Claim]], sha256: str
    ) -> list[tuple[int, Claim]]:
        if citation.trigger is None:
            return list(told)
        wanted = plain(citation.trigger).casefold()
        words = [(plain(self._trigger(claim, sha256)).casefold(), (i, claim)) for i, claim in told]
        exact = [one for trigger, one in words if trigger == wanted]
        return exact or [one for trigger, one in words if f" {wanted} " in f" {trigger} "]

    def _trigger(self, claim: Claim, sha256: str) -> str:
        return self._cut(claim.trigger, sha256)

    def _cut(self, span: tuple[int, int], sha256: str) -> str:
        return self._text_of[sha256][span[0] : span[1]]

    @functools.cached_property
    def _text_of(self) -> dict[str, str]:
        return {d.sha256: d.text for d in self.documents}


def _ends_alike(path: str, article: str) -> bool:
    return f"/{path}".endswith(f"/{article}") or f"/{article}".endswith(f"/{path}")


def _told(reading: Reading, sentence: int) -> list[tuple[int, Claim]]:
    """The claims of a sentence, in order of their triggers."""
    found = [(i, claim) for i, claim in enumerate(reading.claims) if claim.sentence == sentence]
    return sorted(found, key=lambda one: (one[1].trigger.start, one[0]))


def _no_trigger(citation: Citation, triggers: Sequence[str]) -> str:
    listed = ", ".join(f"“{trigger}”" for trigger in triggers[:SHOWN])
    if not listed:
        return f"the sentence “{_short(citation.quote)}” tells no event"
    if citation.trigger is None:
        return f"the sentence tells several events, give its trigger: one of {listed}"
    return f"the sentence tells no event by “{citation.trigger}”, but by {listed}"


def _short(quote: str) -> str:
    return quote if len(quote) <= 60 else f"{quote[:57]}…"


# ---- The other way ---------------------------------------------------------------------------------------------------


def cite(account: AccountRow, accounts: Sequence[AccountRow]) -> Citation:
    """How to cite the event that an account tells; ``accounts`` are all of the graph, or of its text at least.

    Raises DatelineError where the graph was built without the articles' texts.
    """
    if not account.sentence.text:
        raise DatelineError("the graph keeps no texts, so its events must be cited by hand: see docs/corrections.md")
    trigger = " ".join(account.trigger.text.split())
    same = [
        (other.trigger.start, other.claim)
        for other in accounts
        if other.text_iri == account.text_iri and other.sentence == account.sentence
        and plain(other.trigger.text).casefold() == plain(trigger).casefold()
    ]
    nth = 1 + sorted(same).index((account.trigger.start, account.claim)) if same else 1
    return Citation(account.source.key, " ".join(account.sentence.text.split()), trigger, nth)
