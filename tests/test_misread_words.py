"""Words that a parser takes for another part of speech, and states, verdicts and claims that are no news."""

from __future__ import annotations

import pytest
from dateline.graph.model import Claim, Reading
from parsed import claim_of, date_of, reading_of


def ends(reading: Reading, claim: Claim) -> list[str]:
    """Agents and patients of a claim, as "role label"."""
    found = [(one.role, reading.entities[reading.mentions[one.mention].entity].label) for one in claim.participants]
    return [f"{role} {label}" for role, label in found if role in ("agent", "patient")]


def told(text: str, lemma: str, *more: str) -> list[str]:
    reading = reading_of(text, *more)
    return ends(reading, claim_of(reading, lemma)[1])


def test_what_an_article_stands_before_is_a_noun() -> None:
    reading = reading_of("A rerun in two districts on March 30th, the mayor of the town, Jan Kos, announced yesterday.")
    assert claim_of(reading, "rerun")[1].form == "noun"
    assert claim_of(reading, "announce")[1].label == "Jan Kos announced"


def test_who_is_shown_doing_something_does_it_and_not_who_owns_it() -> None:
    text = "The film shows a lorry registered to one of the mayor's firms leaving the yard at night."
    assert told(text, "leave") == ["agent lorry", "patient yard"]


@pytest.mark.parametrize(("text", "lemma", "expected"), [
    ("The warden said that no guard had used force and blamed two unknown visitors.", "blame",
     ["agent warden", "patient two unknown visitors"]),
    ("The club said it had not fired the coach and praised the players.", "praise", ["agent club", "patient players"]),
])
def test_who_denies_something_and_does_more_does_it_himself(text: str, lemma: str, expected: list[str]) -> None:
    reading = reading_of(text)
    claim = claim_of(reading, lemma)[1]
    assert (ends(reading, claim), claim.polarity) == (expected, "positive")


def test_capitals_behind_who_tells_are_a_name() -> None:
    reading = reading_of("Two people familiar with the bank's reports told KLTV the real loss was larger.")
    assert not [claim for claim in reading.claims if claim.lemma.lower() == "kltv"]


def test_what_remains_done_was_done_to_its_subject() -> None:
    assert told("Airline shares remain suspended in London.", "suspend") == ["patient Airline shares"]


@pytest.mark.parametrize(("title", "lemma", "label"), [
    ("Union's chief taken away in handcuffs", "take_away", "Union's chief was taken away in handcuffs"),
    ("Riots broken up in Lagos", "break_up", "Riots were broken up in Lagos"),
])
def test_a_headline_with_a_particle_may_be_a_passive(title: str, lemma: str, label: str) -> None:
    reading = reading_of(title, "March 6, 2019", "Officials gave no details on Wednesday.")
    assert claim_of(reading, lemma)[1].label in (label, label.replace("were ", "").replace("was ", ""))
    assert not [one for one in ends(reading, claim_of(reading, lemma)[1]) if one.startswith("agent")]


def test_what_is_compared_with_tells_nothing() -> None:
    reading = reading_of("In four districts more votes were counted than cast, and the bus came later than promised.")
    assert not {claim.lemma for claim in reading.claims} & {"cast", "promise"}


@pytest.mark.parametrize(("text", "lemma"), [
    ("“The mayor has fled to Spain.” FALSE. The mayor spoke in the town hall on Friday.", "flee"),
    ("Three rumours about the vaccine made the round. Claim: The vaccine killed ten nurses. Verdict: false.", "kill"),
    ("It is not true that the guards beat the prisoners.", "beat"),
    ("It is not correct, as some papers wrote, that the guards beat the prisoners.", "beat"),
])
def test_what_the_text_calls_false_is_denied_by_the_text_itself(text: str, lemma: str) -> None:
    claim = claim_of(reading_of(*text.split("\n\n")), lemma)[1]
    assert (claim.polarity, claim.by_denial, claim.voices) == ("negative", True, ())


def test_what_the_text_leaves_open_is_only_possible() -> None:
    reading = reading_of("“The minister owns three villas.” The rumour began online.", "“The port burned.” Unproven.")
    assert claim_of(reading, "burn")[1].certainty == "possible"
    assert claim_of(reading, "own")[1].polarity == "positive"


def test_what_was_so_until_now_is_no_news_of_the_day() -> None:
    when = date_of("2020-05-06", "choose", "The council met on Tuesday.",
                   "Until this year the mayor was chosen by the council.")
    assert when.edtf != "2020-05-05" and when.edtf != "2020-05-05~"


def test_what_was_asked_for_is_not_told_by_who_asked() -> None:
    reading = reading_of("There were no party flags, as the family had asked, but candles burned everywhere.")
    assert (claim_of(reading, "exist")[1].polarity, claim_of(reading, "burn")[1].voices) == ("negative", ())


@pytest.mark.parametrize(("text", "lemma", "label"), [
    ("Two climbers were missing. One, Eva Lind, was found alive on Sunday.", "find", "Eva Lind was found alive"),
    ("The market is simply not there any more.", "be", "The market is not there"),
    ("They turned off the lights.", "turn_off", "The lights were turned off"),
    ("Five men drowned in our harbour.", "drown", "Five men drowned in the harbour"),
    ("They want the firm's money frozen before it leaves the country.", "freeze", "The firm's money should be frozen"),
])
def test_labels_name_nobody_unnamed_and_end_nowhere_halfway(text: str, lemma: str, label: str) -> None:
    assert claim_of(reading_of(text), lemma)[1].label == label


def test_to_be_under_arrest_is_no_second_arrest() -> None:
    reading = reading_of("The coach was arrested on Monday. His deputy, Jan Kos, is under house arrest.")
    assert [claim.lemma for claim in reading.claims] == ["arrest", "be_under_house_arrest"]
    assert reading.claims[1].label == "Jan Kos is under house arrest"


@pytest.mark.parametrize("text", [
    "Who let the wall be raised?", "Did the guard have a gun?", "So is the bridge closed?", "How many died?"])
def test_a_question_tells_nothing_by_its_own_verb(text: str) -> None:
    reading = reading_of("The dam broke on Monday.", text)
    asked = [claim.label for claim in reading.claims if claim.sentence == 1]
    assert asked == ([] if "wall" not in text else ["Question: who let the wall be raised?"])


def test_a_letterhead_in_capitals_is_no_event() -> None:
    reading = reading_of("NATIONAL MOUNTED POLICE SERVICE", "The police regret the loss of one life.")
    assert "mount" not in {claim.lemma for claim in reading.claims}


@pytest.mark.parametrize(("text", "lemma", "label"), [
    ("The workers sent home from Port-Louis when the mine was shut in June will get full pay.", "send",
     "The workers were sent home from Port-Louis"),
    ("The Harbour Authority closed the port. It will reopen the port on Friday.", "reopen",
     "The Harbour Authority will reopen the port"),
    ("Her body was found on Friday, some 200 metres from the road.", "find",
     "The body was found some 200 metres from the road"),
])
def test_labels_keep_article_measure_and_voice(text: str, lemma: str, label: str) -> None:
    assert claim_of(reading_of(text), lemma)[1].label == label


@pytest.mark.parametrize(("text", "lemma", "expected"), [
    ("In Turin, Ann Lee, head of the Porters' Union (PTU), said the strike would continue.", "say", ["agent Ann Lee"]),
    ("Beck was taken from his sister's flat and held for more than a day.", "hold", ["patient Beck"]),
    ("The coach was taken away within hours of losing his job.", "lose", ["agent coach", "patient job"]),
])
def test_subjects_are_found_behind_places_participles_and_spells(text: str, lemma: str, expected: list[str]) -> None:
    assert told(text, lemma) == expected


def test_nobody_lets_anybody_in_a_bidding() -> None:
    reading = reading_of("Let them explain it to the court. Let us recall that the wall fell in May.")
    assert not [claim for claim in reading.claims if claim.lemma == "let"]


def test_what_would_go_on_until_something_happens_has_not_seen_it_happen() -> None:
    reading = reading_of("The union said the strike would continue until the wages were paid.")
    assert claim_of(reading, "pay")[1].certainty != "certain"


def test_what_a_paper_claimed_of_a_denied_deed_is_not_its_denial() -> None:
    reading = reading_of("The minister did not resign on Thursday, as her letter claimed.")
    assert claim_of(reading, "resign")[1].voices == ()


def test_they_say_is_hearsay() -> None:
    reading = reading_of("The telephone company closed its office.", "They say that the bridge will close too.")
    claim = claim_of(reading, "say")[1]
    assert ends(reading, claim) == ["agent unnamed people"]


@pytest.mark.parametrize(("text", "lemma", "label"), [
    ("Lee did not come to the studio to read the news.", "come", "Lee did not come to the studio to read the news"),
    ("She said she was standing next to a burning car.", "stand", "next to a burning car"),
    ("The bank ceased to exist on Friday.", "exist", "The bank no longer existed"),
    ("Ten persons were confirmed dead as at 17:00 hours.", "confirm", "Ten persons were confirmed dead"),
])
def test_labels_keep_what_makes_them_true(text: str, lemma: str, label: str) -> None:
    assert claim_of(reading_of(text), lemma)[1].label.endswith(label)


@pytest.mark.parametrize(("text", "lemma", "expected"), [
    ("Kane sent the girls uphill and went back to ring the bell.", "ring", ["agent Kane", "patient bell"]),
    ("It was she who carried the bottles to the town.", "carry", ["agent unnamed person", "patient bottles"]),
    ("Northern Bank confirmed on Thursday that it was ready to take over all deposits.", "take_over",
     ["agent Northern Bank", "patient all deposits"]),
    ("As Maria Ilves, chairwoman of the council, informed, the protocol was signed on Tuesday.", "inform",
     ["agent Maria Ilves"]),
])
def test_aims_clefts_and_bodies_that_tell_have_their_subjects(text: str, lemma: str, expected: list[str]) -> None:
    assert told(text, lemma) == expected


def test_what_was_not_said_stays_in_the_label() -> None:
    reading = reading_of("The panel did not say who was responsible.")
    assert claim_of(reading, "say")[1].label == "The panel did not say who was responsible"


@pytest.mark.parametrize(("text", "lemma", "expected"), [
    ("The pills helped to prevent hearing loss in miners.", "prevent", ["agent pill", "patient hearing loss"]),
    ("About 96 per cent of the clients were paid.", "pay", ["patient clients"]),
])
def test_a_measure_or_a_noun_of_two_words_is_one(text: str, lemma: str, expected: list[str]) -> None:
    reading = reading_of(text)
    claim = claim_of(reading, lemma)[1]
    assert [one.lower().replace("pills", "pill") for one in ends(reading, claim)] == expected
    assert not any(claim.lemma == "hear" for claim in reading.claims)


def test_who_is_named_behind_an_object_is_who_tells() -> None:
    text = "The blast struck the main hall of the depot, the city's fire chief, Captain Jan Rua, told reporters."
    reading = reading_of(text)
    assert claim_of(reading, "tell")[1].label == "Jan Rua told reporters: the blast struck the main hall of the depot"


def test_a_contraction_before_a_participle_with_an_object_is_has() -> None:
    assert told("Berg says he's bought his own boat.", "buy") == ["agent Berg", "patient own boat"]


def test_what_stands_denied_without_an_auxiliary_is_done_to_its_subject() -> None:
    reading = reading_of("The boiler house still not searched.")
    claim = claim_of(reading, "search")[1]
    assert (ends(reading, claim), claim.label) == (["patient boiler house"], "The boiler house was not searched")
