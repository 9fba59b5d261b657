import time

import pytest
from dateline.builders import places


@pytest.mark.parametrize(("name", "geoname"), [
    ("Alma-Ata", 1526384), ("Almaty", 1526384), ("Kiev", 703448), ("Nur-Sultan", 1526273), ("Peking", 1816670),
    ("Bombay", 1275339), ("Lisbon", 2267057), ("Port-au-Prince", 3718426)])
def test_a_city_is_found_by_its_old_and_foreign_names(name: str, geoname: int) -> None:
    found = places.locate(name)
    assert found is not None
    assert found.geoname == geoname


@pytest.mark.parametrize(("name", "iso"), [
    ("Kazakhstan", "KZ"), ("the United States", "US"), ("U.S.", "US"), ("Britain", "GB"), ("Burma", "MM"),
    ("Ivory Coast", "CI"), ("Holland", "NL"), ("DR Congo", "CD"), ("Czech Republic", "CZ"), ("Turkey", "TR")])
def test_a_country_is_known_by_its_common_names(name: str, iso: str) -> None:
    found = places.locate(name)
    assert found is not None
    assert (found.sort, found.country) == ("country", iso)


@pytest.mark.parametrize(("word", "iso"), [
    ("Kazakh", "KZ"), ("Russians", "RU"), ("Swiss", "CH"), ("Sri Lankan", "LK"), ("Danes", "DK"), ("table", None)])
def test_a_nationality_points_to_its_country(word: str, iso: str | None) -> None:
    assert places.nationality(word) == iso


def test_the_name_after_the_comma_decides_between_cities_of_one_name() -> None:
    texan, french = places.locate("Paris", within=["Texas"]), places.locate("Paris")
    assert texan is not None
    assert french is not None
    assert (texan.country, french.country) == ("US", "FR")


def test_the_countries_of_the_text_decide_between_cities_of_like_size() -> None:
    english, american = places.locate("Cambridge", ["GB"]), places.locate("Cambridge", ["US"])
    assert english is not None
    assert american is not None
    assert (english.country, american.country) == ("GB", "US")


def test_a_famous_city_outdoes_a_namesake_in_a_country_of_the_text() -> None:
    rome = places.locate("Rome", ["US"])
    assert rome is not None
    assert rome.country == "IT"


def test_the_state_is_meant_where_the_text_speaks_of_the_united_states() -> None:
    state, country = places.locate("Georgia", ["US"]), places.locate("Georgia", ["RU"])
    assert state is not None
    assert country is not None
    assert (state.sort, country.sort) == ("state", "country")


def test_washington_is_the_city_and_new_york_too() -> None:
    for name in ("Washington", "New York"):
        found = places.locate(name)
        assert found is not None
        assert found.sort == "city"


def test_a_place_tells_its_coordinates_and_what_it_lies_in() -> None:
    almaty = places.place(1526384)
    assert almaty is not None
    assert (almaty.name, almaty.country, almaty.parent) == ("Almaty", "KZ", places.country_geoname("KZ"))
    assert almaty.latitude == pytest.approx(43.25, abs=0.01)
    assert almaty.longitude == pytest.approx(76.91, abs=0.01)
    assert "Alma-Ata" in almaty.alternates


def test_a_city_of_the_united_states_lies_in_its_state() -> None:
    houston = places.locate("Houston")
    assert houston is not None
    assert houston.parent is not None
    state = places.place(houston.parent)
    assert state is not None
    assert state.name == "Texas"


def test_what_the_gazetteer_lacks_is_none() -> None:
    assert places.locate("Xyzzyville") is None
    assert places.place(-1) is None
    assert places.country_code("Almaty") is None


def test_england_is_no_country_of_its_own_but_has_an_id() -> None:
    england = places.locate("England")
    assert england is not None
    assert (england.country, england.sort, england.geoname) == ("GB", "region", 6269131)


def test_the_gazetteer_is_read_once() -> None:
    places.locate("Berlin")
    started = time.perf_counter()
    for name in ("Berlin", "Madrid", "Toronto", "Lagos") * 50:
        places.locate(name)
    assert time.perf_counter() - started < 0.5
