import functools

import pytest
from dateline.builders import actors, times
from dateline.builders.language import parse
from dateline.builders.name_slips import corrected
from dateline.graph.model import Cast, Entity, Mention, Quantity


@functools.cache
def cast(text: str) -> Cast:
    parsed = next(parse([text]))
    return actors.find(corrected(parsed), times.find(parsed))


def mention(text: str, words: str) -> Mention:
    """The first mention whose text starts with the words."""
    return next(one for one in cast(text).mentions if one.text.startswith(words))


def entity(text: str, words: str) -> Entity:
    return cast(text).entities[mention(text, words).entity]


def same(text: str, *words: str) -> bool:
    """Whether the mentions that start with these words all refer to one."""
    return len({mention(text, one).entity for one in words}) == 1


# ---- Mentions --------------------------------------------------------------------------------------------------------


def test_nested_phrases_are_mentions_of_their_own() -> None:
    text = "The captain of the ferry called the owner of the shipyard."
    assert [one.text for one in cast(text).mentions] == [
        "The captain of the ferry", "the ferry", "the owner of the shipyard", "the shipyard"]


def test_mentions_come_in_the_order_of_their_heads_and_point_to_their_entities() -> None:
    found = cast("Police arrested 40 protesters in Minsk, and judges fined them.")
    heads = [one.head_token for one in found.mentions]
    assert heads == sorted(heads)
    for i, one in enumerate(found.mentions):
        assert i in found.entities[one.entity].mentions


def test_every_conjunct_is_a_mention_and_ends_before_the_conjunction() -> None:
    texts = {one.text for one in cast("Firefighters, nurses and soldiers searched the rubble.").mentions}
    assert {"Firefighters", "nurses", "soldiers"} <= texts


@pytest.mark.parametrize("text", [
    "It is clear that nobody won.", "It was raining.", "There were no survivors."])
def test_an_empty_subject_is_no_mention(text: str) -> None:
    assert not {"it", "there"} & {one.text.lower() for one in cast(text).mentions}


def test_times_and_relative_pronouns_are_no_mentions() -> None:
    texts = {one.text.lower() for one in cast("The pilot who landed on Monday had left Oslo in March 2019.").mentions}
    assert texts == {"the pilot", "oslo"}


def test_set_phrases_are_no_mentions() -> None:
    assert not {one.lemma for one in cast("In fact, the mayor resigned, for example.").mentions} & {"fact", "example"}


def test_relative_clauses_do_not_belong_to_the_phrase() -> None:
    assert mention("The minister who opened the bridge resigned.", "The minister").text == "The minister"


@pytest.mark.parametrize(("text", "words", "low", "high"), [
    ("At least 16 people died in the fire.", "At least 16 people", 16, None),
    ("More than 2,000 men marched.", "More than 2,000 men", 2000, None),
    ("Several dozen miners were trapped.", "Several dozen miners", 24, None),
    ("Dozens of homes were flooded.", "Dozens of homes", 24, None),
    ("Up to 300 workers will lose their jobs.", "Up to 300 workers", None, 300),
    ("Two divers were hurt.", "Two divers", 2, 2),
    ("The fund bought 4 million shares.", "4 million shares", 4_000_000, 4_000_000)])
def test_numbers_become_quantities(text: str, words: str, low: float | None, high: float | None) -> None:
    found = mention(text, words).quantity
    assert found is not None
    assert (found.low, found.high) == (low, high)


def test_a_model_number_is_no_quantity() -> None:
    found = mention("Boeing 737 jets were grounded.", "Boeing 737 jets")
    assert found.quantity is None


# ---- Names, titles, kinds --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "name", "role", "country"), [
    ("Kazakh President Kassym-Jomart Tokayev spoke on Monday.", "Kassym-Jomart Tokayev", "president", "KZ"),
    ("Russian Foreign Minister Sergei Lavrov arrived.", "Sergei Lavrov", "foreign minister", "RU"),
    ("French Prime Minister Gabriel Attal resigned.", "Gabriel Attal", "prime minister", "FR"),
    ("Belgian goalkeeper Thibaut Courtois joined the club.", "Thibaut Courtois", "goalkeeper", "BE"),
    ("The German chancellor, Olaf Scholz, left.", "Olaf Scholz", "chancellor", "DE"),
    ("The President of Kenya, William Ruto, signed the law.", "William Ruto", "president", "KE")])
def test_offices_and_nationalities_leave_the_name(text: str, name: str, role: str, country: str) -> None:
    found = next(one for one in cast(text).entities if name in one.names)
    assert found.label == name
    assert found.kind == "person"
    assert role in found.roles
    assert country in found.countries


def test_a_descriptor_is_unglued_from_a_name() -> None:
    found = entity("Danish brewer Carlsberg sold its plants.", "Danish brewer Carlsberg")
    assert found.names == ("Carlsberg",)
    assert found.kind == "organization"
    assert "brewer" in found.roles
    assert found.countries == ("DK",)


def test_an_office_before_a_name_is_a_mention_of_its_holder_and_the_company_one_of_its_own() -> None:
    text = "Nokia chief executive Pekka Lundmark presented the results."
    assert same(text, "Nokia chief executive Pekka Lundmark", "Nokia chief executive")
    assert entity(text, "Nokia").kind == "organization"
    assert mention(text, "Nokia").entity != mention(text, "Nokia chief").entity


@pytest.mark.parametrize(("text", "name", "kind"), [
    ("The World Bank lent money.", "World Bank", "organization"),
    ("Maria Silva won the race.", "Maria Silva", "person"),
    ("Fighters of al-Qaeda fled.", "al-Qaeda", "organization"),
    ("Troops entered Bakhmut. Shelling went on in Bakhmut.", "Bakhmut", "place"),
    ("The Ministry of Defence denied it.", "Ministry of Defence", "organization"),
    ("Lake Victoria rose.", "Lake Victoria", "place")])
def test_kinds_of_names(text: str, name: str, kind: str) -> None:
    found = next(one for one in cast(text).entities if name in one.names)
    assert found.kind == kind


@pytest.mark.parametrize(("text", "words", "kind"), [
    ("Rioters burned a bus.", "Rioters", "group"), ("A woman fell.", "A woman", "person"),
    ("The ministry was evacuated.", "The ministry", "organization"), ("The airport closed.", "The airport", "place"),
    ("Fuel prices rose.", "Fuel prices", "thing"), ("A state of emergency was declared.", "A state", "thing"),
    ("The state was flooded.", "The state", "place")])
def test_kinds_of_common_nouns(text: str, words: str, kind: str) -> None:
    assert mention(text, words).kind == kind


def test_a_surname_read_as_a_common_noun_stays_a_person() -> None:
    text = "Steve Jobs founded the firm. Later Jobs left the firm, and Jobs came back."
    named = [one for one in cast(text).entities if "Steve Jobs" in one.names]
    assert len(named) == 1
    assert len(named[0].mentions) == 3


# ---- Who is who ------------------------------------------------------------------------------------------------------


def test_two_offices_before_a_name_are_of_one_person() -> None:
    text = "Tesla chief executive and owner Elon Musk sold shares."
    assert same(text, "Tesla chief executive and owner Elon Musk", "Tesla chief executive")
    assert [one.label for one in cast(text).entities if one.kind == "person"] == ["Elon Musk"]
    assert {"owner", "chief executive"} <= set(entity(text, "Tesla chief executive and").roles)


def test_an_office_and_another_person_are_two() -> None:
    text = "The mayor and boxer Vitali Klitschko met."
    assert mention(text, "The mayor").entity != mention(text, "boxer Vitali").entity


def test_a_descriptor_is_unglued_from_a_name_that_the_parser_took_whole() -> None:
    (found,) = (one for one in cast("Kazakh broadcaster Khabar showed the ruins.").entities if one.names)
    assert (found.names, found.roles, found.countries) == (("Khabar",), ("broadcaster",), ("KZ",))


def test_a_body_described_right_before_its_name_is_one() -> None:
    assert same("Turkish news agency Anadolu said so.", "Turkish news agency", "Anadolu")


@pytest.mark.parametrize(("text", "name"), [
    ("Queen Victoria opened the bridge.", "Queen Victoria"), ("Pope Francis visited Iraq.", "Pope Francis"),
    ("Kim Jong-un met Ban Ki-moon.", "Kim Jong-un"), ("Kim Jong-un met Ban Ki-moon.", "Ban Ki-moon")])
def test_a_persons_name_is_whole(text: str, name: str) -> None:
    assert name in {one for entity in cast(text).entities for one in entity.names}


def test_a_family_name_that_stands_first_means_its_bearer() -> None:
    text = "Chinese President Xi Jinping met Joko Widodo. Xi thanked Widodo."
    assert same(text, "Chinese President Xi Jinping", ["Xi", "thanked"][0])
    assert [one.label for one in cast(text).entities if one.kind == "person"] == ["Xi Jinping", "Joko Widodo"]


def test_a_title_tells_which_of_two_with_one_surname_is_meant() -> None:
    text = "Dr. Anna Kim and her husband Peter Kim were shot. Mr Kim died. Mrs Kim lived."
    labels = {one.text: cast(text).entities[one.entity].label for one in cast(text).mentions}
    assert (labels["Mr Kim"], labels["Mrs Kim"]) == ("Peter Kim", "Anna Kim")


def test_an_acronym_of_another_language_in_brackets_is_its_bearers() -> None:
    text = "The Revolutionary Armed Forces of Colombia (FARC) freed six hostages. FARC left."
    (found,) = (one for one in cast(text).entities if "FARC" in one.names)
    assert found.label == "Revolutionary Armed Forces of Colombia"


def test_a_surname_alone_means_the_one_named_in_full() -> None:
    text = "Angela Merkel met Emmanuel Macron in Berlin. Merkel praised Macron."
    found = cast(text)
    assert {one.label: len(one.mentions) for one in found.entities if one.kind == "person"} == {
        "Angela Merkel": 2, "Emmanuel Macron": 2}


def test_two_people_of_one_surname_stay_two() -> None:
    text = "George Bush and Laura Bush arrived in Texas. Bush gave a speech."
    names = [one.names for one in cast(text).entities if one.kind == "person"]
    assert ("George Bush",) in names or ("George Bush", "Bush") in names
    assert any("Laura Bush" in one and "George Bush" not in one for one in names)


@pytest.mark.parametrize("text", [
    "The Collective Security Treaty Organisation (CSTO) met. The CSTO sent troops.",
    "The OPEC ministers met. OPEC, the Organization of the Petroleum Exporting Countries (OPEC), cut output.",
    "The European Central Bank (ECB) raised rates. The ECB said prices were too high."])
def test_an_acronym_is_its_full_name(text: str) -> None:
    found = [one for one in cast(text).entities if any(name.isupper() and len(name) > 2 for name in one.names)]
    assert len(found) == 1
    assert any(" " in name for name in found[0].names)


def test_spellings_with_s_and_z_are_one() -> None:
    text = "The World Health Organisation warned. The World Health Organization (WHO) sent doctors."
    assert len([one for one in cast(text).entities if one.kind == "organization"]) == 1


def test_the_president_is_the_one_whom_the_text_calls_so() -> None:
    text = ("Chilean President Gabriel Boric visited Brazil. The Brazilian president, Lula da Silva, welcomed him. "
            "The Chilean leader thanked his host. The Chilean president left on Friday.")
    assert same(text, "Chilean President Gabriel Boric", "The Chilean leader", "The Chilean president")
    assert mention(text, "The Brazilian president").entity != mention(text, "The Chilean president").entity


def test_the_country_and_the_city_are_the_most_salient_ones() -> None:
    text = "Floods hit Pakistan. Karachi was under water. The city has no power, and the country asked for help."
    assert same(text, "Karachi", "The city")
    assert same(text, "Pakistan", "the country")


def test_the_company_is_the_one_spoken_of() -> None:
    text = "Volvo recalled 50,000 cars. The company said the brakes were weak."
    assert same(text, "Volvo", "The company")


def test_the_noun_of_a_name_means_its_bearer() -> None:
    text = "Deutsche Bank cut jobs. Analysts said the bank had lost money."
    assert same(text, "Deutsche Bank", "the bank")


def test_groups_go_by_noun_and_modifiers() -> None:
    text = "Groups of armed militants seized the port. Armed militants fired on boats. The militants fled."
    assert same(text, "Groups of armed militants", "Armed militants", "The militants")


def test_protesters_and_rioters_are_two() -> None:
    text = "Protesters marched to the square. Rioters burned cars. The protesters went home."
    assert mention(text, "Protesters").entity != mention(text, "Rioters").entity
    assert same(text, "Protesters", "The protesters")


def test_some_of_a_group_are_not_the_group() -> None:
    text = "The soldiers returned. Two of the soldiers were wounded."
    assert mention(text, "Two of the soldiers").entity != mention(text, "The soldiers").entity


def test_the_parties_to_a_treaty_are_its_organization() -> None:
    text = ("The country asked the North Atlantic Treaty Organization for help. "
            "The parties to the treaty sent ships on Friday.")
    assert same(text, "the North Atlantic Treaty Organization", "The parties")


def test_an_apposition_and_a_copula_link() -> None:
    assert same("Oslo, the capital of Norway, was hit.", "Oslo", "the capital")
    assert same("Ana Brnabic is the prime minister. She spoke.", "Ana Brnabic", "the prime minister", "She")


def test_a_negated_or_future_copula_does_not_link() -> None:
    text = "Peter Obi is not the president."
    assert mention(text, "Peter Obi").entity != mention(text, "the president").entity


# ---- Pronouns --------------------------------------------------------------------------------------------------------


def test_pronouns_agree_in_gender() -> None:
    text = "Theresa May met Donald Trump. She thanked him."
    assert same(text, "Theresa May", "She")
    assert same(text, "Donald Trump", "him")


def test_it_is_no_person_and_they_are_many() -> None:
    text = "Mary Smith runs the museum. It opened in May. Visitors came, and they stayed."
    assert same(text, "the museum", "It")
    assert same(text, "Visitors", "they")


def test_the_object_of_a_verb_is_not_its_subject() -> None:
    text = "John Major spoke first. Tony Blair interrupted him."
    assert same(text, "John Major", "him")


def test_i_is_the_speaker_and_we_are_the_speaker_and_others() -> None:
    text = '"I will appeal, and we will win," said defence lawyer Nadia Rossi.'
    assert same(text, "I", "defence lawyer Nadia Rossi")
    assert entity(text, "we").label == "Nadia Rossi and others"


def test_we_is_the_company_of_a_manager() -> None:
    text = '"We are closing two plants," Siemens chief executive Roland Busch said.'
    assert same(text, "We", "Siemens")


def test_a_pronoun_nobody_explains_is_somebody_unnamed_and_never_a_pronoun() -> None:
    labels = {one.label for one in cast("He fled. They shot at her.").entities}
    assert not {"he", "they", "her", "him"} & {label.lower() for label in labels}
    assert "unnamed person" in labels


# ---- Places and belonging --------------------------------------------------------------------------------------------


def test_places_get_their_ids_and_old_names_are_one_place() -> None:
    text = "Riots broke out in Alma-Ata. Almaty is the largest city of Kazakhstan."
    found = [one for one in cast(text).entities if one.geoname == 1526384]
    assert len(found) == 1
    assert set(found[0].names) == {"Alma-Ata", "Almaty"}


def test_a_place_inside_a_city_belongs_to_it() -> None:
    text = "Gunmen seized the airport of Almaty."
    airport = entity(text, "the airport")
    assert airport.of is not None
    assert cast(text).entities[airport.of].geoname == 1526384


def test_a_possessor_is_what_something_belongs_to() -> None:
    text = "Peru closed the border. Its president flew home."
    owner = entity(text, "Its president").of
    assert owner is not None
    assert cast(text).entities[owner].label == "Peru"


def test_the_same_text_gives_the_same_cast() -> None:
    text = "Merkel met Macron. The two leaders of Germany and France talked about the war in Ukraine."
    parsed = [next(parse([text])) for _ in range(2)]
    assert actors.find(parsed[0], ()) == actors.find(parsed[1], ())


def test_the_town_of_a_name_is_the_place_itself() -> None:
    text = "Shells hit the town of Rafah."
    assert same(text, "the town of Rafah", "Rafah")


def test_words_of_a_possessor_are_no_mentions_beside_it() -> None:
    texts = [one.text for one in cast("The Ivory Coast's Supreme Court annulled the vote.").mentions]
    assert "Ivory" not in texts
    assert "The Ivory Coast" in texts


def test_coordinated_modifiers_belong_to_the_phrase() -> None:
    found = mention("French and Egyptian warships left the port.", "French and Egyptian warships")
    assert found.countries == ("FR", "EG")


def test_our_country_is_the_speakers() -> None:
    text = ('Kenyan President William Ruto visited Uganda. "Our country will recover," the Kenyan president said. '
            "Kenya needs rain.")
    country = entity(text, "Our country")
    assert country.names == ("Kenya",)
    assert country.of is None


def test_the_capital_of_a_country_is_its_city() -> None:
    text = "Nairobi was quiet. The capital of Kenya had no water."
    assert same(text, "Nairobi", "The capital of Kenya")


def test_the_largest_city_of_a_country_is_not_the_country() -> None:
    text = "Rebels took the largest city of Sudan."
    assert mention(text, "the largest city").entity != mention(text, "Sudan").entity


def test_a_pronoun_does_not_mean_the_phrase_that_holds_it() -> None:
    text = "Aid workers fled after two of their cars were hit."
    assert same(text, "Aid workers", "their")


def test_the_subject_of_the_clause_owns_what_it_owns() -> None:
    text = "Some customers reported that the bank had lost its licence. The court forced Shell to lower its prices."
    assert same(text, "Shell", "its prices") is False
    its = [one for one in cast(text).mentions if one.text == "its"]
    assert [cast(text).entities[one.entity].label for one in its] == ["bank", "Shell"]


def test_people_called_by_their_nationality_are_a_group_of_that_country() -> None:
    found = mention("Four Iraqis were killed.", "Four Iraqis")
    assert (found.kind, found.countries) == ("group", ("IQ",))


def test_the_holder_of_an_office_belongs_to_its_company() -> None:
    owner = entity("Nokia chief executive Pekka Lundmark resigned.", "Nokia chief executive Pekka").of
    assert owner is not None
    assert cast("Nokia chief executive Pekka Lundmark resigned.").entities[owner].label == "Nokia"


def test_an_adverb_before_the_article_is_no_part_of_the_phrase() -> None:
    texts = [one.text for one in cast("They took the port and then the whole town.").mentions]
    assert "the whole town" in texts


def test_people_without_an_article_are_others_each_time() -> None:
    text = "People fled the fire. Two days later, people slept in cars."
    assert mention(text, "People").entity != mention(text, "people").entity


def test_two_companies_joined_by_and_are_two_and_a_country_with_and_is_one() -> None:
    text = "Tesco and Aldi raised prices in Bosnia and Herzegovina."
    names = {name for one in cast(text).entities for name in one.names}
    assert {"Tesco", "Aldi", "Bosnia and Herzegovina"} <= names


def test_they_are_all_of_a_coordinated_subject() -> None:
    text = "Soldiers watched. Angela Merkel and Emmanuel Macron met in Rome. They signed a treaty, and they left."
    found = cast(text).entities[mention(text, "They").entity]
    assert found.label == "Angela Merkel and Emmanuel Macron"
    assert found.kind == "group"
    assert same(text, "They", "they")


def test_they_are_not_those_who_say_we() -> None:
    text = 'Rebels hold the north. "We will never talk to them," defence minister Ali Hassan said.'
    assert same(text, "Rebels", "them")
    assert mention(text, "We").entity != mention(text, "them").entity


def test_she_may_be_who_said_i() -> None:
    text = '"I sold my house," pensioner Nadia Rossi said, and she wept.'
    assert same(text, "I", "my", "pensioner Nadia Rossi", "she")


def test_he_is_the_man_of_the_sentence_before_and_not_a_famous_one_of_the_paragraph_above() -> None:
    paragraphs = (
        "Paul Hargreave, chief executive of the ferry company, apologised on Friday. Hargreave said he would stay.",
        "Police arrested a 45-year-old man on Sunday. He was released without charge two days later.",
    )
    parsed_ = next(parse(["Ferry boss sorry\n\n" + "\n\n".join(paragraphs)]))
    cast = actors.find(parsed_, ())
    he = next(mention for mention in cast.mentions if mention.text == "He")
    assert cast.entities[he.entity].label == "45-year-old man"


# ---- What is no actor, and who is one under which name ---------------------------------------------------------------


@pytest.mark.parametrize(("text", "words", "label"), [
    ("Nine miners died and 23 were injured.", "23", "23 people"),
    ("Five were rescued and one was missing.", "one", "one person"),
])
def test_a_number_alone_is_told_as_people(text: str, words: str, label: str) -> None:
    assert entity(text, words).label == label


def test_a_letterhead_in_capitals_is_a_calm_label() -> None:
    assert actors.calm("MINISTRY OF HEALTH OF GHANA") == "Ministry of Health of Ghana"
    assert actors.calm("NATO") == "NATO"


@pytest.mark.parametrize(("text", "name"), [
    ("The ministry paid EUR 20,000 to each family.", "EUR"),
    ("NOBODY listened to the nurses.", "NOBODY"),
    ("TWELVE people died in the fire.", "TWELVE"),
    ("Demonstrators said that seven had been held.", "Demonstrators"),
    ("The bank's shares fell. On Friday the War was over.", "War"),
    ("The court accepted the resignation of the Minister of Transport.", "Minister of Transport"),
])
def test_currencies_shouted_words_and_capitalised_nouns_are_no_names(text: str, name: str) -> None:
    assert all(name not in one.names for one in cast(text).entities)


def test_shouted_numerals_are_numbers() -> None:
    assert mention("TWELVE people died in the fire.", "TWELVE people").quantity == Quantity(12, 12)


@pytest.mark.parametrize(("text", "name", "kind"), [
    ("The ship's owner, Hartwell Shipping, said nothing.", "Hartwell Shipping", "organization"),
    ("The club's owner, Maria Silva, said nothing.", "Maria Silva", "person"),
    ("The rocket Falcon Heavy lifted off from Florida.", "Falcon Heavy", "thing"),
    ("A Boeing 737 MAX crashed near Lima on Monday.", "Boeing 737 MAX", "thing"),
    ("Thieves robbed the Lausanne bridge kiosk. The Lausanne bridge was closed.", "Lausanne", "place"),
])
def test_a_role_that_companies_hold_too_says_nothing_of_the_kind(text: str, name: str, kind: str) -> None:
    assert next(one for one in cast(text).entities if name in one.names).kind == kind


@pytest.mark.parametrize("text", ["Police closed the road.", "The police closed the road."])
def test_police_are_a_body_with_or_without_article(text: str) -> None:
    assert next(one for one in cast(text).mentions if one.lemma == "police").kind == "organization"


def test_what_the_opening_brings_in_is_what_the_text_names_soon_after() -> None:
    assert same("A road bridge collapsed in Leeds on Monday. Cars fell when the Aire Bridge gave way.",
                "A road bridge", "the Aire Bridge")


def test_a_measure_word_and_its_noun_are_one() -> None:
    assert same("Hundreds of mourners filled the church.", "Hundreds of mourners", "mourners")


def test_a_name_that_the_parser_takes_for_a_verb_is_a_name() -> None:
    text = "Prosecutors charged the chief engineer of the construction company Stavmost with fraud."
    found = corrected(next(parse([text])))
    assert next(token.pos for token in found.tokens if token.text == "Stavmost") == "PROPN"
