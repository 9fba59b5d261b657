import pytest
from dateline.builders import actors, places, times
from dateline.builders.language import parse
from dateline.builders.name_slips import corrected
from told import called, world


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


@pytest.mark.parametrize(("name", "iso"), [
    ("the Socialist Republic of Vietnam", "VN"), ("the Federal Democratic Republic of Ethiopia", "ET"),
    ("the Hashemite Kingdom of Jordan", "JO"), ("the Arab Republic of Egypt", "EG"), ("the Kingdom of Norway", "NO"),
    ("the Slovak Republic", "SK"), ("the Hellenic Republic", "GR"),
    ("the Democratic People's Republic of Korea", "KP"), ("the Republic of Korea", "KR"),
    ("the Lao People's Democratic Republic", "LA"), ("the Autonomous Republic of Crimea", None),
    ("the Kingdom of Heaven", None), ("the Weimar Republic", None)])
def test_a_country_is_known_by_its_name_in_full(name: str, iso: str | None) -> None:
    assert places.country_code(name) == iso


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


def test_a_place_in_a_country_that_has_no_such_city_is_unknown_and_no_namesake_elsewhere() -> None:
    assert places.locate("Victoria", within=["Australia"]) is None


def test_nicknames_of_cities_are_no_names() -> None:
    assert places.locate("Old Town") is None


@pytest.mark.parametrize(("text", "name", "found"), [
    ("Trains between London and Reading were cancelled.", "Reading", "Reading/GB"),
    ("A lorry drove into the crowd in Nice.", "Nice", "Nice/FR"),
    ("Hurricane Sally flooded streets in Mobile, Alabama.", "Mobile", "Mobile/US"),
    ("Georgia fought Russia over South Ossetia. Tbilisi lost the war.", "Georgia", "Georgia/GE"),
    ("Voters in Georgia chose a senator, officials in Atlanta said.", "Georgia", "Georgia/US"),
    ("Floods hit Paris, Texas on Monday.", "Paris", "Paris/US"),
    ("Washington said it would send tanks to Kyiv.", "Washington", "Washington/US"),
    ("Snow closed roads in Birmingham, officials in Alabama said.", "Birmingham", "Birmingham/US"),
    ("Snow closed roads in Birmingham, British police said.", "Birmingham", "Birmingham/GB"),
    ("Riots broke out in Hyderabad, Pakistan, on Friday.", "Hyderabad", "Hyderabad/PK"),
    ("Riots broke out in Hyderabad; the Indian army was called.", "Hyderabad", "Hyderabad/IN"),
    ("A tornado struck Lebanon, Tennessee, at noon.", "Lebanon", "Lebanon/US"),
    ("Israel bombed Lebanon overnight, the army in Beirut said.", "Lebanon", "Lebanon/LB"),
    ("Santiago shook for two minutes, Chilean officials said.", "Santiago", "Santiago/CL"),
    ("Fighting spread to Tripoli in northern Lebanon.", "Tripoli", "Tripoli/LB"),
    ("Ships waited off Tripoli as Libya burned.", "Tripoli", "Tripoli/LY"),
    ("Paris Hilton lost her phone in Miami.", "Paris Hilton", None),
    ("Victoria Beckham opened a shop in London.", "Victoria Beckham", None),
    ("Queen Victoria opened the bridge in 1878.", "Queen Victoria", None),
    ("George Washington crossed the river.", "George Washington", None),
    ("Chad Smith was hurt in a crash near Leeds.", "Chad Smith", None)])
def test_the_text_tells_which_place_a_name_means(text: str, name: str, found: str | None) -> None:
    parsed = corrected(next(parse([text])))
    entity = next(one for one in actors.find(parsed, times.find(parsed)).entities if name in one.names)
    place = places.place(entity.geoname) if entity.geoname is not None else None
    assert (f"{place.name}/{place.country}" if place else None) == found
    assert entity.kind == ("place" if found else "person")


@pytest.mark.parametrize("text", [
    "Reading the report took the minister two days.", "It was a nice day.", "Mobile phones failed after the quake."])
def test_words_that_cities_are_called_by_are_no_places(text: str) -> None:
    parsed = next(parse([text]))
    assert not [one for one in actors.find(parsed, times.find(parsed)).entities if one.geoname is not None]


@pytest.mark.parametrize(("text", "inner", "outer"), [
    ("Thousands marched through Red Square in Moscow. Russia banned it.", "Red Square", "Moscow"),
    ("Thousands marched through Red Square in Moscow. Russia banned it.", "Moscow", "Russia"),
    ("Gunmen attacked Almaty airport. Kazakhstan shut the border.", "Almaty airport", "Almaty"),
    ("Police searched flats in Kreuzberg, a district of Berlin. Germany mourned.", "Kreuzberg", "Berlin"),
    ("Fire broke out at the Moscone Center in San Francisco, California.", "Moscone Center", "San Francisco"),
    ("Fire broke out at the Moscone Center in San Francisco, California.", "San Francisco", "California")])
def test_a_place_is_within_what_the_text_or_the_gazetteer_says(text: str, inner: str, outer: str) -> None:
    found = world(("2023-05-04", text))
    (place,), (holder,) = called(found, inner), called(found, outer)
    assert place.within == holder.id


def test_what_the_gazetteer_lacks_is_none() -> None:
    assert places.locate("Xyzzyville") is None
    assert places.place(-1) is None
    assert places.country_code("Almaty") is None


def test_england_is_no_country_of_its_own_but_has_an_id() -> None:
    england = places.locate("England")
    assert england is not None
    assert (england.country, england.sort, england.geoname) == ("GB", "region", 6269131)


def test_the_gazetteer_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    places.locate("Berlin")
    monkeypatch.setattr(places, "files", lambda package: pytest.fail(f"{package} is read again"))
    for name in ("Madrid", "Toronto", "Lagos", "Wagga Wagga"):
        places.locate(name)
