"""Whose an office is that a clause tells by "as": "Roe resigned as chief executive", "Ek was sworn in as mayor"."""

from __future__ import annotations

import functools

from dateline.builders.implied_subjects import subject_of
from dateline.builders.knowledge import rows
from dateline.builders.speakers import says
from dateline.graph.model import Mention, Parse, Token


def links(parse: Parse, mentions: tuple[Mention, ...], linked: dict[int, int]) -> dict[int, int]:
    """For an office behind "as", the name of whoever leaves or takes it; ``linked``: what grammar alone says is one."""
    at = {mention.head_token: i for i, mention in enumerate(mentions)}
    found: dict[int, int] = {}
    for i, mention in enumerate(mentions):
        if mention.roles and mention.form == "nominal" and not mention.plural and i not in linked:
            holder = _holder(parse, mentions, at, parse.tokens[mention.head_token])
            if holder is not None:
                found[i] = holder
    return found


def _holder(parse: Parse, mentions: tuple[Mention, ...], at: dict[int, int], office: Token) -> int | None:
    as_ = parse.tokens[office.head]
    verb = parse.tokens[as_.head]
    told = _verbs().get(verb.lemma) if office.dep == "pobj" and as_.lower == "as" else None
    if told is None:
        return None
    leaves, suffers = told
    beside = [parse.tokens[c] for c in verb.children]
    if not leaves and (verb.tag == "VB" or any(t.dep == "neg" or t.tag == "MD" for t in beside)):
        return None  # "may serve as mayor"
    who = next((t.i for t in beside if t.dep == "dobj"), None) if suffers and verb.tag != "VBN" else (
        subject_of(parse, verb.i))
    if suffers and verb.tag == "VBN" and not any(t.dep == "auxpass" for t in beside) and verb.dep != "conj":
        return None
    if who is not None and parse.tokens[who].lower in ("he", "she"):
        who = _teller(parse, verb)
    i = at.get(who) if who is not None else None
    return i if i is not None and mentions[i].form == "name" and parse.tokens[mentions[i].head_token].ent in (
        "PERSON", "") else None


def _teller(parse: Parse, verb: Token) -> int | None:
    """Who says that he leaves: "Roe said that he would resign as mayor"."""
    subject = subject_of(parse, verb.head) if verb.dep == "ccomp" else None
    return subject if subject is not None and says(parse, parse.tokens[subject]) else None


@functools.cache
def _verbs() -> dict[str, tuple[bool, bool]]:
    """Verb → whether the office is left, and whether that is done to its holder."""
    return {verb: (change == "leaves", voice == "suffers") for verb, change, voice in rows("office_verbs")}
