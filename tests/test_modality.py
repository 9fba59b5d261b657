import functools
import re

import pytest
from dateline.builders import modality
from dateline.builders.language import parse
from dateline.graph.model import Claim


@functools.cache
def claims(marked: str) -> tuple[Claim, ...]:
    """The qualified claims of a sentence whose triggers stand between asterisks."""
    text = marked.replace("*", "")
    starts = [match.start() - 2 * i for i, match in enumerate(re.finditer(r"\*[^*]+\*", marked))]
    (parsed,) = parse([text])
    words = [next(t for t in parsed.tokens if t.start == start) for start in starts]
    made = tuple(
        Claim(t.span, t.i, t.lemma, "verb" if t.pos in ("VERB", "AUX") else "noun", t.sentence, ()) for t in words
    )
    return modality.qualify(parsed, made)


@pytest.mark.parametrize(
    "sentence",
    [
        "The committee did not *approve* the budget.",
        "No ships *sank* in the storm.",
        "Nobody was *injured*, the club said.",
        "The striker never *signed* the contract.",
        "The crew left port without *warning* the coast guard.",
        "Engineers failed to *restart* the reactor.",
        "The court refused to *release* the files.",
        "The airline declined to *comment*.",
        "The general denied *ordering* the raid.",
        "The bank denied that it had *sold* the shares.",
        "Neither side *attacked* the convoy.",
        "The measures had no *effect* on inflation.",
        "Police prevented an *attack* on the embassy.",
        "The minister was unable to *attend* the summit.",
        "The pilot landed the plane without an *incident*.",
        "The union called off the *strike*.",
        "There was no *explosion* at the plant.",
        "The team will not *travel* to Madrid or play there.",
        "The team will not travel to Madrid or *play* there.",
        "The plant no longer *produces* steel.",
        "The outage was not an *attack*.",
        "The fire was *started* not by lightning but by a smoker.",
        "The club dismissed reports that the coach had *resigned* as nonsense.",
        "The firm called the claim that it had *bribed* the judge “completely untrue”.",
        "No player *left* the field.",
        "The club would not *say* who had left.",
        "The judge would not *comment* on the ruling.",
    ],
)
def test_what_is_denied_failed_or_absent_is_negative(sentence: str) -> None:
    (claim,) = claims(sentence)
    assert claim.polarity == "negative"


@pytest.mark.parametrize(
    "sentence",
    [
        "The flood was *caused* not by rain, but by outside forces.",
        "The measures had no effect on the *strike*.",
        "The army not only *shelled* the town but also burned it.",
        "It was not until Friday that rescuers *reached* the village.",
        "The firm did not close the mine but *sold* it.",
        "The mayor did not say when the bridge *collapsed*.",
        "The pilot did not fail to *land* the plane.",
        "Doctors managed to *save* the driver.",
        "The drug did not harm patients who *took* it.",
        "The company *refused* to pay.",
        "The strike was not called because workers *lost* their jobs.",
        "No fewer than nine miners *died*.",
        "No more than ten ships *sank*.",
        "The treaty was not *signed* until Friday.",
        "The miner did not *leave* until the police came.",
        "It was not the first *fire* at the mill.",
        "It will not be the last *strike* of the nurses.",
        "“We did what two ministries did not”, *said* the editor.",
        "The mayor *blamed* rust, not rebels, for the fall of the bridge.",
    ],
)
def test_negation_reaches_no_further_than_what_it_denies(sentence: str) -> None:
    (claim,) = claims(sentence)
    assert claim.polarity == "positive"


@pytest.mark.parametrize(
    "sentence",
    [
        "The fleet will *sail* on Monday.",
        "Retailer to *cut* 300 jobs",
        "The army is to *withdraw* in May.",
        "The bank is going to *raise* rates.",
        "The rebels plan to *attack* the port.",
        "Rail workers plan a *strike* in June.",
        "The court agreed to *hear* the case.",
        "The group threatened to *kill* the hostages.",
        "The band promised to *return*.",
        "The coach said the team would *fly* home.",
        "Troops were sent to *protect* the dam.",
        "Workers blocked the road in order to *stop* the trucks.",
        "The president is ready to *negotiate*.",
        "The trial is set to *begin* in March.",
        "The *trial* is set to begin in March.",
        "A *summit* to be held in Oslo will discuss fishing.",
        "The decision to *close* the mine angered workers.",
        "The planned *merger* worries unions.",
        "The firm is *opening* a factory next year.",
        "The ship is due to *arrive* on Friday.",
        "The goal of the rebels was *overthrowing* the king.",
        "The club will stage a *parade*.",
        "The ministry said it would “*study* the report”.",
        "The firm is sure that it will *win*.",
    ],
)
def test_the_future_and_the_intended_are_planned(sentence: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.polarity, claim.certainty) == ("positive", "planned")


@pytest.mark.parametrize(
    "sentence",
    [
        "The volcano may *erupt* again.",
        "The fall of the city would have *opened* the way to the south.",
        "The dam could *burst*.",
        "The attackers hoped to *seize* the airport.",
        "The judge ordered the firm to *pay* damages.",
        "Nurses want to *strike*.",
        "Protesters demanded the *resignation* of the minister.",
        "Leaders called for a *ceasefire*.",
        "If the river *rises*, the school will close.",
        "Did the goalkeeper *touch* the ball?",
        "*Stop* the war!",
        "The virus probably *spread* from a farm.",
        "The storm is likely to *weaken*.",
        "The singer is said to have *left* the band.",
        "The firm tried to *hide* the leak.",
        "Residents fear an *eruption*.",
        "The alleged *fraud* cost millions.",
        "The club does not know whether he *signed*.",
        "Demands were made, including the *dismissal* of the coach.",
        "An attempt was made to *poison* the witness.",
        "Clouds seem to *form* earlier.",
        "They marched to ask for higher wages and for the *arrest* of the banker.",
        "Subject to the *approval* of the court, the port will open.",
        "The merger, pending the *approval* of the court, was praised.",
        "The guests, not people I would *invite* to supper, sang.",
    ],
)
def test_what_may_be_is_asked_for_or_hoped_is_possible(sentence: str) -> None:
    (claim,) = claims(sentence)
    assert claim.certainty == "possible"


@pytest.mark.parametrize(
    "sentence",
    [
        "The rebels *hoped* to seize the airport.",
        "The president said the army had *won*.",
        "Scientists *discovered* a new moon.",
        "The minister *promised* to resign.",
        "As if on command, the crowd *left*.",
        "The *attack* may lead to a war.",
        "The court will investigate the *attack*.",
        "I can *say* that the goal was legal.",
        "I would like to *thank* the fans.",
        "The unrest had been *planned* for months.",
        "The *unrest* had been planned for months.",
        "She was the first to *finish*.",
        "The company began to *sell* trams.",
        "The drought forced farmers to *leave*.",
        "The town that was *hit* by the storm will be rebuilt.",
        "The driver swears that he was *beaten*.",
        "The pilots were to *blame* for the crash.",
        "The firm is sure that the valve *broke*.",
        "Let us recall that the senator *gathered* his men on Monday.",
        "Note that the bank *failed* in May.",
        "They *left* at noon, and where did they go?",
        "The clerk said that they *left* at noon, and when did they ever come back?",
        "When a boy *asked* why it rained: “Who knows?”",
    ],
)
def test_what_is_told_as_done_is_certain(sentence: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.polarity, claim.certainty) == ("positive", "certain")


@pytest.mark.parametrize(
    ("sentence", "tense"),
    [
        ("The bridge *collapsed*.", "past"),
        ("The bridge was *closed*.", "past"),
        ("The court *hears* the case.", "present"),
        ("The team is *winning*.", "present"),
        ("Rescuers have *found* the boat.", "perfect"),
        ("Order has been *restored*.", "perfect"),
        ("The bank had *warned* its customers.", "past-perfect"),
        ("The bank will *close*.", "future"),
        ("The spokesman said the bank would *close*.", "future"),
        ("Bank to *close* branches", "future"),
        ("The *explosion* killed two miners.", "past"),
        ("Crews managed to *stop* the leak.", "past"),
        ("The king is *dead*.", "present"),
        ("The book, *written* in 1920, sold well.", "past"),
    ],
)
def test_the_tense_is_that_of_the_clause(sentence: str, tense: str) -> None:
    (claim,) = claims(sentence)
    assert claim.tense == tense


def test_later_verbs_share_what_stands_before_the_first() -> None:
    sail, land = claims("Marines will *sail* to the island and *take* the harbour.")
    assert (sail.certainty, land.certainty) == ("planned", "planned")
    stay, leave = claims("The envoy did not *stay* but *left* on Friday.")
    assert (stay.polarity, leave.polarity) == ("negative", "positive")


def test_an_abandoned_plan_is_not_carried_out() -> None:
    abandon, attack = claims("The militants *abandoned* their plans to *attack* the palace.")
    assert (abandon.polarity, attack.polarity, attack.certainty) == ("positive", "negative", "planned")


def test_neither_and_nor_deny_once() -> None:
    (claim,) = claims("Neither the club nor the player has *commented* on the report.")
    assert claim.polarity == "negative"


def test_what_was_not_confirmed_is_only_possible() -> None:
    refused, confirmed = (
        claims(f"The ministry {verb} reports that a soldier *defected*.")[0]
        for verb in ("refused to confirm", "confirmed"))
    assert (refused.certainty, confirmed.certainty) == ("possible", "certain")


@pytest.mark.parametrize(("sentence", "certainty"), [
    ("The strike will not end until the owners *agree*.", "possible"),
    ("The hostages will not be freed until the ransom is *paid*.", "possible"),
    ("The school stayed closed until the roof was *repaired*.", "certain"),
    ("The union may walk out, as teachers have *marched* before.", "certain"),
    ("The agency withdrew a statement that 40 miners had been *rescued*.", "possible"),
    ("The network retracted its report that the senator had *died*.", "possible"),
    ("The agency issued a statement that 40 miners had been *rescued*.", "certain"),
])
def test_conditions_and_what_was_withdrawn_are_only_possible(sentence: str, certainty: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.polarity, claim.certainty) == ("positive", certainty)


@pytest.mark.parametrize("sentence", [
    "The minister moved on to *talk* about taxes.",
    "The rebels went on to *capture* the port.",
    "The goalkeeper was among the last to *leave* the pitch.",
    "The physicist was one of the first to *measure* the particle.",
])
def test_infinitives_of_what_came_next_or_first_tell_what_was_done(sentence: str) -> None:
    (claim,) = claims(sentence)
    assert claim.certainty == "certain"


@pytest.mark.parametrize("sentence", [
    "The ministry was neither warned nor *consulted* by the police.",
    "The judge said the firm had neither repaired the dam nor *alerted* the villages.",
    "The singer neither confirmed nor *denied* the report.",
])
def test_neither_and_nor_deny_both_once(sentence: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.polarity, claim.certainty) == ("negative", "certain")


@pytest.mark.parametrize(
    ("sentence", "by_denial"),
    [
        ("The bank denied that it had *sold* the shares.", True),
        ("The club rejected claims that it had *paid* the referee.", True),
        ("Reports that the bridge *collapsed* are false.", True),
        ("Nobody was *injured*, the club said.", False),
        ("The road did not *open*.", False),
        ("The airline said that no plane had *landed*.", False),
    ],
)
def test_a_denial_is_told_from_what_is_told_in_the_negative(sentence: str, by_denial: bool) -> None:
    (claim,) = claims(sentence)
    assert (claim.polarity, claim.by_denial) == ("negative", by_denial)


@pytest.mark.parametrize(
    "sentence",
    [
        "The coach told players: “Do not *blame* the referee.”",
        "“Do not *touch* the wires,” the engineer told the crew.",
        "Do not *drink* the water, the mayor told residents on Friday.",
    ],
)
def test_an_order_not_to_do_a_thing_tells_neither_that_it_was_done_nor_that_it_was_not(sentence: str) -> None:
    assert [c.certainty for c in claims(sentence)] == ["possible"]


def test_a_plain_do_with_a_subject_denies_as_before() -> None:
    (claim,) = claims("The owners do not *pay* the crews.")
    assert (claim.polarity, claim.certainty) == ("negative", "certain")


@pytest.mark.parametrize("sentence", [
    "The mine has been sealed until its owner *pays* the fine.",
    "The train would not leave before the driver *arrived*, the guard said.",
    "The list will be published once a court has confirmed that it *is* complete.",
    "By noon no letter of *resignation* had reached the club.",
    "The council asked that the bridge be *closed*.",
    "She insists that the money be *returned*.",
    "Refunds will be given, whether or not the box has been *opened*.",
    "Congress held a vote on *closing* the base.",
    "Instead, the strikers demand:\n- A law that *makes* overtime voluntary.",
    "The rebels' demands:\n\n1. The *release* of nine drivers.",
])
def test_what_is_awaited_or_demanded_is_only_possible(sentence: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.polarity, claim.certainty) == ("positive", "possible")


@pytest.mark.parametrize("sentence", [
    "They meant to *raise* the wreck last week.",
    "He said he would leave only after *formation* of a new cabinet.",
    "We will know when the tests have been *read*.",
    "Minister to *resign* on Monday, says aide",
    "No date for the *vote* has been set.",
    "No decision on *closing* the plant has been taken.",
])
def test_what_was_meant_or_is_still_to_come_is_planned(sentence: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.polarity, claim.certainty) == ("positive", "planned")


@pytest.mark.parametrize("sentence", [
    "A captain appeared on television to *say* that the king had fled.",
    "A captain appeared on television to say that the king had *fled*.",
    "Her sister rang to *tell* her that the shop was on fire.",
    "The club would not say who had *left*.",
    "The strikers demand:\n- Punishment of those who *shot* at the march.",
])
def test_what_was_said_or_is_taken_for_granted_is_certain(sentence: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.polarity, claim.certainty) == ("positive", "certain")


@pytest.mark.parametrize("sentence", [
    "The bakery is to reopen once inspectors have *checked* the ovens.",
    "The bridge would be opened only after engineers had *tested* it.",
    "The mine will stay shut until its owner pays a million euros in *compensation*.",
    "The firm insures farmers against *theft*.",
    "Raids on mosques would not be *tolerated*, the minister said.",
    "Living there is like *camping* on a runway.",
    "Playing him is like meeting a man who has *forgotten* his own name.",
    "The coach is afraid of *violence* at the match.",
])
def test_what_is_guarded_against_awaited_or_only_likened_has_not_happened(sentence: str) -> None:
    (claim,) = claims(sentence)
    assert claim.certainty != "certain"


@pytest.mark.parametrize("sentence", [
    "The singer intends to go on *touring* Canada.",
    "The surgeon hopes to keep *operating* at the clinic.",
])
def test_what_is_meant_to_go_on_is_no_more_certain_than_that(sentence: str) -> None:
    (claim,) = claims(sentence)
    assert claim.certainty in ("planned", "possible")


@pytest.mark.parametrize("sentence", [
    "The keeper was the first of the four players to be *sold*.",
    "The chemist begged to *differ*.",
    "The speaker would say only that the budget *was* late.",
])
def test_who_comes_first_differs_or_says_no_more_does_so(sentence: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.certainty, claim.polarity) == ("certain", "positive")


@pytest.mark.parametrize("sentence", [
    "They sent a letter instead of a *strike*.",
    "The doctor has never seen the file and *had* no part in the trial.",
])
def test_what_another_thing_replaced_and_what_never_was_are_denied_once(sentence: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.certainty, claim.polarity) == ("certain", "negative")


@pytest.mark.parametrize("sentence", [
    "The *final* was moved to Sunday.",
    "The *summit* is still fixed for 3 May.",
    "The board put off the *launch* of the satellite.",
    "Bus drivers have called a *strike* for Friday.",
    "The general was sentenced to *death*.",
])
def test_what_is_set_for_a_day_called_or_sentenced_to_is_still_to_come(sentence: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.certainty, claim.polarity) == ("planned", "positive")


def test_what_was_called_a_name_is_there_and_what_was_called_off_or_refused_is_not() -> None:
    assert claims("The minister called the *strike* a disgrace.")[0].certainty == "certain"
    assert claims("The union called off a *march* on the capital.")[0].polarity == "negative"
    assert claims("The governor refused an *autopsy*.")[0].polarity == "negative"


@pytest.mark.parametrize(
    ("sentence", "certainty"),
    [
        ("The dam could burst, *flooding* the town.", "possible"),
        ("The union will strike on Monday, *closing* two ports.", "planned"),
        ("The bank intends to open again in May, *using* an older vault.", "planned"),
        ("She said the firm would shut the plant, *cutting* 300 jobs.", "planned"),
        ("The band is to resume *touring* in June.", "planned"),
        ("The firm will close the plant, *citing* high costs.", "certain"),
        ("The coach plans to leave, *angering* the fans.", "certain"),
        ("He agreed to pay, *ending* the strike.", "certain"),
        ("The river burst its banks, *flooding* the town.", "certain"),
        ("She refused to sign, *leaving* the room.", "certain"),
    ],
)
def test_a_participle_behind_a_plan_is_planned_too(sentence: str, certainty: str) -> None:
    assert claims(sentence)[0].certainty == certainty


@pytest.mark.parametrize(
    ("sentence", "certainty"),
    [
        ("The latest to *die* was a retired docker.", "certain"),
        ("The first to *leave* were the tenors.", "certain"),
        ("The ship to *carry* them was a ferry.", "planned"),
    ],
)
def test_who_is_told_by_rank_has_done_it(sentence: str, certainty: str) -> None:
    assert claims(sentence)[0].certainty == certainty
