"""A number that is given of nothing named is of those who were counted just before."""

import pytest
from told import told_by, world

DAY = "2023-05-10"


@pytest.mark.parametrize(("text", "trigger"), [
    ("Some 300 workers marched through Brno on Monday, the league said. Police put the figure at 90.", "marched"),
    ("The union said 7,200 clerks had walked out. The bank put the number at 3,900.", "walked out"),
    ("Divers found 40 shells in the bay; the navy has registered nine.", "found"),
])
def test_two_accounts_of_a_number_are_rivals(text: str, trigger: str) -> None:
    (event,) = told_by(world((DAY, text)), trigger)
    assert event.rival_counts
    assert len(event.claims) > 1


@pytest.mark.parametrize("text", [
    "The league said 300 workers had marched. It put the figure at 90 in another town.",
    "Some 300 workers threw 40 eggs. The mayor gave a figure of 90.",
])
def test_a_number_is_no_rival_where_one_gives_both_or_two_things_were_counted(text: str) -> None:
    assert not any(event.rival_counts for event in world((DAY, text)).events)


def test_who_gives_a_number_says_so_in_the_label_of_his_claim() -> None:
    found = world((DAY, "Some 300 workers marched through Brno, the league said. Police put the figure at 90."))
    assert "Police put the figure at 90" in {claim.label for reading in found.readings for claim in reading.claims}
