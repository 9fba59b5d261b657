"""Verbs and subjects that a parser joins to the wrong clause, and words that stand alone for who or what is meant."""

from __future__ import annotations

import pytest
from parsed import reading_of


def roles(text: str, lemma: str, *wanted: str) -> list[str]:
    """Who fills which role of the last claim with that lemma, as "role words", sorted; all roles or the wanted ones."""
    reading = reading_of(text)
    claim = [one for one in reading.claims if one.lemma == lemma][-1]
    told = [(one.role, reading.mentions[one.mention].text) for one in claim.participants]
    return sorted(f"{role} {words}" for role, words in told if not wanted or role in wanted)


@pytest.mark.parametrize(("text", "lemma", "expected"), [
    ("The coach said that doctors had examined the striker but gave no date for his return.", "give",
     ["agent The coach", "patient no date"]),
    ("He led the choir that tours the islands until he was dismissed in May and sent to guard a quarry.", "send",
     ["patient he"]),
    ("He led the choir that tours the islands until he was dismissed in May and sent to guard a quarry.", "guard",
     ["agent he", "patient a quarry"]),
    ("The Echo can reveal that banker Olaf Brandt — once a keen rower — owns a villa in Monaco.", "own",
     ["agent that banker Olaf Brandt", "patient a villa"]),
    ('Smiling winner Carla Mendes, who trained in the rain, said: "I owe this to my mother."', "say",
     ["agent Smiling winner Carla Mendes"]),
    ("A surgeon's circular said the clinic had lost its licence.", "say", ["agent A surgeon's circular"]),
    ("The Supreme Court on Monday froze accounts worth 40 million belonging to the airline and stripped it of "
     "its slots.", "strip", ["agent The Supreme Court", "patient it"]),
    ("Soon after nine a shy boy appeared on stage to announce that the show was over.", "announce",
     ["agent a shy boy"]),
    ("The paper quoted friends as claiming the singers had secretly married.", "marry", ["agent the singers"]),
    ("The league will give holders of old tickets a free scarf.", "give", ["agent The league", "patient a free scarf"]),
    ("According to a post on the Echo, an unsigned note at the club showed the goalkeeper lied.", "show",
     ["agent an unsigned note"]),
    ("In a brief note a teacher of the school praised it as a triumph.", "praise",
     ["agent a teacher of the school", "patient it"]),
    ("The painter they said they were hunting has not been found.", "hunt", ["agent they", "patient The painter"]),
    ('He said: "My brother stole nothing and hurt nobody."', "hurt", ["agent My brother", "patient nobody"]),
    ("But on Sunday she BACKED OUT, citing illness.", "back_out", ["agent she"]),
    ("Dishes new to the menu include a cold soup.", "include",
     ["agent Dishes new to the menu", "patient a cold soup"]),
    ("The two clubs are in talks with the city to share the stadium.", "share",
     ["agent The two clubs", "patient the stadium"]),
    ("The champion failed to show.", "fail", ["agent The champion"]),
    ("There are grounds to hope that it lasts.", "hope", []),
    ("REVIEW | By Ann Lee, who sang at the Opera of Bern from 1997 to 1999", "sing", ["agent Ann Lee"]),
    ("They fled the port of Dover, sailors and a guard said.", "say", ["agent a guard", "agent sailors"]),
    ("They fled the port of Dover, sailors and a guard said.", "flee", ["agent They", "patient the port of Dover"]),
    ("Radar data we obtained shows four planes over the bay.", "show", ["agent Radar data", "patient four planes"]),
    ("Radar data we obtained shows four planes over the bay.", "obtain", ["agent we", "patient Radar data"]),
    ("A crowd of angry fans pelted with eggs the bus of the team.", "pelt",
     ["agent A crowd of angry fans", "patient the bus of the team"]),
    ("The board found Siemens liable on Monday.", "find", ["agent The board", "patient Siemens"]),
])
def test_a_verb_goes_on_with_the_verb_that_grammar_allows(text: str, lemma: str, expected: list[str]) -> None:
    assert roles(text, lemma, "agent", "patient") == expected


@pytest.mark.parametrize(("text", "lemma", "expected"), [
    ("The museum denied this.", "deny", ["agent The museum", "patient this"]),
    ("The club says that is wrong.", "be_wrong", ["patient that"]),
    ("Nothing was stolen.", "steal", ["patient Nothing"]),
    ("The envoy has not said anything.", "say", ["agent The envoy", "patient anything"]),
    ("The government says 40 died; the hospital counted 52.", "count", ["agent the hospital", "patient 52"]),
    ("Many have gone home.", "go", ["patient Many"]),
    ("Miners get $40 million.", "get", ["agent Miners", "patient $40 million"]),
    ("Two days later Brandt was freed.", "free", ["patient Brandt"]),
])
def test_pronouns_numbers_and_sums_fill_roles(text: str, lemma: str, expected: list[str]) -> None:
    assert roles(text, lemma) == expected


@pytest.mark.parametrize(("text", "lemma", "expected"), [
    ("The trainer told visitors to wait upstairs.", "wait", ["agent visitors"]),
    ("The courier walked 12 kilometres to the lake.", "walk", ["agent The courier", "goal the lake"]),
    ("An hour was fixed for painting the hall.", "paint", ["patient the hall"]),
    ("They asked what it would take to mend the roof.", "mend", ["patient the roof"]),
    ("The firm said it would cooperate with the audit.", "cooperate", ["agent it", "other the audit"]),
    ("She met a girl I taught to play the violin.", "teach", ["agent I", "recipient a girl"]),
    ("Burglars cut the lock using acid.", "use", ["agent Burglars", "patient acid"]),
])
def test_neither_whither_nor_how_far_nor_a_thing_is_taken_for_who_did_it(
        text: str, lemma: str, expected: list[str]) -> None:
    assert roles(text, lemma) == expected


@pytest.mark.parametrize(("text", "lemma", "expected"), [
    ("The envoy expressed his sympathy to the widows.", "express", "recipient the widows"),
    ("The storm caused damage to several schools.", "damage", "patient several schools"),
    ("The union has made no deal with the bakery.", "deal", "agent The union"),
    ("Under investigation for fraud, the mayor denied it.", "investigation", "patient the mayor"),
    ("Siemens's sales rose.", "sale", "agent Siemens"),
    ("He was shot during a speech at a rally in Ohio.", "rally", "place Ohio"),
    ("The climber had hold of the rope.", "hold", "agent The climber"),
    ("Dogs were kept in the yard for her protection.", "protection", "patient her"),
])
def test_what_stands_around_a_noun_fills_its_roles(text: str, lemma: str, expected: str) -> None:
    assert expected in roles(text, lemma)


@pytest.mark.parametrize("line", [
    "Published 14 June 2023", "Last updated: 19:42, Tuesday",
    "Updated: 12/06/2023", "Live updates by Carla Mendes in Lisbon", "ROOM 9, ROMA",
])
def test_what_a_page_says_of_itself_is_no_event(line: str) -> None:
    assert reading_of(line).claims == ()


def test_a_noun_that_no_verb_is_made_of_is_no_verb() -> None:
    reading = reading_of("It was their biggest miners conference of the year.")
    forms = {one.lemma: one.form for one in reading.claims}
    assert forms.get("conference") == "noun"


def test_what_an_adjective_describes_behind_a_preposition_is_a_noun() -> None:
    forms = {one.lemma: one.form for one in reading_of("The verdict clears the path to a speedy rerun.").claims}
    assert forms.get("rerun") == "noun"
