"""What patterns of days, months and years of the calendar mean."""

from __future__ import annotations

from dataclasses import replace

from dateline.builders.knowledge import pairs, words
from dateline.builders.time_layouts import full_date
from dateline.builders.time_numbers import counts, lower, relative, unit_of
from dateline.builders.time_pattern import Atom, Found, letters
from dateline.graph.model import TimeForm, Token

Atoms = tuple[Atom, ...]
NONE: Atoms = ()


def month_day(month: str, day: str, year: str = "") -> str | None:
    """XXXX-01-02; None where no month has such a day."""
    longest = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[int(month) - 1]
    return f"{year or 'XXXX'}-{int(month):02}-{int(day):02}" if 1 <= int(day) <= longest else None


def date(value: str | None, *parts: TimeForm) -> TimeForm:
    """A form that names a date as far as ``value`` says."""
    return TimeForm("date", value, parts=parts)


# ---- Days ------------------------------------------------------------------------------------------------------------


def iso(found: Found) -> Atoms:
    """2022-01-10."""
    month = found.value("month")
    if not _glued(found) or not 1 <= int(month) <= 12:
        return NONE
    value = month_day(month, found.value("day"), found.value("year"))
    return found.atom("DATE", date(value)) if value else NONE


def _glued(found: Found) -> bool:
    return all(piece.glued for piece in found.pieces[found.first + 1 : found.last])


def other_layout(found: Found) -> Atoms:
    """10-Jan-2022, 2022/01/10: full dates in layouts that dateparser knows."""
    pieces = found.pieces[found.first : found.last]
    value = full_date("".join(piece.lower for piece in pieces)) if _glued(found) else None
    return found.atom("DATE", date(value)) if value else NONE


def numeric(found: Found) -> Atoms:
    """10.01.2022 has the day first; 01/10/2022 or 01-10-2022 may be either where both are possible, and stays so."""
    first, second, year = found.value("first"), found.value("second"), found.value("year")
    if not _glued(found):
        return NONE
    readings = [(second, first)] if found.value("mark") == "." else [(second, first), (first, second)]
    values = [month_day(month, day, year) for month, day in dict.fromkeys(readings) if 1 <= int(month) <= 12]
    known = [date(value) for value in values if value is not None]
    if not known:
        return NONE
    return found.atom("DATE", known[0] if len(known) == 1 else TimeForm("either", parts=tuple(known)))


def month_first(found: Found) -> Atoms:
    """January 5; Jan. 5, 2022; not "in January 5 people died", but "on January 5 crowds marched"."""
    year = found.value("year")
    if _full_stop(found) or (not year and _counts_things(found)):
        return NONE
    value = month_day(found.value("month"), found.value("day"), year)
    return found.atom("DATE", date(value)) if value else NONE


def _counts_things(found: Found) -> bool:
    """Whether the number is none of a date: days are told "on", months "in"."""
    if found.follows("IN", "ON"):
        return found.follows("IN") and found.group("day")[0].kind in letters("DAYNUM")
    return counts(found.token(found.at("day")), found.tokens)


def _full_stop(found: Found) -> bool:
    """Whether the point after the month ends a sentence: only short forms ("JAN.") bear one."""
    return found.has("point") and len(found.group("month")[0].lower) > 4


def day_first(found: Found) -> Atoms:
    """5 January 2022, the 5th of January."""
    value = month_day(found.value("month"), found.value("day"), found.value("year"))
    return found.atom("DATE", date(value)) if value else NONE


def day_range(found: Found) -> Atoms:
    """"Jan. 2–4", "2 to 4 January"."""
    month, year = found.value("month"), found.value("year")
    left, right = (month_day(month, found.value(name), year) for name in ("day", "last_day"))
    if left is None or right is None or left >= right or _full_stop(found):
        return NONE
    return found.atom("DATE", TimeForm("range", parts=(date(left), date(right))))


def _counts_last(found: Found) -> bool:
    """Whether the last number is none of the date: "on January 5 and 20 people"."""
    at = found.at("last_day")
    after = found.after()
    told = found.at("month") < at and not found.has("year")
    return told and (counts(found.token(at), found.tokens) or found.precedes("UNIT", "UNITS", "MONTH", "SCALE", "COLON")
                     or (after is not None and found.tokens[after.token].tag in ("NNS", "CD")))  # fmt: skip


def day_list(found: Found) -> Atoms:
    """"January 3, 4 and 5", "3 and 4 January 2022": one expression a day, the month and year those of all."""
    month, year = found.value("month"), found.value("year")
    last = found.at("year") - 1 if found.has("year") else found.last
    numbers = [i for i in range(found.first, last) if found.pieces[i].kind in letters("DAYNUM", "NTH")]
    values = [month_day(month, found.pieces[i].value, year) for i in numbers]
    if None in values or _full_stop(found) or _counts_last(found) or values != sorted(set(map(str, values))):
        return NONE
    ends = [found.last if i == numbers[-1] else i + 1 for i in numbers]
    firsts = [found.first if i == numbers[0] else i for i in numbers]
    return tuple(Atom(a, b, "DATE", date(value)) for a, b, value in zip(firsts, ends, values, strict=True))


def day_of_month(found: Found) -> Atoms:
    """"the 5th", counted as a day only where something else says so ("on", "since the 5th", "the night of the 5th")."""
    after = found.after()
    noun = after is not None and found.tokens[after.token].pos in ("NOUN", "PROPN", "ADJ", "NUM")
    if not 1 <= int(found.value("day")) <= 31 or noun:
        return NONE
    sure = found.follows("ON", "FROM", "SINCE")
    return found.atom("DATE", date(f"XXXX-XX-{int(found.value('day')):02}"), weak=not sure)


# ---- Months ----------------------------------------------------------------------------------------------------------


def month_year(found: Found) -> Atoms:
    """January 2022."""
    return found.atom("DATE", date(f"{found.value('year')}-{int(found.value('month')):02}"))


def month(found: Found) -> Atoms:
    """"January", "last January", "January of last year", "in March next year"."""
    token, said = found.token(found.at("month")), relative(found)
    sure = said is not None or found.has("unit")
    if not sure and (_is_person(found, token) or (token.lower == "may" and not _is_may(found, token))):
        return NONE
    value = f"XXXX-{int(found.value('month')):02}"
    if not sure and found.follows("THE", "A") and _is_thing(found, token):
        return NONE
    form = TimeForm("date", value, amount=None if said is None else float(said))
    return found.atom("DATE", enclosed(found, form))


def _is_person(found: Found, token: Token) -> bool:
    """Whether it is a name: "Theresa May", "August Wilson"."""
    if token.ent == "PERSON":
        return True
    before, after = found.before(), found.after()
    if before is not None and before.lower in pairs("given_names") and found.tokens[before.token].tag == "NNP":
        return True
    if token.dep != "compound" or after is None or found.tokens[after.token].tag != "NNP":
        return False
    if found.follows("THE", "A", *_MONTH_CUES):  # "in August Wilson said"
        return False
    return found.tokens[after.token].ent == "PERSON" or token.lower in _NAMELIKE


_NAMELIKE = frozenset({"jan", "april", "may", "june", "august"})
"""Months that are given names too."""




def _is_thing(found: Found, token: Token) -> bool:
    """Whether it is a thing called March, not the month: "the March on the capital", but not "the March election"."""
    return token.dep not in ("compound", "nmod", "amod", "poss") and not found.precedes("TO", "DASH", "AND")


def _is_may(found: Found, token: Token) -> bool:
    """Whether "May" is the month, not a name or the verb of a heading."""
    return token.ent == "DATE" or found.follows("AND", *_MONTH_CUES)


_MONTH_CUES = ("IN", "OF", "BY", "SINCE", "TO", "BETWEEN", "FROM", "DURING", "BEFORE", "AFTER", "EARLY", "LATE", "MID",
               "DASH", "EVERY")  # fmt: skip
"""After these a word that is also a name is a month."""


def enclosed(found: Found, form: TimeForm) -> TimeForm:
    """The form within the year, month or week that the match names after it ("of last year")."""
    if not found.has("unit"):
        return form
    unit = unit_of(found.group("unit")[0])
    return replace(form, parts=(TimeForm("period", amount=float(relative(found, "which") or 0), unit=unit),))


# ---- Years and longer ------------------------------------------------------------------------------------------------

_YEAR_CUES = ("IN", "SINCE", "BY", "OF", "FROM", "TO", "EARLY", "LATE", "MID", "DASH", "OPEN", "BEFORE", "AFTER",
              "DURING", "APPROX", "UNIT", "BETWEEN", "WEEKDAY")  # fmt: skip
"""After these a number of four digits is a year, whichever it is, and one of two digits behind a quotation mark too."""


def year(found: Found) -> Atoms:
    """A number of four digits, where it is not a quantity: after "in" any, elsewhere 1900 to 2059."""
    value, token = int(found.value("year")), found.token(found.first)
    if _is_count(found, token) or _is_number_name(found) or _in_longer_number(found) or _before_christ(found):
        return NONE
    if found.precedes("CURRENCY", "UNITS", "SCALE", "ZONE", "HOURS") or lower(found.after()) in words("time_measures"):
        return NONE
    after = found.after()
    told = found.follows("THE") and after is not None and found.tokens[after.token].tag in ("NN", "JJ")
    sure = told or found.follows(*_YEAR_CUES) or _in_list(found) or 1900 <= value < 2060  # "the 1848 revolution"
    return found.atom("DATE", date(str(value))) if sure else NONE


def the_year(found: Found) -> Atoms:
    """"the year 2000"."""
    return found.atom("DATE", date(found.value("year"))) if found.value("span") == "year" else NONE


def short_year(found: Found) -> Atoms:
    """"in '96", "the class of '08"."""
    digits = found.value("year")
    if len(digits) != 2 or not found.pieces[found.last - 1].glued or not found.follows(*_YEAR_CUES, "MONTH", "SEASON"):
        return NONE
    return found.atom("DATE", date(f"{'20' if digits <= '30' else '19'}{digits}"))


def _in_list(found: Found) -> bool:
    """Whether another year stands before it in a list: "in 1848 and 1870"."""
    before = found.before(2)
    return found.follows("AND", "OR") and before is not None and before.kind in letters("YEARNUM")


def _is_count(found: Found, token: Token) -> bool:
    """Whether it is the 2000 of "some 2000 people"; "the 2010 floods" have a year."""
    before = found.before()
    determined = before is not None and found.tokens[before.token].tag in ("DT", "PRP$", "POS", "JJ", "IN")
    vague = found.follows("APPROX", "OVER", "THAN", "LEAST")
    return counts(token, found.tokens) and (vague or not determined)


def _is_number_name(found: Found) -> bool:
    """Whether it is the number of something: "Room 2010", "No. 1984", of which the parser parts the full stop."""
    before, number = found.before(2 if found.follows("POINT") else 1), found.token(found.first)
    if before is None or found.tokens[before.token].sentence != number.sentence:
        return False
    return before.lower.rstrip(".") in words("time_numbered")


def _in_longer_number(found: Found) -> bool:
    """Whether it is a piece of $2000, 12.2021 or 2021:30."""
    if found.pieces[found.first].glued and found.follows("CURRENCY", "POINT", "SLASH", "COLON", "SMALL", "BIG"):
        return True
    after, then = found.after(), found.after(1)
    digits = after is not None and then is not None and after.glued and then.glued and then.lower[:1].isdigit()
    return found.follows("CURRENCY") or (digits and found.precedes("POINT", "COLON", "SLASH"))


def _before_christ(found: Found) -> bool:
    return lower(found.after()).replace(".", "") in ("bc", "bce")


def school_year(found: Found) -> Atoms:
    """2021/22, 2021-22: from the one year to the other."""
    left, right = found.value("year"), found.value("last")
    if int(right) % 100 != (int(left) + 1) % 100 or not found.pieces[found.first + 2].glued:
        return NONE
    return found.atom("DATE", TimeForm("range", parts=(date(left), date(str(int(left) + 1)))))


def decade(found: Found) -> Atoms:
    """"the 1990s", "the '90s", "the sixties", "swinging Sixties"; not "in their 40s"."""
    value = found.value("decade")
    named = found.has("quote") or found.has("the") or found.token(found.last - 1).text[0].isupper()
    if _of_age(found) or (len(value) == 2 and not named):
        return NONE
    return found.atom("DATE", date(_in_century(value)))


def genitive_decade(found: Found) -> Atoms:
    """"the 1980's", "in the late 1980's"; not "1980's hits"."""
    year = found.value("year")
    told = found.has("the") or found.follows("EARLY", "MID", "LATE", "DASH")
    return found.atom("DATE", date(f"{year[:3]}X")) if told and year.endswith("0") else NONE


def _in_century(decade: str) -> str:
    """A decade in full: 8X is 198X."""
    return decade if len(decade) == 4 else f"{'19' if int(decade[0]) > 2 else '20'}{decade}"


def two_decades(found: Found) -> Atoms:
    """"the 1970s and 80s", "the sixties and seventies"."""
    first, other = found.value("decade"), found.value("other")
    first = _in_century(first)
    if _of_age(found) or (len(found.value("decade")) == 2 and found.pieces[found.first].lower != "the"):
        return NONE
    at = found.at("decade") + 1
    second = other if len(other) == 4 else first[:2] + other
    return Atom(found.first, at, "DATE", date(first)), Atom(at + 1, found.last, "DATE", date(second))


def _of_age(found: Found) -> bool:
    """Whether it tells somebody's age: "in their 40s", "in his early thirties"."""
    before = (found.before(back) for back in (1, 2, 3))
    return any(found.tokens[piece.token].tag == "PRP$" for piece in before if piece is not None)


def century(found: Found) -> Atoms:
    """"the 19th century"; "the 18th and 19th centuries" are two."""
    if found.group("span")[0].value != "century" or _before_christ(found):
        return NONE
    at = [found.at(name) for name in ("other", "number") if found.has(name)]
    numbers = [int(found.pieces[i].value) for i in at]
    if not all(1 <= number <= 22 for number in numbers):
        return NONE
    firsts, lasts = [found.first, *at[1:]], [*(i + 1 for i in at[:-1]), found.last]
    values = [f"{number - 1:02}XX" for number in numbers]
    return tuple(Atom(a, b, "DATE", date(value)) for a, b, value in zip(firsts, lasts, values, strict=True))
