"""Names made of common words ("the ship Ever Given"), read again behind a mask: with a plain name in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc, Span
    from spacy.tokens import Token as Word

FIRST, LAST = "Atlantic", "Pioneer"
"""What stands for the words of a misread name, and for its last one: the parser takes both for nothing but names."""
NAME_TAGS = frozenset({"NNP", "NNPS", "NN", "NNS", "JJ", "JJR", "JJS", "CD", "FW", "IN", "DT", "PRP", "PRP$", "CC"})
"""Tags of what a capital does not make suspect; function words have one within titles."""
CAPITALS = 0.5
"""The share of capitalised words above which a sentence is a headline, where a capital says nothing."""


def reread(pipeline: Pipeline, doc: Doc) -> Doc:
    """The document's grammar, of as many words; parsed anew with masks where a name was read as verb or adverb."""
    from spacy.tokens import Doc

    masks = {i: mask for sentence in doc.sents for i, mask in _masks(sentence).items()}
    if not masks:
        return doc
    words = [masks.get(word.i, word.text) for word in doc]
    return pipeline(Doc(doc.vocab, words=words, spaces=[bool(word.whitespace_) for word in doc]))


def _masks(sentence: Span) -> dict[int, str]:
    """The plain names that stand for the words of misread names, by the words' indices in the document."""
    suspects = [word.i for word in sentence if _is_suspect(word) and word.i > sentence.start]
    if not suspects or _is_headline(sentence):
        return {}
    return {i: FIRST if i + 1 in suspects else LAST for i in suspects}


def _is_suspect(word: Word) -> bool:
    """Whether this is a capitalised word right behind another that is not read as a name."""
    if not word.text.istitle() or not word.is_alpha or len(word) < 3 or word.tag_ in NAME_TAGS or word.i == 0:
        return False
    return word.nbor(-1).is_alpha


def _is_headline(sentence: Span) -> bool:
    letters = [word for word in sentence if word.is_alpha]
    return sum(word.text[0].isupper() for word in letters) > CAPITALS * len(letters)
