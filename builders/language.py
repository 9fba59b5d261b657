"""The parser: blocks of text in, words with their grammar out. It and what hastens it alone know spaCy."""

from __future__ import annotations

import functools
import warnings
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from dateline.builders import named_entities, ruler
from dateline.builders.cleaning import Cleaned, clean
from dateline.builders.default_model import DEFAULT_MODEL
from dateline.builders.knowledge import pairs, words
from dateline.builders.layout import lay_out
from dateline.builders.masked_names import reread
from dateline.graph.model import Block, Parse, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc
    from spacy.tokens import Token as Word

T = TypeVar("T", str, bytes)
BATCH = 64
"""Blocks that the pipeline takes at once."""
TOGETHER = 20_000
"""Characters of texts that are parsed together: each look at a batch costs much, however small it is."""

MULTIPLES = frozenset({"b.", "k.", "m.", "t."})
"""What ends an amount at the end of a sentence ("€365m."), and is no initial."""


@functools.cache
def load(model: str = DEFAULT_MODEL) -> Pipeline:
    """The spaCy pipeline of that package name, loaded once. Raises OSError where it is not installed."""
    warnings.filterwarnings("ignore", message=r".*\[W095\]")
    import spacy

    pipeline = spacy.load(model)
    attributes: Any = dict(pipeline.pipeline).get("attribute_ruler")
    if attributes is not None:
        ruler.hasten(attributes)
    named_entities.hasten(pipeline)
    tokenizer: Any = pipeline.tokenizer
    for title in sorted(words("abbreviated_titles")):
        tokenizer.add_special_case(title, [{"ORTH": title, "NORM": "dr."}])  # no end of a sentence
    tokenizer.rules = {word: rule for word, rule in tokenizer.rules.items() if word not in MULTIPLES}
    return pipeline


def parse(texts: Iterable[str], model: str = DEFAULT_MODEL) -> Iterator[Parse]:
    """Parse texts, in order: each block (title, date line, paragraph) by itself, junk not at all.

    What a block is parsed with makes no difference to its parse, only to the time that it takes.
    """
    for some in together(texts, TOGETHER):
        laid, pipeline = list(map(_laid, some)), load(model)
        docs = pipeline.pipe((cleaned.text for one in laid for _, cleaned in one.read), batch_size=BATCH)
        for one in laid:
            yield _assembled(one, [(doc, reread(pipeline, doc)) for doc in islice(docs, len(one.read))])


def together(texts: Iterable[T], most: int) -> Iterator[list[T]]:
    """The texts in order, as many at once as have about so many characters, or bytes, where they are encoded."""
    some: list[T] = []
    size = 0
    for text in texts:
        some.append(text)
        size += len(text)
        if size >= most:
            yield some
            some, size = [], 0
    if some:
        yield some


class _Laid(NamedTuple):
    """A text in blocks, and the words of those that are read."""

    text: str
    blocks: tuple[Block, ...]
    read: list[tuple[int, Cleaned]]


def _laid(text: str) -> _Laid:
    blocks = lay_out(text)
    return _Laid(text, blocks, [(i, clean(text, block.span)) for i, block in enumerate(blocks) if block.kind != "junk"])


def _assembled(laid: _Laid, docs: Sequence[tuple[Doc, Doc]]) -> Parse:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for (block, cleaned), (written, doc) in zip(laid.read, docs, strict=True):
        _append(tokens, sentences, block, cleaned, written, doc)
    return Parse(laid.text, laid.blocks, tuple(tokens), tuple(sentences))


def _append(
    tokens: list[Token], sentences: list[Sentence], block: int, cleaned: Cleaned, written: Doc, doc: Doc
) -> None:
    """Add a block's words as written, with the grammar of doc; indices count on, offsets are the original text's."""
    base = len(tokens)
    heads = [word.head.i for word in doc]
    children: list[list[int]] = [[] for _ in heads]
    for i, head in enumerate(heads):
        if head != i:
            children[head].append(base + i)
    sentence_of: list[int] = []
    for sent in doc.sents:
        last = written[sent.end - 1]
        span = cleaned.original(written[sent.start].idx, last.idx + len(last))
        i = len(sentences)
        sentences.append(Sentence(i, span, base + sent.start, base + sent.end, base + sent.root.i, block))
        sentence_of.extend([i] * len(sent))
    for i, (word, as_written) in enumerate(zip(doc, written, strict=True)):
        text = as_written.text
        start, end = cleaned.original(as_written.idx, as_written.idx + len(text))
        pos, tag = _sort_of(word)
        lemma = word.lemma_ if word.text == text else text
        tokens.append(Token(
            base + i, start, end, text, lemma_of(text, lemma, tag), pos, tag,
            word.dep_, base + heads[i], tuple(children[i]), word.ent_type_, word.ent_iob_ == "B",
            sentence_of[i], bool(word.whitespace_)))


def _sort_of(word: Word) -> tuple[str, str]:
    """Part of speech and tag; a noun with the "to" of an infinitive is a verb: "threatened to storm parliament"."""
    pos, tag = word.pos_, word.tag_
    if pos == "NOUN" and tag == "NN" and any(t.dep_ == "aux" and t.tag_ == "TO" for t in word.lefts):
        return "VERB", "VB"
    return pos, tag


def lemma_of(text: str, lemma: str, tag: str) -> str:
    """The lemma, lower case but for proper nouns; corrects the parser's known slips ("hoped" → "hop")."""
    return lemma if tag.startswith("NNP") else pairs("lemmas").get(text.lower(), lemma.lower())
