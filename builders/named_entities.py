"""spaCy's named entities, decided for many words at once: word by word they take half of the pipeline.

A recogniser goes from word to word and makes one of some seventy moves at each: outside, a name of one word, or the
first, an inner or the last word of a name, of every sort. spaCy asks each move at each word whether it is allowed, and
that costs more than all arithmetic. But the scores of a word outside of names depend on that word alone, and within a
name there are two moves. So all words are judged at once as if outside, and only names that would begin are followed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc

COMPONENT = "dateline_entities"
FEATURES = 3
"""What a recogniser looks at: the next word, the first of the name that is begun, and the last before the next."""


def hasten(pipeline: Pipeline) -> None:
    """Let a pipeline find what its recogniser finds, sooner; one whose recogniser works otherwise stays as it is."""
    from spacy.language import Language
    from spacy.pipeline import EntityRecognizer

    recogniser = dict(pipeline.pipeline).get("ner")
    if isinstance(recogniser, EntityRecognizer) and _is_known(recogniser):
        Language.factory(COMPONENT, func=lambda nlp, name: Entities(nlp.get_pipe("ner")))
        pipeline.add_pipe(COMPONENT, after="ner")
        pipeline.disable_pipe("ner")


def _is_known(recogniser: Any) -> bool:
    """Whether it decides each move by itself, on these features, among moves that are all trained."""
    model = recogniser.model
    plain = model.name == "parser_model" and model.attrs["has_upper"] and not model.attrs["unseen_classes"]
    return plain and recogniser.cfg["beam_width"] == 1 and model.get_ref("lower").get_dim("nF") == FEATURES


class Entities:
    """A part of the pipeline that gives documents the entities that a recogniser of spaCy's gives them.

    It stands behind what parts sentences; nothing before it may have set entities.
    """

    def __init__(self, recogniser: Any) -> None:
        """Of this recogniser."""
        self._words, self._features, self._scores = recogniser.model.layers
        names = list(map(recogniser.moves.get_class_name, range(self._scores.get_dim("nO"))))
        moves = [name.partition("-") for name in names]
        self._labels = [label for _, _, label in moves]
        self._begins = numpy.array([move == "B" for move, _, _ in moves])
        self._is_one = numpy.array([move == "U" and label != "" for move, _, label in moves])
        self._outside = numpy.array([move == "O" for move, _, _ in moves])
        numbers = {name: number for number, name in enumerate(names)}
        self._inner = numpy.array([numbers.get(f"I-{label}", 0) for label in self._labels])
        self._last = numpy.array([numbers.get(f"L-{label}", 0) for label in self._labels])

    def __call__(self, doc: Doc) -> Doc:
        """The document with its entities."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], batch_size: int = 64) -> Iterator[Doc]:
        """The documents with their entities."""
        docs = iter(docs)
        while some := list(islice(docs, batch_size)):
            if any(map(len, some)):
                self._name([doc for doc in some if len(doc)])
            yield from some

    def _name(self, docs: Sequence[Doc]) -> None:
        from spacy.tokens import Span

        found = self._found(docs)
        first = 0
        for doc in docs:
            end = first + len(doc)
            spans = []
            while found and found[-1][0] < end:
                start, last, label = found.pop()
                spans.append(Span(doc, start - first, last + 1 - first, label=label))
            doc.set_ents(spans, default="outside")
            first = end

    def _found(self, docs: Sequence[Doc]) -> list[tuple[int, int, str]]:
        """First word, last word and label of each entity, the last entity first; words are counted over all docs."""
        signs = numpy.concatenate([doc.to_array(["SENT_START", "IS_SPACE"]) for doc in docs])
        goes_on = numpy.append(signs[1:, 0] != 1, False)
        goes_on[numpy.cumsum([len(doc) for doc in docs]) - 1] = False
        features = self._features.predict(self._words.predict(docs))
        word = numpy.arange(len(signs))
        may_begin = self._is_one | (goes_on[:, None] & self._begins)
        allowed = self._outside | ((signs[:, 1] == 0)[:, None] & may_begin)
        moves = numpy.where(allowed, self._judged(features, word, None), -numpy.inf).argmax(axis=1)
        ends = self._followed(features, moves, goes_on)
        found = []
        free = 0
        for start in numpy.flatnonzero(~self._outside[moves]).tolist():
            if start >= free:
                found.append((start, int(ends[start]), self._labels[moves[start]]))
                free = int(ends[start]) + 1
        return found[::-1]

    def _followed(self, features: Any, moves: Any, goes_on: Any) -> Any:
        """By word, where a name that begins there would end."""
        ends = numpy.arange(len(moves))
        starts = numpy.flatnonzero(self._begins[moves])
        here = starts + 1
        while len(starts):
            scores = self._judged(features, here, starts)
            rows, begun = numpy.arange(len(starts)), moves[starts]
            stops = ~goes_on[here] | (scores[rows, self._last[begun]] > scores[rows, self._inner[begun]])
            ends[starts[stops]] = here[stops]
            starts, here = starts[~stops], here[~stops] + 1
        return ends

    def _judged(self, features: Any, word: Any, start: Any) -> Any:
        """The scores of all moves at words, in names that began at ``start``, None: outside of names."""
        first, before = (0, 0) if start is None else (start + 1, word)  # row 0 stands for no word
        summed = features[word + 1, 0] + features[first, 1]
        summed += features[before, 2]
        summed += self._features.get_param("b")
        return self._scores.predict(summed.max(axis=2))
