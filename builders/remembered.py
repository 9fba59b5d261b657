"""Questions about a parse that are answered once: it never changes, and rules ask the same of a word many times."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar

from dateline.graph.model import Parse, Token

Answer = TypeVar("Answer")


def of_word(question: Callable[[Parse, Token], Answer]) -> Callable[[Parse, Token], Answer]:
    """The question, answered once for each word of a parse. Nobody may change an answer: others get the same one."""

    @functools.wraps(question)
    def asked(parse: Parse, word: Token) -> Answer:
        answers: dict[int, Answer] | None = parse.answers.get(question)
        if answers is None:
            answers = parse.answers[question] = {}
        i = word.i
        if parse.tokens[i] is not word:
            return question(parse, word)  # a rule may ask about a word as it would be
        if i not in answers:
            answers[i] = question(parse, word)
        return answers[i]

    return asked


def of_parse(question: Callable[[Parse], Answer]) -> Callable[[Parse], Answer]:
    """The question, answered once for a parse. Nobody may change the answer."""

    @functools.wraps(question)
    def asked(parse: Parse) -> Answer:
        answers: dict[Any, Any] = parse.answers
        if question not in answers:
            answers[question] = question(parse)
        found: Answer = answers[question]
        return found

    return asked
