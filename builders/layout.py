"""The blocks of an article: title, date line, paragraphs, and the boilerplate around them."""

from __future__ import annotations

import re

from dateline.graph.model import Block, Span

_LINE = re.compile(r"[^\n\r\u2028\u2029]*[^\s][^\n\r\u2028\u2029]*")


def lay_out(text: str) -> tuple[Block, ...]:
    """Every non-empty line is a block; the first is the title where it reads like one."""
    blocks = []
    for match in _LINE.finditer(text):
        kind = "title" if not blocks and len(match[0]) < 160 and not match[0].rstrip().endswith(".") else "paragraph"
        blocks.append(Block(kind, Span(match.start(), match.end())))  # type: ignore[arg-type]
    return tuple(blocks)
