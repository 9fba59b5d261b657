"""The grammar of time expressions: a list of patterns of pieces, each with the function that says what it means."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.builders import time_clocks as clocks
from dateline.builders import time_counts as counts
from dateline.builders import time_dates as dates
from dateline.builders import time_periods as periods
from dateline.builders.time_pattern import Atom, Found, Rule, rule, starts
from dateline.builders.time_words import Piece
from dateline.graph.model import Token

_COUNT = ("(?P<count>NUMBER(?: AND A HALF| DASH AND DASH A DASH HALF| [TO OR DASH] NUMBER)?|A? COUPLE OF?|A? VAGUE|"
          "HALF A|A? HALF|A|VAGUES OF)")  # fmt: skip
_WHICH = "(?:COMMA? OF? (?P<which>LAST|THIS|NEXT|CURRENT|THE PAST) (?P<unit>UNIT))?"
_OFFSET = "(?P<sign>[PLUS DASH])(?P<offset>[DAYNUM SMALL CLOCKNUM])(?:COLON (?P<offset_minutes>DIGITS))?"
_ZONE = ("(?P<zone>ZONE|ZED|LOCAL TIME|OTHER TIME|OTHER DAYLIGHT TIME)?"
         f"(?:(?:(?<=ZONE)|(?=PLUS)){_OFFSET})?")  # fmt: skip
_MONTH = "(?P<month>MONTH)"
_YEAR_AFTER = "(?: COMMA? (?P<year>YEAR))?"
_AND = "(?:COMMA|AND|OR|COMMA AND|COMMA OR)"

RULES: tuple[Rule, ...] = (
    # days of the calendar
    rule("(?P<year>YEAR) DASH (?P<month>DAYNUM) DASH (?P<day>DAYNUM)", dates.iso),
    rule("(?P<first>DAYNUM)(?P<mark>[POINT SLASH DASH])(?P<second>DAYNUM)[POINT SLASH DASH](?P<year>YEAR)",
         dates.numeric),
    rule("[YEARNUM DAYNUM MONTH][DASH SLASH POINT][DAYNUM MONTH][DASH SLASH POINT][YEARNUM DAYNUM]",
         dates.other_layout),
    rule(f"{_MONTH} (?P<point>POINT)? THE? (?P<day>DAY) {_YEAR_AFTER}", dates.month_first),
    rule(f"THE? (?P<day>DAY) OF? {_MONTH}(?: [COMMA OF]? (?P<year>YEAR))?", dates.day_first),
    rule(f"THE (?P<day>ORDINAL) OF {_MONTH}(?: [COMMA OF]? (?P<year>YEAR))?", dates.day_first),
    rule(f"{_MONTH} (?P<point>POINT)? (?P<day>DAY) (?:DASH|TO) (?P<last_day>DAY) {_YEAR_AFTER}", dates.day_range),
    rule(f"THE? (?P<day>DAY) (?:DASH|TO) THE? (?P<last_day>DAY) OF? {_MONTH} {_YEAR_AFTER}", dates.day_range),
    rule(f"{_MONTH} (?P<point>POINT)? DAY (?:{_AND} DAY){{0,8}}? (?:COMMA? AND|OR) (?P<last_day>DAY) {_YEAR_AFTER}",
         dates.day_list),
    rule(f"THE? DAY (?:{_AND} DAY){{0,8}}? (?:COMMA? AND|OR) THE? (?P<last_day>DAY) OF? {_MONTH} {_YEAR_AFTER}",
         dates.day_list),
    rule("THE (?P<day>NTH)", dates.day_of_month),
    # months, years, decades, centuries
    rule(f"{_MONTH} [COMMA OF DASH SLASH]? (?P<year>YEAR)", dates.month_year),
    rule(f"(?P<relative>RELATIVE)? {_MONTH} {_WHICH}", dates.month),
    rule("(?P<year>YEAR)", dates.year),
    rule("THE (?P<span>UNIT) (?P<year>YEAR)", dates.the_year),
    rule("QUOTE (?P<year>[DAYNUM SMALL])", dates.short_year),
    rule("(?P<year>YEAR)[DASH SLASH](?P<last>[DAYNUM SMALL YEARNUM])", dates.school_year),
    rule("(?P<the>THE)? (?P<quote>QUOTE)? (?P<decade>DECADE)", dates.decade),
    rule("(?P<the>THE)? (?P<year>YEAR) GENITIVE", dates.genitive_decade),
    rule("THE? QUOTE? (?P<decade>DECADE) (?:AND|OR) THE? QUOTE? (?P<other>DECADE)", dates.two_decades),
    rule("THE? (?:(?P<other>[NTH ORDINAL]) AND THE?)? (?P<number>[NTH ORDINAL]) DASH? (?P<span>[UNIT UNITS])",
         dates.century),
    # weekdays and days around now
    rule(f"(?P<relative>RELATIVE)? (?P<weekday>WEEKDAY) {_WHICH}", periods.weekday),
    rule("(?P<weekday>WEEKDAY) (?P<week>UNIT)", periods.weekday_after_next),
    rule("(?P<count>NUMBER) (?P<weekday>WEEKDAYS) (?:AGO|BACK)", periods.weekdays_ago),
    rule("A (?P<week>UNIT) [ON FROM] (?P<weekday>WEEKDAY)", periods.weekday_after_next),
    rule("(?P<weekday>SHORTDAY)", periods.short_weekday),
    rule("THE? (?P<number>[NTH ORDINAL FINAL]) (?P<weekday>WEEKDAY)", periods.nth_weekday),
    rule("(?:THE UNIT (?P<beyond>BEFORE|AFTER)|EARLIER|LATER)? (?P<day>RELDAY)", periods.relative_day),
    rule("TONIGHT", periods.tonight),
    rule("OVERNIGHT", periods.overnight),
    rule("(?P<relative>THIS|LAST) (?P<span>PART)", periods.part_of_today),
    # weeks, months, years around now; seasons, quarters, holidays
    rule("(?P<part>EARLIER|LATER)? (?P<the>THE)? (?P<relative>RELATIVE) (?P<span>UNIT)", periods.period),
    rule("(?P<side>EARLIER|LATER) IN THE (?P<span>UNIT)", periods.later_in),
    rule("(?P<span>UNIT) [GENITIVE DASH] END", periods.year_end),
    rule("THE (?P<span>UNIT)", periods.the_unit),
    rule("THE (?P<span>UNIT|NIGHT) (?:BEFORE (?P<last>LAST)|AFTER NEXT)", periods.next_but_one),
    rule("THE? UNIT DASH (?P<relative>AGO) [UNIT PERIOD]", periods.year_ago),
    rule("THE TURN OF THE (?P<span>UNIT)", periods.turn),
    rule(f"THE? (?P<relative>LAST|PAST|NEXT|COMING) {_COUNT} (?P<span>SPAN)", periods.stretch),
    rule("THE? ORDINAL (?P<count>NUMBER) (?P<span>UNITS)", periods.first_units),
    rule("(?:THE SAME [PERIOD UNIT TIME]|THIS TIME) [OF IN COMMA]? THE? (?P<relative>LAST|PAST|THIS|NEXT) "
         "(?P<span>UNIT)", periods.same_last_year),
    rule(f"(?P<the>THE)? (?P<relative>RELATIVE)? (?P<season>SEASON) (?:OF? (?P<year>YEAR))? {_WHICH}", periods.season),
    rule("THE? (?:(?P<number>NTH|ORDINAL)|(?P<final>LAST|FINAL)) DASH? (?P<span>[UNIT HALF])", periods.ordinal),
    rule("(?P<short>QNUM)(?: OF? (?P<year>YEAR))?", periods.quarter),
    rule("THE? FISCAL (?P<number>NTH|ORDINAL) DASH? (?P<span>[UNIT HALF])(?: OF? (?P<year>YEAR))?",
         periods.fiscal_part),
    rule("THE? (?P<number>NTH|ORDINAL) DASH? FISCAL DASH? (?P<span>[UNIT HALF])(?: OF? (?P<year>YEAR))?",
         periods.fiscal_part),
    rule("FISCAL (?P<short>QNUM)(?: OF? (?P<year>YEAR))?", periods.fiscal_part),
    rule("(?P<the>THE)? (?P<relative>RELATIVE)? FISCAL (?P<span>UNIT)? (?P<year>YEAR)?", periods.fiscal),
    rule("FISCALSHORT (?P<year>[YEARNUM DAYNUM SMALL])", periods.fiscal),
    rule(f"(?P<relative>RELATIVE)? (?P<name>HOLIDAY) (?:COMMA? (?P<year>YEAR))? {_WHICH}", periods.holiday),
    rule("(?P<relative>RELATIVE)? (?P<name>HOLIDAY) (?P<weekend>UNIT) (?:OF? (?P<year>YEAR))?",
         periods.holiday_weekend),
    # counted from now, or from what was told before
    rule(f"{_COUNT}? (?P<span>SPAN) (?:AGO|BACK)", counts.ago),
    rule(f"{_COUNT} (?P<span>SPAN) AGO (?P<then>RELDAY|THIS UNIT)", counts.ago_today),
    rule(f"{_COUNT} (?P<span>SPAN) AGO (?:TONIGHT|THIS (?P<part>PART))", counts.ago_tonight),
    rule(f"{_COUNT} (?P<span>SPAN) FROM (?P<now>REFERENCE|RELDAY)", counts.from_now),
    rule(f"{_COUNT} (?P<span>SPAN) [QUOTE GENITIVE] TIME", counts.from_now),
    rule("(?P<phrase>REFERENCE)", counts.reference),
    rule(f"{_COUNT}? (?P<span>SPAN) (?P<side>EARLIER|LATER|BEFORE|AFTER)", counts.offset),
    rule(f"{_COUNT} (?P<span>SPAN) TO THE (?P<day>UNIT) (?P<side>BEFORE|AFTER)", counts.to_the_day),
    rule("THE (?P<span>UNIT|NIGHT) (?P<side>BEFORE|AFTER)", counts.day_before),
    rule("THE (?P<side>FOLLOWING|PREVIOUS|NEXT) (?P<weekday>WEEKDAY)", counts.neighbour),
    rule("THE (?P<side>FOLLOWING|PREVIOUS) (?P<count>NUMBER|VAGUE) (?P<span>SPAN)", counts.neighbour),
    rule("THE (?P<side>FOLLOWING|PREVIOUS|NEXT) (?P<span>UNIT|DAYPART|NIGHT)", counts.neighbour),
    rule("(?:(?:THE|THAT|THIS) VERY? SAME|THAT) (?P<span>UNIT|DAYPART|NIGHT)", counts.same),
    rule("A (?P<side>EARLIER|LATER) (?:UNIT|TIME|PERIOD)", counts.vaguely),
    rule("(?P<side>EARLIER|LATER)", counts.later),
    rule(f"{_COUNT} (?P<span>SPAN) ON", counts.years_on),
    # lengths and repetitions
    rule("(?P<digits>[YEARNUM CLOCKNUM]) (?:HOURS? (?P<zone>ZONE|ZED|LOCAL TIME)|HOURS|(?P<unit>UNITS))",
         clocks.four_digits),
    rule(f"{_COUNT}? DASH? (?P<span>SPAN)(?P<long> DASH? LONG)?", counts.duration),
    rule("(?P<count>NUMBER) (?P<adjective>OTHER|LONG) (?P<span>SPAN)", counts.duration),
    rule("(?P<lasting>LASTING)", counts.lasting),
    rule("(?P<count>A|NUMBER) (?P<span>SPAN) AND A (?P<half>HALF)", counts.duration),
    rule("(?:A? (?P<what>LONG|SHORT|APPROX)?|A (?P<which>OTHER)) (?:PERIOD OF TIME|PERIOD|TIME|WHILE)",
         counts.some_time),
    rule("(?P<often>FREQUENCY)", counts.frequency),
    rule("EVERY (?P<count>NUMBER|ORDINAL)? OTHER? (?:(?P<span>SPAN)|(?P<weekday>WEEKDAY)|(?P<month>MONTH)|"
         "(?P<part>PART)|(?P<season>SEASON))", counts.every),
    rule("(?P<weekday>WEEKDAYS)", counts.every),
    rule("(?:ONCE|NUMBER TIMES) [A EVERY PER] (?P<span>UNIT)", counts.times_a),
    # times of day
    rule("(?P<tee>TEE) (?P<hour>DIGITS)(?P<mark>COLON)(?P<minute>DIGITS)(?:COLON DIGITS(?:POINT NUMERAL)?)? "
         f"(?P<zone>ZED)?(?:{_OFFSET})?", clocks.clock),
    rule("(?P<hour>DIGITS)(?P<mark>[COLON POINT])(?P<minute>DIGITS)(?:COLON DIGITS(?:POINT NUMERAL)?)? "
         f"(?P<half>AMPM)? {_ZONE}", clocks.clock),
    rule(f"(?P<hour>DIGITS) (?:(?P<half>AMPM)|(?P<oclock>OCLOCK)) {_ZONE}", clocks.clock),
    rule("(?P<hour>DIGITS)", clocks.hour),
    rule("(?P<noon>NOON)", clocks.noon),
    rule("(?P<the>THE)? (?P<span>PART)", clocks.day_part),
)  # fmt: skip
"""In the order in which they are tried where matches are equally long."""

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


def _best(kinds: str, at: int, pieces: Sequence[Piece], tokens: Sequence[Token]) -> tuple[Atom, ...]:
    matches = [(match, rule.build) for rule in RULES if (match := rule.pattern.match(kinds, at)) is not None]
    for match, build in sorted(matches, key=lambda entry: -entry[0].end()):
        built = build(Found(match, pieces, tokens))
        if built:
            return built
    return ()
