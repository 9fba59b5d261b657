"""What the text tells as an episode of something else, and what only stands beside it."""

from __future__ import annotations

import pytest
from parsed import reading_of


def wholes(*lines: str) -> dict[str, str]:
    """By lemma of a claim, the lemma of the one that holds it."""
    claims = reading_of(*lines).claims
    return {claim.lemma: claims[claim.within].lemma for claim in claims if claim.within is not None}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Two officers were killed during the unrest.", {"kill": "unrest"}),
        ("An attack on the airport amid the riots killed four.", {"attack": "riot"}),
        ("At the talks in Geneva the minister offered a ceasefire.", {"offer": "talk"}),
        ("In the crash nine people died.", {"die": "crash"}),
        ("The factory was looted in the course of the protests on Tuesday.", {"loot": "protest"}),
        ("During a visit to Ghana the president signed a trade deal.", {"sign": "visit"}),
        ("The singer collapsed during a concert in Oslo.", {"collapse": "concert"}),
        ("The court fined the bank during the trial.", {"fine": "trial"}),
        ("Scientists measured the gas during the eruption.", {"measure": "eruption"}),
        ("Three students were shot and wounded in the riots.", {"shoot": "riot", "wound": "riot"}),
        ("Rebels carried out an attack on a base during the offensive.", {"attack": "offensive"}),
        ("The nurse saved the girl during the storm.", {"save": "storm"}),
        ("The killing of two guards during the riot shocked the town.", {"killing": "riot"}),
        ("The mayor praised the rescue of a boy in the storm.", {"rescue": "storm"}),
        ("Forty people were arrested in the riots.", {"arrest": "riot"}),
    ],
)
def test_a_happening_within_another_is_its_episode(line: str, found: dict[str, str]) -> None:
    assert wholes(line) == found


@pytest.mark.parametrize(
    "line",
    [
        "Police arrested 40 people after the riots.",
        "Police arrested 40 people over the protests.",
        "The volcano erupted before the festival.",
        "The company cut 300 jobs amid falling sales.",
        "Thousands took part in the protests.",
        "The minister could resign during the talks.",
        "No officer was hurt in the clashes.",
        "Students marched through the city in protest.",
        "Ministers will sign the treaty at the summit on Friday.",
        "A man was arrested in the bombing of the station.",
        "Two teams will compete in the final.",
        "The colonel was charged with murder during the war.",
        "Voters held a march over fraud in the election.",
        "The senate opened an inquiry into the crash.",
    ],
)
def test_what_comes_before_after_or_because_of_it_or_is_it_itself_is_no_episode(line: str) -> None:
    assert wholes(line) == {}
