"""What the correction tray of a page needs: how dateline.toml cites each event, and calls each actor and article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from dateline.builders import types, wording
from dateline.builders.citing import cite
from dateline.builders.correcting import best, dating
from dateline.builders.corrections import KINDS, UNTYPED, Citation
from dateline.builders.folding import fold
from dateline.builders.page_shell import UNPRINTABLE, anchor
from dateline.builders.undated_articles import is_dated, published_words
from dateline.graph.rows import AccountRow, ActorRow, ArticleRow, CorpusRow, EventRow

SCRIPTS = ("tray_lines.js", "tray_forms.js", "tray.js")
STYLE = "tray.css"

Told = Mapping[str, Sequence[AccountRow]]
"""The accounts of each event, by its IRI."""
_NONE: Told = MappingProxyType({})


class _Numbered:
    """Texts that are written once and called by their number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def __call__(self, text: str) -> int:
        return self._numbers.setdefault(text, len(self._numbers))

    @property
    def texts(self) -> list[str]:
        return list(self._numbers)


def rows(
    corpus: CorpusRow,
    events: Iterable[EventRow] = (),
    told: Told = _NONE,
    actors: Iterable[ActorRow] = (),
    named: Iterable[tuple[str, str]] = (),
    articles: Iterable[ArticleRow] = (),
) -> dict[str, object]:
    """The tray's part of the page's rows; ``named`` are IRIs and labels of all that may be an actor's namesakes."""
    keys, sentences = _Numbered(), _Numbered()
    beside = _beside(told)
    cited = [(event, _ranked(event, told.get(event.iri, ()))) for event in events]
    return {
        "events": {
            anchor(event.iri, "e"): {
                "label": event.label,
                "when": wording.date_words(event.edtf, event.earliest, event.latest),
                "type": event.type or UNTYPED,
                "cited": [
                    [keys(one.article), sentences(one.quote), one.trigger, one.nth]
                    for one in (_through_a_page(cite(account, beside[_sentence_of(account)])) for account in accounts)
                ],
                "dated": accounts.index(dating(event, accounts)),
            }
            for event, accounts in cited
            if accounts
        },
        "articles": keys.texts,
        "sentences": sentences.texts,
        "types": [[UNTYPED, wording.type_words(None)], *([one.name, one.label] for one in _in_words())],
        "actors": _called(list(actors), named, told, corpus.base),
        "kinds": list(KINDS),
        "published": {anchor(article.iri, "t"): _published(article) for article in _by_key(articles)},
    }


def _by_key(articles: Iterable[ArticleRow]) -> list[ArticleRow]:
    return sorted(articles, key=lambda article: article.key)


def _published(article: ArticleRow) -> dict[str, object]:
    """What an ``[[articles]]`` line calls an article, and what is known of the day of its publication."""
    return {
        "path": article.path,
        "label": article.title or article.path,
        "when": published_words(article.published),
        "dated": is_dated(article.published),
    }


def _in_words() -> list[types.Concept]:
    return sorted(types.concepts(), key=lambda concept: concept.label)


# ---- Events ----------------------------------------------------------------------------------------------------------


def _sentence_of(account: AccountRow) -> tuple[str, int]:
    return account.text_iri, account.sentence.start


def _beside(told: Told) -> Mapping[tuple[str, int], list[AccountRow]]:
    """The accounts that each sentence gives: those among which ``cite`` counts."""
    found: defaultdict[tuple[str, int], list[AccountRow]] = defaultdict(list)
    for accounts in told.values():
        for account in accounts:
            found[_sentence_of(account)].append(account)
    return found


def _ranked(event: EventRow, accounts: Sequence[AccountRow]) -> list[AccountRow]:
    """Its accounts that can be cited, the one that best stands for it first; none where the graph keeps no texts."""
    cited = [account for account in accounts if account.sentence.text]
    if not cited:
        return []
    first = best(event, cited)
    return [first, *(account for account in cited if account is not first)]


def _through_a_page(citation: Citation) -> Citation:
    """A citation without characters that no page can hold: the longest piece of the sentence that is free of them."""
    quote = max(UNPRINTABLE.split(citation.quote), key=len).strip()
    trigger = None if UNPRINTABLE.search(citation.trigger or "") else citation.trigger
    return Citation(citation.article, quote, trigger, citation.nth if trigger else 1)


# ---- Actors ----------------------------------------------------------------------------------------------------------


def _called(
    actors: Sequence[ActorRow], named: Iterable[tuple[str, str]], told: Told, base: str
) -> dict[str, dict[str, object]]:
    """By anchor: what a correction calls an actor, its names, and by which of them each article speaks of it."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for iri, label in named:
        bearers[fold(label)].add(iri)
    spoken = _spoken(told)
    return {
        anchor(actor.iri, "a"): {
            "label": actor.label,
            "call": actor.label if len(bearers[fold(actor.label)]) <= 1 else actor.iri.removeprefix(base),
            "type": actor.kind,
            "names": [actor.label, *actor.names],
            "in": _names_by_article(actor, spoken.get(actor.iri, {})),
        }
        for actor in actors
    }


def _spoken(told: Told) -> Mapping[str, Mapping[str, set[str]]]:
    """By actor and article: the words that stand for the actor there."""
    found: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for account in (account for accounts in told.values() for account in accounts):
        for part in account.participants:
            if part.iri is not None:
                found[part.iri][account.source.key].add(fold(part.text))
    return found


def _names_by_article(actor: ActorRow, words: Mapping[str, set[str]]) -> list[tuple[str, str]]:
    """Articles and the longest of its names that each uses; articles that only describe it are left out."""
    names = sorted((actor.label, *actor.names), key=lambda name: (-len(name), name))
    used = {
        article: next((name for name in names if any(fold(name) in text for text in texts)), None)
        for article, texts in sorted(words.items())
    }
    return [(article, name) for article, name in used.items() if name is not None]
