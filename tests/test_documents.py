"""Files in, articles out."""

import json
import random
import time
from pathlib import Path

import pytest
from dateline.builders import configuration, decoding, documents, html_articles, publication_dates
from dateline.builders.configuration import Configuration
from dateline.builders.english import foreign_language
from dateline.graph.errors import DatelineError
from dateline.graph.model import DateEvidence, Document, Noted, Skipped
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

TEXT = "Ferry sinks in storm\n\nA ferry with 40 people aboard sank on Sunday. Rescuers found 38 of them alive.\n"
OTHER = "Court frees minister\n\nThe high court freed the minister on Friday. The judges found no evidence.\n"
PAGE = """<!DOCTYPE html><html><head><title>Ferry sinks in storm | Harbour Gazette</title>
<meta property="og:site_name" content="Harbour Gazette">
{head}</head><body>
<header><span>Monday, 6 June 2011</span><nav><a href="/">Home</a></nav></header>
<article><h1>Ferry sinks in storm</h1>
<p>A ferry with 40 people aboard sank off the coast on Sunday, the coast guard said on Monday in a statement.</p>
<p>Rescuers found 38 of them alive, and the search for the two others goes on, according to the harbour master.</p>
</article><footer><p>You may also like: Harbour closed (3 May 2009)</p></footer></body></html>"""


def read(
    *inputs: Path | str, config: Configuration | None = None, limit: int = decoding.LARGEST
) -> list[documents.Found]:
    return list(documents.read(inputs, config or configuration.load(inputs), limit))


def articles(*inputs: Path | str) -> list[Document]:
    return [one for one in read(*inputs) if isinstance(one, Document)]


def reasons(*inputs: Path | str) -> dict[str, str]:
    return {one.path: one.reason for one in read(*inputs) if isinstance(one, Skipped)}


def notes(*inputs: Path | str) -> dict[str, str]:
    return {one.path: one.reason for one in read(*inputs) if isinstance(one, Noted)}


# ---- Which files -----------------------------------------------------------------------------------------------------


def test_a_folder_is_read_with_all_below_it_and_keys_are_paths(tmp_path: Path) -> None:
    (tmp_path / "north" / "june").mkdir(parents=True)
    (tmp_path / "north" / "june" / "ferry.txt").write_text(TEXT)
    (tmp_path / "court.txt").write_text(OTHER)
    for ignored in ("README.md", "README", "LICENSE.txt", ".hidden.txt", "dateline.toml"):
        (tmp_path / ignored).write_text("name = 'x'" if ignored.endswith("toml") else TEXT)
    found = articles(tmp_path)
    assert [one.key for one in found] == [one.path for one in found] == ["court.txt", "north/june/ferry.txt"]
    assert [one.text for one in found] == [OTHER, TEXT]
    assert found[0].title == "Court frees minister"


def test_what_dateline_wrote_is_not_read_again(tmp_path: Path) -> None:
    (tmp_path / "out" / "store").mkdir(parents=True)
    for name in ("ferry.txt", "out/dateline.json", "out/timeline.html", "out/store/quads.txt"):
        (tmp_path / name).write_text(TEXT)
    assert [one.path for one in read(tmp_path)] == ["ferry.txt"]


def test_files_and_globs_go_by_their_names(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "ferry.txt").write_text(TEXT)
    (tmp_path / "a" / "court.txt").write_text(OTHER)
    assert [one.key for one in articles(tmp_path / "a" / "ferry.txt")] == ["ferry.txt"]
    assert [one.key for one in articles(str(tmp_path / "*" / "*.txt"))] == ["court.txt", "ferry.txt"]
    assert reasons(str(tmp_path / "*.html")) == {"*.html": "no file matches"}
    assert reasons(tmp_path / "gone.txt") == {"gone.txt": "no such file or folder"}


def test_the_order_of_the_inputs_changes_nothing(tmp_path: Path) -> None:
    for name in ("b", "a", "c"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "ferry.txt").write_text(TEXT + name)
        (tmp_path / name / f"{name}.txt").write_text(OTHER + name)
        (tmp_path / name / "broken.pdf").write_bytes(b"%PDF-1.4")
    inputs = [tmp_path / "a", tmp_path / "b", tmp_path / "c" / "c.txt", tmp_path / "gone", tmp_path / "a" / "a.txt"]
    first = read(*inputs)
    random.Random(1).shuffle(inputs)
    assert read(*inputs) == first
    assert [one.key for one in first if isinstance(one, Document)] == [
        "a.txt",
        "a/ferry.txt",
        "b.txt",
        "b/ferry.txt",
        "c.txt",
    ]


def test_a_file_named_twice_is_one_article(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(TEXT)
    assert len(read(tmp_path, tmp_path / "ferry.txt", str(tmp_path / "*.txt"))) == 1


# ---- What is skipped, and why ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "empty"),
        ("a.txt", b"... 12 34 !\n", "no words in the text"),
        ("a.txt", b"%PDF-1.7 The ferry sank", "binary, not text"),
        ("a.txt", bytes(range(256)) * 8, "binary, not text"),
        ("a.docx", b"PK", "unknown format; .txt, .html, .htm, .jsonl and .parquet are read"),
        ("a.html", b"<html><body></body></html>", "no article text in the HTML"),
        ("a.html", b"\x89PNG\r\n\x1a\n", "binary, not text"),
        ("a.jsonl", b'{"text": "The ferry', "line 1 is broken JSON at column 10"),
        ("a.jsonl", b"[1]", "line 1 is no JSON object"),
        ("a.jsonl", b'{"title": "Ferry sinks"}', "no text and no html in it"),
        ("a.jsonl", b'{"text": "The ferry sank.", "id": [1]}', "id is neither text nor a number"),
    ],
)
def test_what_cannot_be_read_is_named_with_the_reason(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "ferry.txt").write_text(TEXT)
    found = read(tmp_path)
    assert [one.reason for one in found if isinstance(one, Skipped)] == [reason]
    assert [one.key for one in found if isinstance(one, Document)] == ["ferry.txt"]


def test_a_file_above_the_limit_is_skipped(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(TEXT)
    assert read(tmp_path, limit=50) == [Skipped("ferry.txt", "larger than 5e-05 MB")]
    assert len(articles(tmp_path)) == 1


def test_what_is_no_regular_file_is_skipped(tmp_path: Path) -> None:
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "gone.txt").symlink_to("nowhere.txt")
    assert set(reasons(tmp_path)) == {"gone.txt", "loop.txt"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Die Fähre ist am Sonntag gesunken. Die Retter fanden 38 der 40 Menschen lebend, sagte der Bürgermeister.",
            "German",
        ),
        ("Un transbordador se hundió el domingo frente a la costa con cuarenta personas a bordo.", "Spanish"),
        ("Паром затонул в воскресенье у побережья. Спасатели нашли живыми 38 человек из 40.", "Russian"),
        ("Le traversier a coulé dimanche au large des côtes, a annoncé le ministre de l’Intérieur.", "French"),
        ("フェリーが日曜日に沖合で沈没し、四十人のうち三十八人が救助された。", "Japanese"),
    ],
)
def test_an_article_in_another_language_is_skipped_with_its_name(tmp_path: Path, text: str, language: str) -> None:
    (tmp_path / "ferry.txt").write_text(text, encoding="utf-8")
    assert reasons(tmp_path) == {"ferry.txt": f"not in English, it seems: {language}"}


@pytest.mark.parametrize(
    "text",
    [
        "Ferry sinks.",
        "Bayern Munich beat Borussia Dortmund 3-1.",
        "Police attack demonstrators.",
        "Reuters",
        "“¡No pasarán!” shouted the crowd as the police tried to clear the square in Madrid.",
        "Strikes halt Lagos ports",
        "Tōkyō Denryoku Hōrudingusu said on Monday that the reactor was shut down.",
        "WHAT a match! Gazza does it AGAIN",
    ],
)
def test_short_and_mixed_english_is_english(text: str) -> None:
    assert foreign_language(text) is None


def test_two_articles_with_one_key_are_not_both_read(tmp_path: Path) -> None:
    record = {"id": "f1", "text": TEXT}
    lines = [record, record, {"id": "f1", "text": OTHER}]
    (tmp_path / "wire.jsonl").write_text("\n".join(map(json.dumps, lines)))
    assert [one.key for one in articles(tmp_path)] == ["f1"]
    assert [one.reason for one in read(tmp_path) if isinstance(one, Skipped)] == [
        "another text under the key of wire.jsonl#f1 (f1)",
        "the same article as wire.jsonl#f1 (f1)",
    ]


def test_names_cannot_steer_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m\n.pdf").write_bytes(b"%PDF")
    (tmp_path / "b\u202e.txt").write_text(TEXT)
    (tmp_path / "c.jsonl").write_text(json.dumps({"id": "x\x1b[2J", "title": "Ferry\n\x1b[31m sinks", "text": OTHER}))
    assert list(reasons(tmp_path)) == ["a\ufffd[31m\ufffd.pdf"]
    assert [(one.key, one.title) for one in articles(tmp_path)] == [
        ("b\ufffd.txt", "Ferry sinks in storm"),
        ("x[2J", "Ferry [31m sinks"),
    ]


# ---- Text ------------------------------------------------------------------------------------------------------------


def test_text_stands_as_it_is_in_the_file_with_its_line_ends_and_debris(tmp_path: Path) -> None:
    content = "Ferry sinks\r\n\r\nThe ferry & mdash; built in 1960 & mdash; sank on Sunday.\rThe crew was saved. \n"
    (tmp_path / "ferry.txt").write_bytes(content.encode())
    assert articles(tmp_path)[0].text == content


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_other_encodings_are_recognised(tmp_path: Path, encoding: str) -> None:
    text = "Café fire kills two\n\nA fire in a café killed two people. “We heard a bang,” said the owner’s brother.\n"
    (tmp_path / "fire.txt").write_bytes(text.encode(encoding))
    assert articles(tmp_path)[0].text == text


def test_half_a_surrogate_pair_never_gets_into_a_text(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        r'{"id": "x\ud800", "text": "The ferry \udc00 sank on Sunday.", "publisher": "\ud83d"}'
    )
    (found,) = articles(tmp_path)
    assert (found.key, found.text, found.publisher) == ("x\ufffd", "The ferry \ufffd sank on Sunday.", "\ufffd")


# ---- HTML ------------------------------------------------------------------------------------------------------------


def page(tmp_path: Path, head: str = "") -> Document:
    (tmp_path / "ferry.html").write_text(PAGE.replace("{head}", head))
    return articles(tmp_path)[0]


def test_the_article_of_a_page_stands_below_its_title_a_paragraph_a_line(tmp_path: Path) -> None:
    found = page(tmp_path)
    title, first, second = (line for line in found.text.split("\n") if line)
    assert title == "Ferry sinks in storm"
    assert first.startswith("A ferry with 40 people")
    assert second.startswith("Rescuers found 38")
    assert "Home" not in found.text
    assert (found.title, found.publisher) == ("Ferry sinks in storm", "Harbour Gazette")


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2011-06-06T05:40:00+05:30">',
        '<meta property="article:modified_time" content="2011-08-01"><meta name="pubdate" content="2011-06-06">',
        '<meta name="date" content="June 6, 2011">',
        '<meta itemprop="datePublished" content="20110606">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2011-06-06T23:50Z"}</script>',
        '<script type="application/ld+json">[{"@graph": [{"@type": "WebSite", "datePublished": "2001-01-01"}, '
        '{"@type": ["Article"], "datePublished": "2011-06-06"}]}]</script>',
        '<script type="application/ld+json">{broken</script><meta name="dcterms.issued" content="2011-06-06">',
    ],
)
def test_the_day_of_publication_is_read_from_metadata_as_written(tmp_path: Path, head: str) -> None:
    assert page(tmp_path, head).evidence == (DateEvidence("metadata", "2011-06-06"),)


@pytest.mark.parametrize("line", ["Wednesday 8 June 2011", "Published: June 8, 2011 at 10:20 am"])
def test_a_day_below_the_headline_counts_where_metadata_are_silent(tmp_path: Path, line: str) -> None:
    below = f"<h1>Ferry sinks in storm</h1><div>By Ana Ruiz <span>{line}</span> <i>Updated 9 June 2011</i></div>"
    (tmp_path / "a.html").write_text(PAGE.replace("<h1>Ferry sinks in storm</h1>", below).replace("{head}", ""))
    assert articles(tmp_path)[0].evidence == (DateEvidence("metadata", "2011-06-08"),)


@pytest.mark.parametrize(
    "head",
    ["", '<meta property="article:modified_time" content="2011-08-01">', '<meta name="pubdate" content="2011-13-45">'],
)
def test_a_page_that_does_not_state_its_day_gets_none(tmp_path: Path, head: str) -> None:
    assert page(tmp_path, head).evidence == ()


def test_a_canonical_address_is_the_key_and_its_date_is_evidence(tmp_path: Path) -> None:
    address = "https://gazette.example/2011/06/07/ferry-sinks"
    found = page(tmp_path, f'<link rel="canonical" href="{address}">')
    assert (found.key, found.url, found.path) == (address, address, "ferry.html")
    assert found.evidence == (DateEvidence("url", "2011-06-07"),)


@pytest.mark.parametrize(
    "address",
    ["/ferry", "https://gazette.example/", "javascript:alert(1)", "https://x.example/<a>", "file:///etc/passwd"],
)
def test_an_address_that_names_no_page_is_not_believed(address: str) -> None:
    assert html_articles.safe_url(address) is None


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + "<p>" + TEXT * 5,
        "<p>" + "<b>" * 50_000 + TEXT * 5 + "</b>" * 50_000,
        "<table><tr><td>" * 20_000 + TEXT,
        "<" * 200_000 + TEXT,
        "<p>" + TEXT * 5 + "<!--" * 50_000,
        "&" * 200_000 + TEXT,
        '<meta name="' + "a" * 200_000 + TEXT,
        "<script type='application/ld+json'>" + "[" * 100_000 + "</script><p>" + TEXT * 5,
    ],
)
def test_deep_and_broken_pages_are_read_or_refused_in_good_time(html: str) -> None:
    begun = time.process_time()
    try:
        assert html_articles.extract(html).text
    except DatelineError as error:
        assert str(error)
    assert time.process_time() - begun < 10


def test_scripts_and_styles_are_no_text(tmp_path: Path) -> None:
    assert "alert" not in page(tmp_path, "<script>alert('The ferry sank')</script><style>p{alert:1}</style>").text


# ---- JSON Lines ------------------------------------------------------------------------------------------------------


def test_each_line_is_an_article_with_what_its_fields_say(tmp_path: Path) -> None:
    first = {
        "id": 7,
        "url": "https://wire.example/2011/6/ferry",
        "title": "Ferry sinks",
        "publisher": "Island Press",
        "published": "2011-06-06",
        "text": TEXT,
    }
    second = {"id": "c2", "html": PAGE.replace("{head}", ""), "published": "Tue, 07 Jun 2011 10:00:00 GMT"}
    third = {"text": OTHER + "\u2028"}
    (tmp_path / "wire.jsonl").write_text(
        "\n\n".join(json.dumps(one, ensure_ascii=False) for one in (first, second, third))
    )
    by_path = {one.path: one for one in articles(tmp_path)}
    assert list(by_path) == ["wire.jsonl#c2", "wire.jsonl#7", "wire.jsonl#5"]
    ferry = by_path["wire.jsonl#7"]
    assert (ferry.key, ferry.title, ferry.publisher, ferry.text) == (first["url"], "Ferry sinks", "Island Press", TEXT)
    assert ferry.evidence == (DateEvidence("given", "2011-06-06"), DateEvidence("url", "2011-06"))
    assert by_path["wire.jsonl#c2"].key == "c2"
    assert by_path["wire.jsonl#c2"].evidence == (DateEvidence("given", "2011-06-07"),)
    assert by_path["wire.jsonl#5"].key == "wire.jsonl#5"


def test_a_broken_line_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "wire.jsonl").write_text(json.dumps({"text": TEXT}) + "\n{\n" + json.dumps({"text": OTHER}) + "\n")
    assert [one.path for one in articles(tmp_path)] == ["wire.jsonl#1", "wire.jsonl#3"]
    assert reasons(tmp_path) == {"wire.jsonl": "line 2 is broken JSON at column 2"}


# ---- Dates outside the text ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("2011-06-06", "2011-06-06"),
        ("2011-06", "2011-06"),
        ("2011", "2011"),
        (2011, "2011"),
        ("2011-06-06T23:59:59-11:00", "2011-06-06"),
        ("June 6, 2011", "2011-06-06"),
        ("Monday, 6 June 2011 10:00", "2011-06-06"),
        ("6 Jun 2011", "2011-06-06"),
        ("Mon, 06 Jun 2011 10:00:00 +0000", "2011-06-06"),
        ("2011-02-30", None),
        ("2011-13", None),
        ("soon", None),
        ("06/06/2011", "2011-06-06"),
        ("17/06/2011", "2011-06-17"),
        ("06-17-2011", "2011-06-17"),
        ("05/06/2011", None),
        (1307318400, "2011-06-06"),
        ("1307318400000", "2011-06-06"),
        ("9999-12-31", None),
        ("9999-99-99", None),
        ("", None),
        (True, None),
        ("0000", None),
    ],
)
def test_given_dates_are_days_months_or_years(value: object, edtf: str | None) -> None:
    assert publication_dates.edtf(value) == edtf


@pytest.mark.parametrize(
    ("url", "edtf"),
    [
        ("https://x.example/2011/06/07/ferry", "2011-06-07"),
        ("https://x.example/news/2011/jun/7/ferry", "2011-06-07"),
        ("https://x.example/2011-06-07-ferry", "2011-06-07"),
        ("https://x.example/a/20110607/ferry", "2011-06-07"),
        ("https://x.example/2011/06/ferry", "2011-06"),
        ("https://x.example/ferry-1234567", None),
        ("https://x.example/2011/ferry", None),
        ("https://x.example/2011/31/12/ferry", None),
        ("https://x.example/17/06/2011/ferry", "2011-06-17"),
        ("https://x.example/05/06/2011/ferry", None),
        ("https://x.example/ferry-17-june-2011", "2011-06-17"),
        (None, None),
    ],
)
def test_addresses_show_days_and_months(url: str | None, edtf: str | None) -> None:
    assert publication_dates.in_url(url) == edtf


@pytest.mark.parametrize(
    ("path", "edtf"),
    [
        ("wire_20110607.txt", "2011-06-07"),
        ("17-06-2011 ferry.txt", "2011-06-17"),
        ("05-06-2011 ferry.txt", None),
        ("June 7 2011 ferry.txt", "2011-06-07"),
        ("2011/06/07/ferry.txt", "2011-06-07"),
        ("2011-06/ferry.txt", "2011-06"),
        ("2011-06/2011-07-02-ferry.txt", "2011-07-02"),
        ("99991231.txt", None),
    ],
)
def test_names_of_files_and_folders_show_days_and_months(path: str, edtf: str | None) -> None:
    assert publication_dates.in_name(path) == edtf


def test_a_record_may_call_its_day_otherwise(tmp_path: Path) -> None:
    records = [{"text": TEXT, "date": "2011-06-07"}, {"text": OTHER, "pubDate": "soon"}]
    (tmp_path / "wire.jsonl").write_text("\n".join(map(json.dumps, records)))
    assert [one.evidence for one in articles(tmp_path)] == [(DateEvidence("metadata", "2011-06-07"),), ()]


@pytest.mark.parametrize("value", ["9999-99-99", "05/06/2011", "soon", 12])
def test_a_day_by_another_name_that_cannot_be_read_is_named_and_the_article_kept(tmp_path: Path, value: object) -> None:
    (tmp_path / "wire.jsonl").write_text(json.dumps({"text": TEXT, "date": value}))
    assert [one.evidence for one in articles(tmp_path)] == [()]
    assert reasons(tmp_path) == {}
    assert notes(tmp_path) == {"wire.jsonl#1": f"date is no date: {str(value)!r}; the article is read without it"}


@pytest.mark.parametrize("value", ["9999-99-99", "2019-02-30", "0000-00-00", "9999-12-31", "soon"])
def test_a_record_whose_day_cannot_be_is_read_without_it_and_named(tmp_path: Path, value: str) -> None:
    (tmp_path / "wire.jsonl").write_text(json.dumps({"text": TEXT, "published": value}))
    assert [one.evidence for one in articles(tmp_path)] == [()]
    assert reasons(tmp_path) == {}
    assert notes(tmp_path) == {"wire.jsonl#1": f"published is no date: {value!r}; the article is read without it"}


def test_another_field_dates_a_record_whose_published_is_no_date(tmp_path: Path) -> None:
    (tmp_path / "wire.jsonl").write_text(json.dumps({"text": TEXT, "published": "soon", "date": "2011-06-07"}))
    assert [one.evidence for one in articles(tmp_path)] == [(DateEvidence("metadata", "2011-06-07"),)]
    assert list(notes(tmp_path)) == ["wire.jsonl#1"]


@pytest.mark.parametrize("value", ["Friday", " friday ", "Fri."])
def test_a_weekday_in_place_of_the_day_is_that_of_the_edition(tmp_path: Path, value: str) -> None:
    (tmp_path / "wire.jsonl").write_text(json.dumps({"text": TEXT, "published": value}))
    assert [one.evidence for one in articles(tmp_path)] == [(DateEvidence("edition", "friday"),)]
    assert list(notes(tmp_path)) == ["wire.jsonl#1"]


def test_a_day_in_the_name_of_a_file_is_evidence(tmp_path: Path) -> None:
    (tmp_path / "2011-06-07-ferry.txt").write_text(TEXT)
    (tmp_path / "court_0042.txt").write_text(OTHER)
    assert [one.evidence for one in articles(tmp_path)] == [(DateEvidence("filename", "2011-06-07"),), ()]


# ---- dateline.toml ---------------------------------------------------------------------------------------------------


def test_the_configuration_gives_what_articles_lack(tmp_path: Path) -> None:
    (tmp_path / "north").mkdir()
    (tmp_path / "north" / "ferry.txt").write_text(TEXT)
    (tmp_path / "court.txt").write_text(OTHER)
    (tmp_path / "dateline.toml").write_text(
        'name = "Two Stories"\nbase = "https://graph.example/stories"\n'
        '[[articles]]\npath = "north/"\npublisher = "Island Press"\npublished = 2011\n'
        '[[articles]]\nglob = "*.txt"\npublished = "2011-06"\n'
        '[[articles]]\npath = "court.txt"\nurl = "https://court.example/1"\npublished = 2011-06-09\n'
        '[[corrections]]\nmerge = ["Wire", "The Wire"]\n[colours]\nstate = "red"\n'
    )
    config = configuration.load([tmp_path])
    assert (config.name, config.base) == ("two-stories", "https://graph.example/stories/")
    assert [(one.verb, one.where) for one in config.corrections] == [("merge", "dateline.toml, line 14")]
    assert config.others == {"colours": {"state": "red"}}
    court, ferry = sorted(articles(tmp_path), key=lambda one: one.path)
    assert (court.key, court.publisher, court.evidence) == (
        "https://court.example/1",
        None,
        (DateEvidence("given", "2011-06-09"),),
    )
    assert (ferry.publisher, ferry.evidence) == ("Island Press", (DateEvidence("given", "2011-06"),))


def test_the_nearest_configuration_wins(tmp_path: Path) -> None:
    (tmp_path / "north").mkdir()
    (tmp_path / "north" / "ferry.txt").write_text(TEXT)
    (tmp_path / "dateline.toml").write_text(
        'name = "all"\n[[articles]]\npath = "north/ferry.txt"\npublisher = "Far"\ntitle = "Far title"\n'
    )
    (tmp_path / "north" / "dateline.toml").write_text(
        'name = "near"\n[[articles]]\npath = "ferry.txt"\npublisher = "Near"\n'
    )
    (found,) = articles(tmp_path)
    assert (found.publisher, found.title) == ("Near", "Far title")
    assert configuration.load([tmp_path]).name == "all"
    assert configuration.load([tmp_path / "north" / "ferry.txt"]).name == "near"


def test_a_line_of_a_jsonl_file_can_be_given_what_it_lacks(tmp_path: Path) -> None:
    (tmp_path / "wire.jsonl").write_text(
        json.dumps({"id": "a", "text": TEXT}) + "\n" + json.dumps({"id": "b", "text": OTHER})
    )
    (tmp_path / "dateline.toml").write_text(
        '[[articles]]\npath = "wire.jsonl"\npublisher = "Wire"\n'
        '[[articles]]\npath = "wire.jsonl#b"\npublished = "2011"\n'
    )
    assert [(one.publisher, one.evidence) for one in articles(tmp_path)] == [
        ("Wire", ()),
        ("Wire", (DateEvidence("given", "2011"),)),
    ]


def test_a_configuration_elsewhere_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "north").mkdir()
    (tmp_path / "north" / "ferry.txt").write_text(TEXT)
    other = tmp_path / "other.toml"
    other.write_text('name = "elsewhere"\n[[articles]]\npath = "ferry.txt"\npublisher = "Wire"\n')
    config = configuration.load([tmp_path / "north"], other)
    assert config.name == "elsewhere"
    assert [one.publisher for one in read(tmp_path / "north", config=config) if isinstance(one, Document)] == ["Wire"]


def test_a_corpus_is_named_after_the_folder_that_holds_all_inputs(tmp_path: Path) -> None:
    folder = tmp_path / "Été 2011"
    (folder / "a").mkdir(parents=True)
    (folder / "b").mkdir()
    assert configuration.load([folder / "a", folder / "b"]).name == "ete-2011"
    assert configuration.load([folder / "a"]).name == "a"


@pytest.mark.parametrize(
    ("toml", "line", "words"),
    [
        ('name = "x"\n\n[[articles]\n', 3, "Expected"),
        (
            'name = "x"\n[[articles]]\npath = "a.txt"\n\n[[articles]]\npath = "b.txt"\npublished = "yesterday"\n',
            7,
            "'yesterday'",
        ),
        ('[[articles]]\npath = "a.txt"\npublished = "2011-02-30"\n', 3, "'2011-02-30'"),
        ('[[articles]]\npublisher = "X"\n', 1, "path, glob or url"),
        ('[[articles]]\npath = "a"\npublishd = "X"\n', 3, "publishd"),
        ("\narticles = 3\n", 2, "[[articles]]"),
        ('base = "no address"\n', 1, "no http address"),
        ('\nbase = "https://graph.example/ns#"\n', 2, "with ? or #"),
        ('\nbase = "https://graph.example/?corpus=strike"\n', 2, "with ? or #"),
        ('base = "https://graph.example/%zz"\n', 1, "percent encoding"),
        ('base = "https://graph.example/a|b"\n', 1, "no IRI"),
        ("[[articles]]\npath = 3\n", 2, "must be text"),
    ],
)
def test_a_wrong_configuration_is_named_by_file_and_line(tmp_path: Path, toml: str, line: int, words: str) -> None:
    (tmp_path / "dateline.toml").write_text(toml)
    with pytest.raises(DatelineError) as error:
        configuration.load([tmp_path])
    assert str(tmp_path / "dateline.toml") in str(error.value)
    assert f"line {line}" in str(error.value)
    assert words in str(error.value)


# ---- Whatever comes --------------------------------------------------------------------------------------------------


@given(st.binary(max_size=400), st.sampled_from([".txt", ".html", ".jsonl"]))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_become_articles_or_reasons(tmp_path: Path, content: bytes, suffix: str) -> None:
    file = tmp_path / f"any{suffix}"
    file.write_bytes(content)
    for one in read(file, config=Configuration()):
        if isinstance(one, Document):
            one.text.encode("utf-8")
        else:
            assert one.reason


@given(
    st.dictionaries(
        st.sampled_from(["id", "url", "title", "publisher", "published", "text", "html"]),
        st.none() | st.text() | st.integers(),
    )
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_json_object_becomes_an_article_or_a_reason(tmp_path: Path, record: dict[str, object]) -> None:
    file = tmp_path / "any.jsonl"
    file.write_text(json.dumps(record) + "\n")
    found = read(file, config=Configuration())
    assert len([one for one in found if not isinstance(one, Noted)]) == 1


def test_a_line_may_call_its_text_body_and_its_title_headline(tmp_path: Path) -> None:
    line = {"headline": "Ferry sinks", "body": "The ferry sank off the coast on Monday. Nobody was hurt."}
    (tmp_path / "feed.jsonl").write_text(json.dumps(line), encoding="utf-8")
    (document,) = [each for each in read(tmp_path) if isinstance(each, Document)]
    assert (document.title, "sank off the coast" in document.text) == ("Ferry sinks", True)
