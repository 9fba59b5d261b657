import pytest
from dateline.builders.common_bodies import country_of, is_common, plain
from told import called, world


@pytest.mark.parametrize(("name", "words", "iso"), [
    ("Russian Defence Ministry", {"defense", "ministry"}, "RU"),
    ("Ministry of Defence of the Russian Federation", {"ministry", "of", "defense"}, "RU"),
    ("South Korean Ministry of Foreign Affairs", {"ministry", "of", "foreign"}, "KR"),
    ("Labour Party", {"labor", "party"}, None)])
def test_a_bodys_country_is_told_from_the_rest_of_its_name(name: str, words: set[str], iso: str | None) -> None:
    said, country = plain(name)
    assert (set(said), country, country_of(name)) == (words, iso, iso)
    assert is_common(name)


@pytest.mark.parametrize("name", ["State Department", "Bank of India", "European Central Bank", "Siemens"])
def test_a_body_that_one_country_has_is_not_common(name: str) -> None:
    assert not is_common(name)


def test_ministries_of_two_countries_in_one_article_are_two() -> None:
    found = world(("2023-05-04", "Russia's Defence Ministry said it shot drones. Ukraine's Defence Ministry said "
                   "the Defence Ministry in Moscow was lying."))
    countries = {node.country: len(node.mentions) for node in called(found, "Defence Ministry")}
    assert set(countries) == {"RU", "UA"}
    assert countries["RU"] >= 2


def test_courts_of_two_countries_in_two_articles_are_two() -> None:
    found = world(
        ("2023-05-04", "India went to the polls. The Supreme Court in New Delhi, India, shut the case."),
        ("2023-05-05", "The Supreme Court of Pakistan freed him. Later the court closed in Islamabad, Pakistan."))
    assert sorted(node.country or "" for node in found.nodes if node.label.startswith("Supreme Court")) == ["IN", "PK"]


def test_a_ministry_in_other_words_is_one_in_its_country() -> None:
    found = world(("2023-05-04", "The Foreign Ministry of Kazakhstan denied. Kazakhstan's Ministry of Foreign Affairs "
                   "summoned the envoy."))
    (node,) = called(found, "Ministry of Foreign Affairs")
    assert node.country == "KZ"
    assert called(found, "Foreign Ministry of Kazakhstan") == [node]
