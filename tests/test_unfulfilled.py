"""Conditions that were not met, what comes to nothing by excess, and what becomes of a subject or an obligation."""

import pytest
from parsed import labels_of, standing_of


@pytest.mark.parametrize(("line", "trigger", "polarity"), [
    ("Had the brakes been checked, the train would have stopped.", "checked", "negative"),
    ("Had the brakes been checked, the train would have stopped.", "stopped", "negative"),
    ("If the judge had called a witness, eleven people would have testified.", "testified", "negative"),
    ("Had she not pulled the lever, the boiler would have burst.", "pulled", "positive"),
    ("The coach said that if the team had scored, it would have won.", "won", "negative"),
    ("Had the yard kept its pumps plugged in, nine boats would have sailed.", "kept", "negative"),
    ("“If he had taken the bus, he would be alive,” his sister said.", "taken", "negative"),
])
def test_a_condition_of_the_past_that_was_not_met_tells_what_was_not_so(
        line: str, trigger: str, polarity: str) -> None:
    assert standing_of(line, trigger) == (polarity, "certain")


@pytest.mark.parametrize(("line", "trigger"), [
    ("Even if he had paid, the shop would have closed.", "closed"),
    ("He said that if they had signed by noon, they would be paid.", "signed"),
    ("If the rain had stopped, the match might have been played.", "stopped"),
    ("Would the boy have lived if he had been treated?", "treated"),
    ("Had the wall failed an hour later, children would have been on the road.", "failed"),
    ("If the pipe had been properly checked, the tank would have held.", "checked"),
    ("If the yard had spared him, he would have been given a second fine.", "fine"),
    ("The glider behaved as if it had lost a wing.", "lost"),
])
def test_an_open_condition_stays_open(line: str, trigger: str) -> None:
    assert standing_of(line, trigger)[1] == "possible"


def test_what_would_have_been_keeps_its_would_in_the_label() -> None:
    labels = labels_of("If the brakes had been checked, eleven people would have survived.")
    assert "Eleven people would have survived if the brakes had been checked" in labels
    assert "The brakes had not been checked" in labels


@pytest.mark.parametrize(("line", "trigger", "standing"), [
    ("The goalkeeper was too ill to travel.", "travel", ("negative", "certain")),
    ("The lane was too narrow for the trucks to pass.", "pass", ("negative", "certain")),
    ("The witness came too late to vote.", "vote", ("negative", "certain")),
    ("It is not too late to vote.", "vote", ("positive", "possible")),
    ("The nurses were only too happy to help.", "help", ("positive", "certain")),
    ("The captain did not hesitate to sign.", "sign", ("positive", "certain")),
    ("The rebels will not hesitate to attack.", "attack", ("positive", "planned")),
    ("The ministry had been wrong to leave the names out.", "leave", ("positive", "certain")),
    ("It is wrong to close the school.", "close", ("positive", "planned")),
    ("The farmers hesitated to sign.", "sign", ("negative", "certain")),
    ("The family were afraid to call a doctor.", "call", ("negative", "certain")),
])
def test_excess_and_hesitation_say_whether_it_came_about(line: str, trigger: str, standing: tuple[str, str]) -> None:
    assert standing_of(line, trigger) == standing


@pytest.mark.parametrize(("line", "trigger", "standing"), [
    ("The merger fell through on Monday.", "merger", ("negative", "certain")),
    ("The merger fell through on Monday.", "fell through", ("positive", "certain")),
    ("A stone fell through the roof during the protest.", "fell", ("positive", "certain")),
    ("A strike is likely in May.", "strike", ("positive", "possible")),
    ("The hearing is due on Friday.", "hearing", ("positive", "planned")),
    ("The strike is likely to end on Monday.", "strike", ("positive", "certain")),
    ("The delay is due to fog.", "delay", ("positive", "certain")),
    ("The court forbade any sale of the land.", "sale", ("negative", "planned")),
    ("The mayor banned the march.", "march", ("negative", "planned")),
    ("The club will cooperate with any inquiry.", "inquiry", ("positive", "possible")),
    ("Police did not report any injuries.", "injuries", ("negative", "certain")),
    ("He was released on bail pending an appeal.", "appeal", ("positive", "possible")),
    ("The pending trial worries the harbour.", "trial", ("positive", "planned")),
    ("The roof will have to be replaced.", "replaced", ("positive", "planned")),
    ("The owner has to pay a fine.", "pay", ("positive", "possible")),
    ("Police will no longer tolerate rallies.", "rallies", ("negative", "possible")),
    ("The owner has no intention of selling the ship.", "intention", ("negative", "certain")),
    ("The owner has no intention of selling the ship.", "selling", ("negative", "planned")),
])
def test_what_is_said_of_an_event_tells_whether_it_came_about(
        line: str, trigger: str, standing: tuple[str, str]) -> None:
    assert standing_of(line, trigger) == standing


@pytest.mark.parametrize(("line", "trigger", "standing"), [
    ("Not one vial left the fridge.", "left", ("negative", "certain")),
    ("Not a single ship left the port.", "left", ("negative", "certain")),
    ("One ship left the port.", "left", ("positive", "certain")),
    ("The firm said there was “no doubt” that rivals were behind the fire.", "were", ("positive", "certain")),
    ("The club wishes to make clear that it did not sell the player.", "sell", ("negative", "certain")),
    ("The warning that many say never came was discussed on Friday.", "came", ("negative", "certain")),
    ("The owner will stay if the town promises in writing not to close the road.", "close", ("negative", "possible")),
    ("She had been flying out “to see her son”.", "see", ("positive", "planned")),
    ("The party had moved to block the sale.", "block", ("positive", "planned")),
    ("Prosecutors charged the captain with negligence resulting in homicide.", "homicide", ("positive", "possible")),
    ("He was charged with arson after a fire causing damage.", "damage", ("positive", "certain")),
])
def test_a_clause_is_as_sure_as_its_words(line: str, trigger: str, standing: tuple[str, str]) -> None:
    assert standing_of(line, trigger) == standing
