"""Time expressions: found in a text, kept without their anchor, resolved against one."""

from __future__ import annotations

import datetime

from dateline.graph.model import UNKNOWN, Parse, TimeExpression, When


def find(parse: Parse) -> tuple[TimeExpression, ...]:
    """The time expressions of a text, in order."""
    return ()


def resolve(
    expression: TimeExpression, anchor: datetime.date | None, reference: When | None = None
) -> tuple[str | None, When]:
    """The TIMEX3 value and the When of an expression read on the day ``anchor``; ``reference``: what "the same day" means."""
    return None, UNKNOWN
