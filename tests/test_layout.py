"""The blocks of an article."""

import itertools
from collections.abc import Callable

import pytest
from dateline.builders.imprints import publisher
from dateline.builders.layout import LONGEST_BLOCK, lay_out
from growth import grows_evenly
from hypothesis import given, settings
from hypothesis import strategies as st

BODY = (
    "A fire destroyed the town hall of Ebersfeld on Tuesday night, the mayor said.\n\n"
    "Nobody was hurt. The police are looking for two boys who were seen near the building.\n"
)


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind, text[block.span.start : block.span.end]) for block in lay_out(text)]


def test_title_date_line_and_body_of_an_agency_text() -> None:
    assert [kind for kind, _ in kinds("Fire destroys town hall\n\nMay 3, 2011\n\n" + BODY)] == [
        "title",
        "dateline",
        "paragraph",
        "paragraph",
    ]


def test_the_lines_above_an_article_are_told_apart() -> None:
    text = (
        "Harbour Gazette\nHome / World / Europe\n3 May, 2011 09:40\n\nFire destroys town hall\n\n"
        "Mayor speaks of “the worst night in fifty years”\nFire destroys town hall\n\n" + BODY
    )
    assert [kind for kind, _ in kinds(text)] == [
        "junk",
        "junk",
        "dateline",
        "title",
        "standfirst",
        "junk",
        "paragraph",
        "paragraph",
    ]


@pytest.mark.parametrize(
    "name", ["Reuters", "The Wall Street Journal", "BBC Persian", "Lower Valley Herald", "ECONOMY", "Middle East"]
)
def test_an_outlet_or_section_above_the_body_is_no_title(name: str) -> None:
    assert kinds(f"{name}\n{BODY}")[0][0] == "junk"


@pytest.mark.parametrize(
    "title",
    [
        "Senate Passes Farm Bill After Long Debate",
        "Post Office Scandal Widens",
        "Army Attacks Free Press",
        "Storm Ciara",
        "It is war",
    ],
)
def test_a_headline_in_capitals_and_small_letters_is_the_title(title: str) -> None:
    assert kinds(f"{title}\n\n{BODY}")[0] == ("title", title)


@pytest.mark.parametrize(
    "line",
    [
        "10 Jan, 2022 09:39",
        "Friday, April 21, 2023",
        "March 3, 2007",
        "2019-05-04",
        "4 May 2019",
        "July 14",
        "Published: 4 May 2019 at 10:32 GMT",
        "Updated 7:15 PM EDT, Tue July 5, 2016",
        "LONDON, 4 May 2019",
        "04.05.2019 12:30",
        "1st of June, 2020 | 08.15",
        "Sat 12 Oct 2013 13.00 BST",
    ],
)
def test_a_line_that_bears_the_day_alone_is_a_date_line(line: str) -> None:
    assert kinds(f"Fire destroys town hall\n{line}\n{BODY}")[1] == ("dateline", line)


@pytest.mark.parametrize(
    "line",
    [
        "The law of 4 May 2019 failed.",
        "Storm of October 12 kills 300",
        "May 2019 election was fair, court says",
        "In 2019",
    ],
)
def test_a_line_that_says_more_than_the_day_is_none(line: str) -> None:
    assert "dateline" not in [kind for kind, _ in kinds(f"{line}\n\n{BODY}")]


@pytest.mark.parametrize(
    ("dateline", "dash"),
    [
        ("LIMA, Jan 10 (Reuters)", " — "),
        ("NEW DELHI (AP)", " - "),
        ("ST. GALLEN, Switzerland", " — "),
        ("Washington (AFP)", " -- "),
        ("Kingston, 3 March 2009", " – "),
        ("GENEVA", ": "),
        ("TOKYO, Feb. 5", "—"),
        ("MANILA, June 1 (Island Press)", " & mdash; "),
    ],
)
def test_a_date_line_at_the_start_of_a_paragraph_is_parted_from_it(dateline: str, dash: str) -> None:
    found = kinds(f"Ferry sinks in storm\n\n{dateline}{dash}The ferry sank on Sunday with 40 people aboard.\n\n{BODY}")
    assert found[1:3] == [("dateline", dateline), ("paragraph", "The ferry sank on Sunday with 40 people aboard.")]


@pytest.mark.parametrize(
    "start",
    [
        "Médecins Sans Frontières (MSF) — also known as Doctors Without Borders — left.",
        "NATO — an alliance — met on Monday.",
        "BREAKING: The ferry sank on Sunday.",
        "Peru — once rich in silver — is poor.",
        "The ferry (built 1960) - the oldest - sank.",
    ],
)
def test_a_paragraph_that_begins_with_a_name_and_a_dash_has_no_date_line(start: str) -> None:
    assert kinds(f"Ferry sinks in storm\n\n{start}\n\n{BODY}")[1] == ("paragraph", start)


def test_a_byline_and_its_date_are_two_blocks() -> None:
    text = f"Fire destroys town hall\nBy Ana Ruiz | Tuesday, 3 May 2011 10:40\n{BODY}"
    assert kinds(text)[1:3] == [("byline", "By Ana Ruiz"), ("dateline", "Tuesday, 3 May 2011 10:40")]


@pytest.mark.parametrize("line", ["By Ana Ruiz", "By Ana Ruiz and Tom Oke, Island Press", "Written by Ana Ruiz"])
def test_a_byline_is_known_by_its_first_word(line: str) -> None:
    assert kinds(f"Fire destroys town hall\n\n{line}\n\n{BODY}")[1] == ("byline", line)


def test_a_sentence_that_begins_with_by_is_read() -> None:
    assert (
        kinds(f"By Monday the river had risen by two metres, the town council said in a statement.\n{BODY}")[0][0]
        == "paragraph"
    )


@pytest.mark.parametrize(
    "line",
    [
        "Leave a Reply",
        "Leave a Replay",
        "No comments:",
        "Post a Comment",
        "3 Comments",
        "View all 12 comments",
        "Your email address will not be published. Required fields are marked *",
        "Subscribe to Telegram Island Press Read the news first",
        "Sign up for our free daily newsletter",
        "Share this article",
        "Share",
        "Facebook Twitter",
        "Advertisement",
        "ADVERTISEMENT",
        "Click here to read more",
        "READ MORE: Ten ways to save fuel",
        "Read also: Minister resigns",
        "Related articles",
        "Tags: fire, hall",
        "Photo: Ana Ruiz / Island Press",
        "The burnt hall on Wednesday. Photograph: Ana Ruiz/Getty Images",
        "Image credit: Ana Ruiz",
        "We use cookies to improve your experience.",
        "Accept all cookies",
        "All rights reserved",
        "© 2011 Harbour Gazette",
        "5 min read",
        "https://example.org/fire",
        "@harbourgazette #fire",
        ".",
        "* * *",
        "| |",
        "Home | World | Sport | Log in",
        "Follow us on Twitter",
        "(Reporting by Ana Ruiz; Editing by Tom Oke)",
        "icon home icon menu icon search",
        "Already a subscriber? Log in",
        "Skip to content",
        "Updated 2 hours ago",
        "1,204 views",
        "Most read",
        "Print this page   Send to a friend",
        "This article was originally published by X.",
        "Email ThisBlogThis!Share to TwitterShare to Facebook",
        "Download our app",
        "Join the conversation",
        "Story continues below",
    ],
)
def test_page_furniture_is_junk(line: str) -> None:
    assert kinds(f"Fire destroys town hall\n\n{BODY}\n{line}\n\n{BODY[:-1]} Tomorrow it will rain.")[3] == (
        "junk",
        line,
    )


@pytest.mark.parametrize(
    "line",
    [
        "Shares of the bank fell by a tenth on Monday.",
        "Following the attack, the army closed the road.",
        "Comments by the minister angered unions.",
        "Watch repairers went on strike in Geneva.",
        "Related charges against his brother were dropped.",
        "Home prices fell in March.",
        "Subscribers left the service in droves, the company said.",
        "Advertisement sales fell.",
        "Tags were found on two of the birds.",
        "Photographs of the crash were published.",
        "No comment was made by the ministry about the raid.",
        "Most read the report with anger.",
        "Sign language was banned in the school.",
        "Cookies were the first food that reached the village.",
        "our country '', & mdash; he stated.",
        "Like his father, he left the party in 1990.",
        "Contact was lost at noon.",
        "Post offices were closed.",
        "Video of the attack was shown.",
        "Read the law, the judge told the lawyer.",
        "Donate blood, the minister asked citizens on Monday.",
        "See what happened, she told them.",
        "Report after report had warned of the flood.",
        "Have a nice day, the robber told the clerk.",
        "Live rounds were fired.",
    ],
)
def test_sentences_that_begin_like_page_furniture_are_read(line: str) -> None:
    assert kinds(f"Fire destroys town hall\n\n{BODY}\n{line}\n\n{BODY[:-1]} Tomorrow it will rain.")[3] == (
        "paragraph",
        line,
    )


def test_nothing_after_the_readers_comments_begin_is_read() -> None:
    text = (
        f"Fire destroys town hall\n\n{BODY}\n2 Comments\n\nTom\nThe mayor did it himself.\nEva\nHe was jailed in 1999."
    )
    assert {kind for kind, _ in kinds(text)[3:]} == {"junk"}


def test_a_link_to_the_comments_above_the_article_ends_nothing() -> None:
    assert [kind for kind, _ in kinds(f"Fire destroys town hall\n\nLeave a comment\n\n{BODY}")][-2:] == [
        "paragraph",
        "paragraph",
    ]


def test_headlines_of_other_articles_are_junk() -> None:
    others = "You may also like\n9 May 2010: Mayor quits\nFive ways to cook rice"
    text = f"Fire destroys town hall\n\n{BODY}\n{others}\n\n{BODY[:-1]} It rained."
    assert [kind for kind, _ in kinds(text)][3:6] == ["junk", "junk", "junk"]
    assert kinds(text)[6][0] == "junk"
    assert kinds(text)[7][0] == "paragraph"


def test_a_short_line_between_paragraphs_is_a_heading() -> None:
    assert kinds(f"Fire destroys town hall\n\n{BODY}\nA long night\n\nThe hall was built in 1890 by a local merchant.")[
        3
    ] == ("heading", "A long night")


def test_a_paragraph_said_twice_is_read_once() -> None:
    found = kinds(f"Fire destroys town hall\n\n{BODY}\n{BODY}")
    assert [kind for kind, _ in found] == ["title", "paragraph", "paragraph", "junk", "junk"]


def test_lines_broken_at_a_fixed_width_make_one_paragraph() -> None:
    text = (
        "Fire destroys town hall\n\nA fire destroyed the town hall of Ebersfeld on Tuesday\n"
        "night, the mayor said. Nobody was hurt, but the\n"
        "archives are lost and the council will have to meet in\nthe school for some months.\n\n"
        "The police are looking for two boys who were seen near\nthe building.\n"
    )
    assert [kind for kind, _ in kinds(text)] == ["title", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"Reuters\n{BODY}", "Reuters"),
        (f"Harbour Gazette\n\nFire destroys town hall\n\n{BODY}", "Harbour Gazette"),
        (f"Fire destroys town hall\n\nEBERSFELD, May 3 (Island Press) — {BODY}", "Island Press"),
        (f"Fire destroys town hall\n\n{BODY}\n© 2011 Harbour Gazette Ltd. All rights reserved.", "Harbour Gazette"),
        (f"Fire destroys town hall\n\n{BODY}", None),
        (f"Fire destroys town hall\n\nThe Board (TB) — {BODY}", None),
    ],
)
def test_the_publisher_is_what_the_text_itself_says(text: str, name: str | None) -> None:
    assert publisher(text, lay_out(text)) == name


@given(st.text(st.sampled_from("aB .,:!?'\"“”—-()|/\n\r\u2028\x851&;©\t"), max_size=300))
@settings(max_examples=300, deadline=None)
def test_blocks_stand_in_order_and_no_word_is_left_out(text: str) -> None:
    blocks = lay_out(text)
    spans = [block.span for block in blocks]
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(text[span.start : span.end].strip() == text[span.start : span.end] != "" for span in spans)
    left = "".join(
        text[a:b] for a, b in zip([0, *[s.end for s in spans]], [*[s.start for s in spans], len(text)], strict=True)
    )
    assert not any(character.isalnum() for character in left.replace("mdash", "").replace("ndash", ""))


@pytest.mark.parametrize(
    "piece", ["word ", "a | ", "\n", "By A\n", "1 May 2019 ", "A, ", "(", "icon", "A (B) ", "x", "A. ", "“A” said. "]
)
def test_one_line_of_any_length_is_laid_out_in_time_that_grows_with_it(piece: str) -> None:
    def laying_out(size: int) -> Callable[[], object]:
        text = piece * (size // len(piece))
        assert all(block.span.end - block.span.start <= LONGEST_BLOCK for block in lay_out(text))
        return lambda: lay_out(text)

    assert grows_evenly(laying_out, 40_000)


def test_the_hours_of_a_live_page_are_no_part_of_its_posts() -> None:
    posts = ["18:55 The rescue has ended.", "16:20 Two climbers were found.", "14:05 The storm reached the ridge."]
    text = "Storm on the ridge\n\n" + "\n".join(posts)
    paragraphs = [text[slice(*block.span)] for block in lay_out(text) if block.kind == "paragraph"]
    assert paragraphs == ["The rescue has ended.", "Two climbers were found.", "The storm reached the ridge."]


def test_an_hour_at_the_start_of_one_sentence_is_read() -> None:
    text = "Storm on the ridge\n\n14:05 was when the storm reached the ridge, a guide said.\n\nTwo climbers were found."
    assert "14:05 was when" in "".join(text[slice(*b.span)] for b in lay_out(text) if b.kind == "paragraph")


@pytest.mark.parametrize("label", ["URGENT-", "BREAKING: ", "UPDATE 2-", "EXCLUSIVE | "])
def test_what_a_desk_puts_before_a_title_is_not_of_it(label: str) -> None:
    text = f"{label}Two climbers found on the ridge\n\nTwo climbers were found on the ridge on Monday, guides said."
    assert [text[slice(*b.span)] for b in lay_out(text) if b.kind == "title"] == ["Two climbers found on the ridge"]


def test_what_stands_below_a_signature_is_not_read() -> None:
    body = "Two climbers were found on the ridge on Monday, guides said. " * 6
    text = f"Storm on the ridge\n\n{body}\n\n--\nThe Ridge Society was founded in 1951. Write to box 3."
    assert not any("Society" in text[slice(*b.span)] for b in lay_out(text) if b.kind == "paragraph")


@pytest.mark.parametrize(
    "line",
    [
        "Correction: An earlier version of this story gave the wrong age for the guide.",
        "This article was amended on 5 June 2019 to correct the name of the lake.",
        "The writer is a professor of law at Halvik.",
        "Did you see the crash? Call our newsroom or send your pictures.",
        "For further information, please contact:",
        "We are closing this live page now. Thanks for reading.",
        "CLAIM: The second reactor has exploded.",
        "READ | Strike enters third week",
    ],
)
def test_notes_round_an_article_are_junk(line: str) -> None:
    text = f"Storm on the ridge\n\nTwo climbers were found on the ridge on Monday, guides said.\n\n{line}"
    assert [b.kind for b in lay_out(text)][-1] == "junk"


@pytest.mark.parametrize(
    "line",
    [
        "Correction officers at the prison went on strike on Monday.",
        "The writer was arrested at the airport on Friday.",
        "Claims that the dam had failed were false, police said.",
        "This article of the constitution was amended in 2014 by parliament.",
        "Staff at the reporter's office wept.",
        "More than 400 people fled the town on Monday.",
    ],
)
def test_sentences_that_begin_like_notes_are_read(line: str) -> None:
    text = f"Storm on the ridge\n\nTwo climbers were found on the ridge on Monday, guides said.\n\n{line}"
    assert [b.kind for b in lay_out(text)][-1] == "paragraph"
