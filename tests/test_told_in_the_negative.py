"""What is only told in the negative is shown otherwise than what somebody denies, wherever readers are shown it."""

import pytest
from dateline.builders import terminal
from dateline.builders.account_views import says
from dateline.graph.rows import AccountRow, EventRow
from dateline.queries.world_rows import WorldRows
from told import world

DENIED = "The union said that the guards had not fired. The company denies that the gate was locked."


def shown(label: str) -> tuple[EventRow, list[AccountRow]]:
    """The event of that label, and its accounts."""
    rows = WorldRows(world(("2023-05-10", DENIED)))
    event = next(event for event in rows.events() if event.label == label)
    return event, [account for account in rows.accounts() if account.event == event.iri]


@pytest.mark.parametrize(("label", "standing", "words"), [
    ("The guards had not fired", "negated", "did not happen, according to union"),
    ("The gate was not locked", "denied", "denied: did not happen, according to company"),
])
def test_a_page_says_of_what_did_not_happen_whether_anybody_denies_it(label: str, standing: str, words: str) -> None:
    event, accounts = shown(label)
    assert (event.standing, event.shown_standing) == ("denied", standing)
    assert says(event, accounts) == words


@pytest.mark.parametrize(("label", "line"), [
    ("The guards had not fired", "standing: did not happen: 0 reports, 0 attributions, 1 voice; told so by 1"),
    ("The gate was not locked", "standing: denied: 0 reports, 0 attributions, 1 voice; denied by 1"),
])
def test_the_command_line_says_so_too(label: str, line: str) -> None:
    assert line in terminal.event(*shown(label))
