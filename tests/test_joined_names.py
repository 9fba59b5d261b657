import pytest
from dateline.builders import actors, times
from dateline.builders.joined_names import joined
from dateline.builders.language import parse
from dateline.builders.name_slips import corrected
from dateline.builders.reading import read


def names(text: str) -> set[str]:
    """All proper names of a text."""
    parsed = corrected(next(parse([text])))
    return {name for entity in actors.find(parsed, times.find(parsed)).entities for name in entity.names}


@pytest.mark.parametrize(("text", "name"), [
    ("The Canal & River Trust closed the lock.", "Canal & River Trust"),
    ("She sued Barnes & Noble in May.", "Barnes & Noble"),
    ("Tyne and Wear Fire and Rescue Service sent six engines.", "Tyne and Wear Fire and Rescue Service"),
    ("The Food and Drug Administration approved the vaccine.", "Food and Drug Administration"),
    ("The Health and Safety Executive fined the quarry.", "Health and Safety Executive"),
    ("The Ministry of Culture and Sport banned the festival.", "Ministry of Culture and Sport"),
    ("The Department for Digital, Culture, Media and Sport cut the grant.",
     "Department for Digital, Culture, Media and Sport"),
    ("The United Nations Educational, Scientific and Cultural Organization named a city.",
     "United Nations Educational, Scientific and Cultural Organization"),
    ("Police in Trinidad and Tobago arrested nine men.", "Trinidad and Tobago"),
    ("Brighton and Hove Albion has signed two strikers.", "Brighton and Hove Albion"),
    ("Turkey's Justice and Development Party (AKP) won.", "Justice and Development Party"),
    ("The Bill & Melinda Gates Foundation paid for it.", "Bill & Melinda Gates Foundation"),
    ("Procter & Gamble chief executive Jon Moeller resigned.", "Procter & Gamble")])
def test_a_name_that_holds_an_and_is_one(text: str, name: str) -> None:
    assert name in names(text)
    assert not {part for part in names(text) if part != name and part in name}


@pytest.mark.parametrize(("text", "two"), [
    ("Russia and Belarus began joint drills.", {"Russia", "Belarus"}),
    ("Tesco and Aldi raised their prices.", {"Tesco", "Aldi"}),
    ("Manchester United and Manchester City drew.", {"Manchester United", "Manchester City"}),
    ("The White House and State Department declined to comment.", {"White House", "State Department"}),
    ("The FBI and Secret Service opened an inquiry.", {"FBI", "Secret Service"}),
    ("The Department of Justice and the FBI opened an inquiry.", {"Department of Justice", "FBI"}),
    ("Hamas and Islamic Jihad fired rockets.", {"Hamas", "Islamic Jihad"}),
    ("Angela Merkel and Emmanuel Macron met.", {"Angela Merkel", "Emmanuel Macron"}),
    ("Serbia and Montenegro joined the talks.", {"Serbia", "Montenegro"}),
    ("Prime Minister Rishi Sunak and Chancellor Jeremy Hunt resigned.", {"Rishi Sunak", "Jeremy Hunt"})])
def test_names_of_two_joined_by_and_stay_two(text: str, two: set[str]) -> None:
    assert two <= names(text)


def test_what_the_text_shows_once_to_be_one_name_is_one_everywhere() -> None:
    text = "Farrow and Ball cut 900 jobs. Later Farrow and Ball has said that it will hire again."
    assert names(text) == {"Farrow and Ball"}
    assert names("Farrow and Ball cut 900 jobs. Farrow & Ball will hire.") == {"Farrow and Ball", "Farrow & Ball"}


def test_a_body_with_an_and_in_its_name_does_one_thing_once() -> None:
    (claim,) = (c for c in read(next(parse(["The Food and Drug Administration banned the drug."]))).claims)
    assert [part.role for part in claim.participants] == ["agent", "patient"]


def test_the_words_of_a_sentence_stay_a_tree() -> None:
    text = "Tyne and Wear Fire and Rescue Service, Dun & Bradstreet and Procter & Gamble met Ernst & Young in May."
    made = joined(next(parse([text])))
    for token in made.tokens:
        assert (token.i in made.tokens[token.head].children) == (token.head != token.i)
        seen = set()
        while token.head != token.i:
            assert token.i not in seen
            seen.add(token.i)
            token = made.tokens[token.head]
    assert joined(made) == made
