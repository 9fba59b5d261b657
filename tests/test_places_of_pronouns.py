"""What the place of a pronoun keeps it from meaning, and whom it means before anybody is named."""

from __future__ import annotations

import pytest
from dateline.builders import language, reading
from dateline.graph.model import Reading


def read(text: str) -> Reading:
    return reading.read(next(language.parse([text])))


def meant(text: str, phrase: str) -> str:
    """The label of what the last mention of these words refers to."""
    found = read(text)
    return found.entities[[one for one in found.mentions if one.text == phrase][-1].entity].label


def test_they_are_the_crew_of_which_nobody_was_hurt() -> None:
    text = ("Nordsund Towing runs the tanker. The firm has said little. "
            "None of the 14 Greek sailors drowned, but they want their wages.")
    assert "sailors" in meant(text, "they")


def test_who_stands_in_a_quotation_does_not_speak_it() -> None:
    text = ("The figures were doubted by Anders Holt, who heads the observatory. “We read the gauge at noon, while a "
            "harbour guard held the lamp. She wrote it down,” he told the Gazette.")
    assert meant(text, "he") == "Anders Holt"
    assert meant(text, "She") == "harbour guard"


@pytest.mark.parametrize("text", [
    "The vicar, Paul Marsh, announced before church that it starts in June.",
    "In Ghent it was denied.",
    "The chairwoman shook her head. The club says that it is over.",
])
def test_what_it_cannot_mean_by_its_place_is_not_it(text: str) -> None:
    assert meant(text, "it") not in ("church", "Ghent", "club")


def test_it_that_only_puts_something_first_is_no_mention() -> None:
    found = read("It is with regret that Brask Shipping tells its customers that the ferry is sold.")
    assert "It" not in [mention.text for mention in found.mentions]


def test_a_number_is_what_was_reckoned_and_not_who_reckoned_it() -> None:
    text = "The insurer puts the loss at 20 million euros; the owner, Ana Ruiz, thinks it is closer to 35 million."
    assert meant(text, "it") == "loss"


def test_a_shaken_head_is_nobody() -> None:
    text = "Ana Ruiz sold the mill with her brother. She shook her head. The court says that he forged the deed."
    assert meant(text, "he") != "head"


def test_who_comes_in_anothers_place_is_not_the_other() -> None:
    text = "Coach Peter Lang left the team in May. In June Mark Stone was hired in his place."
    assert meant(text, "his") == "Peter Lang"


def test_a_retired_judge_tells_of_himself() -> None:
    text = "The prosecutor closed the file. A retired judge told the Herald he had seen the letters."
    assert meant(text, "he") == "retired judge"


def test_she_of_a_first_sentence_is_who_is_named_next() -> None:
    text = "Lost and found\n\nShe sang to stay awake. Little Ana Ruiz, 9, was found in the cave on Monday."
    assert meant(text, "She") == "Ana Ruiz"


def test_he_of_a_first_sentence_is_not_his_own_wife() -> None:
    text = "Found at last\n\nHe slept in the cave. His wife, Ana Ruiz, says the night was cold."
    assert meant(text, "He") != "Ana Ruiz"


def test_we_in_a_bodys_own_report_are_that_body() -> None:
    text = ("The wells nobody tested\n\nClear Water Trust interviewed 40 farmers in May. "
            "We publish our findings today. We tested nine wells. The ministry has not replied.")
    assert meant(text, "We") == "Clear Water Trust"


@pytest.mark.parametrize("text", [
    "Wells closed\n\nBy Ann Reed\n\nClear Water Trust interviewed 40 farmers. We asked twice. We got no answer.",
    "Mill shut\n\nBrask Paper shut its mill. We asked why. We waited. The company told us that it was sold.",
])
def test_we_in_a_papers_report_are_its_authors(text: str) -> None:
    assert meant(text, "We") == "the authors"


def test_whom_a_note_below_names_gave_the_interview() -> None:
    text = ("The long talk\n\nHe mended church bells for thirty years.\n\n"
            "Q: When did you stop?\nA: I stopped in May. My back hurt.\n\n"
            "Q: Did the bishop know?\nA: I wrote to him twice.\n\n"
            "Jonas Berg was speaking to Ann Reed in Bergen. The diocese did not answer.")
    found = read(text)
    assert {found.entities[one.entity].label for one in found.mentions if one.text in ("I", "He")} == {"Jonas Berg"}
    stopped = next(claim for claim in found.claims if claim.lemma == "stop" and claim.voices)
    assert found.entities[found.mentions[stopped.voices[0].mention].entity].label == "Jonas Berg"


def test_a_town_is_not_the_company_that_a_clause_tells() -> None:
    text = ("Shops in Porto ran out of water. The company that runs the reservoir blames a pump. "
            "It offers buckets.")
    assert meant(text, "The company") != "Porto"


def test_the_firm_that_runs_something_is_the_name_behind_it() -> None:
    text = "The firm that owns the ferry, Jan Olsen Shipping, says the engine was sound."
    assert meant(text, "The firm") == "Jan Olsen Shipping"


def test_who_disagrees_tells_what_follows_the_colon() -> None:
    found = read("The owner wanted the case dropped. The judge disagreed: the harm had been done in Malta.")
    done = next(claim for claim in found.claims if claim.lemma == "do" and claim.voices)
    assert found.entities[found.mentions[done.voices[0].mention].entity].label == "judge"


def test_a_paper_that_said_something_else_does_not_tell_the_sentence_before() -> None:
    found = read("She was mayor for a year. She came with a paper that said something else.")
    assert all(not claim.voices for claim in found.claims if claim.sentence == 0)


def test_the_second_name_is_the_lawyers_and_the_first_his_clients() -> None:
    text = "The lawyer for Ana Ruiz, Paul Marsh, lost the case. He told the jury his client slept badly."
    assert meant(text, "He") == "Paul Marsh"
    assert meant(text, "his client") == "Ana Ruiz"
