"""Who is meant by pronouns and descriptions, and who acts where nobody is stated."""

import pytest
from dateline.builders import actors
from dateline.builders.language import parse
from dateline.builders.reading import read
from passages import Passage, misread, passages


@pytest.mark.parametrize("passage", passages("pronoun"), ids=lambda passage: passage.text[:60])
def test_pronouns_mean_whom_a_reader_takes_them_for(passage: Passage) -> None:
    assert misread(passage) == []


@pytest.mark.parametrize("passage", passages("role"), ids=lambda passage: passage.text[:60])
def test_descriptions_mean_those_named_before(passage: Passage) -> None:
    assert misread(passage) == []


@pytest.mark.parametrize("passage", passages("unstated"), ids=lambda passage: passage.text[:60])
def test_verbs_without_a_subject_have_the_one_understood(passage: Passage) -> None:
    assert misread(passage) == []


def meant_by(text: str, word: str) -> str:
    """The label of what the last occurrence of a word refers to."""
    cast = actors.find(next(iter(parse([text]))), ())
    mention = [m for m in cast.mentions if m.text == word][-1]
    return cast.entities[mention.entity].label


@pytest.mark.parametrize(("text", "word"), [
    ("Nobody could say why the bank had failed. He refused to comment.", "He"),
    ("A letter reached the newspaper on Monday. She was last seen in May.", "She"),
    ("“They lied,” the farmer told the court.", "They"),
    ("Rain fell on the valley. They fled at night.", "They"),
])
def test_a_pronoun_without_a_plain_antecedent_stays_somebody_unnamed(text: str, word: str) -> None:
    assert meant_by(text, word).startswith("unnamed")


@pytest.mark.parametrize(("text", "word", "label"), [
    ("The president signed it, and the Turkish leader praised it.", "the Turkish leader", "Turkish leader"),
    ("A ferry and a tanker collided. The vessel sank.", "The vessel", "vessel"),
    ("Renault hit a snag. It tried to persuade the airline to wait.", "the airline", "airline"),
    ("Peru beat Chile before it lost to Brazil. The two countries meet again.", "The two countries", "two countries"),
    ("President Ana Ruiz spoke. The president of the club said nothing.", "The president of the club",
     "president of the club"),
    ("President Ana Ruiz spoke. The head of a miners' union left.", "The head of a miners' union",
     "head of a miners' union"),
    ("Siemens sued the No. 2 chip retailer.", "the No. 2 chip retailer", "No. 2 chip retailer"),
])
def test_a_description_that_may_mean_several_or_another_means_none_of_them(text: str, word: str, label: str) -> None:
    assert meant_by(text, word) == label


def test_the_us_is_no_pronoun() -> None:
    text = "US President Joe Reed was in Maine, where he told reporters: “I am tired.”"
    assert meant_by(text, "I") == meant_by(text, "he") == "Joe Reed"
    assert meant_by(text, "US") == "US"


def test_a_storm_with_a_persons_name_is_no_person() -> None:
    text = "Typhoon Haima reached Luzon. The storm killed four people. It has weakened since."
    assert meant_by(text, "It") == "Typhoon Haima"


@pytest.mark.parametrize(("text", "word", "label"), [
    ("President Ann Obo of Chad resigned after landing in Paris. She had left the country at night.",
     "the country", "Chad"),
    ("A revolt shook Chad in 2010, when its president was driven out.", "its", "Chad"),
    ("Police announced a ban in Oslo; it was withdrawn after a day.", "it", "ban"),
    ("Strikes began in May. The threats of the owners had no effect on the strikes, and in June they escalated.",
     "they", "Strikes"),
    ("The Harbour Authority praised the crew. The tug belongs to the salvage firm Halvorsen. "
     "The company denies a fault.", "The company", "Halvorsen"),
])
def test_what_a_phrase_can_be_decides_whom_it_means(text: str, word: str, label: str) -> None:
    assert meant_by(text, word) == label


def test_a_person_is_not_the_place_named_before_a_comma() -> None:
    text = "The singer cancelled the tour after landing in Lisbon, an aide to the manager said."
    assert meant_by(text, "an aide") == "aide"


@pytest.mark.parametrize(("text", "word", "meant"), [
    ("Early reports say nine people were injured, but three of them suffered burns.", "them", "nine people"),
    ("The coach, Ana Lima, resigned. “The loser is the club,” she said.", "she", "Ana Lima"),
    ("Police said the man told them, “I feel sorry.”", "I", "man"),
    ("Jef Versele said: “There was dust. People were crying on the floor. I saw blood.”", "I", "Jef Versele"),
    ("The Times said someone close to the chairman saw him leave.", "someone close to the chairman",
     "unnamed person"),
])
def test_quotations_and_counts_say_who_is_meant(text: str, word: str, meant: str) -> None:
    assert meant_by(text, word) == meant


@pytest.mark.parametrize(("text", "word", "meant"), [
    ("The diver Anna Berg spoke on Friday. A navy spokesman said she had no licence. Police want to question her.",
     "her", "Anna Berg"),
    ("The coach praised Luis Ortega. The club's president John Reed also wrote to Ortega and described him as a star.",
     "him", "Luis Ortega"),
    ("The bell had been sent away: the navy considered it unsafe.", "it", "bell"),
    ("The bank's chief executive Ann Moore fell ill. The interim chief executive Bob Stone ran the bank while the "
     "chief executive underwent surgery.", "the chief executive", "Ann Moore"),
    ("Orbit sells the Zephyr. The Zephyr sells well. It finds a computer and plays films stored on that computer.",
     "that computer", "computer"),
])
def test_agreement_and_the_clause_tell_candidates_apart(text: str, word: str, meant: str) -> None:
    assert meant_by(text, word) == meant


@pytest.mark.parametrize(("text", "pronoun"), [
    ("Ruiz was arrested on Monday. Ruiz's lawyer says that he fired into the air.", "he"),
    ("The banker's spokesman said that he would resign.", "he"),
    ("The prosecutor said Brunn had left the archive, and the log had been erased with his password.", "his"),
    ("Nurses ran out of the ward and soldiers shouted. They lifted the rifle.", "They"),
])
def test_a_pronoun_that_fits_two_equally_names_nobody(text: str, pronoun: str) -> None:
    reading = read(next(iter(parse([text]))))
    (mention,) = (m for m in reading.mentions if m.text.split()[0] == pronoun and m.form == "pronoun")
    assert reading.entities[mention.entity].label.startswith("unnamed")


@pytest.mark.parametrize(("text", "pronoun", "label"), [
    ("Doctors treated forty people. Soldiers stood at the gate. They lifted the rifles.", "They", "Soldiers"),
    ("Tom Reyes told his brother that the plan had failed.", "his", "Tom Reyes"),
    ("The lawyer said that he would appeal.", "he", "lawyer"),
])
def test_a_pronoun_that_fits_one_better_still_means_it(text: str, pronoun: str, label: str) -> None:
    reading = read(next(iter(parse([text]))))
    (mention,) = (m for m in reading.mentions if m.text.split()[0] == pronoun and m.form == "pronoun")
    assert reading.entities[mention.entity].label == label


@pytest.mark.parametrize(("text", "word"), [
    ("The regulator fined the bank. It was a warning to others.", "It"),
    ("The council met in June. The clerk will write as soon as it is possible.", "it"),
    ("The league fined the club. Players asked who had told the coach to do it.", "it"),
    ("The factory closed on Friday. It was 20 years since the fire.", "It"),
    ("Nobody was hurt, doctors said. “They broke the door,” said a neighbour.", "They"),
    ("The union Solidar met on Monday. “They cut our wages,” its president, Eva Brandt, told a rally.", "They"),
    ("“A quiet man with a dog,” said another. In May his deputies left.", "his"),
    ("Captain Ivo Petrov named Milan Novak as the driver and said he had fled.", "he"),
])
def test_a_pronoun_stands_for_nobody_whom_its_place_does_not_fit(text: str, word: str) -> None:
    assert meant_by(text, word).startswith("unnamed")


@pytest.mark.parametrize(("text", "word", "label"), [
    ("The inspector read the results. Intelligence points to an armed group calling itself the Red Dawn.", "itself",
     "Red Dawn"),
    ("Soldiers walked out with their eyes burning. One of them told a reporter what he had seen.", "them", "Soldiers"),
    ("Two people were held over the theft: Pavel Novak, and a clerk who says that he was robbed.", "he", "clerk"),
    ("Dan Reed, lawyer for the jailed banker, Olaf Berg, denied the charge but said his client knew of it.", "his",
     "Dan Reed"),
    ("The report blames nobody. It says the valves were shut.", "It", "report"),
    ("Bishop Paul Hart wrote a letter. “I am sorry. We failed. We will pay for it,” he said.", "he", "Paul Hart"),
    ("Crowds cheered on Monday. The vote was won by Anna Lind.\n\nShe thanked the volunteers.", "She", "Anna Lind"),
    ("Families fled the flooded villages by the rivers. The rivers took their children.", "their", "Families"),
    ("Jean Moreau, who said she was robbed, told reporters that she would sue.", "she", "Jean Moreau"),
])
def test_grammar_binds_a_pronoun_before_nearness_does(text: str, word: str, label: str) -> None:
    assert meant_by(text, word) == label


@pytest.mark.parametrize(("text", "word", "label"), [
    ("“We have nine boats,” said Tom Riley, a fisherman.", "We", "Tom Riley and others"),
    ("“We won,” said Siemens spokesman Ralf Neumann.", "We", "Siemens"),
    ("Prime Minister Ana Costa said: “We will not yield.”", "We", "Ana Costa"),
    ("A clerk, whose sister told us “I saw smoke”, resigned.", "us", "the authors"),
    ("‘My roof was gone’: a night of storms\n\nRosa Vidal mends nets. “My roof was gone,” she said.", "My",
     "Rosa Vidal"),
    ("We saw the mayor's sister, who told us: “I have a ticket.”", "I", "mayor's sister"),
    ("“Keep it quiet until I come,” a voice said.", "I", "unnamed person"),
])
def test_who_speaks_says_who_we_are(text: str, word: str, label: str) -> None:
    cast = actors.find(next(iter(parse([text]))), ())
    mention = next(m for m in cast.mentions if m.text == word or m.text.startswith(f"{word} "))
    pronoun = next((m for m in cast.mentions if m.text == word), mention)
    assert cast.entities[pronoun.entity].label == label


@pytest.mark.parametrize(("text", "word", "label"), [
    ("Renault's shares fell. The Ministry of External Affairs was silent. The company blamed a strike.", "The company",
     "Renault"),
    ("Samples were tested for DNA. The firm refused to pay.", "the firm", "firm"),
    ("The armed group Red Dawn denied the attack. The operator reopened the pipeline.", "The operator", "operator"),
    ("A blast shook the port city of Varna. The blast struck the Marlow refinery, the city's fire chief said.",
     "the city", "Varna"),
    ("Mara Quintana Solis was charged in court. The prosecutor, Julia Quintana, asked for prison. Quintana Solis wept.",
     "Quintana Solis", "Mara Quintana Solis"),
])
def test_what_a_text_shows_a_body_to_be_decides_what_a_noun_means(text: str, word: str, label: str) -> None:
    assert meant_by(text, word[:1].upper() + word[1:] if word[:1].upper() + word[1:] in text else word) == label


def test_the_country_is_the_texts_own_and_not_where_somebody_went() -> None:
    text = ("President Amadou Diallo of Mali fled Bamako on Friday. The army of Mali stood by. He landed in Togo. "
            "Togo let him in.\n\nShops opened in Bamako. Prices were stable in the market. The country has no fuel.")
    assert meant_by(text, "The country") == "Mali"


def test_half_of_a_double_family_name_stays_with_its_bearer() -> None:
    text = ("A judge sent Bruno Quintana Solis home. Quintana, 53, is charged with fraud. He denied all of it.\n\n"
            "The prosecutor, Julia Quintana, asked for prison.")
    assert meant_by(text, "He") == "Bruno Quintana Solis"


def test_a_doubtful_antecedent_lowers_the_confidence_of_its_claim() -> None:
    plain, doubtful = (
        next(claim for claim in read(next(iter(parse([text])))).claims if claim.lemma == "sink")
        for text in ("The ferry left at noon. It sank.", "The ferry passed the tug near a pier. It sank."))
    assert doubtful.confidence < plain.confidence


@pytest.mark.parametrize(("text", "word", "label"), [
    ("A judge sent Marko Petric to prison. He is suspected of arson.", "He", "Marko Petric"),
    ("The bank said: the museum wanted money, yet had not explained how it had arrived at the sum.", "it", "museum"),
    ("The mayor says the coach told him that he will resign.", "he", "coach"),
    ("Mayor Paul Deng announced that the coach would go. “He asked me to say so,” the mayor said.", "He", "coach"),
    ("The colonel left Texas. He drove toward the south.", "the south", "south"),
    ("The ferry sank in a gale. A nurse said that her stern was open before she rolled over.", "her", "ferry"),
    ("The ferry sank in a gale. A nurse said that her stern was open before she rolled over.", "she", "ferry"),
    ("The tanker Alta ran aground on Monday. Tugs pulled her free at dawn.", "her", "Alta"),
    ("The tanker ran aground on Monday. Ann Lee, the mayor, was there. She wept.", "She", "Ann Lee"),
    ("The tanker was old. Norvik Linje, a private company, ran it. The company was silent.", "The company",
     "Norvik Linje"),
    ("Police searched the Norvik Linje office in Bergen. The company was silent.", "The company", "Norvik Linje"),
    ("The day after the agency contacted the company, Ann Lee told a clerk to go.", "the company", "company"),
    ("The club's owner and managing director, Mr Paul Deng, stayed. The managing director was ill.",
     "The managing director", "Paul Deng"),
    ("Ann Lee, the founder and chief executive of the school, resigned. The chief executive was 50.",
     "The chief executive", "Ann Lee"),
    ("The coach and the captain, Ann Lee, resigned.", "The coach", "coach"),
    ("Ann Lee was elected with 134 votes. Mayor Paul Deng counted. The President-elect thanked her voters.",
     "The President-elect", "Ann Lee"),
    ("Ann Lee was elected with 134 votes. Mayor Jane Deng counted. The President-elect thanked her voters.", "her",
     "Ann Lee"),
    ("President Idriss Sy of Chad received Ali Ba, the president of the Supreme Court. The rebels took the president.",
     "the president", "Idriss Sy"),
    ("The premier met Paul Deng. Ann Lee called on her rivals to join her.", "her", "Ann Lee"),
    ("A letter was sent to Renault chief executive Ann Lee alleging her company stole secrets.", "her company",
     "Renault"),
    ("The ferry sank. Delta Lines, a private company, ran it. The line said that nobody was to blame.", "The line",
     "Delta Lines"),
    ("The Valley Trade Union Confederation met. The wages were paid, according to the union.", "the union",
     "Valley Trade Union Confederation"),
    ("Mayor Ann Lee met the judge. The museum was closed, she said. She added that it was old.", "She", "Ann Lee"),
])
def test_what_a_clause_says_decides_between_those_who_may_be_meant(text: str, word: str, label: str) -> None:
    assert meant_by(text, word) == label


def test_his_own_is_the_subjects_of_the_clause() -> None:
    assert meant_by("A friend described him as “a man who washes his own car”.", "his") == "man"


@pytest.mark.parametrize("text", [
    "Auditors said that the repair could have waited; his engineers denied it.",
    "The constitution was new. The colonel came back before it was light.",
    "The court set a fine. The skipper hopes that it will be otherwise now.",
])
def test_it_for_what_was_said_or_for_the_hour_is_no_thing(text: str) -> None:
    cast = actors.find(next(iter(parse([text]))), ())
    assert all(cast.entities[m.entity].label == "unnamed thing" for m in cast.mentions if m.text == "it")


def test_shots_use_no_rounds() -> None:
    text = "Then there were shots. I heard them. “They used live rounds,” says Ruwan, a mechanic."
    assert meant_by(text, "They").startswith("unnamed")


def test_who_works_at_a_plant_is_no_town() -> None:
    reading = read(next(iter(parse(["Police named the victim as Ann Lee, 34, of Leeds, who worked at the plant."]))))
    worked = next(claim for claim in reading.claims if claim.lemma == "work")
    assert reading.mentions[worked.participants[0].mention].name == "Ann Lee"
