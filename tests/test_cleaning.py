"""Text without its debris, and where every character of it stood."""

from collections.abc import Callable

import pytest
from dateline.builders.cleaning import Cleaned, clean
from dateline.builders.language import parse
from dateline.graph.model import Span
from growth import grows_evenly
from hypothesis import given, settings
from hypothesis import strategies as st


def cleaned(text: str) -> str:
    return clean(text, Span(0, len(text))).text


def place(text: str, words: str) -> str:
    """The piece of the original for which ``words`` stand in the cleaned text."""
    result = clean(text, Span(0, len(text)))
    start = result.text.index(words)
    span = result.original(start, start + len(words))
    return text[span.start : span.end]


@pytest.mark.parametrize(
    ("debris", "text"),
    [
        ("The strike & mdash; the third & mdash; ended.", "The strike — the third — ended."),
        ("Fish&nbsp;&amp;&nbsp;chips", "Fish & chips"),
        ("He was &amp;quot;very tired&amp;quot;.", "He was “very tired”."),
        ("She quit &#8211; at last &#x2026;", "She quit – at last ..."),
        ("The judge wrote & laquo;no& raquo;.", "The judge wrote “no”."),
        ("Crowds came & lt; … & gt; and left.", "Crowds came ... and left."),
        ("Follow us & nbsp on Friday", "Follow us on Friday"),
        ("The <b>third</b> goal<br/>came late.", "The third goal came late."),
        ("AT&T and R&D; Q & A; Smith & Sons", "AT&T and R&D; Q & A; Smith & Sons"),
    ],
)
def test_entities_are_read_in_every_spelling(debris: str, text: str) -> None:
    assert cleaned(debris) == text


@pytest.mark.parametrize(
    ("mixed", "paired"),
    [
        ("“ Rescuers came late '', said the mayor.", "“Rescuers came late”, said the mayor."),
        ("The dam has been repaired“Moreno said.", "The dam has been repaired” Moreno said."),
        ("“The dam has been repaired“Moreno said.", "“The dam has been repaired” Moreno said."),
        ("“The verdict is wrong, “he said.", "“The verdict is wrong,” he said."),
        ("“It was wrong, “the Speaker stressed.", "“It was wrong,” the Speaker stressed."),
        ("“ We lost the final & raquo;, & mdash; the coach said.", "“We lost the final”, the coach said."),
        ("“ We lost the final, '' & mdash; added the coach.", "“We lost the final,” added the coach."),
        ("„Wir gehen“ was all she said.", "“Wir gehen” was all she said."),
        ("``We won,'' the captain said.", "“We won,” the captain said."),
        ('Nobody fired."They ran," says Ana.', "Nobody fired. “They ran,” says Ana."),
        ("He spoke of “ a “ strange “ deal.", "He spoke of “a “strange “deal."),
        ("The demonstrators. '' , — he said", "The demonstrators.” he said"),
        ('Only the "boss"--and "king"--knew.', "Only the “boss” — and “king” — knew."),
        ("our last hope '', & mdash; she added.", "“our last hope”, she added."),
        ('A 19" screen was stolen.', 'A 19" screen was stolen.'),
    ],
)
def test_quotation_marks_open_and_close_whatever_signs_are_used(mixed: str, paired: str) -> None:
    assert cleaned(mixed) == paired


def test_a_stray_close_in_the_middle_of_a_quotation_is_passed_over() -> None:
    text = "“ How long will it take? '' a month, a year, the audit will show & raquo;, & mdash; said the minister."
    assert cleaned(text) == "“How long will it take? a month, a year, the audit will show”, said the minister."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the president’s men", "the president's men"),
        ("'Smart contracts' were used.", "‘Smart contracts’ were used."),
        ("The workers' union won.", "The workers' union won."),
        ("‘The workers' pay was cut’, it said.", "‘The workers' pay was cut’, it said."),
        ("In the '90s they didn’t vote.", "In the '90s they didn't vote."),
        ("O 'Neill spoke. \"We won.\" The clubs' owners left.", "O 'Neill spoke. “We won.” The clubs' owners left."),
    ],
)
def test_apostrophes_are_told_from_single_quotation_marks(text: str, expected: str) -> None:
    assert cleaned(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the court—he said—erred", "the court — he said — erred"),
        ("cruelty – & mdash; two victims", "cruelty — two victims"),
        ("with great cruelty – & mdash; The heads were cut off", "with great cruelty. The heads were cut off"),
        ("a pack of wolvesHungry dogs followed the iPhone", "a pack of wolves Hungry dogs followed the iPhone"),
        ("from 2014–2016 on the Oslo–Bergen line", "from 2014–2016 on the Oslo–Bergen line"),
        ("The ship sank.The crew lived.", "The ship sank. The crew lived."),
        ("the law,which passed,cost 1,000,000", "the law, which passed, cost 1,000,000"),
        ("See www.Example.Com/Page.Html and Booking.Com", "See www.Example.Com/Page.Html and Booking.Com"),
        ("the Union (EU) .", "the Union (EU)."),
        ("  two \t\r\n lines\u2028here ", "two lines here"),
        ("zero\u200bwidth, \u202ebidi, nul\0", "zerowidth, bidi, nul"),
    ],
)
def test_spaces_stand_where_print_has_them(text: str, expected: str) -> None:
    assert cleaned(text) == expected


@pytest.mark.parametrize(
    ("text", "words", "original"),
    [
        ("He left & mdash; at last.", "—", "& mdash;"),
        ("He left & mdash; at last.", "at last.", "at last."),
        ("“The dam broke“Moreno said.", "Moreno said", "Moreno said"),
        ("the zero\u200bwidth case", "zerowidth", "zero\u200bwidth"),
        ("Wait … now", "...", "…"),
        ("“It was wrong, “he said.", "he said", "he said"),
        ("It sank.The crew lived.", "The crew", "The crew"),
    ],
)
def test_every_piece_still_knows_where_it_stood(text: str, words: str, original: str) -> None:
    assert place(text, words) == original


def test_the_parser_finds_words_at_their_original_places() -> None:
    text = "The bridge fell\n\nIt & mdash; built in 1901 & mdash; “ fell at noon '', said Ana Ruiz.The river froze."
    (found,) = parse([text])
    words = {token.text: text[token.start : token.end] for token in found.tokens}
    assert words["Ruiz"] == "Ruiz"
    assert words["—"] == "& mdash;"
    assert words["river"] == "river"
    assert [text[s.span.start : s.span.end] for s in found.sentences][-1] == "The river froze."


def test_a_part_of_a_text_is_cleaned_with_offsets_of_the_whole() -> None:
    text = "Title\n\nThe mayor & mdash; ill since May & mdash; resigned."
    result = clean(text, Span(7, len(text)))
    start = result.text.index("resigned")
    assert text[slice(*result.original(start, start + 8))] == "resigned"


@given(st.text(st.sampled_from("aB .,;:!?'\"“”„«»‘’`—–-&mdashquot;<>()[]…\u200b\u202e\0\n\t1"), max_size=120))
@settings(max_examples=400, deadline=None)
def test_whatever_comes_places_are_valid_and_never_go_back(text: str) -> None:
    check(text, clean(text, Span(0, len(text))))


@given(st.text(max_size=200), st.integers(0, 50), st.integers(0, 50))
@settings(max_examples=300, deadline=None)
def test_any_unicode_is_cleaned_within_its_span(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    check(text, clean(text, Span(start, end)), start, end)


def check(text: str, result: Cleaned, start: int = 0, end: int | None = None) -> None:
    assert len(result.text) == len(result.starts) == len(result.ends)
    assert list(result.starts) == sorted(result.starts)
    assert list(result.ends) == sorted(result.ends)
    assert all(
        start <= a <= b <= (len(text) if end is None else end) for a, b in zip(result.starts, result.ends, strict=True)
    )
    result.text.encode("utf-8")
    assert "\0" not in result.text
    assert result.text == " ".join(result.text.split(" ")).strip()


WORDS = st.sampled_from(["police", "Reuters", "strike", "in", "2014", "$3.5", "well-known", "(UN)", "it's", "U.S."])


@given(st.lists(WORDS, min_size=1, max_size=30), st.sampled_from([".", "?", "!", ""]))
def test_plain_prose_is_left_as_it_is(words: list[str], stop: str) -> None:
    text = " ".join(words) + stop
    result = clean(text, Span(0, len(text)))
    assert result.text == text
    assert result.starts == tuple(range(len(text)))


@pytest.mark.parametrize(
    "piece", ['" ', "“", "'a ", "& mdash;", " - ", "a.B", "<b ", "— ", "… ", "''", "Abc ", "&amp;", "x"]
)
def test_time_grows_with_the_length_and_no_faster(piece: str) -> None:
    def cleaning(times: int) -> Callable[[], object]:
        text = piece * times
        return lambda: clean(text, Span(0, len(text)))

    assert grows_evenly(cleaning, 5_000)


@pytest.mark.parametrize(
    ("broken", "text"),
    [
        ("The talks collapsed on Wed-\nnesday before noon.", "The talks collapsed on Wednesday before noon."),
        ("The gov-\r\n  ernment fell.", "The government fell."),
        ("A well-\nknown singer died.", "A well-known singer died."),
        ("She flew to Bosnia-\nHerzegovina.", "She flew to Bosnia-Herzegovina."),
        ("A 12-\nyear-old boy was found.", "A 12-year-old boy was found."),
        ("The co-pilot and the co-\npilot's wife.", "The co-pilot and the co-pilot's wife."),
    ],
)
def test_words_that_a_line_s_end_breaks_are_whole(broken: str, text: str) -> None:
    assert cleaned(broken) == text


def test_a_word_that_was_broken_stands_where_both_its_parts_stood() -> None:
    assert place("It collapsed on Wed-\nnesday before noon.", "Wednesday") == "Wed-\nnesday"
