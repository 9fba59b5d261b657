"""What patterns that count mean: from now, from what was told before, or a length of time and how often it comes."""

from __future__ import annotations

from dateline.builders.knowledge import words
from dateline.builders.time_dates import NONE, Atoms
from dateline.builders.time_numbers import counted, lower, side, unit_of
from dateline.builders.time_pattern import Atom, Found, letters
from dateline.graph.model import Direction, TimeForm

# ---- From now --------------------------------------------------------------------------------------------------------


def ago(found: Found) -> Atoms:
    """"three days ago", "years ago"."""
    count, unit = counted(found)
    return found.atom("DATE", TimeForm("shift", amount=count, unit=unit, direction="past"))


def ago_today(found: Found) -> Atoms:
    """"a year ago today", "ten years ago this week"."""
    count, unit = counted(found)
    word = found.group("then")[-1]
    then = TimeForm("shift", amount=0.0, unit="day") if word.kind in letters("RELDAY") else None
    then = then or TimeForm("period", amount=0.0, unit=unit_of(word))
    if count is None or (then.operator == "shift" and word.value != "0"):
        return NONE
    return found.atom("DATE", TimeForm("shift", amount=count, unit=unit, direction="past", parts=(then,)))


def ago_tonight(found: Found) -> Atoms:
    """"six weeks ago tonight", "a month ago this morning": that part of the day of then."""
    count, unit = counted(found)
    if count is None:
        return NONE
    today = TimeForm("shift", amount=0.0, unit="day")
    then = TimeForm("shift", amount=count, unit=unit, direction="past", parts=(today,))
    return found.atom("TIME", TimeForm("part", found.value("part") if found.has("part") else "NI", parts=(then,)))


def from_now(found: Found) -> Atoms:
    """"two weeks from now", "in two weeks' time"."""
    count, unit = counted(found)
    if found.has("now") and found.value("now") not in ("0", "PRESENT_REF"):
        return NONE
    return found.atom("DATE", TimeForm("shift", amount=count, unit=unit, direction="future"))


def reference(found: Found) -> Atoms:
    """"recently", "now", "soon"; not "as soon as", "soon after the vote"."""
    if found.precedes("BEFORE", "AFTER") or lower(found.after()) == "as" or lower(found.before()) in ("as", "too"):
        return NONE
    return found.atom("DATE", TimeForm("reference", found.value("phrase")))


# ---- From what was told before ---------------------------------------------------------------------------------------


def offset(found: Found) -> Atoms:
    """"two days later"; "two weeks before" with what it is before: then the words tell a length."""
    count, unit = counted(found)
    word = found.group("side")[0]
    if not found.group("count") and found.group("span")[0].kind in letters("UNIT", "NIGHT"):
        return NONE  # "on Tuesday night after she called"
    if word.kind in letters("EARLIER", "LATER") or _ends(found):
        return found.atom("DATE", TimeForm("offset", amount=count, unit=unit, direction=side(found)))
    form = TimeForm("offset-event", amount=count, unit=unit, direction=side(found))
    return (Atom(found.first, found.at("side"), "DURATION", form),)


def to_the_day(found: Found) -> Atoms:
    """"a year to the day after the flood"."""
    count, unit = counted(found)
    if count is None or found.value("day") != "day":
        return NONE
    form = TimeForm("offset-event", "to the day", amount=count, unit=unit, direction=side(found))
    return (Atom(found.first, found.at("side"), "DURATION", form),)


def _ends(found: Found) -> bool:
    """Whether nothing follows that "before" or "after" could govern."""
    after = found.after()
    return after is None or not (after.lower[0].isalnum() or after.lower[0] in "\"“‘'$£€(")


def day_before(found: Found) -> Atoms:
    """"the day before", "the week after the vote"."""
    unit, direction = unit_of(found.group("span")[0]), side(found)
    if found.precedes("RELDAY"):
        return NONE
    if _ends(found):
        return found.atom("DATE", _in_part(TimeForm("offset", amount=1.0, unit=unit, direction=direction), found))
    form = TimeForm("offset-event", "period", amount=1.0, unit=unit, direction=direction)
    return (Atom(found.first, found.at("side"), "DATE", _in_part(form, found)),)


def _in_part(form: TimeForm, found: Found) -> TimeForm:
    """"the night before" is a night."""
    return TimeForm("part", found.value("span"), parts=(form,)) if len(found.value("span")) == 2 else form


def neighbour(found: Found) -> Atoms:
    """"the following day", "the previous year", "the next morning", "the following Monday"."""
    direction: Direction = "past" if found.value("side") == "-1" else "future"
    if found.has("weekday"):
        form = TimeForm("offset", found.value("weekday"), amount=1.0, unit="weekday", direction=direction)
        return found.atom("DATE", form)
    if found.has("count"):
        count, unit = counted(found)
        return found.atom("DURATION", TimeForm("duration", amount=count, unit=unit))
    span = found.group("span")[0]
    part = span.kind in letters("DAYPART", "NIGHT")
    form = TimeForm("offset", amount=1.0, unit="day" if part else unit_of(span), direction=direction)
    return found.atom("TIME" if part else "DATE", TimeForm("part", span.value, parts=(form,)) if part else form)


def same(found: Found) -> Atoms:
    """"that day", "the same month", "that night"."""
    span = found.group("span")[0]
    if span.kind in letters("DAYPART", "NIGHT"):
        return found.atom("TIME", TimeForm("part", span.value, parts=(TimeForm("same", unit="day"),)))
    if unit_of(span) in ("second", "minute", "hour"):
        return NONE
    return found.atom("DATE", TimeForm("same", unit=unit_of(span)))


def vaguely(found: Found) -> Atoms:
    """"a later date"."""
    return found.atom("DATE", TimeForm("offset", direction=side(found)))


def later(found: Found) -> Atoms:
    """"later" as an adverb of a verb; not "later than", "no later", "sooner or later"."""
    token = found.token(found.first)
    at = token.head - found.tokens[0].i
    governor = found.tokens[at] if 0 <= at < len(found.tokens) else token
    if token.lower == "previously" or token.dep != "advmod" or governor.pos not in ("VERB", "AUX"):
        return NONE
    return NONE if found.precedes("THAN", "IN", "ON", "OR", "AND") or found.follows("OR", "THAN") else vaguely(found)


# ---- Lengths and repetitions -----------------------------------------------------------------------------------------

_MEASURES = ("FOR", "IN", "WITHIN", "THAN", "OVER", "APPROX", "AFTER", "OF", "DURING", "LEAST", "TO")
"""After these "a week" or "years" is a length; elsewhere it may be a rate ("$5 a day")."""


def duration(found: Found) -> Atoms:
    """"two weeks", "10-day", "decades-long"; never an age ("30-year-old", "56 years old")."""
    after = found.after(1)
    if found.precedes("OLD") or (found.precedes("DASH") and after is not None and after.kind in letters("OLD")):
        return NONE
    count, unit = counted(found)
    if found.precedes("OF") and lower(found.after(1)) in words("time_contents"):
        return NONE
    said = found.group("count")
    bare = not said or (len(said) == 1 and said[0].kind in letters("A"))
    if (bare and not found.has("half") and not (found.has("long") or found.follows(*_MEASURES))) or _some_day(found):
        return NONE
    if not said and found.group("span")[0].kind in letters("UNIT", "NIGHT"):
        if not found.has("long"):
            return NONE
        count = 1.0
    if bare and found.token(found.at("span")).dep == "compound" and not found.has("long"):  # "after hours trading"
        return NONE
    if found.has("adjective") and found.token(found.at("adjective")).pos != "ADJ":
        return NONE
    ahead = count is not None and found.follows("IN") and not found.has("long") and not _first_in(found)
    return found.atom("DURATION", TimeForm("in" if ahead else "duration", amount=count, unit=unit))


def lasting(found: Found) -> Atoms:
    """weeklong, yearlong."""
    return found.atom("DURATION", TimeForm("duration", amount=1.0, unit=found.value("lasting")))


def years_on(found: Found) -> Atoms:
    """"Two years on, survivors wait"."""
    count, unit = counted(found)
    if not found.precedes("COMMA"):
        return NONE
    return found.atom("DATE", TimeForm("offset", amount=count, unit=unit, direction="future"))


def _first_in(found: Found) -> bool:
    """Whether "in" tells for how long there was nothing like it: "the first in five years", "the worst in a decade"."""
    before = [piece for back in range(2, 7) if (piece := found.before(back)) is not None]
    return any(piece.kind in letters("ORDINAL") or found.tokens[piece.token].tag in ("JJS", "RBS") for piece in before)


def _some_day(found: Found) -> bool:
    """Whether "one day" means some day or other: "One day he will win"."""
    said = found.group("count")
    told = len(said) == 1 and said[0].lower in ("one", "some") and found.group("span")[0].lower == "day"
    return told and not found.follows(*_MEASURES) and not found.precedes("DASH")


def some_time(found: Found) -> Atoms:
    """"a long time", "an indefinite period of time", "a while", after "for" or "in"."""
    if found.last - found.first < 2 or not found.follows("FOR", "OVER", "AFTER"):
        return NONE
    word = next((name for name in ("what", "which") if found.has(name)), None)
    if word is not None and found.token(found.at(word)).pos not in ("ADJ", "DET", "VERB"):
        return NONE
    return found.atom("DURATION", TimeForm("duration", unit="day"))


def frequency(found: Found) -> Atoms:
    """daily, annual; not the Daily News."""
    if found.token(found.first).tag in ("NNP", "NNPS"):
        return NONE
    return found.atom("SET", TimeForm("set", found.value("often")))


def every(found: Found) -> Atoms:
    """"every Monday", "each year", "every two weeks", "Mondays"."""
    if found.has("weekday"):
        return found.atom("SET", TimeForm("set", f"XXXX-WXX-{found.value('weekday')}"))
    if found.has("month"):
        return found.atom("SET", TimeForm("set", f"XXXX-{int(found.value('month')):02}"))
    if found.has("part"):
        return found.atom("SET", TimeForm("set", f"XXXX-XX-XXT{found.value('part')}"))
    if found.has("season"):
        return found.atom("SET", TimeForm("set", f"XXXX-{found.value('season')}"))
    count, unit = counted(found)
    if lower(found.pieces[found.first + 1]) == "other":
        count = 2.0
    return found.atom("SET", TimeForm("set", amount=1.0 if count is None else count, unit=unit))


def times_a(found: Found) -> Atoms:
    """"twice a week"."""
    return found.atom("SET", TimeForm("set", amount=1.0, unit=unit_of(found.group("span")[0])))
