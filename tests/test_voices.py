import functools
import re

import pytest
from dateline.builders import actors, modality, quotations, voices
from dateline.builders.language import parse
from dateline.builders.reading import read
from dateline.graph.model import Claim, Parse
from passages import Passage, misread, passages


@functools.cache
def told(marked: str) -> dict[str, tuple[str, ...]]:
    """For each trigger between asterisks, the heads of its speakers, the nearest first."""
    parsed, claims, names = attributed(marked)
    return {
        parsed.tokens[claim.head_token].text: tuple(names[voice.mention] for voice in claim.voices) for claim in claims
    }


@functools.cache
def attributed(marked: str) -> tuple[Parse, tuple[Claim, ...], tuple[str, ...]]:
    text = marked.replace("*", "")
    starts = [match.start() - 2 * i for i, match in enumerate(re.finditer(r"\*[^*]+\*", marked))]
    (parsed,) = parse([text])
    words = [next(t for t in parsed.tokens if t.start == start) for start in starts]
    made = tuple(
        Claim(t.span, t.i, t.lemma, "verb" if t.pos in ("VERB", "AUX") else "noun", t.sentence, ()) for t in words
    )
    cast = actors.find(parsed, ())
    names = tuple(parsed.tokens[mention.head_token].text for mention in cast.mentions)
    return parsed, voices.attribute(parsed, cast, modality.qualify(parsed, made)), names


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("The minister said that the dam had *burst*.", "minister"),
        ("The dam had *burst*, the minister said.", "minister"),
        ("The dam, the minister said, had *burst*.", "minister"),
        ("The dam had *burst*, said the minister.", "minister"),
        ("“The dam has *burst*,” the minister said.", "minister"),
        ("“The dam has *burst*,” said Maria Keller, a farmer.", "Keller"),
        ("The minister said: “The dam has *burst*.”", "minister"),
        ("The minister said the dam “*burst* like a balloon”.", "minister"),
        ("According to the minister, the dam *burst* on Friday.", "minister"),
        ("The dam *burst* on Friday, according to the minister.", "minister"),
        ("The company admitted that a pipe had *leaked*.", "company"),
        ("Prosecutors allege that the banker *stole* millions.", "Prosecutors"),
        ("Researchers reported that the vaccine *protected* mice.", "Researchers"),
        ("Keller, who said the dam had *burst*, left the town.", "Keller"),
        ("Speaking in Bern, Keller claimed that thieves had *taken* the jewels.", "Keller"),
        ("Keller left the room, saying that the vote was *rigged*.", "Keller"),
        ("The report was published after Keller's claim that the vote was *rigged*.", "Keller"),
        ("Police confirmed the *arrest* of a suspect.", "Police"),
        ("The mayor described the rally as a *riot*.", "mayor"),
        ("The king was quoted as saying he had *abdicated*.", "king"),
        ("It was announced by the club that the coach had *resigned*.", "club"),
        ("The mayor warned of *floods*.", "mayor"),
        ("The pilot repeated his words of Monday: the plane was *lost*.", "pilot"),
        ("Mayor Brown *sent* a letter from Rome, an aide said, five days after the house was burned.", "aide"),
        ("Drexel, founded in 1920, says that the mine *closed* in May.", "Drexel"),
        ("She believes the fire was *set* on purpose.", "She"),
        ("The union accused the firm of *cheating*.", "union"),
        ("The clerk denied *taking* the money.", "clerk"),
        ("The firm claims to have *found* oil.", "firm"),
        ("The mayor told reporters on Friday in a letter that the bridge had been *closed*.", "mayor"),
        ("Two miners *died* when the roof fell in a shaft near Lorn, rescuers and a doctor said.", "rescuers"),
        ("The plan was *approved* by a court in Lorn, Ann Keller told state television.", "Keller"),
        ("Four miners were *injured*, he said; he gave no figure for the farmers.", "he"),
        ("Most of it was not *paid* on time, the club said: its owner was asking for more.", "club"),
        ("Rebels seize airport; minister to *resign* on Monday, says aide", "aide"),
        ("The fire was put out; two men had *fallen* from the roof, a doctor told the radio.", "doctor"),
        ("The fire had *ended* by noon, said Ann Keller, the chief, but the smoke “hurt the lungs”.", "Keller"),
        ("The fire had ended by noon, said Ann Keller, the chief, but the smoke “*hurt* the lungs”.", "Keller"),
        ("He *left*, according to him, on Monday; according to his wife, a day later.", "him"),
        ("I want it known that I did not *agree*.", "I"),
        ("“All of them,” said their leader, Ann Keller. “We *lost*.”", "leader"),
        ("The mayor’s lawyer, Ann Keller, by text message: “None of us *fled*.”", "lawyer"),
        ("The firm called the report that the dam had *burst* a lie.", "firm"),
    ],
)
def test_the_speaker_of_a_claim_is_found(sentence: str, speaker: str) -> None:
    ((first, *_),) = told(sentence).values()
    assert first == speaker


@pytest.mark.parametrize(
    "sentence",
    [
        "The dam *burst* on Friday.",
        "The minister *said* that the dam had burst.",
        "The president thanked the firemen for *saving* the church.",
        "The paper, which had *killed* off the singer, “has not brought him back”, noted a rival.",
        "The guard who had said yes “*was* in Rome”.",
        "(*Corrected* at noon: an earlier version said 18.)",
        "The dam had *burst*. The minister denied it.",
        "“The mayor *fled* to Peru.” FALSE. The club said that he was at home.",
        "The club said that he was at home. Claim 2: “The mayor *sold* the port.” NO EVIDENCE.",
        "The minister spoke at a *conference* in Bern.",
        "After the dam *burst*, the minister said that people would get help.",
        "The minister, who *resigned* on Friday, said that the dam was safe.",
        "The minister told a *meeting* of farmers that the dam was safe.",
        "The club did not say whether the coach had been *sacked*.",
        "The army ordered the villagers to *leave*.",
        "The team added a *goal* in the second half.",
        "The mayor condemned the *attack*.",
        "Rebels *seize* airport; minister to resign on Monday, says aide",
        "The club *denied* that it had lied; two players had left, a coach told the radio.",
        "The embassy denied that it had played any part in the *coup*.",
    ],
)
def test_what_the_text_says_by_itself_has_no_voice(sentence: str) -> None:
    assert set(told(sentence).values()) == {()}


def test_all_speakers_of_a_chain_are_kept_the_nearest_first() -> None:
    assert told("The agency said that, according to the minister, the dam had *burst*.")["burst"] == (
        "minister",
        "agency",
    )
    assert told("The coach said that the doctor had told him the player was *injured*.")["injured"] == (
        "doctor",
        "coach",
    )


def test_a_quotation_keeps_its_speaker_over_several_sentences() -> None:
    found = told(
        "“We *won* because we trained. Our rivals *slept*,” the captain said. “Next year we will *win* again.”"
    )
    assert set(found.values()) == {("captain",)}


def test_a_speaker_named_before_speaks_the_paragraph_in_quotes() -> None:
    text = (
        "The captain was in tears when she spoke to reporters after the match.\n\n“We *won* because we trained.”\n\n"
        "“Our rivals *slept*,” the captain said."
    )
    assert told(text)["slept"] == ("captain",)
    assert told(text)["won"] == ("she",)


def test_an_unclosed_paragraph_goes_on_in_the_next() -> None:
    text = "“The reactor *stopped* at noon. Nobody was hurt.\n\n“The pumps *failed* an hour later,” the engineer said."
    assert set(told(text).values()) == {("engineer",)}


def test_this_was_stated_by_points_to_the_sentence_before() -> None:
    found = told("An attempt was made to *rob* the bank. This was stated by the sheriff at a briefing.")
    assert found["rob"] == ("sheriff",)


@pytest.mark.parametrize(
    ("headline", "speaker"),
    [
        ("Maria Keller: Dam *burst* after rain\n\nThe dam above Lorn burst on Friday.", "Keller"),
        ("Prime Minister: “The dam has *burst*”\n\nThe dam above Lorn burst on Friday.", "Minister"),
        ("Dam ‘*burst* after rain’ – police\n\nThe dam above Lorn burst on Friday.", "police"),
    ],
)
def test_a_headline_names_its_speaker_by_a_colon_or_dash(headline: str, speaker: str) -> None:
    assert told(headline)["burst"] == (speaker,)


def test_a_headline_topic_is_no_speaker() -> None:
    assert told("Oil prices: Market *falls* again\n\nThe market fell on Friday.")["falls"] == ()


@pytest.mark.parametrize(
    ("sentence", "attitude"),
    [
        ("The pilot said the engine had *failed*.", "neutral"),
        ("The pilot admitted that the engine had *failed*.", "factive"),
        ("The pilot claimed that the engine had *failed*.", "doubt"),
        ("The pilot recalled the *crash*.", "factive"),
    ],
)
def test_the_verb_tells_how_the_text_stands_to_the_claim(sentence: str, attitude: str) -> None:
    _, (claim,), _ = attributed(sentence)
    assert claim.voices[0].attitude == attitude


def test_a_told_claim_points_to_the_act_of_speech() -> None:
    _, (say, burst), _ = attributed("The minister *said* that the dam had *burst*.")
    assert (say.speech, burst.speech, say.told_by, burst.told_by) == (True, False, None, 0)
    parsed, (claim,), _ = attributed("According to police, the dam *burst*.")
    cue = claim.voices[0].cue
    assert (claim.told_by, parsed.text[cue.start : cue.end]) == (None, "According to")


@pytest.mark.parametrize(
    ("sentence", "speech"),
    [
        ("The minister *added* that the dam was safe.", True),
        ("The chef *added* salt to the soup.", False),
        ("The judge *ordered* a new trial.", False),
        ("The fans *thanked* the team.", False),
        ("The bank *announced* that it would close.", True),
    ],
)
def test_only_what_tells_something_is_an_act_of_speech(sentence: str, speech: bool) -> None:
    _, (claim,), _ = attributed(sentence)
    assert claim.speech is speech


def test_words_within_a_told_clause_are_told_but_not_directly() -> None:
    _, (burst, follow), _ = attributed("The minister said the dam *burst* because it *cracked* in May.")
    assert (burst.voices[0].direct, follow.voices[0].direct) == (True, False)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "we won" and left.', ["we won"]),
        ("“We won,” he said. “We lost.”", ["We won,", "We lost."]),
        ("“ We won '', he said.", ["We won"]),
        ("We won », he said.", ["We won"]),
        ("The 'big freeze' and the teams' coach", ["big freeze"]),
        ("“We won, he said", ["We won, he said"]),
    ],
)
def test_quotations_are_found_whatever_their_marks(text: str, quoted: list[str]) -> None:
    (parsed,) = parse([text + "\n\nThe game was played on Friday."])
    found = [parsed.text[parsed.tokens[q.first].start : parsed.tokens[q.last - 1].end] for q in quotations.find(parsed)]
    assert found == quoted


@pytest.mark.parametrize("passage", passages("voice"), ids=lambda passage: passage.text[:60])
def test_who_says_it_is_read_in_whole_passages(passage: Passage) -> None:
    assert misread(passage) == []


def test_what_somebody_was_told_before_he_went_on_is_given() -> None:
    (leak,) = attributed("The firm sold the syrup after it had been told that the bottles *leaked*.")[1]
    assert (leak.voices, leak.certainty) == ((), "certain")


def test_they_who_said_it_are_not_those_of_whom_they_tell() -> None:
    reading = read(next(parse(["Two nurses left. The guard locked the door and left ten men to burn, they said."])))
    locked = next(claim for claim in reading.claims if claim.lemma == "lock")
    assert [reading.entities[reading.mentions[v.mention].entity].label for v in locked.voices] == ["Two nurses"]


def test_nobody_vouches_for_what_people_were_told() -> None:
    (poison,) = attributed("Jurors were told that Doyle had *poisoned* her husband.")[1]
    assert (poison.voices, poison.certainty) == ((), "possible")


def test_what_was_refused_to_be_confirmed_is_not_told_by_the_one_who_refused() -> None:
    assert told("The minister refused to confirm reports that a soldier *defected*.") == {"defected": ()}
