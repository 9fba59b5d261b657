"""What users correct: each ``[[corrections]]`` table of dateline.toml is read into a Correction, and written as one."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, cast, get_args

from dateline.builders import given_dates, types
from dateline.graph.errors import DatelineError
from dateline.graph.model import EntityKind, Skipped

Verb = Literal["merge", "split", "rename", "retype", "redate", "drop"]
VERBS: tuple[Verb, ...] = get_args(Verb)
KINDS: tuple[EntityKind, ...] = ("person", "organization", "place", "group", "thing")
"""What an actor, place or thing may be retyped to."""
UNTYPED = "none"
"""What an event is retyped to that is of no type."""
TOGETHER = ("merge", "split")
CHANGING = ("rename", "retype", "redate")


class Citation(NamedTuple):
    """An event, by a sentence that tells it: it is found again whatever changes elsewhere."""

    article: str
    """Key, path or address of the article."""
    quote: str
    """The sentence, or enough of it; white space and the form of quotation marks do not count."""
    trigger: str | None = None
    """The word or words that tell the event; None where the sentence tells only one."""
    nth: int = 1
    """Which of the events that the sentence tells by these very words."""


class Called(NamedTuple):
    """An actor, place or thing, by a name of its or the end of its IRI (``actor/csto``)."""

    name: str
    article: str | None = None
    """Only as this article (key, path or address) speaks of it: tells namesakes apart."""


Subject = Citation | Called


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision of the user's."""

    verb: Verb
    subjects: tuple[Citation, ...] | tuple[Called, ...]
    """What it is about, all of one sort; two or more for merge and split, else one."""
    to: str | None = None
    """The name, type or date that it gives; None for merge, split and drop."""
    reason: str = ""
    by: str | None = None
    date: str | None = None
    """When it was decided, as written: it tells readers something, and dateline nothing."""
    file: str = ""
    line: int = 0

    @property
    def of_events(self) -> bool:
        """Whether it is about events, not about actors, places and things."""
        return isinstance(self.subjects[0], Citation)

    @property
    def where(self) -> str:
        """The file and line in which it stands."""
        return f"{self.file}, line {self.line}"

    @property
    def why(self) -> str:
        """Who decided it, when, and why, for the reasons that the graph keeps."""
        by = f" by {self.by}" if self.by else ""
        on = f" on {self.date}" if self.date else ""
        return f"corrected in dateline.toml{by}{on}" + (f": {self.reason}" if self.reason else "")

    def unobeyed(self, reason: str) -> Skipped:
        """The report that it could not be obeyed."""
        return Skipped(self.file, f"{self.verb} not obeyed: {reason}", self.line)


# ---- From a table ----------------------------------------------------------------------------------------------------


def correction(table: Mapping[str, Any], file: str, line: int) -> Correction:
    """What a ``[[corrections]]`` table says. Raises DatelineError in words that need only its place."""
    verbs = [verb for verb in VERBS if verb in table]
    if len(verbs) != 1:
        raise DatelineError(f"a correction has one of {', '.join(VERBS)}, not {' and '.join(verbs) or 'none of them'}")
    verb = verbs[0]
    known = {verb, "reason", "by", "date"} | ({"to"} if verb in CHANGING else set())
    for key in sorted(set(table) - known):
        raise DatelineError(f"{key} is not known in a {verb}; there are {', '.join(sorted(known))}")
    subjects = _subjects(verb, table[verb])
    if verb == "redate" and not isinstance(subjects[0], Citation):
        raise DatelineError("redate is for events: cite one by article, quote and trigger")
    return Correction(verb, subjects, _to(verb, subjects[0], table), _text(table, "reason") or "", _text(table, "by"),
                      _day(table.get("date")), file, line)


def _subjects(verb: Verb, value: object) -> tuple[Citation, ...] | tuple[Called, ...]:
    listed = value if isinstance(value, list) else [value]
    if verb in TOGETHER and (not isinstance(value, list) or len(listed) < 2):
        raise DatelineError(f'{verb} takes a list of two or more: {verb} = ["one", "other"]')
    if verb not in TOGETHER and len(listed) != 1:
        raise DatelineError(f"{verb} takes one thing")
    found = tuple(_subject(one) for one in listed)
    if len(set(found)) < len(found):
        raise DatelineError("the same thing is named twice; say in which article each stands")
    if all(isinstance(one, Citation) for one in found):
        return cast("tuple[Citation, ...]", found)
    if all(isinstance(one, Called) for one in found):
        return cast("tuple[Called, ...]", found)
    raise DatelineError(f"cannot {verb} an event with what is none")


def _subject(value: object) -> Subject:
    if isinstance(value, str) and value.strip():
        return Called(value.strip())
    if not isinstance(value, dict):
        raise DatelineError(f"neither a name nor a citation: {value!r}")
    keys = {"name", "article"} if "name" in value else {"article", "quote", "trigger", "nth"}
    for key in sorted(set(value) - keys):
        raise DatelineError(f"{key} is not known here; there are {', '.join(sorted(keys))}")
    texts = {key: _text(value, key) for key in keys - {"nth"}}
    if texts.get("name"):
        return Called(texts["name"] or "", texts["article"])
    if not (texts["article"] and texts.get("quote")):
        raise DatelineError("an event is cited by article, quote and trigger; an actor or place by name")
    nth = value.get("nth", 1)
    if type(nth) is not int or nth < 1:
        raise DatelineError(f"nth is a number from 1: {nth!r}")
    return Citation(texts["article"] or "", texts["quote"] or "", texts["trigger"], nth)


def _text(table: Mapping[str, Any], key: str) -> str | None:
    value = table.get(key)
    if value is not None and not isinstance(value, str):
        raise DatelineError(f"{key} must be text: {value!r}")
    return " ".join(value.split()) or None if value else None


def _day(value: object) -> str | None:
    if isinstance(value, datetime.date | str):
        return str(value)
    if value is not None:
        raise DatelineError(f"date is a day as 2022-01-31: {value!r}")
    return None


def _to(verb: Verb, subject: Subject, table: Mapping[str, Any]) -> str | None:
    """The value that is given, in the form in which it is kept."""
    if verb not in CHANGING:
        return None
    value = table.get("to")
    if isinstance(value, datetime.date):
        value = value.isoformat()[:10]
    if type(value) is int:
        value = str(value)
    if not isinstance(value, str) or not value.strip():
        raise DatelineError(f'{verb} needs what to: to = "…"')
    return wanted(verb, isinstance(subject, Citation), " ".join(value.split()))


def wanted(verb: Verb, of_event: bool, value: str) -> str:
    """The name, type or date as it is kept. Raises DatelineError where there is no such type, or it is no date."""
    if verb == "redate":
        return given_dates.value(value)
    if verb == "retype":
        known = (*(concept.name for concept in types.concepts()), UNTYPED) if of_event else KINDS
        found = next((name for name in known if name.lower() == value.lower()), None)
        if found is None:
            raise DatelineError(f"there is no type {value!r}: {', '.join(sorted(known))}")
        return found
    return value


# ---- To a table ------------------------------------------------------------------------------------------------------


def table(correction: Correction) -> str:
    """The correction as a ``[[corrections]]`` table of TOML, lines ended by line feeds."""
    return "\n".join(_lines(correction)) + "\n"


def _lines(correction: Correction) -> Iterator[str]:
    yield "[[corrections]]"
    yield f"{correction.verb} = {_written_subjects(correction.verb, correction.subjects)}"
    for key in ("to", "reason", "by"):
        value = getattr(correction, key)
        if value:
            yield f"{key} = {quoted(value)}"
    if correction.date:
        yield f"date = {correction.date}"


def _written_subjects(verb: Verb, subjects: Sequence[Subject]) -> str:
    written = [_written(subject) for subject in subjects]
    if verb not in TOGETHER:
        return written[0]
    if any(isinstance(subject, Citation) or subject.article for subject in subjects):
        return "[\n" + "".join(f"  {one},\n" for one in written) + "]"
    return f"[{', '.join(written)}]"


def _written(subject: Subject) -> str:
    if isinstance(subject, Called) and subject.article is None:
        return quoted(subject.name)
    said = [f"{key} = {quoted(value)}" for key, value in subject._asdict().items() if isinstance(value, str)]
    if isinstance(subject, Citation) and subject.nth > 1:
        said.append(f"nth = {subject.nth}")
    return "{ " + ", ".join(said) + " }"


def quoted(text: str) -> str:
    """A basic string of TOML; JSON's escapes are among TOML's."""
    sound = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(sound, ensure_ascii=False).replace("\x7f", "\\u007f")
