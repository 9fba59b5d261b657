"""Claims in little room say what their readings say."""

from __future__ import annotations

from dateline.builders.bare_claims import BareText
from parsed import reading_of

TEXTS = (
    "The rival club did not sign the goalkeeper on Tuesday. The transfer collapsed, the coach said.",
    "Two climbers were killed in an avalanche on 3 May 2011. The disaster closed the pass. Rescuers will search again.",
    "Judges may overturn the ruling. The minister denied that he had been arrested during the riots.",
)


def test_a_bare_claim_says_what_the_claim_of_its_text_says() -> None:
    told = 0
    for text in TEXTS:
        reading = reading_of(text)
        for index, (bare, claim) in enumerate(zip(BareText(reading).claims(), reading.claims, strict=True)):
            assert (bare.trigger, bare.told_by, bare.within) == (claim.trigger, claim.told_by, claim.within)
            assert bare.is_noun == (claim.form == "noun")
            assert (bare.happened, bare.dates_itself) == (claim.happened, claim.dates_itself)
            assert BareText(reading).claim(index) == bare
            told += claim.told_by is not None
    assert told
