import random
from collections.abc import Callable

import pytest
from dateline.builders import name_pairs, names, nodes, same_nodes
from dateline.graph.model import Entity, EntityKind, Reading
from growth import grows_evenly
from small_world import opened
from told import called, world


def reading(sha: str, *entities: tuple[EntityKind, tuple[str, ...], tuple[str, ...]]) -> Reading:
    """A text that speaks of entities of a kind, with names and roles, and says nothing of them."""
    made = tuple(Entity(kind, names[0], names, roles, (), None, ()) for kind, names, roles in entities)
    return Reading(sha, (), (), (), (), made, (), ())


def one_node(kind: EntityKind, *names: str) -> bool:
    """Whether names, each in a text of its own, come to be one node."""
    found = nodes.identify([reading(f"{i:064}", (kind, (name,), ())) for i, name in enumerate(names)])
    return len(set(found.node_of.values())) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Yevgeny Morozov", "Evgeni Morozov"),
        ("Mohammed al-Hassan", "Muhammad al-Hassan"),
        ("Aleksandr Petrenko", "Alexander Petrenko"),
        ("Nguyen Van Minh", "Nguyen Van Minh"),
        ("Maria García Lopez", "Maria Garcia Lopez"),
    ],
)
def test_spellings_of_one_persons_name_are_one_actor(one: str, other: str) -> None:
    assert one_node("person", one, other)


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("person", "Anna Kowalska", "Ewa Kowalska"),
        ("person", "Li Wei", "Li Na"),
        ("person", "John Smith", "Jane Smith"),
        ("organization", "Ministry of Defence", "Ministry of Justice"),
        ("organization", "Bank of Ireland", "Bank of Iceland"),
        ("organization", "Manchester United", "Manchester City"),
        ("organization", "Delta Air Lines", "Delta Electronics"),
    ],
)
def test_names_that_are_merely_alike_stay_two_actors(kind: EntityKind, one: str, other: str) -> None:
    assert not one_node(kind, one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("World Health Organisation", "World Health Organization"),
        ("Ministry of Defense", "Ministry of Defence"),
        ("Brightwater Holdings Ltd", "Brightwater Holdings"),
        ("International Monetary Fund", "IMF"),
    ],
)
def test_spellings_and_acronyms_of_a_bodys_name_are_one_actor(one: str, other: str) -> None:
    assert one_node("organization", one, other)


def test_an_initial_does_not_make_one_of_two_people() -> None:
    texts = [reading(f"{i:064}", ("person", (name,), ())) for i, name in
             enumerate(("Gabriela Silva", "G. Silva", "Gustavo Silva"))]
    found = nodes.identify(texts).node_of
    assert found[f"{0:064}", 0] != found[f"{2:064}", 0]


def test_a_form_of_address_does_not_part_a_person_from_himself() -> None:
    texts = [
        reading("a" * 64, ("person", ("Pavel Ivanovich Orlov", "Pavel Ivanovich"), ())),
        reading("b" * 64, ("person", ("Pavel Orlov",), ())),
    ]
    assert len(set(nodes.identify(texts).node_of.values())) == 1


def test_a_surname_alone_is_the_one_person_who_bears_it() -> None:
    texts = [reading("a" * 64, ("person", ("Ingrid Holm",), ())), reading("b" * 64, ("person", ("Holm",), ()))]
    found = nodes.identify(texts)
    assert found.node_of["a" * 64, 0] == found.node_of["b" * 64, 0]
    assert any("surname alone" in decision.reason for decision in found.decisions)


def test_a_surname_alone_that_two_people_bear_is_neither() -> None:
    texts = [
        reading("a" * 64, ("person", ("Ingrid Holm",), ())),
        reading("b" * 64, ("person", ("Lars Holm",), ())),
        reading("c" * 64, ("person", ("Holm",), ())),
    ]
    assert len(set(nodes.identify(texts).node_of.values())) == 3


def test_a_surname_alone_that_two_people_bear_is_the_one_with_its_office() -> None:
    texts = [
        reading("a" * 64, ("person", ("Ingrid Holm",), ("mayor",)), ("place", ("Alfa",), ())),
        reading("b" * 64, ("person", ("Lars Holm",), ("goalkeeper",))),
        reading("c" * 64, ("person", ("Holm",), ("mayor",))),
    ]
    found = nodes.identify(texts).node_of
    assert found["a" * 64, 0] == found["c" * 64, 0] != found["b" * 64, 0]


def test_two_people_with_one_surname_in_an_article_stay_two() -> None:
    found = world(("2023-05-04", "Peter Brandt sued the bakery. His sister Julia Brandt defended it in court."))
    assert called(found, "Peter Brandt") != called(found, "Julia Brandt")


def test_protesters_of_two_countries_are_two_groups_and_of_one_country_one() -> None:
    found = world(
        ("2023-05-04", "Protesters marched through Lima on Tuesday. Peru closed its airports."),
        ("2023-05-05", "In Lima, protesters blocked a bridge in Peru on Wednesday."),
        ("2023-05-05", "Protesters gathered in Prague. The Czech government called for calm in Prague."),
    )
    assert len([node for node in found.nodes if node.label.lower() == "protesters"]) == 2


def test_groups_of_one_noun_that_belong_to_two_are_two_and_counted_ones_are_what_is_counted() -> None:
    found = world(
        ("2023-05-04", "Heads of the union met in Peru. Groups of armed militants seized a port in Peru."),
        ("2023-05-05", "Peru mourned. Heads of two museums resigned in Peru. Armed militants fled from Peru."),
    )
    assert len([node for node in found.nodes if node.label.lower().startswith("heads of")]) == 2
    assert len([node for node in found.nodes if "militants" in node.label]) == 1


def test_other_ships_are_not_the_ship_of_the_story() -> None:
    text = "A Greek tanker sank off Malta. Nine tankers turned back. A sailor on another tanker called Malta."
    ship = next(node for node in world(("2023-05-04", text)).nodes if "Greek" in node.label)
    assert len(ship.mentions) == 1


def test_makes_of_a_thing_are_told_apart_by_their_numbers() -> None:
    found = world(("2023-05-04", "The firm sells a 16GB version in Peru. A 32GB version costs more in Peru."))
    assert len([node for node in found.nodes if node.label.endswith("GB version")]) == 2


def test_a_made_things_name_with_the_noun_that_says_what_it_is_is_the_thing() -> None:
    texts = [
        ("2022-01-03", "Borealis launched the Aurora X in Oslo. The Aurora X costs 300 euros."),
        ("2022-01-10", "Customers returned the Aurora X phone in March."),
    ]
    found = world(*texts)
    assert len({node.id for node in found.nodes if "Aurora X" in node.label}) == 1


def test_a_decision_tells_the_names_the_score_and_the_reason() -> None:
    spelled = ("Yevgeny Morozov", "Evgeni Morozov")
    texts = [reading(sha * 64, ("person", (name,), ())) for sha, name in zip("ab", spelled, strict=True)]
    (decision,) = nodes.identify(texts).decisions
    assert set(decision.same) == set(spelled)
    assert decision.score >= name_pairs.VOUCHED
    assert "surname" in decision.reason


def test_other_names_redirect_to_the_node() -> None:
    found = nodes.identify([reading("a" * 64, ("organization", ("World Food Programme", "WFP"), ()))])
    assert found.nodes[0].aliases == ("actor/wfp",)


def test_the_nodes_are_a_function_of_the_set_of_readings() -> None:
    borne = ["Ali Demir", "A. Demir", "Ayse Demir", "Demir", "Ali Demír", "Red Cross", "Red Cross Society", "RCS"]
    texts = [reading(f"{i:064}", ("person" if i < 5 else "organization", (name,), ())) for i, name in enumerate(borne)]
    first = nodes.identify(texts)
    for seed in range(6):
        random.Random(seed).shuffle(texts)
        again = nodes.identify(texts)
        assert again.nodes == first.nodes
        assert again.decisions == first.decisions
        assert dict(again.node_of) == dict(first.node_of)


def _given(number: int) -> str:
    """A given name unlike the others."""
    return "".join("bdfgklmnprst"[number // 12**place % 12] + "aeiou"[(number + place) % 5] for place in range(4))


def test_comparisons_grow_no_faster_than_the_names() -> None:
    def compared(size: int, monkeypatch: pytest.MonkeyPatch) -> int:
        calls: list[str] = []
        monkeypatch.setattr(name_pairs, "WINDOW", 8)
        known = names.compare

        def compare(one: str, other: str, person: bool | None = None) -> names.Verdict:
            calls.append(one)
            return known(one, other, person)

        monkeypatch.setattr(names, "compare", compare)
        texts = [reading(f"{i:064}", ("person", (f"{_given(i)} Mohammed",), ())) for i in range(size)]
        same_nodes.joined([c for text in texts for c in same_nodes.candidates(text)])
        return len(calls)

    with pytest.MonkeyPatch.context() as patch:
        small = compared(600, patch)
    with pytest.MonkeyPatch.context() as patch:
        large = compared(1200, patch)
    assert large <= 2.6 * small


STORMS = (
    ("2023-05-04", "The World Meteorological Organization, or WMO, warned of storms. Its chief Petteri Taalas spoke. "
     "Taalas left."),
    ("2023-05-05", "WMO head Peteri Taalas said in Geneva that storms had killed 20 people."),
    ("2023-05-06", "Armed militants seized Aden in Yemen. Groups of armed militants hold Mokha in Yemen."),
)


def test_every_other_name_of_a_node_has_its_reason_in_words() -> None:
    found = world(*STORMS)
    for node in found.nodes:
        explained = {name for decision in found.decisions if decision.node == node.id for name in decision.same}
        assert set(node.alt_labels) <= explained
    assert all(0 < decision.score <= 1 and decision.reason for decision in found.decisions)


def test_the_query_for_names_tells_which_two_are_one_and_why() -> None:
    rows = opened(world(*STORMS)).ask("names", actor="WMO").dicts()
    assert [(row["name"], row["same"], row["reason"]) for row in rows] == [
        ("WMO", "World Meteorological Organization", "acronym of the other"),
        ("World Meteorological Organization", "WMO", "acronym of the other")]


def test_old_iris_go_on_working_when_articles_are_added() -> None:
    """Each IRI of a corpus of one article leads to a node in the corpus of all."""
    graph = opened(world(*STORMS))
    for article in STORMS:
        for node in world(article).nodes:
            if node.kind != "thing":
                assert graph.resolve("node", node.id)


def test_a_suffix_says_the_country_where_that_tells_namesakes_apart_and_other_suffixes_stay_valid() -> None:
    def text(sha: str, iso: str) -> Reading:
        entity = Entity("organization", "Supreme Court", ("Supreme Court",), (), (iso,), None, ())
        return Reading(sha * 64, (), (), (), (), (entity,), (), ())

    found = nodes.identify([text("a", "IN"), text("b", "PK")])
    assert [node.id for node in found.nodes] == ["actor/supreme-court-in", "actor/supreme-court-pk"]
    persons = [reading(f"{i:064}", ("person", (name,), ()), ("thing", ("x",), ())) for i, name in enumerate(
        ("Holm", "Ingrid Holm", "Lars Holm", "Holm", "Holm"))]
    before = {node.id for node in nodes.identify(persons[1:]).nodes if "holm" in node.id}
    after = nodes.identify(persons).nodes
    assert before <= {path for node in after for path in (node.id, *node.aliases)}


@pytest.mark.parametrize(
    "asked", ["Canal & River Trust", "the canal and river trust", "River Trust", "actor/canal-river-trust"])
def test_an_actor_is_found_by_its_name_however_it_is_typed(asked: str) -> None:
    text = "The Canal & River Trust closed the lock on Monday."
    graph = opened(world(("2023-05-04", text)))
    (node,) = called(world(("2023-05-04", text)), "Canal & River Trust")
    assert graph.resolve("node", asked).endswith(node.id)


def test_counted_people_of_two_texts_are_one_only_where_their_number_is() -> None:
    found = world(("2020-03-05", "Eleven nurses in Kenya went on strike."),
                  ("2020-03-06", "Nine nurses in Kenya were dismissed. Thousands of nurses in Kenya marched."))
    assert len(called(found, "Eleven nurses")) == len(called(found, "Nine nurses")) == 1
    assert called(found, "Eleven nurses") != called(found, "Nine nurses")


def test_a_place_is_one_in_capitals_or_not() -> None:
    found = world(("2020-03-05", "The Aire Bridge was closed on Monday."),
                  ("2020-03-06", "Lorries were kept off the Aire bridge on Tuesday."))
    assert len({node.id for node in (*called(found, "Aire Bridge"), *called(found, "Aire bridge"))}) == 1


def test_a_full_name_is_one_though_the_texts_take_its_bearer_for_different_kinds() -> None:
    assert len(set(nodes.identify([
        reading("a" * 64, ("person", ("Milan Novak",), ())), reading("b" * 64, ("place", ("Milan Novak",), ())),
    ]).node_of.values())) == 1


@pytest.mark.parametrize(("kind", "one", "other"), [
    ("organization", "Telegram", "Telegraph"), ("organization", "Novartis", "Novavax")])
def test_words_with_other_consonants_are_other_names(kind: EntityKind, one: str, other: str) -> None:
    assert not one_node(kind, one, other)


def test_a_given_name_is_no_towns() -> None:
    assert len(set(nodes.identify([
        reading("a" * 64, ("person", ("Charlotte",), ())),
        Reading("b" * 64, (), (), (), (), (Entity("place", "Charlotte", ("Charlotte",), (), (), 4460243, ()),), (), ()),
    ]).node_of.values())) == 2


def namesakes(texts: int) -> Callable[[], object]:
    """To identify the people of so many texts, each of whom is another of one surname."""
    told = [reading(f"{i:016x}" + "0" * 48, ("person", ("Okafor",), ())) for i in range(texts)]
    return lambda: nodes.identify(told)


def test_people_who_share_a_surname_cost_no_more_each_where_they_are_many() -> None:
    assert grows_evenly(namesakes, 250)
