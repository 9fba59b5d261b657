"""Events and who takes part in them: sentence by sentence, construction by construction."""

from __future__ import annotations

import functools

import pytest
from dateline.builders import actors, confidence, events, times
from dateline.builders.language import parse
from dateline.graph.model import Cast, Claim, Parse
from passages import Passage, misread, passages


@functools.cache
def read(text: str) -> tuple[Parse, Cast, tuple[Claim, ...]]:
    parsed = next(parse([text]))
    found = times.find(parsed)
    cast = actors.find(parsed, found)
    return parsed, cast, confidence.judged(parsed, cast, events.find(parsed, found, cast))


def claim_of(text: str, lemma: str) -> Claim:
    claims = [claim for claim in read(text)[2] if claim.lemma == lemma]
    assert claims, f"no {lemma} among {[claim.lemma for claim in read(text)[2]]}"
    return claims[0]


def filled(text: str, claim: Claim) -> set[str]:
    """The participants of a claim as "role head", the head being a word of the text."""
    parsed, cast, _ = read(text)
    heads = ((p.role, cast.mentions[p.mention].head) for p in claim.participants)
    return {f"{role} {parsed.text[head.start:head.end]}" for role, head in heads}


def triggers_of(text: str) -> list[str]:
    parsed, _, claims = read(text)
    return [parsed.text[claim.trigger.start : claim.trigger.end] for claim in claims]


def check(text: str, lemma: str, *expected: str) -> None:
    assert filled(text, claim_of(text, lemma)) == set(expected)


@pytest.mark.parametrize(("text", "lemma", "expected"), [
    ("The committee rejected the budget.", "reject", ["agent committee", "patient budget"]),
    ("The bank gave its customers a discount.", "give", ["agent bank", "patient discount", "recipient customers"]),
    ("The bank gave a discount to its customers.", "give", ["agent bank", "patient discount", "recipient customers"]),
    ("The navy sent a frigate to the coast.", "send", ["agent navy", "patient frigate", "goal coast"]),
    ("The rebels were driven out of the city by government forces.", "drive",
     ["patient rebels", "source city", "agent forces"]),
    ("The team was awarded a penalty by the referee.", "award", ["recipient team", "patient penalty", "agent referee"]),
    ("The museum was damaged.", "damage", ["patient museum"]),
    ("The bridge collapsed.", "collapse", ["patient bridge"]),
    ("Prices rose sharply.", "rise", ["patient Prices"]),
    ("The general closed the border.", "close", ["agent general", "patient border"]),
    ("The actor died at his home in Lisbon.", "die", ["patient actor", "place home"]),
    ("Rioters clashed with police.", "clash", ["agent Rioters", "agent police"]),
    ("The two presidents met in Geneva.", "meet", ["agent presidents", "place Geneva"]),
    ("Thieves stole paintings and coins from the museum.", "steal",
     ["agent Thieves", "patient paintings", "patient coins", "source museum"]),
])
def test_subjects_and_objects_fill_the_roles_that_the_verb_gives_them(
        text: str, lemma: str, expected: list[str]) -> None:
    check(text, lemma, *expected)


@pytest.mark.parametrize(("text", "lemma", "expected"), [
    ("The striker who scored the goal was injured.", "score", ["agent striker", "patient goal"]),
    ("The spacecraft that the agency launched has reached the comet.", "launch",
     ["agent agency", "patient spacecraft"]),
    ("The songs the band recorded were stolen.", "record", ["agent band", "patient songs"]),
    ("The museum, which was built by a merchant, will reopen.", "build", ["patient museum", "agent merchant"]),
    ("The school where the pupils met was closed.", "meet", ["agent pupils", "place school"]),
])
def test_the_antecedent_fills_the_role_of_the_relative_pronoun(text: str, lemma: str, expected: list[str]) -> None:
    check(text, lemma, *expected)


@pytest.mark.parametrize(("text", "lemma", "expected"), [
    ("Troops sent to the border by the government fired at farmers.", "send",
     ["patient Troops", "goal border", "agent government"]),
    ("A ship carrying 200 migrants sank.", "carry", ["agent ship", "patient migrants"]),
    ("Militants stormed the base, killing four officers.", "kill", ["agent Militants", "patient officers"]),
    ("After leaving the court, the banker thanked his lawyers.", "leave", ["agent banker", "patient court"]),
])
def test_participles_take_what_they_describe(text: str, lemma: str, expected: list[str]) -> None:
    check(text, lemma, *expected)


@pytest.mark.parametrize(("text", "lemma", "expected"), [
    ("The airline hopes to buy 50 jets.", "buy", ["agent airline", "patient jets"]),
    ("The governor ordered soldiers to leave the capital.", "leave", ["agent soldiers", "patient capital"]),
    ("The governor ordered soldiers to leave the capital.", "order", ["agent governor", "patient soldiers"]),
    ("The commission forced the company to lower its prices.", "lower", ["agent company", "patient prices"]),
    ("The commission forced the company to lower its prices.", "force", ["agent commission", "patient company"]),
    ("She promised her voters to lower taxes.", "lower", ["agent She", "patient taxes"]),
    ("The minister was forced to resign.", "resign", ["agent minister"]),
    ("The company is said to have dismissed 300 workers.", "dismiss", ["agent company", "patient workers"]),
    ("The company is said to have dismissed 300 workers.", "say", []),
    ("The mayor thanked volunteers for cleaning the streets.", "clean", ["agent volunteers", "patient streets"]),
    ("The army denied having shelled the hospital.", "shell", ["agent army", "patient hospital"]),
    ("An attempt by soldiers to seize the airport failed.", "seize", ["agent soldiers", "patient airport"]),
    ("The general announced plans to recapture the port.", "recapture", ["agent general", "patient port"]),
    ("An attempt was made to kill the king.", "kill", ["patient king"]),
    ("The goal of the rebels was to topple the king.", "topple", ["agent rebels", "patient king"]),
])
def test_infinitives_and_gerunds_know_who_acts(text: str, lemma: str, expected: list[str]) -> None:
    check(text, lemma, *expected)


@pytest.mark.parametrize(("text", "lemma", "expected"), [
    ("Protesters marched to the palace and burned flags.", "burn", ["agent Protesters", "patient flags"]),
    ("The flood destroyed houses, damaged roads and blocked the railway.", "block", ["agent flood", "patient railway"]),
    ("Police arrested and charged six men.", "arrest", ["agent Police", "patient men"]),
    ("He was shot and killed by police.", "shoot", ["patient He", "agent police"]),
    ("Brazil, Chile and Peru signed a treaty.", "sign",
     ["agent Brazil", "agent Chile", "agent Peru", "patient treaty"]),
])
def test_conjuncts_share_what_is_said_once(text: str, lemma: str, expected: list[str]) -> None:
    check(text, lemma, *expected)


@pytest.mark.parametrize(("text", "lemma", "expected"), [
    ("Russia's annexation of Crimea was condemned.", "annexation", ["agent Russia", "patient Crimea"]),
    ("The killing of the journalist by guards caused an outcry.", "killing", ["patient journalist", "agent guards"]),
    ("The arrival of foreign troops surprised the villagers.", "arrival", ["agent troops"]),
    ("The storming of the palace shocked the country.", "storming", ["patient palace"]),
    ("The collapse of the bank frightened investors.", "collapse", ["patient bank"]),
    ("The attack by militants on the airport lasted an hour.", "attack", ["agent militants", "patient airport"]),
    ("Talks between the two sides failed.", "talk", ["agent sides"]),
    ("The president's visit to Berlin was cancelled.", "visit", ["agent president", "goal Berlin"]),
    ("The judge dismissed a lawsuit against the singer.", "lawsuit", ["patient singer"]),
])
def test_event_nouns_have_participants_too(text: str, lemma: str, expected: list[str]) -> None:
    check(text, lemma, *expected)


@pytest.mark.parametrize(("text", "lemma", "expected"), [
    ("Militants carried out an attack on a police station.", "attack", ["agent Militants", "patient station"]),
    ("The rally was held in Madrid by students.", "rally", ["place Madrid", "agent students"]),
    ("The army launched a series of raids on farms.", "raid", ["agent army", "patient farms"]),
    ("Five workers suffered injuries.", "injury", ["patient workers"]),
    ("The shooting took place in a school.", "shooting", ["place school"]),
    ("There were protests in Lima.", "protest", ["place Lima"]),
    ("The city was under siege.", "siege", ["patient city"]),
    ("Delegates are in talks with the union.", "talk", ["agent Delegates", "agent union"]),
])
def test_light_verbs_hand_their_participants_to_the_event_noun(text: str, lemma: str, expected: list[str]) -> None:
    check(text, lemma, *expected)
    assert claim_of(text, lemma).form == "noun"


@pytest.mark.parametrize(("text", "expected"), [
    ("Militants carried out an attack.", ["attack"]),
    ("The firm rolled out a new engine.", ["rolled out"]),
    ("Nurses took part in the strike.", ["took part", "strike"]),
    ("The rebels took advantage of the storm.", ["took advantage", "storm"]),
    ("The engine caught fire.", ["caught fire"]),
    ("The drug is now cheaper.", ["is now cheaper"]),
    ("The army has been accused of an attempted coup d'etat.", ["accused", "coup d'etat"]),
    ("The recently announced merger worries farmers.", ["announced", "merger", "worries"]),
    ("A wave of riots shook the capital.", ["riots", "shook"]),
])
def test_triggers_are_the_words_that_tell_the_event(text: str, expected: list[str]) -> None:
    assert triggers_of(text) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("The driver had to stop.", ["stop"]),
    ("The driver is going to stop.", ["stop"]),
    ("The government would have resigned.", ["resigned"]),
    ("According to the report, five people, including two children, died.", ["died"]),
    ("In response, the army withdrew.", ["withdrew"]),
    ("The software engineer lives in a building near the market.", ["lives"]),
])
def test_auxiliaries_prepositions_and_things_are_no_events(text: str, expected: list[str]) -> None:
    assert triggers_of(text) == expected


@pytest.mark.parametrize("text", ["The programme for young farmers.", "A red car and two vans", "Our policy"])
def test_a_phrase_without_an_event_tells_none(text: str) -> None:
    assert triggers_of(text) == []


@pytest.mark.parametrize(("noun", "text"), [
    ("report", "The report has 200 pages."),
    ("plan", "The plan has three parts."),
    ("display", "The phone has a display."),
])
def test_nouns_that_may_be_events_are_judged_by_their_context(noun: str, text: str) -> None:
    assert noun not in {claim.lemma for claim in read(text)[2]} or claim_of(text, noun).confidence < 0.65


def test_a_predicate_is_told_of_its_subject() -> None:
    check("The ship was ready.", "be_ready", "patient ship")
    text = "Ms Costa became president."
    assert "patient Costa" in filled(text, claim_of(text, "become"))


def test_casualties_are_told_without_a_verb() -> None:
    text = "The agency reported 222 dead and 843 injured."
    assert claim_of(text, "die").form == "predicate"
    check(text, "injure", "patient 843")


BODY = "\n\nThe authorities said on Monday that the council had met in the town hall for three hours."


def test_headlines_without_a_finite_verb_tell_events() -> None:
    check("Retailer to lower prices" + BODY, "lower", "agent Retailer", "patient prices")
    check("Three miners killed in blast near Oslo" + BODY, "kill", "patient miners", "place Oslo")


def test_the_speaker_may_stand_after_the_verb() -> None:
    check("\"We will not surrender,\" said the commander.", "say", "agent commander")


def test_a_subject_that_the_sentence_parts_from_its_verb_is_found() -> None:
    text = "The envoy left for Cairo after landing in Rome, an aide to the minister said, five days after the attack."
    check(text, "say", "agent aide")


def test_what_is_told_in_a_speech_is_told_by_its_speaker() -> None:
    check("The chancellor defended the reform in a speech on Monday.", "speech", "agent chancellor")


def test_it_may_be_empty() -> None:
    check("It rained in Paris.", "rain", "place Paris")
    check("It was announced that the king had died.", "announce")


def test_nobody_does_a_thing_to_himself_unless_it_says_so() -> None:
    for text in ("The police raided the police station.", "The union accused the union leaders of fraud."):
        for claim in read(text)[2]:
            entities = [read(text)[1].mentions[p.mention].entity for p in claim.participants]
            assert len(entities) == len(set(entities))


def test_times_are_no_participants() -> None:
    check("The exhibition opened on Tuesday after three weeks.", "open", "patient exhibition")


def test_what_anybody_does_is_less_sure_than_what_somebody_did() -> None:
    general = claim_of("Many people use cars.", "use")
    particular = claim_of("The thieves used two cars.", "use")
    assert general.confidence < particular.confidence


def test_claims_stand_in_the_order_of_their_triggers() -> None:
    claims = read("After the crash, police closed the road and the mayor promised help.")[2]
    assert [claim.head_token for claim in claims] == sorted(claim.head_token for claim in claims)
    assert all(claim.rule and 0 < claim.confidence <= 1 for claim in claims)


def test_a_participant_knows_its_whole_phrase() -> None:
    text = "The envoy, who had left for Cairo, praised the plan."
    parsed, _, _ = read(text)
    extents = [p.extent for p in claim_of(text, "praise").participants if p.role == "agent"]
    assert [text and parsed.text[e.start : e.end] for e in extents if e] == ["The envoy, who had left for Cairo"]


def test_a_verb_is_no_auxiliary_because_it_helps_another() -> None:
    text = "Volunteers helped rebuild the bridge."
    assert triggers_of(text) == ["helped", "rebuild"]
    check(text, "rebuild", "agent Volunteers", "patient bridge")


def test_whose_stands_for_what_its_clause_is_about() -> None:
    text = "The dam, whose construction began in spring, was inaugurated by the emperor."
    check(text, "construction", "patient dam")
    check(text, "begin", "patient construction")


def test_an_active_verb_has_no_second_agent() -> None:
    check("The goalkeeper saved a penalty by the captain.", "save", "agent goalkeeper", "patient penalty")


@pytest.mark.parametrize("passage", passages("object"), ids=lambda passage: passage.text[:60])
def test_objects_are_taken_from_whatever_phrase_they_stand_in(passage: Passage) -> None:
    assert misread(passage) == []


@pytest.mark.parametrize(("text", "lemma", "expected"), [
    ("The bomb killed 12 and wounded more than 30.", "kill", ["agent bomb", "patient 12"]),
    ("The bomb killed 12 and wounded more than 30.", "wound", ["agent bomb", "patient 30"]),
    ("Troops fired rockets at the camp, killing or wounding 50.", "kill", ["agent Troops", "patient 50"]),
    ("At least 26 people have been killed and many more have been injured.", "injure", ["patient more"]),
])
def test_people_are_told_by_their_number_alone(text: str, lemma: str, expected: list[str]) -> None:
    check(text, lemma, *expected)


@pytest.mark.parametrize(("text", "lemma", "expected"), [
    ("Denmark expelled two diplomats for spying.", "spying", ["agent diplomats"]),
    ("A student has been charged with the murder of a taxi driver.", "murder", ["agent student", "patient driver"]),
    ("The company was found guilty of fraudulent trading.", "trading", ["agent company"]),
])
def test_a_deed_is_that_of_whoever_it_is_laid_to(text: str, lemma: str, expected: list[str]) -> None:
    check(text, lemma, *expected)


@pytest.mark.parametrize(("text", "lemma", "expected"), [
    ("The report is an issue likely to dominate the campaign.", "dominate", ["agent issue", "patient campaign"]),
    ("Norway says it is willing to withdraw its troops.", "withdraw", ["agent it", "patient troops"]),
    ("Hungary, along with Poland and Slovakia, vetoed the plan.", "veto",
     ["agent Hungary", "agent Poland", "agent Slovakia", "patient plan"]),
    ("Members of Congress who voted against the bill were fined.", "vote", ["agent Members", "patient bill"]),
    ("She heard gunshots spanning ten minutes.", "span", ["agent gunshots"]),
])
def test_subjects_are_found_where_adjectives_and_companions_stand_between(
        text: str, lemma: str, expected: list[str]) -> None:
    check(text, lemma, *expected)


def test_a_word_that_completes_its_verb_or_a_compound_tells_nothing_by_itself() -> None:
    assert triggers_of("A staff member went missing.") == ["went missing"]
    assert [claim.lemma for claim in read("The virus is not life-threatening.")[2]] == ["be_life-threatening"]


@pytest.mark.parametrize(("text", "lemma", "expected"), [
    ("The coach talked to reporters.", "talk", ["agent coach", "recipient reporters"]),
    ("The envoy talked with the rebels.", "talk", ["agent envoy", "agent rebels"]),
    ("The tower's warning to the crew came late.", "warning", ["agent tower", "recipient crew"]),
    ("The station's call came three minutes later.", "call", ["agent station"]),
])
def test_who_is_spoken_to_is_no_second_speaker(text: str, lemma: str, expected: list[str]) -> None:
    check(text, lemma, *expected)


@pytest.mark.parametrize(("text", "lemma", "expected"), [
    ("Analysts were looking into whether the bank had hidden losses.", "look", ["agent Analysts"]),
    ("The commission is looking into how the records were lost.", "look", ["agent commission"]),
    ("Doctors considered it unsafe.", "consider", ["agent Doctors", "patient it"]),
    ("The bell had been sent away: the navy considered it unsafe.", "consider", ["agent navy", "patient it"]),
    ("The referee declared the pitch unplayable.", "declare", ["agent referee", "patient pitch"]),
    ("The captain was the first to leave the ship.", "leave", ["agent captain", "patient ship"]),
    ("The senator was one of the last to resign.", "resign", ["agent senator"]),
    ("The probe came to rest in a crater.", "come_to_rest", ["patient probe"]),
    ("The Windows update broke several printers.", "update", ["patient Windows"]),
])
def test_verbs_with_a_complement_keep_who_and_what_they_concern(text: str, lemma: str, expected: list[str]) -> None:
    check(text, lemma, *expected)


@pytest.mark.parametrize(("text", "expected"), [
    ("The bank raised its rates, as other lenders have done.", ["raised"]),
    ("The helmsman steered hard to starboard.", ["steered"]),
    ("The striker is back.", ["is back"]),
    ("None of the witnesses saw the driver.", ["saw"]),
    ("The mayor did more than others have done.", ["did"]),
])
def test_verbs_that_stand_for_others_and_directions_tell_no_event(text: str, expected: list[str]) -> None:
    assert triggers_of(text) == expected
