"""The grammar of time expressions: what each pattern of pieces means, and how neighbours join to one expression."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import replace

from dateline.builders.time_pattern import Atom, Found, Rule, compiled, letters, rule, starts
from dateline.builders.time_words import Piece
from dateline.graph.model import Direction, TimeForm, Token

Atoms = tuple[Atom, ...]
NONE: Atoms = ()


# ---- Numbers ---------------------------------------------------------------------------------------------------------


def amount(pieces: Sequence[Piece]) -> float | None:
    """What a number says: "two and a half" is 2.5, "a couple of" 2; None where it names none ("several")."""
    total, current, seen = 0.0, 0.0, False
    for at, piece in enumerate(pieces):
        if piece.kind in letters("HALF"):
            return total + current + 0.5
        if piece.kind in letters("COUPLE"):
            return 2.0
        if piece.kind in letters("VAGUE", "VAGUES"):
            return None
        if piece.kind in letters("SCALE"):
            current, seen = max(current, 1.0) * float(piece.value), True
        elif piece.kind in letters("POINT") and at + 1 < len(pieces):
            return float(f"{int(current)}.{pieces[at + 1].value}")
        elif piece.kind in letters("WORDNUM", "DAYNUM", "SMALL", "BIG", "YEARNUM", "CLOCKNUM", "A") and piece.value:
            article = piece.kind in letters("A") and seen
            current, seen = current + (0.0 if article else float(piece.value)), True
    return total + current if seen else None


def sized(count: float | None, unit: str) -> tuple[float | None, str]:
    """The amount in a unit that TIMEX3 knows: a fortnight is two weeks."""
    if unit == "fortnight":
        return (None if count is None else count * 2), "week"
    return count, "day" if unit == "NI" else unit


def unit_of(piece: Piece) -> str:
    """The unit that a word names ("nights" are days)."""
    return "day" if piece.value == "NI" else piece.value


# ---- Dates -----------------------------------------------------------------------------------------------------------


def _month_day(month: str, day: str, year: str = "XXXX") -> str | None:
    """XXXX-01-02; None where no month has such a day."""
    longest = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[int(month) - 1]
    return f"{year or 'XXXX'}-{int(month):02}-{int(day):02}" if 1 <= int(day) <= longest else None


def _date(value: str | None, *parts: TimeForm) -> TimeForm:
    return TimeForm("date", value, parts=parts)


def counts(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether a number counts the noun after it: the 20 of "in May 20 people died"."""
    if token.dep not in ("nummod", "quantmod"):
        return False
    head = next((other for other in tokens if other.i == token.head), None)
    return head is not None and head.i > token.i and head.tag in ("NNS", "NNPS")


def _iso(found: Found) -> Atoms:
    year, month, day = found.value("year"), found.value("month"), found.value("day")
    glued = all(piece.glued for piece in found.pieces[found.first + 1 : found.first + 5])
    if not glued or not 1 <= int(month) <= 12:
        return NONE
    value = _month_day(month, day, year)
    return found.atom("DATE", _date(value)) if value else NONE


def _numeric(found: Found) -> Atoms:
    """10.01.2022 has the day first; 01/10/2022 may be either where both are possible, and stays so."""
    first, second, year = int(found.value("first")), int(found.value("second")), found.value("year")
    if not all(piece.glued for piece in found.pieces[found.first + 1 : found.last]):
        return NONE
    readings = [(second, first), (first, second)] if found.value("mark") == "/" else [(second, first)]
    values = [f"{year}-{month:02}-{day:02}" for month, day in dict.fromkeys(readings) if 1 <= month <= 12]
    if not values:
        return NONE
    form = _date(values[0]) if len(values) == 1 else TimeForm("either", parts=tuple(map(_date, values)))
    return found.atom("DATE", form)


def _month_first(found: Found) -> Atoms:
    """January 5; Jan. 5, 2022; January 5 and 6: one expression a day."""
    year = found.value("year")
    if not year and counts(found.token(found.at("day")), found.tokens):
        return NONE
    value = _month_day(found.value("month"), found.value("day"), year)
    return found.atom("DATE", _date(value)) if value else _month_only(found)


def _month_only(found: Found) -> Atoms:
    first = found.at("month")
    return (Atom(first, first + 1, "DATE", _date(f"XXXX-{int(found.value('month')):02}")),)


def _day_first(found: Found) -> Atoms:
    value = _month_day(found.value("month"), found.value("day"), found.value("year"))
    return found.atom("DATE", _date(value)) if value else NONE


def _days(found: Found) -> Atoms:
    """"Jan. 2–4", "2 to 4 January": a range; "January 5 and 6": two expressions."""
    month, year = found.value("month"), found.value("year")
    left, right = (_month_day(month, found.value(name), year) for name in ("day", "last_day"))
    number = found.at("last_day")
    counted = found.at("month") < number and not year and counts(found.token(number), found.tokens)
    if left is None or right is None or counted:
        return NONE
    if found.value("link") in ("-", "to", "through", "until"):
        if int(found.value("day")) >= int(found.value("last_day")):
            return NONE
        return found.atom("DATE", TimeForm("range", parts=(_date(left), _date(right))))
    if found.precedes("UNIT", "UNITS", "MONTH"):
        return NONE
    middle = found.at("link")
    return (Atom(found.first, middle, "DATE", _date(left)), Atom(number, found.last, "DATE", _date(right)))


def _month_year(found: Found) -> Atoms:
    return found.atom("DATE", _date(f"{found.value('year')}-{int(found.value('month')):02}"))


def _month(found: Found) -> Atoms:
    """"January", "last January", "January of last year", "in March next year"."""
    token = found.token(found.at("month"))
    relative = _relative(found)
    if token.ent == "PERSON" and relative is None and not found.has("unit"):
        return NONE
    if token.lower == "may" and not found.follows("IN", "THIS", "LAST", "OF", "BY", "SINCE", "TO", "BETWEEN", "AND",
                                                  "FROM", "DURING", "BEFORE", "AFTER", "EARLY", "LATE", "MID", "DASH",
                                                  "NEXT", "EVERY") and relative is None and token.ent != "DATE":
        return NONE
    form = replace(_date(f"XXXX-{int(found.value('month')):02}"), amount=relative)
    return found.atom("DATE", _enclosed(found, form))


def _relative(found: Found, group: str = "relative") -> int | None:
    """-1 last, 0 this, 1 next; "this past" is last, "this coming" next; None where nothing is said."""
    words = [piece.value for piece in found.group(group)]
    return int(words[-1]) if words else None


def _enclosed(found: Found, form: TimeForm) -> TimeForm:
    """The form within the year, month or week that the match names after it ("of last year")."""
    if not found.has("unit"):
        return form
    unit = unit_of(found.group("unit")[0])
    return replace(form, parts=(TimeForm("period", amount=_relative(found, "which") or 0, unit=unit),))


def _day_of_month(found: Found) -> Atoms:
    """"the 5th", counted as a day only where something else says so ("the night of the 5th")."""
    return found.atom("DATE", _date(f"XXXX-XX-{int(found.value('day')):02}"), weak=not found.follows("ON"))


def _year(found: Found) -> Atoms:
    """A number of four digits, where it is not a quantity: after "in" any, elsewhere 1900 to 2059."""
    at, value = found.first, int(found.value("year"))
    token = found.token(at)
    if _is_count(found, token) or found.precedes("CURRENCY", "UNITS", "SCALE", "ZONE", "HOURS"):
        return NONE
    if found.follows("CURRENCY", "POINT", "SLASH", "COLON", "SMALL", "BIG") and found.pieces[at].glued:
        return NONE
    if found.precedes("POINT", "COLON", "SLASH") and _glued_digit(found):
        return NONE
    said = found.follows("IN", "SINCE", "BY", "OF", "FROM", "TO", "EARLY", "LATE", "MID", "DASH", "OPEN", "BEFORE",
                         "AFTER", "DURING", "APPROX", "UNIT", "BETWEEN", "AND", "WEEKDAY")
    return found.atom("DATE", _date(str(value))) if said or 1900 <= value < 2060 else NONE


def _is_count(found: Found, token: Token) -> bool:
    """Whether it is the 2000 of "2000 people"; "the 2010 floods" have a year."""
    before = found.before()
    determined = before is not None and found.tokens[before.token].tag in ("DT", "PRP$", "POS", "JJ", "IN")
    return counts(token, found.tokens) and not determined


def _glued_digit(found: Found) -> bool:
    after, then = found.after(), found.after(1)
    return after is not None and then is not None and after.glued and then.glued and then.lower[:1].isdigit()


def _school_year(found: Found) -> Atoms:
    """2021/22, 2021-22: from the one year to the other."""
    left, right = found.value("year"), found.value("last")
    if int(right) != (int(left) + 1) % 100 or not found.pieces[found.first + 2].glued:
        return NONE
    later = str(int(left) + 1)
    return found.atom("DATE", TimeForm("range", parts=(_date(left), _date(later))))


def _decade(found: Found) -> Atoms:
    value = found.value("decade")
    if _of_age(found):
        return NONE
    if len(value) == 2 and not found.has("quote") and value[0] in "0123" and not found.has("the"):
        return NONE
    century = "19" if len(value) == 2 and int(value[0]) > 2 else "20"
    return found.atom("DATE", _date(value if len(value) == 4 else century + value))


def _of_age(found: Found) -> bool:
    """"in their 40s", "in his early thirties"."""
    before = (found.before(back) for back in (1, 2, 3))
    return any(found.tokens[piece.token].tag == "PRP$" for piece in before if piece is not None)


def _century(found: Found) -> Atoms:
    number = int(found.value("number"))
    if found.value("span") != "century" or not 1 <= number <= 22:
        return NONE
    return found.atom("DATE", _date(f"{number - 1:02}XX"))


def _weekday(found: Found) -> Atoms:
    form = TimeForm("weekday", found.value("weekday"), amount=_relative(found))
    return found.atom("DATE", _enclosed(found, form))


def _short_weekday(found: Found) -> Atoms:
    return found.atom("DATE", TimeForm("weekday", found.value("weekday")), weak=True)


def _relative_day(found: Found) -> Atoms:
    """today, yesterday, tomorrow; "the day before yesterday"."""
    days = int(found.value("day"))
    if found.has("beyond"):
        days += -1 if found.value("beyond") == "past" else 1
    return found.atom("DATE", _days_on(days))


def _days_on(days: int) -> TimeForm:
    direction: Direction = "past" if days < 0 else "future"
    return TimeForm("shift", amount=float(abs(days)), unit="day", direction=direction if days else None)


def _later_today(found: Found) -> Atoms:
    return found.atom("DATE", _days_on(int(found.value("day"))))


def _tonight(found: Found) -> Atoms:
    return found.atom("TIME", TimeForm("part", "NI", parts=(_days_on(0),)))


def _overnight(found: Found) -> Atoms:
    return found.atom("TIME", TimeForm("part", "NI"), weak=True)


# ---- Weeks, months, years around now ---------------------------------------------------------------------------------


def _period(found: Found) -> Atoms:
    """"last week", "this year", "earlier this month"; "the past year" is a stretch of time that ends now."""
    unit, relative = unit_of(found.group("span")[0]), _relative(found) or 0
    word = found.group("relative")[-1].kind
    if unit in ("second", "minute", "hour") or (unit == "day" and word in letters("THIS", "CURRENT")):
        return NONE
    if word in letters("PAST", "COMING") and len(found.group("relative")) == 1 and unit != "weekend":
        return found.atom("DURATION", TimeForm("span", amount=1.0, unit=unit, direction=_way(relative)))
    if found.has("the") and word in letters("NEXT") and not found.has("part"):
        return found.atom("DATE", TimeForm("offset", amount=1.0, unit=unit, direction="future"))
    if unit == "day" and word in letters("LAST"):
        return NONE
    direction: Direction | None = None
    if found.has("part"):
        direction = "past" if found.value("part") == "past" else "future"
    return found.atom("DATE", TimeForm("period", amount=float(relative), unit=unit, direction=direction))


def _way(relative: float) -> Direction:
    return "past" if relative < 0 else "future"


def _the_unit(found: Found) -> Atoms:
    """"the year", "the week": this one, where a part of it is meant ("the beginning of the year")."""
    unit = unit_of(found.group("span")[0])
    form = TimeForm("period", amount=None if unit == "weekend" else 0.0, unit=unit)
    return found.atom("DATE", form, weak=unit != "weekend") if unit in _PERIODS else NONE


_PERIODS = frozenset({"day", "week", "weekend", "month", "quarter", "year", "decade", "century"})


def _later_in(found: Found) -> Atoms:
    """"later in the week", "earlier in the year"."""
    form = TimeForm("period", amount=0.0, unit=found.value("span"),
                    direction="past" if found.value("part") == "past" else "future")  # fmt: skip
    return found.atom("DATE", form)


def _stretch(found: Found) -> Atoms:
    """"the past three days", "the next six months"."""
    relative = _relative(found) or 0
    count, unit = sized(amount(found.group("count")), unit_of(found.group("span")[0]))
    if not relative:
        return NONE
    return found.atom("DURATION", TimeForm("span", amount=count, unit=unit, direction=_way(relative)))


def _part_of_today(found: Found) -> Atoms:
    """"this morning", "last night"."""
    relative = _relative(found) or 0
    word = found.group("relative")[-1].kind
    if word in letters("NEXT", "COMING", "PAST"):
        return found.atom("TIME", TimeForm("part", found.value("span"),
                                           parts=(TimeForm("offset", amount=1.0, unit="day", direction=_way(relative)),)))
    return found.atom("TIME", TimeForm("part", found.value("span"), parts=(_days_on(relative),)))


def _season(found: Found) -> Atoms:
    said = found.has("relative") or found.has("unit") or found.has("year") or found.has("the") or found.follows("IN")
    if not said:
        return NONE
    relative = _relative(found)
    form = TimeForm("season", found.value("season"), amount=None if relative is None else float(relative))
    if found.has("year"):
        form = replace(form, parts=(_date(found.value("year")),))
    bare = relative is None and not found.has("unit") and not found.has("year") and not found.follows("IN", "DURING")
    return found.atom("DATE", _enclosed(found, form), weak=bare)


def _ordinal(found: Found) -> Atoms:
    """"the first quarter", "the last week", "Q3 2021": counted within what is named after it."""
    number = found.value("number") if not found.has("final") else "-1"
    unit = unit_of(found.group("span")[0])
    form = TimeForm("ordinal", amount=float(number), unit=unit)
    return found.atom("DATE", form, weak=unit != "quarter")


def _quarter(found: Found) -> Atoms:
    short = found.value("short")
    form = TimeForm("ordinal", amount=float(short[1]), unit="quarter" if short[0] == "Q" else "half")
    if found.has("year"):
        form = replace(form, parts=(_date(found.value("year")),))
    return found.atom("DATE", form)


def _fiscal(found: Found) -> Atoms:
    if found.has("year"):
        year = found.value("year")
        return found.atom("DATE", TimeForm("fiscal", year if len(year) == 4 else f"20{int(year):02}"))
    if not found.has("relative") and not found.has("the"):
        return NONE
    return found.atom("DATE", TimeForm("fiscal", amount=float(_relative(found) or 0)))


def _holiday(found: Found) -> Atoms:
    relative = _relative(found)
    form = TimeForm("holiday", found.value("name"), amount=None if relative is None else float(relative))
    if found.has("year"):
        form = replace(form, parts=(_date(found.value("year")),))
    if _is_modifier(found):
        return found.atom("DURATION", replace(form, unit="season"))
    return found.atom("DATE", _enclosed(found, form))


def _is_modifier(found: Found) -> bool:
    """Whether it stands before a noun: "Christmas sales" are those of the weeks around the day."""
    token, after = found.token(found.last - 1), found.after()
    if " " in found.value("name") or after is None or token.dep != "compound" or token.head <= token.i:
        return False
    return found.tokens[after.token].tag in ("NN", "NNS") and not found.precedes("DAYPART", "NIGHT", "WEEKDAY")


# ---- Counted from now, or from what was told before -------------------------------------------------------------------


def _ago(found: Found) -> Atoms:
    count, unit = _counted(found)
    return found.atom("DATE", TimeForm("shift", amount=count, unit=unit, direction=_side(found, "side")))


def _counted(found: Found) -> tuple[float | None, str]:
    pieces = found.group("count")
    return sized(amount(pieces) if pieces else None, unit_of(found.group("span")[0]))


def _side(found: Found, group: str) -> Direction:
    return "past" if found.value(group) == "past" else "future"


def _from_now(found: Found) -> Atoms:
    count, unit = _counted(found)
    return found.atom("DATE", TimeForm("shift", amount=count, unit=unit, direction="future"))


def _offset(found: Found) -> Atoms:
    """"two days later"; "two weeks before" with what it is before: then the words tell a length."""
    count, unit = _counted(found)
    side = _side(found, "side")
    if found.group("side")[0].kind in letters("EARLIER", "LATER"):
        return found.atom("DATE", TimeForm("offset", amount=count, unit=unit, direction=side))
    if _ends(found):
        return found.atom("DATE", TimeForm("offset", amount=count, unit=unit, direction=side))
    last = found.at("side")
    form = TimeForm("offset-event", amount=count, unit=unit, direction=side)
    return (Atom(found.first, last, "DURATION", form),)


def _ends(found: Found) -> bool:
    """Whether nothing follows that "before" or "after" could govern."""
    after = found.after()
    return after is None or not (after.lower[0].isalnum() or after.lower[0] in "\"“‘'$£€(")


def _day_before(found: Found) -> Atoms:
    """"the day before", "the week after the vote"."""
    unit, side = unit_of(found.group("span")[0]), _side(found, "side")
    operator = "offset" if _ends(found) else "offset-event"
    if found.precedes("RELDAY"):
        return NONE
    if operator == "offset-event":
        last = found.at("side")
        form = TimeForm(operator, amount=1.0, unit=unit, direction=side)
        return (Atom(found.first, last, "DATE", _in_part(form, found)),)
    return found.atom("DATE", _in_part(TimeForm(operator, amount=1.0, unit=unit, direction=side), found))


def _in_part(form: TimeForm, found: Found) -> TimeForm:
    """"the night before" is a night."""
    return TimeForm("part", found.value("span"), parts=(form,)) if len(found.value("span")) == 2 else form


def _neighbour(found: Found) -> Atoms:
    """"the following day", "the previous year", "the next morning", "the following Monday"."""
    word = found.group("side")[0]
    direction: Direction = "past" if word.value == "-1" else "future"
    if found.has("weekday"):
        form = TimeForm("offset", found.value("weekday"), amount=1.0, unit="weekday", direction=direction)
        return found.atom("DATE", form)
    if found.has("count"):
        count, unit = _counted(found)
        return found.atom("DURATION", TimeForm("duration", amount=count, unit=unit))
    span = found.group("span")[0]
    part = span.kind in letters("DAYPART", "NIGHT")
    unit = "day" if part else unit_of(span)
    form = TimeForm("offset", amount=1.0, unit=unit, direction=direction)
    return found.atom("TIME" if part else "DATE", TimeForm("part", span.value, parts=(form,)) if part else form)


def _same(found: Found) -> Atoms:
    """"that day", "the same month", "that night"."""
    span = found.group("span")[0]
    if span.kind in letters("DAYPART", "NIGHT"):
        return found.atom("TIME", TimeForm("part", span.value, parts=(TimeForm("same", unit="day"),)))
    if span.kind in letters("TIME"):
        return found.atom("DATE", TimeForm("same", unit=None))
    if unit_of(span) in ("second", "minute", "hour"):
        return NONE
    return found.atom("DATE", TimeForm("same", unit=unit_of(span)))


def _same_last_year(found: Found) -> Atoms:
    """"the same period last year": known to the year."""
    return found.atom("DATE", TimeForm("period", amount=float(_relative(found) or 0), unit=found.value("span")))


def _vaguely(found: Found) -> Atoms:
    """"a later date"."""
    return found.atom("DATE", TimeForm("offset", direction=_side(found, "side")))


def _later(found: Found) -> Atoms:
    """"later" as an adverb of a verb; not "later than", "no later", "sooner or later"."""
    token = found.token(found.first)
    governor = next((other for other in found.tokens if other.i == token.head), token)
    if token.lower == "previously" or token.dep != "advmod" or governor.pos not in ("VERB", "AUX") or found.precedes("THAN", "IN", "ON", "OR", "AND"):
        return NONE
    return NONE if found.follows("OR", "THAN") else _vaguely(found)


def _some_time(found: Found) -> Atoms:
    """"a long time", "an indefinite period of time", "a while", after "for" or "in"."""
    if found.match.end() - found.match.start() < 2 or not found.follows("FOR", "OVER", "AFTER"):
        return NONE
    what = found.value("what")
    token = found.token(found.at("what")) if what else None
    if token is not None and token.pos not in ("ADJ", "DET"):
        return NONE
    return found.atom("DURATION", TimeForm("duration", unit="day"))


# ---- Lengths and repetitions -----------------------------------------------------------------------------------------


def _duration(found: Found) -> Atoms:
    """"two weeks", "10-day", "decades-long"; never an age ("30-year-old", "56 years old")."""
    if found.precedes("OLD") or (found.precedes("DASH") and _piece_kind(found.after(1), "OLD")):
        return NONE
    count, unit = _counted(found)
    article = found.has("count") and found.group("count")[0].kind in letters("A") and len(found.group("count")) == 1
    if article and not found.follows(*_MEASURES):
        return NONE
    if not found.has("count") and not (found.follows(*_MEASURES) or found.has("long")):
        return NONE
    ahead = count is not None and found.follows("IN") and not found.has("long")
    return found.atom("DURATION", TimeForm("in" if ahead else "duration", amount=count, unit=unit))


_MEASURES = ("FOR", "IN", "WITHIN", "THAN", "OVER", "APPROX", "AFTER", "OF", "DURING", "LEAST", "TO")


def _piece_kind(piece: Piece | None, *names: str) -> bool:
    return piece is not None and piece.kind in letters(*names)


def _frequency(found: Found) -> Atoms:
    return found.atom("SET", TimeForm("set", found.value("often")))


def _every(found: Found) -> Atoms:
    """"every Monday", "each year", "every two weeks", "Mondays"."""
    if found.has("weekday"):
        return found.atom("SET", TimeForm("set", f"XXXX-WXX-{found.value('weekday')}"))
    if found.has("month"):
        return found.atom("SET", TimeForm("set", f"XXXX-{int(found.value('month')):02}"))
    if found.has("part"):
        return found.atom("SET", TimeForm("set", f"XXXX-XX-XXT{found.value('part')}"))
    count, unit = _counted(found)
    return found.atom("SET", TimeForm("set", amount=1.0 if count is None else count, unit=unit))


def _times_a(found: Found) -> Atoms:
    """"twice a week"."""
    return found.atom("SET", TimeForm("set", amount=1.0, unit=unit_of(found.group("span")[0])))


def _reference(found: Found) -> Atoms:
    if found.precedes("BEFORE", "AFTER") or _lower(found.after()) == "as" or _lower(found.before()) in ("as", "too"):
        return NONE  # "soon after the vote", "as soon as"
    return found.atom("DATE", TimeForm("reference", found.value("phrase")))


def _lower(piece: Piece | None) -> str:
    return "" if piece is None else piece.lower


# ---- Times of day ----------------------------------------------------------------------------------------------------


def _clock(found: Found) -> Atoms:
    """9 a.m.; 09:39; 9.30pm GMT; 1430 UTC; 6 o'clock."""
    hour, minute = int(found.value("hour")), int(found.value("minute") or 0)
    if found.has("minute") and (len(found.value("minute")) != 2 or not found.pieces[found.at("minute")].glued):
        return NONE
    half = found.value("half")
    if half and not 1 <= hour <= 12:
        return NONE
    hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
    if hour > 24 or minute > 59:
        return NONE
    sure = bool(half) or found.has("zone") or found.has("oclock") or found.has("tee")
    sure = sure or (found.value("mark") == ":" and found.follows("AT", "BY", "FROM", "APPROX", "BEFORE", "AFTER",
                                                                 "SINCE", "TO", "BETWEEN"))
    return found.atom("TIME", TimeForm("clock", f"T{hour:02}:{minute:02}{_zone(found)}"), weak=not sure)


def _zone(found: Found) -> str:
    """The offset as it is to be written: "+03:00", "Z", or '' where the text names none."""
    if found.has("offset"):
        sign = found.value("sign")
        hours = found.value("offset")
        minutes = found.value("offset_minutes") or "00"
        hours, minutes = (hours[:2], hours[2:]) if len(hours) == 4 else (hours, minutes)
        return f"{'+' if sign == '+' else '-'}{int(hours):02}:{minutes}"
    if not found.has("zone"):
        return ""
    name = found.group("zone")[0]
    return "Z" if name.value in ("+00:00", "Z") else name.value if name.value[:1] in "+-" else ""


def _four_digits(found: Found) -> Atoms:
    """1430 UTC, 0939 hours."""
    digits = found.value("digits")
    hour, minute = int(digits[:2]), int(digits[2:])
    if hour > 24 or minute > 59 or len(digits) != 4:
        return NONE
    return found.atom("TIME", TimeForm("clock", f"T{hour:02}:{minute:02}{_zone(found)}"))


def _noon(found: Found) -> Atoms:
    return found.atom("TIME", TimeForm("clock", found.value("noon")))


def _day_part(found: Found) -> Atoms:
    return found.atom("TIME", TimeForm("part", found.value("span")), weak=True)


_ZONE = "(?P<zone>ZONE|ZED|LOCAL TIME|OTHER TIME|OTHER DAYLIGHT TIME)?(?:(?P<sign>[PLUS DASH])(?P<offset>[DAYNUM SMALL CLOCKNUM])(?:COLON (?P<offset_minutes>DIGITS))?)?"
_COUNT = "(?P<count>NUMBER(?: AND A HALF| DASH AND DASH A DASH HALF)?|A|A? COUPLE OF?|A? VAGUE|HALF A|A HALF|HALF|VAGUES OF)"
_WHICH = "(?:COMMA? OF? (?P<which>LAST|THIS|NEXT|CURRENT|THE PAST) (?P<unit>UNIT))?"

RULES: tuple[Rule, ...] = (
    rule("(?P<year>YEAR) DASH (?P<month>DAYNUM) DASH (?P<day>DAYNUM)", _iso),
    rule("(?P<first>DAYNUM)(?P<mark>[POINT SLASH])(?P<second>DAYNUM)[POINT SLASH](?P<year>YEAR)", _numeric),
    rule("(?P<month>MONTH) THE? (?P<day>DAY)(?: COMMA? (?P<year>YEAR))?", _month_first),
    rule("THE? (?P<day>DAY) OF? (?P<month>MONTH)(?: [COMMA OF]? (?P<year>YEAR))?", _day_first),
    rule("(?P<month>MONTH) (?P<day>DAY) (?P<link>DASH|TO|AND|OR|COMMA AND) (?P<last_day>DAY)(?: COMMA? (?P<year>YEAR))?",
         _days),
    rule("(?P<day>DAY) (?P<link>DASH|TO|AND|OR) (?P<last_day>DAY) OF? (?P<month>MONTH)(?: COMMA? (?P<year>YEAR))?", _days),
    rule("(?P<month>MONTH) [COMMA OF]? (?P<year>YEAR)", _month_year),
    rule(f"(?P<relative>RELATIVE)? (?P<month>MONTH) {_WHICH}", _month),
    rule("THE (?P<day>NTH)", _day_of_month),
    rule("(?P<year>YEAR)", _year),
    rule("(?P<year>YEAR)[DASH SLASH](?P<last>DIGITS)", _school_year),
    rule("(?P<the>THE)? (?P<quote>QUOTE)? (?P<decade>DECADE)", _decade),
    rule("THE? (?P<number>NTH|ORDINAL) DASH? (?P<span>UNIT)", _century),
    rule(f"(?P<relative>RELATIVE)? (?P<weekday>WEEKDAY) {_WHICH}", _weekday),
    rule("(?P<weekday>SHORTDAY)", _short_weekday),
    rule("(?:THE UNIT (?P<beyond>BEFORE|AFTER))? (?P<day>RELDAY)", _relative_day),
    rule("[EARLIER LATER] (?P<day>RELDAY)", _later_today),
    rule("TONIGHT", _tonight),
    rule("OVERNIGHT", _overnight),
    rule("(?P<part>EARLIER|LATER)? (?P<the>THE)? (?P<relative>RELATIVE) (?P<span>UNIT)", _period),
    rule("(?P<part>EARLIER|LATER) IN THE (?P<span>UNIT)", _later_in),
    rule("THE (?P<span>UNIT)", _the_unit),
    rule(f"THE? (?P<relative>LAST|PAST|NEXT|COMING) {_COUNT} (?P<span>SPAN)", _stretch),
    rule("(?P<relative>THIS|LAST) (?P<span>PART)", _part_of_today),
    rule(f"(?P<the>THE)? (?P<relative>RELATIVE)? (?P<season>SEASON) (?:OF? (?P<year>YEAR))? {_WHICH}", _season),
    rule("THE? (?:(?P<number>NTH|ORDINAL)|(?P<final>LAST|FINAL)) DASH? (?P<span>[UNIT HALF])", _ordinal),
    rule("(?P<short>QNUM)(?: OF? (?P<year>YEAR))?", _quarter),
    rule("(?P<the>THE)? (?P<relative>RELATIVE)? FISCAL (?:UNIT)? (?P<year>YEAR)?", _fiscal),
    rule("(?P<the>THE)? (?P<relative>THIS)? FISCALSHORT (?P<year>YEAR|DIGITS)", _fiscal),
    rule(f"(?P<relative>RELATIVE)? (?P<name>HOLIDAY) (?:COMMA? (?P<year>YEAR))? {_WHICH}", _holiday),
    rule(f"{_COUNT}? (?P<span>SPAN) (?P<side>AGO|BACK)", _ago),
    rule(f"{_COUNT} (?P<span>SPAN) FROM (?:NOW|RELDAY)", _from_now),
    rule(f"{_COUNT}? (?P<span>SPAN) (?P<side>EARLIER|LATER|BEFORE|AFTER)", _offset),
    rule("THE (?P<span>UNIT|NIGHT) (?P<side>BEFORE|AFTER)", _day_before),
    rule("THE (?P<side>FOLLOWING|PREVIOUS|NEXT) (?P<weekday>WEEKDAY)", _neighbour),
    rule(f"THE (?P<side>FOLLOWING|PREVIOUS) (?P<count>(?:NUMBER|VAGUE)) (?P<span>SPAN)", _neighbour),
    rule("THE (?P<side>FOLLOWING|PREVIOUS|NEXT) (?P<span>UNIT|DAYPART|NIGHT)", _neighbour),
    rule("(?:(?:THE|THAT|THIS) VERY? SAME|THAT) (?P<span>UNIT|DAYPART|NIGHT)", _same),
    rule(f"{_COUNT}? DASH? (?P<span>SPAN)(?P<long> DASH? LONG)?", _duration),
    rule("(?P<often>FREQUENCY)", _frequency),
    rule("EVERY (?P<count>NUMBER|ORDINAL)? (?:(?P<span>SPAN)|(?P<weekday>WEEKDAY)|(?P<month>MONTH)|(?P<part>DAYPART|NIGHT))", _every),
    rule("(?P<weekday>WEEKDAYS)", _every),
    rule("(?:ONCE|NUMBER TIMES) [A EVERY PER] (?P<span>UNIT)", _times_a),
    rule("(?P<phrase>REFERENCE)", _reference),
    rule("THE SAME [PERIOD UNIT TIME] [OF IN COMMA]? THE? (?P<relative>LAST|PAST|THIS|NEXT) (?P<span>UNIT)", _same_last_year),
    rule("A? (?P<what>OTHER|LONG|SHORT|APPROX)? (?:PERIOD OF TIME|PERIOD|TIME|WHILE)", _some_time),
    rule("A (?P<side>EARLIER|LATER) (?:UNIT|TIME|PERIOD)", _vaguely),
    rule("(?P<side>EARLIER|LATER)", _later),
    rule(f"(?P<tee>TEE)? (?P<hour>DIGITS)(?:(?P<mark>[COLON POINT])(?P<minute>DIGITS)(?:COLON DIGITS)?)?"
         f" (?P<half>AMPM)? (?P<oclock>OCLOCK)? {_ZONE}", _clock),
    rule("(?P<digits>[YEARNUM CLOCKNUM]) (?:HOURS? (?P<zone>ZONE|ZED|LOCAL TIME)|HOURS)", _four_digits),
    rule("(?P<noon>NOON)", _noon),
    rule("THE? (?P<span>PART)", _day_part),
)  # fmt: skip

_STARTS = starts(RULES)


def atoms(pieces: Sequence[Piece], tokens: Sequence[Token]) -> list[Atom]:
    """The time expressions of a block, in order, the longest match at each place first; neighbours not yet joined."""
    kinds = "".join(piece.kind for piece in pieces)
    found: list[Atom] = []
    start = _STARTS.search(kinds)
    while start is not None:
        best = _best(kinds, start.start(), pieces, tokens)
        found.extend(best)
        start = _STARTS.search(kinds, best[-1].last if best else start.start() + 1)
    return found


def _best(kinds: str, at: int, pieces: Sequence[Piece], tokens: Sequence[Token]) -> Atoms:
    matches = [(match, rule.build) for rule in RULES if (match := rule.pattern.match(kinds, at)) is not None]
    for match, build in sorted(matches, key=lambda entry: -entry[0].end()):
        built = build(Found(match, pieces, tokens))
        if built:
            return built
    return NONE
