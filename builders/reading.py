"""All that one text says by itself, in steps that can be read at a glance."""

from __future__ import annotations

import hashlib

from dateline.builders import (
    actors,
    dating,
    events,
    hung_times,
    labels,
    modality,
    name_slips,
    times,
    types,
    voices,
    weight,
)
from dateline.graph.model import Parse, Reading


def read(parse: Parse) -> Reading:
    """The Reading of a parsed text."""
    parse = hung_times.moved(parse)
    found = times.find(parse)
    parse = name_slips.corrected(parse)
    cast = actors.find(parse, found)
    claims = events.find(parse, found, cast)
    claims = modality.qualify(parse, claims)
    claims = voices.attribute(parse, cast, claims)
    claims = types.classify(parse, cast, claims)
    claims, orders = dating.attach(parse, found, claims)
    claims = labels.label(parse, found, cast, claims)
    claims = weight.weigh(parse, cast, claims)
    return Reading(
        hashlib.sha256(parse.text.encode("utf-8", "surrogatepass")).hexdigest(),
        parse.blocks,
        tuple(sentence.span for sentence in parse.sentences),
        found,
        cast.mentions,
        cast.entities,
        claims,
        orders,
    )
