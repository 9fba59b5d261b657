"""All that one text says by itself, in steps that can be read at a glance."""

from __future__ import annotations

import hashlib
import traceback
from pathlib import Path

from dateline.builders import (
    actors,
    confidence,
    containment,
    dating,
    denied_things,
    echoed_denials,
    events,
    figures,
    gapped_figures,
    generic,
    hung_times,
    labels,
    limits,
    modality,
    name_slips,
    times,
    types,
    verdicts,
    voices,
    weight,
)
from dateline.graph.errors import DatelineError
from dateline.graph.model import Parse, Reading


def read(parse: Parse) -> Reading:
    """The Reading of a parsed text."""
    parse = hung_times.moved(parse)
    found = times.find(parse)
    parse = name_slips.corrected(parse)
    cast = actors.find(parse, found)
    claims = events.find(parse, found, cast)
    claims = verdicts.judge(parse, modality.qualify(parse, claims))
    claims = generic.marked(parse, voices.attribute(parse, cast, claims))
    claims = denied_things.added(parse, cast, echoed_denials.added(parse, cast, claims))
    claims = gapped_figures.added(parse, cast, claims)
    claims = types.classify(parse, cast, claims)
    claims, orders = dating.attach(parse, found, claims)
    claims = echoed_denials.as_before(containment.within(parse, found, claims))
    claims = figures.counted(parse, claims)
    claims = labels.label(parse, found, cast, claims)
    claims = weight.weigh(parse, cast, confidence.judged(parse, cast, claims))
    return Reading(
        _sha256(parse.text),
        parse.blocks,
        tuple(sentence.span for sentence in parse.sentences),
        found,
        cast.mentions,
        cast.entities,
        claims,
        orders,
    )


def read_or_say(parse: Parse) -> Reading:
    """The Reading of a parsed text, or an empty one that says why it is: one article never stops the others.

    A fault of ours is named by its place, to be reported; ``read`` raises it.
    """
    try:
        with limits.within(len(parse.text)):
            return read(parse)
    except DatelineError as wrong:
        why = str(wrong)
    except RecursionError:
        why = "a sentence with more clauses in each other than can be read"
    except Exception as fault:
        last = traceback.extract_tb(fault.__traceback__)[-1]
        why = f"a fault of dateline's: {type(fault).__name__} in {Path(last.filename).name}, line {last.lineno}"
    return Reading(_sha256(parse.text), (), (), (), (), (), (), (), why)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
