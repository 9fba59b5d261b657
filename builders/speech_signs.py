"""Signs that a verb of speech does not tell the clause beside it, or tells it though it only follows a comma."""

from __future__ import annotations

from dateline.builders import grammar
from dateline.graph.model import Parse, Token


def is_result(parse: Parse, word: Token, clause: Token) -> bool:
    """Whether a that-clause tells what came of it, and nothing that is said: "shouted so loudly that dogs barked"."""
    manner = (t for t in grammar.children(parse, word) if t.dep == "advmod" and word.i < t.i < clause.i)
    return any("so" in grammar.words_of(parse, t, "advmod") for t in manner)


def is_appended(parse: Parse, word: Token) -> bool:
    """Whether a verb of speech only follows a comma, and tells nothing itself: "it was sold, Ann told the radio"."""
    subject = grammar.subject(parse, word)
    first = min(grammar.subtree(parse, subject)) if subject is not None else 0
    hearer = any(t.dep in ("dobj", "dative") and t.i > word.i for t in grammar.children(parse, word))
    return bool(first) and word.lemma == "tell" and hearer and parse.tokens[first - 1].text == ","


def is_awaited(parse: Parse, word: Token) -> bool:
    """Whether nobody has said it yet: "unless an inspector confirms that …", "until the court says …"."""
    marks = grammar.words_of(parse, word, "mark") | grammar.words_of(parse, word, "advmod")
    ahead = word.tag in ("VB", "VBP", "VBZ") or any(
        t.dep == "aux" and t.tag in ("VBP", "VBZ") for t in grammar.children(parse, word))
    return word.dep == "advcl" and ahead and bool(marks & {"if", "unless", "until", "once"})


def is_put_into(parse: Parse, word: Token, clause: Token) -> bool:
    """Whether a verb of speech stands between commas in the clause joined to it: "that, he told them, was untrue"."""
    subject = grammar.subject(parse, word)
    first = min(grammar.subtree(parse, subject)) if subject is not None else 0
    if first <= parse.sentences[word.sentence].first or parse.tokens[first - 1].text != "," or subject is None:
        return False
    parted = any(t.text == "," for t in parse.tokens[word.i : clause.i])
    joined = any(t.dep == "cc" and t.i < clause.i for t in grammar.children(parse, word))
    return subject.i < word.i and parted and not joined and grammar.is_finite(parse, clause) and (
        grammar.subject(parse, clause) is None)


def what_it_was(parse: Parse, word: Token) -> list[Token]:
    """The clause that says what somebody said: "what she could promise was that nobody would be forgotten"."""
    was = parse.tokens[word.head]
    if word.dep not in ("csubj", "nsubj", "advcl", "ccomp") or was.lemma != "be" or was.i < word.i:
        return []
    what = "what" in grammar.words_of(parse, word, "dobj") and parse.tokens[min(grammar.subtree(parse, word))].lower
    clauses = (t for t in grammar.children(parse, was) if t.dep == "ccomp" and t.i > was.i)
    return [t for t in clauses if grammar.has_complementizer(parse, t)] if what == "what" else []


def is_bare_noun(parse: Parse, word: Token, noun: Token) -> bool:
    """Whether a noun without a verb is all that somebody says: "applause in the hall, says a nurse"."""
    who = [t for t in grammar.children(parse, word) if t.dep == "nsubj" and t.i > word.i]
    ends = bool(who) and max(grammar.subtree(parse, who[0])) >= parse.sentences[word.sentence].last - 2
    return ends and noun.pos == "NOUN" and noun.head == word.i and parse.tokens[word.i - 1].text == ","


def is_bracketed(parse: Parse, word: Token) -> bool:
    """Whether a bracket opens the clause: "one leak (it had told the tax office of two)"."""
    first = min(grammar.subtree(parse, word))
    return first > 0 and "(" in (parse.tokens[first].text, parse.tokens[first - 1].text)


def says_what_is_not(parse: Parse, word: Token) -> bool:
    """Whether "as" tells only what is set against it: "blamed rust, not, as the senator had hinted, rebels"."""
    mark = next((t for t in grammar.children(parse, word) if t.dep == "mark" and t.lower == "as"), None)
    if mark is None:
        return False
    return [t.lower for t in parse.tokens[max(0, mark.i - 2) : mark.i]] == ["not", ","]


def is_beside(parse: Parse, participle: Token) -> bool:
    """Whether it only tells when or how somebody spoke: "asked about the fire, he said no"."""
    bare = not grammar.is_finite(parse, participle) and grammar.subject(parse, participle) is None
    return participle.dep == "advcl" and participle.tag in ("VBN", "VBG") and bare
