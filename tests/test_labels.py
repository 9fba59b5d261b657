"""Labels: a readable sentence for every claim, in the text's own words."""

from __future__ import annotations

import pytest
from dateline.builders.language import parse
from dateline.builders.reading import read
from dateline.builders.verb_forms import agreeing, gerund, past, third_person


def labels(text: str) -> dict[str, str]:
    """The label of each claim by its verb or noun."""
    return {claim.lemma: claim.label for claim in read(next(iter(parse([text])))).claims}


@pytest.mark.parametrize(
    ("text", "lemma", "label"),
    [
        (
            "Thousands of farmers marched through the capital on Tuesday.",
            "march",
            "Thousands of farmers marched through the capital",
        ),
        ("The tanker, which was carrying crude oil, sank off Crete.", "carry", "The tanker was carrying crude oil"),
        ("A cargo ship seized by pirates was freed in March.", "seize", "A cargo ship was seized by pirates"),
        (
            "Speaking at a rally in Lyon, Marie Dupont promised lower taxes.",
            "speak",
            "Marie Dupont spoke at a rally in Lyon",
        ),
        ("The miners were arrested and charged on Monday.", "charge", "The miners were charged"),
        ("In Nairobi protesters blocked two bridges.", "block", "Protesters blocked two bridges in Nairobi"),
        ("Anna Berg returned to her village after the war.", "return", "Anna Berg returned to her village"),
        ("The minister plans to close the mine next year.", "close", "The minister plans to close the mine"),
        ("The bank did not pay the fine.", "pay", "The bank did not pay the fine"),
        ("The company failed to deliver the engines.", "deliver", "The company did not deliver the engines"),
        ("The rebels left in a Turkish-built truck.", "leave", "The rebels left in a Turkish-built truck"),
        (
            "The board accepted the letter with effect from 1 July.",
            "accept",
            "The board accepted the letter",
        ),
    ],
)
def test_a_clause_becomes_a_sentence_of_its_own(text: str, lemma: str, label: str) -> None:
    assert labels(text)[lemma] == label


def test_what_is_said_stands_behind_its_speaker() -> None:
    found = labels("Order has been restored in the province, the governor said on Friday.")
    assert found["say"] == "The governor said: order has been restored in the province"


def test_what_is_denied_is_not_denied_twice() -> None:
    found = labels("The airline denied that its pilots had ignored the warning.")
    assert found["deny"] == "The airline denied: its pilots had ignored the warning"


def test_a_name_stands_for_the_pronoun() -> None:
    found = labels("Laura Chen won the election. She thanked the voters.")
    assert found["thank"] == "Laura Chen thanked the voters"


def test_verbs_agree_with_the_subject_that_is_put_in() -> None:
    found = labels("The tugs helped by a strong tide freed the ferry.")
    assert found["help"] == "The tugs were helped by a strong tide"


def test_event_nouns_say_what_they_are_about() -> None:
    found = labels("The deployment of peacekeepers to the border calmed the region.")
    assert found["deployment"] == "Deployment of peacekeepers to the border"


def test_no_label_is_empty_or_ends_in_the_middle() -> None:
    text = (
        "It rained. The court, whose ruling came as a surprise, acquitted the banker of fraud and of theft. "
        "Why he left is unknown. For which the mayor had ordered preparations. To be continued."
    )
    for claim in read(next(iter(parse([text])))).claims:
        assert claim.label and claim.label[0] == claim.label[0].upper()
        assert claim.label.rsplit(" ", 1)[-1] not in {"of", "the", "and", "as", "if", "which"}


@pytest.mark.parametrize(
    ("lemma", "done", "doing"),
    [
        ("send", "sent", "sending"),
        ("stop", "stopped", "stopping"),
        ("open", "opened", "opening"),
        ("make", "made", "making"),
        ("carry", "carried", "carrying"),
        ("die", "died", "dying"),
        ("refer", "referred", "referring"),
        ("agree", "agreed", "agreeing"),
    ],
)
def test_verbs_have_their_forms(lemma: str, done: str, doing: str) -> None:
    assert (past(lemma), gerund(lemma)) == (done, doing)


def test_auxiliaries_and_verbs_take_the_number_of_their_subject() -> None:
    assert agreeing("have", plural=False) == "has"
    assert agreeing("was", plural=True) == "were"
    assert agreeing("will", plural=True) == "will"
    assert third_person("deny") == "denies"


@pytest.mark.parametrize(
    ("text", "lemma", "label"),
    [
        (
            "The lorry that had blocked the tunnel would not move, and now a team of mechanics has been called.",
            "call",
            "A team of mechanics has been called",
        ),
        ("Miners downed tools. These strikes were broken up by soldiers.", "break_up",
         "The strikes were broken up by soldiers"),
        ("The bank promised to provide the court with records of the transfers.", "promise",
         "The bank promised to provide the court with records of the transfers"),
        ("I drove to the stadium on June 4 with nine people from our street.", "drive",
         "The author drove to the stadium with nine people from the street"),
        ("The siege of the town, which began on 4 May, ended on 9 June.", "begin", "The siege of the town began"),
        ("The trial of the banker, who began a hunger strike on 4 May, was halted.", "begin",
         "The banker began a hunger strike"),
    ],
)  # fmt: skip
def test_a_label_can_be_read_without_what_stood_around_it(text: str, lemma: str, label: str) -> None:
    assert labels(text)[lemma] == label


def test_what_was_reported_by_somebody_is_what_they_report() -> None:
    found = labels("Two climbers died on the north face. This was reported on Monday by the rescue service.")
    assert found["report"] == "The rescue service reported: two climbers died on the north face"


@pytest.mark.parametrize(("text", "lemma", "label"), [
    ("Nadia Brandt said she would appeal.", "say", "Nadia Brandt said: she would appeal"),
    ('"We will rebuild the bridge," Mayor Rui Melo said.', "say", "Mayor Rui Melo said: we will rebuild the bridge"),
    ("Halden Oil doubled its profits in May.", "double", "Halden Oil doubled its profits"),
    ("Nokia unveiled a 5G phone in Espoo.", "unveil", "Nokia unveiled a 5G phone in Espoo"),
    ("TWELVE people died.", "die", "Twelve people died"),
    ("The bridge was going to fall.", "fall", "The bridge was going to fall"),
    ("Nine dead as road bridge collapses in Wales\n\nNine people died on Monday.", "die", "Nine people died"),
])
def test_labels_read_as_people_write(text: str, lemma: str, label: str) -> None:
    assert labels(text)[lemma] == label


def test_what_somebody_tells_names_him_where_it_stands_alone() -> None:
    assert labels("Nadia Brandt said she would appeal.")["appeal"] == "Nadia Brandt would appeal"


def test_an_owner_named_in_the_same_phrase_keeps_his_pronoun() -> None:
    found = labels("The town buried Anna Berg and her son Matej on Monday.")
    assert found["bury"] == "The town buried Anna Berg and her son Matej"


@pytest.mark.parametrize(("text", "label"), [
    ("On Monday, engineers blamed rust, not, as the senator had hinted, rebels.", "Engineers blamed rust"),
    ("Surveyors blamed a faulty valve, not terrorists.", "Surveyors blamed a faulty valve"),
    ("Doctors blamed cholera, not poison.", "Doctors blamed cholera"),
])
def test_what_somebody_is_set_against_does_not_deny_what_was_said(text: str, label: str) -> None:
    assert labels(text)["blame"] == label


def test_an_aside_about_the_rejected_is_no_speech_about_the_chosen() -> None:
    found = labels("On Monday, engineers blamed rust, not, as the senator had hinted, rebels.")
    assert "rust" not in found["hint"]


@pytest.mark.parametrize(("text", "lemma", "label"), [
    ("The quake sent dozens of shoppers fleeing into the street.", "send",
     "The quake sent dozens of shoppers fleeing into the street"),
    ("A fire broke out in the mall, sending hundreds of clerks running.", "send",
     "A fire sent hundreds of clerks running"),
    ("The blast sent hundreds of miners running on Tuesday.", "send", "The blast sent hundreds of miners running"),
    ("The governor ordered three villages evacuated on Sunday.", "order",
     "The governor ordered three villages evacuated"),
    ("The refinery put off a maintenance stoppage due in March.", "put_off",
     "The refinery put off a maintenance stoppage"),
    ("The shares closed down 4.2% in Frankfurt on Monday.", "close", "The shares closed down 4.2% in Frankfurt"),
    ("The club sold a striker trained in Lyon.", "sell", "The club sold a striker trained in Lyon"),
])
def test_a_label_does_not_stop_inside_what_its_verb_needs(text: str, lemma: str, label: str) -> None:
    assert labels(text)[lemma] == label


@pytest.mark.parametrize(("text", "lemma", "label"), [
    ("The doctor, who asked not to be named, had treated 22 patients.", "name", "The doctor asked not to be named"),
    ("The fans appealed to the coach to stay.", "stay", "The coach should stay"),
    ("Divers worked to free the whale.", "free", "Divers worked to free the whale"),
    ("An attempt to refloat the ferry failed on Friday.", "refloat", "Attempt to refloat the ferry"),
    ("The bank made no effort to warn its clients.", "warn", "The bank made no effort to warn its clients"),
    ("The crowd tried to force the gates.", "force", "The crowd tried to force the gates"),
    ("The surgeon hoped to save the leg.", "save", "The surgeon hoped to save the leg"),
    ("A team of divers has been sent to search the wreck.", "search",
     "A team of divers has been sent to search the wreck"),
    ("More than 150 trucks are said to be waiting at the border.", "wait",
     "More than 150 trucks might wait at the border"),
    ("The mayor called on drivers to avoid the bridge.", "avoid", "Drivers should avoid the bridge"),
    ("The council has to set a date.", "set", "The council has to set a date"),
    ("The union does not intend to recall the strikers.", "recall", "The union does not intend to recall the strikers"),
    ("The minister plans to close the mine next year.", "close", "The minister plans to close the mine"),
])
def test_what_is_only_aimed_at_never_reads_as_done(text: str, lemma: str, label: str) -> None:
    assert labels(text)[lemma] == label


@pytest.mark.parametrize(("text", "label"), [
    ("Berg asked who had signed the letter.", "Berg asked who had signed the letter"),
    ("Berg asked whether he had been wrong.", "Berg asked whether he had been wrong"),
    ("Reporters asked what the firm knew about the leak.", "Reporters asked what the firm knew about the leak"),
    ("The judge asked why the crew had waited.", "The judge asked why the crew had waited"),
])
def test_a_question_is_no_statement(text: str, label: str) -> None:
    assert labels(text)["ask"] == label


def test_who_did_what_a_question_asks_of_is_somebody() -> None:
    assert labels("The police did not say who had fired.")["fire"] == "Somebody had fired"
    assert labels("It was Tanaka who copied the memo.")["copy"] == "Tanaka copied the memo"


def test_an_order_stays_an_order() -> None:
    assert labels('"Keep the dog out of the house," the witness said.')["say"] == (
        "The witness said: keep the dog out of the house")


@pytest.mark.parametrize(("text", "lemma", "label"), [
    ("The watchdog may extend or cancel that licence.", "extend", "The watchdog may extend that licence"),
    ("The Red Front, an armed group which Gomez had accused, had no comment.", "accuse",
     "Gomez had accused the Red Front"),
    ("Maria Lopez called that a scandal.", "call", "Maria Lopez called that a scandal"),
    ("The army denied that.", "deny", "The army denied that"),
])
def test_a_verb_keeps_the_object_that_it_needs(text: str, lemma: str, label: str) -> None:
    assert labels(text)[lemma] == label


@pytest.mark.parametrize(("text", "lemma", "label"), [
    ("The union said it would not.", "say", "The union said it would not"),
    ("The sisters focused not on the pupils but on the school's name.", "focus",
     "The sisters focused not on the pupils"),
    ("The umpire said he'd have kept the date.", "say", "The umpire said: he would have kept the date"),
    ("The hero was DEAD before the ambulance came.", "be_dead", "The hero was dead"),
    ("Rescuers searched the ruins. They found a child.", "find", "The rescuers found a child"),
    ("Nadia Brandt wants it noted that she disagreed with the board.", "disagree",
     "Nadia Brandt disagreed with the board"),
])
def test_small_words_that_turn_the_sense_are_not_lost(text: str, lemma: str, label: str) -> None:
    assert labels(text)[lemma] == label


@pytest.mark.parametrize(("text", "lemma", "label"), [
    ("The talks that were due at noon have not taken place.", "talk", "The talks have not taken place"),
    ("The envoy paid a brief visit to Quito on Monday.", "visit", "The envoy paid a brief visit to Quito"),
    ("The rebels launched a raid on the airport.", "raid", "The rebels launched a raid on the airport"),
    ("Robbery and fraud ruined the bank.", "robbery", "Robbery and fraud ruined the bank"),
])
def test_an_event_noun_is_told_with_the_verb_that_carries_it(text: str, lemma: str, label: str) -> None:
    assert labels(text)[lemma] == label


@pytest.mark.parametrize(("text", "lemma", "label"), [
    ("Sailors who served under Captain Moss differ on that.", "differ", "Sailors who served under Captain Moss differ"),
    ("Sailors who served under Captain Moss differ on that.", "serve", "Sailors served under Captain Moss"),
    ("The town helped those affected.", "help", "The town helped those affected"),
    ("The shelter, in Leeds, took in forty dogs.", "take_in", "The shelter took in forty dogs in Leeds"),
])
def test_a_phrase_says_who_is_meant_and_no_more(text: str, lemma: str, label: str) -> None:
    assert labels(text)[lemma] == label


@pytest.mark.parametrize(("text", "lemma", "label"), [
    ("The senate passed a bill to end the limit on claims.", "pass",
     "The senate passed a bill to end the limit on claims"),
    ("Lund won a concession, which the council has promised to review.", "promise",
     "The council has promised to review a concession"),
    ("The pilot said the firm acted negligently.", "act", "The firm acted negligently"),
    ("Divers worked to contain the leak.", "work", "Divers worked to contain the leak"),
    ("The premier pledged Norway would do everything.", "do", "Norway would do everything"),
    ("The guard who admitted to shooting the boy was jailed.", "admit", "The guard admitted to shooting the boy"),
    ("The ships wait because they'll be checked.", "check", "The ships will be checked"),
    ("The brewery, which is 41 per cent owned by a Danish firm, closed.", "own",
     "The brewery is 41 per cent owned by a Danish firm"),
    ("Berg said the defendant would “not settle, not this week, not ever”.", "settle",
     "The defendant would not settle"),
])
def test_a_label_tells_what_its_clause_tells(text: str, lemma: str, label: str) -> None:
    assert labels(text)[lemma] == label


def test_a_day_is_no_event() -> None:
    assert "be" not in labels("It is 12 October 1998.")


@pytest.mark.parametrize(("text", "lemma", "label"), [
    ("Lopez appealed to drivers to leave their cars at home.", "appeal",
     "Lopez appealed to drivers to leave their cars at home"),
    ("They stopped without anyone telling the drivers to stop.", "tell", "Nobody told the drivers to stop"),
    ("The group had neither men nor weapons in the port.", "have", "The group had neither men nor weapons in the port"),
    ("All 14 sailors were reported missing.", "go_missing", "All 14 sailors were missing"),
    ("The deadline is Friday.", "be", "The deadline is Friday"),
    ("There's not much that grows in Rome.", "exist", "There is not much"),
    ("Aboard the ferry were two pilots.", "be", "Two pilots were aboard the ferry"),
    ("Other clubs, including Lund and Malmo, did not vote.", "vote", "Other clubs did not vote"),
    ("The boy is critical but stable, the clinic said.", "say", "The clinic said: the boy is critical but stable"),
])
def test_labels_count_join_and_deny_as_the_text_does(text: str, lemma: str, label: str) -> None:
    assert labels(text)[lemma] == label


@pytest.mark.parametrize(("text", "lemma", "label"), [
    ("The hearing lasted seven hours.", "last", "The hearing lasted seven hours"),
    ("The repair could take six days or more.", "take", "The repair could take six days or more"),
    ("The guard was jailed for three years.", "jail", "The guard was jailed for three years"),
    ("The first attempt had got nowhere.", "get", "The first attempt had got nowhere"),
    ("The strike cost the airline $15 million a day.", "cost", "The strike cost the airline $15 million a day"),
    ("The club intends to go on talking to the league.", "go_on", "The club intends to go on talking to the league"),
    ("The club intends to go on talking to the league.", "intend", "The club intends to go on talking to the league"),
    ("The storm had made it impossible to land.", "make", "The storm had made it impossible to land"),
    ("The vote was on May 12, not May 11.", "be", "The vote was on May 12"),
    ("Mr Kent is to appear before the committee on Wednesday.", "appear", "Mr Kent is to appear before the committee"),
    ("The club has been without a coach for two months.", "be", "The club has been without a coach for two months"),
])
def test_what_the_meaning_hangs_on_stays_behind_the_verb(text: str, lemma: str, label: str) -> None:
    assert labels(text)[lemma] == label


@pytest.mark.parametrize(("text", "lemma", "label"), [
    ("The ministry refuted the report that it had hired mercenaries.", "refute",
     "The ministry refuted the report that it had hired mercenaries"),
    ("There is no treatment in the country that would help him.", "treatment",
     "There is no treatment in the country that would help somebody"),
    ("Lee had not sought bail, nor had he been granted any.", "grant", "Lee had not been granted any bail"),
    ("The bank denies that any client has been ill-treated.", "deny",
     "The bank denies that any client has been ill-treated"),
    ("Of 223 votes cast, four were rejected.", "reject", "Of 223 votes cast four were rejected"),
    ("If a bond were deposited, the ship would sail.", "deposit", "A bond might be deposited"),
])
def test_what_restricts_or_fills_a_phrase_stays_in_it(text: str, lemma: str, label: str) -> None:
    assert labels(text)[lemma] == label


@pytest.mark.parametrize(("text", "lemma", "label"), [
    ("If digging fails, the tunnel will be flooded.", "fail", "Digging might fail"),
    ("If an offer is made, the club will sell.", "make", "An offer might be made"),
    ("The council will decide when engineers have inspected the dam.", "inspect",
     "Engineers will have inspected the dam"),
    ("Berg said the guards did nothing wrong.", "do", "The guards did nothing wrong"),
    ("Witnesses said the bus was going far too fast.", "go", "The bus was going far too fast"),
    ("A nurse told the paper that colleagues had told her the ward was closed.", "tell",
     "A nurse told the paper: colleagues had told her that the ward was closed"),
])
def test_a_condition_is_no_fact_and_what_is_told_at_second_hand_is_told_whole(
        text: str, lemma: str, label: str) -> None:
    claims = read(next(iter(parse([text])))).claims
    assert label in {claim.label for claim in claims if claim.lemma == lemma}
