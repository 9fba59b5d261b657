"""Articles from Parquet files and from other file systems give what the same articles on disk give."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pyarrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'dateline[cluster]'")
fsspec = pytest.importorskip("fsspec", reason="fsspec is not installed: pip install 'dateline[cluster]'")

import dateline  # noqa: E402
from dateline.builders import addresses, configuration, documents, parquet_articles  # noqa: E402
from dateline.builders.configuration import Configuration  # noqa: E402
from dateline.builders.formats import export  # noqa: E402
from dateline.graph.errors import DatelineError  # noqa: E402
from dateline.graph.model import Document, Skipped  # noqa: E402

RECORDS = [
    {"id": "1", "published": "2031-05-02", "publisher": "Fjord Post", "title": "Quarry closes",
     "text": "The council closed the quarry on Friday. The miners protested against the council."},
    {"id": "2", "published": "2031-05-04", "publisher": "Fjord Post", "title": "Mayor steps down",
     "text": "The mayor resigned on Sunday. Police arrested two miners in the harbour."},
]  # fmt: skip
PLAIN = "Wednesday 7 May 2031\n\nThe mayor denied that he had sold the quarry.\n"


@pytest.fixture
def memory() -> Iterator[str]:
    """A folder on a file system that is none of this machine's disks."""
    system = fsspec.filesystem("memory")
    system.store.clear()
    for path, content in {
        "news/records.jsonl": "\n".join(map(json.dumps, RECORDS)),
        "news/deep/plain.txt": PLAIN,
        "news/.hidden/left.txt": PLAIN,
        "news/README.txt": PLAIN,
        "news/old/dateline.json": "{}",
        "news/old/page.html": "<p>The mayor sold the quarry.</p>",
    }.items():
        system.pipe(f"/{path}", content.encode())
    yield "memory://news"
    system.store.clear()


def on_disk(folder: Path) -> Path:
    (folder / "news" / "deep").mkdir(parents=True)
    (folder / "news" / "records.jsonl").write_text("\n".join(map(json.dumps, RECORDS)), encoding="utf-8")
    (folder / "news" / "deep" / "plain.txt").write_text(PLAIN, encoding="utf-8")
    return folder / "news"


def write(rows: list[Any], file: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pyarrow.Table.from_pylist(rows), file)


def read(*inputs: Path | str) -> list[documents.Found]:
    return list(documents.read(inputs, Configuration()))


def test_rows_of_a_parquet_file_are_read_as_lines_of_json_are(tmp_path: Path) -> None:
    write(RECORDS, tmp_path / "articles.parquet")
    (tmp_path / "articles.jsonl").write_text("\n".join(map(json.dumps, RECORDS)), encoding="utf-8")
    rows, lines = read(tmp_path / "articles.parquet"), read(tmp_path / "articles.jsonl")
    assert [one.key for one in rows if isinstance(one, Document)] == ["1", "2"]
    told = [(one.text, one.title, one.publisher, one.evidence) for one in rows if isinstance(one, Document)]
    assert told == [(one.text, one.title, one.publisher, one.evidence) for one in lines if isinstance(one, Document)]


def test_days_and_times_of_a_parquet_column_are_publication_dates(tmp_path: Path) -> None:
    day, time = datetime.date(2031, 5, 2), datetime.datetime(2031, 5, 4, 9, 30, tzinfo=datetime.UTC)
    for name, value in {"day": day, "time": time}.items():
        rows = [{"id": name, "published": value, "text": "The council closed the quarry."}]
        write(rows, tmp_path / f"{name}.parquet")
    found = [one for one in read(tmp_path) if isinstance(one, Document)]
    assert [(one.key, one.evidence[0].value[:10]) for one in found] == [("day", "2031-05-02"), ("time", "2031-05-04")]


def test_a_row_without_text_is_named_by_its_number_and_the_others_are_read(tmp_path: Path) -> None:
    rows = [{"id": None, "text": None}, {"id": "2", "text": "The mayor resigned."}]
    write(rows, tmp_path / "a.parquet")
    article, skipped = read(tmp_path / "a.parquet")
    assert isinstance(article, Document) and article.key == "2"
    assert skipped == Skipped("a.parquet#1", "no text and no html in it")


def test_a_broken_parquet_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1 and no more")
    (skipped,) = read(tmp_path / "a.parquet")
    assert isinstance(skipped, Skipped) and skipped.reason.startswith("broken Parquet: ")


def test_a_folder_at_an_address_gives_the_graph_of_the_same_folder_on_disk(tmp_path: Path, memory: str) -> None:
    disk, far = dateline.build([on_disk(tmp_path)], tmp_path / "disk"), dateline.build([memory], tmp_path / "far")
    assert sorted(one.path for one in far.articles()) == ["deep/plain.txt", "records.jsonl#1", "records.jsonl#2"]
    export(disk, "nquads", tmp_path / "disk.nq")
    export(far, "nquads", tmp_path / "far.nq")
    assert (tmp_path / "far.nq").read_bytes() == (tmp_path / "disk.nq").read_bytes()


def test_an_out_built_from_an_address_is_built_again_from_it_and_follows_its_changes(
    tmp_path: Path, memory: str
) -> None:
    dateline.build([memory], tmp_path / "out")
    fsspec.filesystem("memory").pipe("/news/new.txt", b"8 May 2031\n\nThe council opened the quarry again.\n")
    assert "new.txt" in [one.path for one in dateline.rebuild(tmp_path / "out").articles()]
    left = dateline.remove(tmp_path / "out", [f"{memory}/new.txt"])
    assert "new.txt" not in [one.path for one in left.articles()]


def test_one_file_at_an_address_is_read(tmp_path: Path) -> None:
    file = tmp_path / "plain.txt"
    file.write_text(PLAIN, encoding="utf-8")
    (article,) = read(file.as_uri())
    assert isinstance(article, Document) and (article.path, article.text) == ("plain.txt", PLAIN)


def test_a_folder_that_holds_a_readme_alone_holds_no_article(memory: str) -> None:
    fsspec.filesystem("memory").pipe("/lone/README.txt", PLAIN.encode())
    assert read("memory://lone") == read("memory://lone/") == []
    assert [one.path for one in read("memory://lone/README.txt")] == ["README.txt"]


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("memory://nowhere/at/all", "no such file or folder"),
        ("gopher9://host/news", "no file system for gopher9"),
        ("file:///no/such/place", "no such file or folder"),
    ],
)
def test_an_address_that_leads_nowhere_is_named_with_the_reason(address: str, reason: str) -> None:
    (skipped,) = read(address)
    assert isinstance(skipped, Skipped) and skipped.path == address and skipped.reason.startswith(reason)


def test_keys_in_an_address_are_not_shown() -> None:
    (skipped,) = read("gopher9://user:secret@host/news")
    assert isinstance(skipped, Skipped) and skipped.path == "gopher9://host/news"


@pytest.mark.parametrize(
    "address",
    [
        "gopher9://user:secret@host/news",
        "gopher9://user:sec/secret@host/news",
        "gopher9://user:sec@secret@host/news",
        "gopher9://user:sec?secret@host/news",
        "zip://a.txt::gopher9://user:secret@host/news",
        "gopher9://host/news?sig=secret",
    ],
)
def test_no_form_of_a_password_is_shown(address: str) -> None:
    (skipped,) = read(address)
    assert isinstance(skipped, Skipped) and "host/news" in skipped.path
    assert "secret" not in addresses.shown(address) + skipped.path + skipped.reason


def test_what_fails_says_why_without_the_password(tmp_path: Path) -> None:
    with pytest.raises(DatelineError) as wrong:
        list(addresses.files("ftp://user:secret@localhost:1/x?password=secret"))
    assert "secret" not in str(wrong.value)
    with pytest.raises(DatelineError) as wrong:
        dateline.build(["gopher9://user:secret@host/news"], tmp_path / "out")
    assert "secret" not in str(wrong.value) and "gopher9://host/news" in str(wrong.value)


@pytest.mark.parametrize("address", ["reference://x", "dir://x", "data://x", "dbfs://u:p@x/y", "abfs://u:p@", "generic://x"])
def test_whatever_a_file_system_of_others_raises_is_a_reason(address: str) -> None:
    (skipped,) = read(address)
    assert isinstance(skipped, Skipped) and len(skipped.reason.splitlines()) == 1


@pytest.mark.parametrize(
    ("unit", "zone", "number"),
    [("ms", None, 2**60), ("ns", "UTC", 12345), ("us", "No/Such", 5), ("ms", "UTC", -(2**60))],
)
def test_a_time_that_python_does_not_know_costs_no_article(
    tmp_path: Path, unit: str, zone: str | None, number: int
) -> None:
    times = pyarrow.array([number], pyarrow.timestamp(unit, zone))
    table = pyarrow.table({"text": [RECORDS[0]["text"]], "published": times})
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(table, tmp_path / "a.parquet")
    assert [one.text for one in read(tmp_path) if isinstance(one, Document)] == [RECORDS[0]["text"]]


def test_a_small_file_that_unpacks_to_a_huge_one_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_articles, "LARGEST", 100_000)
    rows = {"id": list(map(str, range(2_000))), "text": [PLAIN * 100] * 2_000}
    pytest.importorskip("pyarrow.parquet").write_table(pyarrow.table(rows), tmp_path / "a.parquet")
    assert (tmp_path / "a.parquet").stat().st_size < 100_000
    *articles, skipped = read(tmp_path)
    assert skipped == Skipped("a.parquet", "it unpacks to more than 100,000 characters")
    assert 0 < len(articles) < 100


def test_corrections_of_articles_at_addresses_want_a_file_of_their_own(tmp_path: Path) -> None:
    with pytest.raises(DatelineError, match="build from addresses with --config FILE"):
        configuration.home(["s3://bucket/news"])
    assert configuration.home(["s3://bucket/news"], tmp_path / "mine.toml") == (tmp_path / "mine.toml").resolve()
