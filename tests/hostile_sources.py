"""Input that breaks programs, continued: records of odd types, days that are none, addresses, and settings."""

from __future__ import annotations

import datetime
import decimal
import io
import json
import math
from collections.abc import Iterable
from typing import Any

from dateline.builders import addresses, configuration, documents, edition_days, publication_dates
from dateline.builders.configuration import Configuration
from dateline.graph.errors import DatelineError
from dateline.graph.model import Document, Noted, Skipped
from hostile_input import BITS, FIELDS, JSON, SOUND_TEXTS, TEXTS, Target, found, scratch
from hypothesis import strategies as st

SECRET = "s3krit-w0rd"
PROSE = "The harbour master closed the port of Lagos on Monday, the police said."
ZONES = st.sampled_from(["UTC", "+07:00", "Europe/Oslo", "No/Such", ""])
UNITS = st.sampled_from(["s", "ms", "us", "ns"])
WHOLE = st.integers(-(2**63), 2**63 - 1)


def _columns() -> st.SearchStrategy[Any]:
    """Values of every type that a column may have, with the type where it cannot be told from them."""
    small = st.integers(-(2**31), 2**31 - 1)
    return st.one_of(
        SOUND_TEXTS,
        st.just(PROSE),
        WHOLE,
        st.floats(),
        st.booleans(),
        st.none(),
        st.binary(max_size=20),
        st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-9999, max_value=9999),
        st.dates(),
        st.datetimes(),
        st.times(),
        st.timedeltas(datetime.timedelta(-9999), datetime.timedelta(9999)),
        st.tuples(st.just("timestamp"), WHOLE, UNITS, ZONES),
        st.tuples(st.just("date32"), small),
        st.tuples(st.just("date64"), WHOLE),
        st.tuples(st.just("duration"), WHOLE, UNITS),
        st.lists(SOUND_TEXTS, max_size=2),
        st.dictionaries(st.sampled_from(["a", "b"]), st.integers(0, 9), min_size=1, max_size=2),
    )


TABLES = st.tuples(
    st.dictionaries(st.sampled_from([*FIELDS, "", "body", "a.b"]), _columns(), max_size=6),
    st.booleans(),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=4),
    st.floats(0.5, 1),
)
SIGNS = st.sampled_from([*BITS, *"0123456789-/.:TZ+~?X[]"])
DAYS = st.one_of(
    JSON,
    st.dates().map(str),
    st.builds("{}-{}-{}".format, *[st.integers(-10, 10_000)] * 3),
    st.builds("{}/{}/{} {}".format, *[st.integers(0, 60)] * 3, st.sampled_from(BITS)),
    st.floats(allow_nan=True).map(str),
    st.lists(SIGNS, max_size=30).map("".join),
    st.builds(lambda bit, times: bit * times, SIGNS, st.integers(1, 3000)),
)
SCHEMES = st.sampled_from(
    ["memory", "gopher9", "data", "dir", "reference", "zip", "tar", "local", "file", "x.y", "hf", "dbfs", "simplecache"]
)
PASSWORDS = st.sampled_from(
    [f"u:{SECRET}@", f"u:a/{SECRET}@", f"u:a@{SECRET}@", f"u:%40{SECRET}@", f":{SECRET}?x@", ""]
)
OPTIONS = st.sampled_from(["", "?", f"?sig={SECRET}", f"?a=b&secret_key={SECRET}", "::memory://x", "#x"])
SETTINGS = st.dictionaries(
    st.sampled_from(["name", "base", "articles", "corrections", "title", "published", "publisher", "url", "glob", "x"]),
    st.one_of(
        SOUND_TEXTS,
        st.integers(),
        st.floats(),
        st.booleans(),
        st.dates(),
        st.lists(st.dictionaries(st.sampled_from(["files", "glob", "url", "published", "merge", "split", "rename", "to",
                                                  "redate", "retype", "drop", "reason", "by", "note"]),
                                 st.one_of(SOUND_TEXTS, st.integers(), st.lists(SOUND_TEXTS, max_size=3), st.dates()),
                                 max_size=4), max_size=3),
    ),
    max_size=4,
)  # fmt: skip


# ---- Targets ---------------------------------------------------------------------------------------------------------


def _parquet(drawn: tuple[dict[str, Any], bool, list[tuple[float, int]], float]) -> None:
    """A table of any types, whole or with bytes that are changed or cut off, gives an article or one line a row."""
    row, whole, changes, cut = drawn
    content = bytearray(_table(row))
    if not whole:
        for place, byte in changes:
            content[min(int(place * len(content)), len(content) - 1)] = byte
        del content[math.ceil(cut * len(content)) :]
    got = found(bytes(content), ".parquet")
    assert len([one for one in got if isinstance(one, Document | Skipped)]) >= 1


def _table(row: dict[str, Any]) -> bytes:
    import pyarrow
    from pyarrow import parquet

    columns = {}
    for name, value in row.items():
        try:
            columns[name] = pyarrow.array([value if not isinstance(value, tuple) else value[1]], _type(value))
        except (pyarrow.ArrowException, ValueError, OverflowError):
            columns[name] = pyarrow.array([str(value)])
    table, file = pyarrow.table(columns or {"text": [PROSE]}), io.BytesIO()
    try:
        parquet.write_table(table, file, version="2.6")
    except (pyarrow.ArrowException, ValueError):
        return b"PAR1"
    return file.getvalue()


def _type(value: Any) -> Any:
    import pyarrow

    if not isinstance(value, tuple):
        return pyarrow.decimal128(12, 2) if isinstance(value, decimal.Decimal) else None
    kind, _, *more = value
    if kind == "timestamp":
        return pyarrow.timestamp(more[0], more[1] or None)
    return pyarrow.duration(more[0]) if kind == "duration" else getattr(pyarrow, kind)()


def _published(value: Any) -> None:
    """Whatever stands where a day should, an article is read, and has a day that is one or a note that says why not."""
    line = json.dumps({"text": PROSE, "published": value, "date": value}).encode()
    got = found(line, ".jsonl")
    (article,) = [one for one in got if isinstance(one, Document)]
    notes = [one for one in got if isinstance(one, Noted)]
    assert len(notes) <= 1
    assert len(got) == 1 + len(notes)
    for day in (publication_dates.edtf(value), *(one.value for one in article.evidence if one.source != "edition")):
        assert day is None or day[:4].isdigit()
    edition_days.named(str(value))


def _address(drawn: tuple[str, str, str, str]) -> None:
    """Any address leads to files or to a line that says why not, and tells no password."""
    scheme, password, rest, options = drawn
    place = rest.replace("..", "").replace("\0", "")[:80]
    below = f"{scratch()}/no/" if scheme in ("file", "local", "tar", "zip") else "folder/"
    given = f"{scheme}://{password}{below}{place}{options}"
    told = [addresses.shown(given), addresses.name(given)]
    if addresses.is_address(given):
        told += [text for one in documents.read([given], Configuration()) for text in _told(one)]
    assert not [text for text in told if SECRET in text]


def _told(one: Document | Skipped | Noted) -> Iterable[str]:
    if isinstance(one, Document):
        return one.path, one.key
    assert one.reason
    assert len(one.reason.splitlines()) == 1
    return one.path, one.reason


def _settings(drawn: dict[str, Any]) -> None:
    """Settings of any type are obeyed or refused in words, and whatever was obeyed is used."""
    file = scratch() / "settings.toml"
    file.write_bytes("\n".join(f"{name} = {_toml(value)}" for name, value in drawn.items()).encode("utf-8", "replace"))
    try:
        settings = configuration.load([scratch()], file)
    except DatelineError as wrong:
        assert str(wrong)
        return
    settings.given(scratch() / "any.txt", "any.txt", "http://x/any")


def _toml(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name} = {_toml(one)}" for name, one in value.items()) + "}"
    if isinstance(value, datetime.date | float):
        return str(value)
    return json.dumps(value, ensure_ascii=True)


def _has_pyarrow() -> bool:
    try:
        import fsspec
        import pyarrow
    except ImportError:
        return False
    return bool(fsspec and pyarrow)


TARGETS: dict[str, Target] = {
    "published": Target(DAYS, _published, 100, "reader"),
    "settings": Target(SETTINGS, _settings, 60, "reader"),
}
if _has_pyarrow():
    TARGETS |= {
        "parquet": Target(TABLES, _parquet, 60, "reader"),
        "address": Target(st.tuples(SCHEMES, PASSWORDS, TEXTS, OPTIONS), _address, 80, "reader"),
    }
