"""Time expressions: found in a text, kept without their anchor, resolved against one.

A form is an operator and its operands, as the words say it:

============= ======================================================================================================
operator      meaning
============= ======================================================================================================
date          ``value``: EDTF, X for digits not named (XXXX-01-02, 199X); ``amount`` -1, 0, 1: last, this, next;
              ``parts``: the weekday named with it, or the longer period it lies in ("January of last year")
weekday       ``value`` 1 to 7 (Monday is 1), ``amount`` as above, 2: the one after the next ("Monday week");
              ``parts``: the week it lies in
season        ``value`` SP, SU, FA, WI; ``parts``: its year
holiday       ``value``: its name in ``data/time_holidays.txt``; ``unit`` weekend: with the weekend beside it;
              ``parts``: its year
ordinal       the ``amount``th ``unit`` (-1: the last) of ``parts``, of the year where there are none; ``value``: how
              many of them ("the first three months"), of a weekday its number
fiscal        fiscal year ``value``, or the one ``amount`` years on; with a ``unit`` so many fiscal quarters or halves
period        the week, month, year … (``unit``) that lies ``amount`` periods after that of the article; with a
              ``direction``: its part before ("earlier this week") or after the article
turn          the ``unit`` that begins nearest, with the days or years around its beginning ("the turn of the year")
shift         ``amount`` units before or after the article ("three days ago"; "today": 0 days), with ``parts`` the day
              or week of then ("a year ago today")
offset        ``amount`` units before or after what was told before ("two days later"); ``unit`` weekday: the next one
offset-event  ``amount`` units before or after an event that is named ("two weeks before the vote")
same          the ``unit`` told of before ("that day"); with ``parts`` the one that holds it ("the week of 8 March")
span          the ``amount`` units up to the article, or from it on ("the past three days")
duration      ``amount`` units, None: not said how many
in            the same after "in": with a verb in the future, so long after the article ("will vote in two weeks")
set           ``value``, or every ``amount`` units
reference     ``value`` PAST_REF, PRESENT_REF or FUTURE_REF; ``direction`` past: said of then ("they soon fled")
clock, part   ``value`` T09:39+03:00; MO, MI, AF, EV, NI; ``parts``: the day
range         from ``parts[0]`` to ``parts[1]``, both included
either        one of ``parts`` ("01/10/2022")
============= ======================================================================================================

``modifier``: start, mid, end (that third of it), start-mid, mid-end, before, after (its part before or after the
article), approx, less, more; of a year in ``parts``: carried, that it was named for another date of the sentence.
``unit`` season of a holiday: the weeks around it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from dateline.builders import days_ahead
from dateline.builders.time_grammar import atoms
from dateline.builders.time_joins import join
from dateline.builders.time_pattern import Atom
from dateline.builders.time_tense import direction, is_simple_past
from dateline.builders.time_values import between_events, reference_kind, resolve
from dateline.builders.time_words import Piece, cut
from dateline.graph.model import Direction, Parse, Span, TimeExpression, TimeForm, Token

__all__ = ["between_events", "find", "reference_kind", "resolve"]


def find(parse: Parse) -> tuple[TimeExpression, ...]:
    """The time expressions of a text, in order."""
    return tuple(expression for tokens in _blocks(parse) for expression in _of_block(parse, tokens))


def _blocks(parse: Parse) -> Iterator[tuple[Token, ...]]:
    """The tokens of each block: the parser ends sentences within "Jan. 10", so sentences are too short."""
    for _, sentences in groupby(parse.sentences, key=lambda sentence: sentence.block):
        all_ = list(sentences)
        yield parse.tokens[all_[0].first : all_[-1].last]


def _of_block(parse: Parse, tokens: tuple[Token, ...]) -> Iterator[TimeExpression]:
    pieces = cut(tokens)
    found = atoms(pieces, tokens)
    if not found:
        return
    last: TimeExpression | None = None
    for atom in join(found, pieces):
        last = _with_year(_expression(parse, atom, pieces[atom.first : atom.last], tokens), last)
        yield last


def _expression(parse: Parse, atom: Atom, pieces: list[Piece], tokens: tuple[Token, ...]) -> TimeExpression:
    first, last = _first_and_last(tokens, pieces)
    span = Span(pieces[0].start, pieces[-1].end)
    form = atom.form
    if _turns(form):
        form = _turned(form, _way(parse, tokens, pieces, form))
    elif form.operator == "reference" and form.value != "PAST_REF" and is_simple_past(parse, last.i):
        form = replace(form, direction="past")
    return TimeExpression(span, atom.type, form, first.sentence, _wording(parse, span))


def _first_and_last(tokens: tuple[Token, ...], pieces: list[Piece]) -> tuple[Token, Token]:
    """The words at the ends of an expression; a set phrase ("Labor Day") is a piece of several words."""
    at = pieces[-1].token
    while tokens[at].end < pieces[-1].end:
        at += 1
    return tokens[pieces[0].token], tokens[at]


def _with_year(expression: TimeExpression, before: TimeExpression | None) -> TimeExpression:
    """"On April 3, 2011, they found it, and recovered the rest in May": told in order, May is of 2011 as well."""
    form = expression.form
    if before is None or before.sentence != expression.sentence or before.form.operator != "date":
        return expression
    year, _, named = (before.form.value or "").partition("-")
    unknown, _, told = (form.value or "").partition("-")
    lacks = form.operator == "date" and unknown == "XXXX" and told[:2].isdigit() and not form.parts
    if not lacks or form.amount is not None or form.direction != "past" or not named or not year.isdigit():
        return expression
    if told < named[: len(told)]:  # an earlier month may be of another year
        return expression
    return replace(expression, form=replace(form, parts=(TimeForm("date", year, modifier="carried"),)))


def _way(parse: Parse, tokens: tuple[Token, ...], pieces: list[Piece], form: TimeForm) -> Direction | None:
    """Which way the words lead: "since Monday" reaches back and "ahead of Sunday's final" on, else the tense tells."""
    first, last = _first_and_last(tokens, pieces)
    before = [token.lower for token in tokens[max(0, pieces[0].token - 2) : pieces[0].token]]
    if before[-1:] == ["since"] or before == ["as", "of"]:
        return "past"
    if before == ["ahead", "of"] or _is_set_for(parse, last):
        return "future"
    if form.operator == "ordinal" and not form.parts and last.dep in ("compound", "amod", "nmod"):
        return "past"  # "will report third-quarter results"
    if days_ahead.is_end_of_result(parse, last):
        return "future"
    told = direction(parse, last.i)
    if told == "future" and form.operator == "date" and _is_open(parse, last):
        return None
    ahead = told is None and before and before[-1] in _AHEAD and first.sentence == last.sentence
    return "future" if ahead else told


def _is_set_for(parse: Parse, time: Token) -> bool:
    tests = (days_ahead.is_arranged, days_ahead.is_declared, days_ahead.is_put_off)
    return any(test(parse, time) for test in tests)


def _is_open(parse: Parse, time: Token) -> bool:
    return days_ahead.is_of_noun(parse, time) or days_ahead.is_planned_in(parse, time)


_AHEAD = frozenset({"until", "till", "before", "by"})
"""Prepositions that look ahead where no verb says otherwise: "no deal before Monday"."""


def _wording(parse: Parse, span: Span) -> str:
    return " ".join(parse.text[span.start : span.end].split())


def _turns(form: TimeForm) -> bool:
    """Whether the expression leaves open which year, week or month is meant, so that the tense of the verb tells."""
    if any(_turns(part) for part in form.parts):
        return True
    if form.direction is not None:
        return False
    if form.operator == "date":
        return (form.value or "").startswith("XXXX") and form.amount is None
    if form.operator == "period":
        return form.amount is None
    if form.operator in ("weekday", "season", "holiday", "turn"):
        return form.amount in (None, 0)  # "last Friday", "next summer" say so themselves
    return form.operator in ("ordinal", "in")


def _turned(form: TimeForm, way: Direction | None) -> TimeForm:
    """The form with that direction, itself and each of its parts where they leave it open."""
    parts = tuple(_turned(part, way) for part in form.parts)
    if _turns(replace(form, parts=())):
        return replace(form, direction=way, parts=parts)
    return replace(form, parts=parts)
