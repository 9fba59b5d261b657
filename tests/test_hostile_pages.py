"""Hostile text in every field of an article: it runs nothing, asks for nothing, and breaks no layout."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path
from typing import Any

import crisis
import dateline
import pytest
from browsing import Open, actor_id, render_all

HERE = Path(__file__).parent
PAGES = ("index.html", "timeline.html", "actors.html")

HOSTILE = (
    *(HERE / "hostile.txt").read_text(encoding="utf-8").splitlines(),
    "\x00NUL\x00",
    "\x1b[31m\x07\x7f\x9b",
    "\ud800 lone surrogate \udfff",
    "\u202egnp.exe\u202d\u2066\u2067",
    "\u2028line\u2029paragraph",
    "w" * 600,
    "👩‍👩‍👧‍👦🏳️‍🌈" * 30,
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞",
    "مرحبا بالعالم שלום עולם",
    "\ufeff\u200b\u00ad\ufffe\uffff",
    "line\r\nbreak\ttab\x0bvt\x0cff",
)


def poisoned(value: Any, text: str) -> Any:
    """The value with hostile text round every string in it; equal strings stay equal."""
    if isinstance(value, str):
        return f"{text}{value}{text}"
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: poisoned(getattr(value, field.name), text) for field in dataclasses.fields(value)}
        return type(value)(**fields)
    if isinstance(value, tuple):
        items = [poisoned(item, text) for item in value]
        return type(value)(*items) if hasattr(value, "_fields") else tuple(items)
    return value


FOREIGN = (
    "iframe", "object", "embed", "form:not(#filters)", "img", "style", "script", "base", "meta", "video", "marquee",
)  # fmt: skip


def hostile_rows() -> tuple[Any, ...]:
    """Rows with every hostile string in every field: some events, their accounts, all actors, all articles."""
    events = [row for row in crisis.EVENTS if row.id[-1:] in "15"]
    kept = {row.iri for row in events}
    accounts = [row for row in crisis.ACCOUNTS if row.event in kept]
    several = [
        tuple(poisoned(row, text) for text in HOSTILE for row in rows)
        for rows in (events, accounts, crisis.ACTORS[:5], crisis.ARTICLES[1:3])
    ]
    return (poisoned(crisis.CORPUS, "<script>boom()</script>"), *several)


def test_there_are_at_least_sixty_hostile_strings() -> None:
    assert len(set(HOSTILE)) >= 60


def stayed_whole(page: Any) -> None:
    """Assert that the page is as it was meant, and no wider than its window at any width."""
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    assert page.locator("h1").count() == 1
    assert page.locator("footer.colophon").is_visible()
    assert page.locator(f"main :is({', '.join(FOREIGN)})").count() == 0
    protocols = page.eval_on_selector_all("a", "all => all.map(link => link.protocol)")
    assert set(protocols) <= {"file:", "http:", "https:"}
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def watched(opened: Any) -> Any:
    """The tab, in which whatever hostile text calls is an error."""
    opened.page.add_init_script("window.boom = () => { console.error('boom'); };")
    return opened


# ---- In every row that a page is made of -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def poisoned_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("poisoned")
    skipped = tuple(poisoned(crisis.SKIPPED, text) for text in HOSTILE)
    for name, text in render_all(*(*hostile_rows(), skipped)).items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", PAGES)
def test_hostile_text_in_every_row_breaks_no_page(tab: Open, poisoned_site: Path, name: str) -> None:
    page = watched(tab(poisoned_site)).go(name, "#all=1&speech=1&rows=standing")
    if name == "timeline.html":
        page.evaluate(
            "document.querySelectorAll('.passage').forEach((each, i) => {"
            "  if (i % 9 === 0) { each.click(); document.getElementById('reader').close(); }"
            "})"
        )
    if name == "actors.html":
        page.evaluate(
            "document.querySelectorAll('.actors .name').forEach((each, i) => { if (i % 19 === 0) each.click(); })"
        )
        assert page.locator("#panel h2").count() == 1
    stayed_whole(page)


@pytest.mark.parametrize("name", PAGES[1:])
def test_hostile_text_in_the_tray_stays_text(tab: Open, poisoned_site: Path, name: str) -> None:
    page = watched(tab(poisoned_site)).go(name, "#all=1&speech=1")
    page.evaluate("[...document.querySelectorAll('.event summary, .actors .name')].slice(0, 6).forEach(e => e.click())")
    page.wait_for_selector(".correcting")
    page.evaluate(
        "for (const bar of document.querySelectorAll('.correcting:not([data-about^=t-])')) {"
        "  [...bar.querySelectorAll('.choices button')].at(-1).click();"
        "  bar.querySelector('form').requestSubmit();"
        "}"
    )
    page.click("#tray-open")
    assert page.locator("#tray-list li").count() > 0
    stayed_whole(page)


# ---- In every field of an article, through the whole build -----------------------------------------------------------

BODY = "Police arrested the mayor of Lorn on Friday. {} Soldiers evacuated the town, the governor said."


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of articles each of which has a hostile string in its title, byline, text, outlet, url, date or name."""
    folder = tmp_path_factory.mktemp("hostile")
    news = folder / "news"
    news.mkdir()
    (news / "feed.jsonl").write_text("".join(map(article, range(len(HOSTILE)), HOSTILE)), encoding="utf-8")
    for number, text in enumerate(HOSTILE[:20]):
        name = re.sub(r"[/\x00]", "_", text)[:60]
        (news / f"{number} {name}.txt").write_text(f"{text}\n\nBy {text}\n\n{BODY.format(text)}\n", encoding="utf-8")
    dateline.build([news], folder / "out")
    return folder / "out"


def article(number: int, text: str) -> str:
    """A line of JSON Lines with the text in every field."""
    sound = text.encode("utf-8", "replace").decode("utf-8")
    fields = {
        "id": f"{number} {sound}",
        "title": f"{sound} Police arrest the mayor",
        "byline": sound,
        "publisher": sound,
        "url": sound,
        "published": sound if number % 2 else "2031-03-14",
        "text": f"By {sound}\n\n{BODY.format(sound)}",
    }
    return json.dumps(fields) + "\n"


@pytest.mark.parametrize("name", PAGES)
def test_hostile_articles_build_pages_that_stay_whole(tab: Open, built: Path, name: str) -> None:
    page = watched(tab(built)).go(name, "#all=1&speech=1")
    if name == "actors.html":
        page.click(".actors .name >> nth=0")
    stayed_whole(page)


@pytest.mark.parametrize("name", PAGES)
def test_the_policy_of_a_page_of_hostile_articles_allows_nothing_else(built: Path, name: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', (built / name).read_text(encoding="utf-8"))
    assert policy is not None
    assert "unsafe" not in policy[1]
    assert policy[1].count("sha256-") == 3


# ---- For everybody ---------------------------------------------------------------------------------------------------

AXE = HERE / "npm" / "node_modules" / "axe-core" / "axe.min.js"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("name", "hash"), [("index.html", ""), ("actors.html", ""), ("actors.html", f"#actor={actor_id('hydro')}&ego=1")]
)
def test_axe_finds_nothing_serious(tab: Open, name: str, hash: str, scheme: str) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not there: npm ci in tests/npm")
    page = tab(color_scheme=scheme).go(name, hash)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run().then(({ violations }) => violations)")
    serious = [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found
               if one["impact"] in ("serious", "critical")]  # fmt: skip
    assert serious == []
