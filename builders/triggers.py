"""Triggers: which words of a text are events, be they verbs, event nouns or predicates."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.builders import event_nouns, light_verbs, no_events
from dateline.builders.clauses import governor, is_cleft, is_verbal, joined_to, kid, kids
from dateline.builders.falsehoods import TRUE
from dateline.builders.knowledge import rows, words
from dateline.builders.phrasal_verbs import PARTICLES, lemma_of, verb_phrase
from dateline.builders.syntax import tokens_in
from dateline.graph.model import ClaimForm, Parse, Span, TimeExpression, Token

AUXILIARIES = frozenset({"be", "have", "do", "get", "will", "would", "can", "could", "may", "might", "shall", "should",
                         "must", "need", "dare", "ought", "use", "let", "'s", "’s", "'d", "’d", "'ll", "’ll"})
"""Lemmas of verbs that are auxiliaries where the parser says so; others it says so of in error ("helped rebuild")."""
NO_EVENTS = frozenset({"auxpass", "compound", "prep", "punct", "nmod", "intj"})
"""Relations in which a verb form tells no event."""

LIGHT = "verb.light"
"""The rule of verbs that only carry an event noun: "held" a rally."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tell an event."""

    head: int
    """Index of its head: of a copula for predicates, of the noun for event nouns."""
    words: tuple[int, ...]
    """Indices of its words, in order; the head among them."""
    lemma: str
    form: ClaimForm
    rule: str
    carrier: int | None = None
    """Index of the light verb that carries an event noun ("carried out" an attack)."""


def find(parse: Parse, times: tuple[TimeExpression, ...]) -> tuple[Trigger, ...]:
    """The triggers of a text, in the order of their heads."""
    in_times = _covered(parse, times)
    shells = light_verbs.carriers(parse)
    dropped = {verb for verb in shells.values() if light_verbs.says_nothing(parse, parse.tokens[verb])}
    light = {verb for verb in shells.values() if light_verbs.is_shell(parse, parse.tokens[verb])}
    found = [trigger for word in parse.tokens if word.i not in in_times
             for trigger in _trigger(parse, word, shells, dropped)]
    marked = (replace(t, rule=LIGHT) if t.head in light and t.form != "noun" else t for t in found)
    return tuple(sorted(marked, key=lambda trigger: trigger.head))


def _covered(parse: Parse, times: tuple[TimeExpression, ...]) -> set[int]:
    return {word.i for time in times for word in tokens_in(parse, time.span)}


def _trigger(parse: Parse, word: Token, shells: dict[int, int], dropped: set[int]) -> Iterator[Trigger]:
    if is_casualty(parse, word):
        yield Trigger(word.i, (word.i,), _casualties()[word.lower], "predicate", "predicate.casualty")
    elif is_verbal(word):
        if word.i not in dropped:
            yield from _of_clause(parse, word)
    elif event_nouns.is_coup(parse, word):
        yield Trigger(word.i, (word.i - 1, word.i), "coup", "noun", "noun", shells.get(word.i))
    elif word.pos in ("NOUN", "PROPN") and (rule := event_nouns.rule_of(parse, word, shells)):
        yield _of_noun(parse, word, rule, shells.get(word.i))


def _of_clause(parse: Parse, verb: Token) -> Iterator[Trigger]:
    if _is_asked(parse, verb):
        return
    if verb.lemma == "be" or (verb.pos == "AUX" and (verb.dep != "aux" or verb.lemma in AUXILIARIES)):
        if is_copula(parse, verb):
            yield _of_copula(parse, verb)
    elif is_event_verb(parse, verb):
        yield _of_verb(parse, verb)


def _is_asked(parse: Parse, verb: Token) -> bool:
    """Whether it is the verb of a question, which tells nothing: "Who let the wall be raised?" tells no letting."""
    where = parse.sentences[verb.sentence]
    ends = {word.text for word in parse.tokens[max(where.last - 2, where.first) : where.last]}
    return "?" in ends and joined_to(parse, verb).dep == "ROOT"


def is_event_verb(parse: Parse, verb: Token) -> bool:
    """Whether a word that was tagged as a verb tells an event: no auxiliary, no preposition, no mere adjective."""
    if not verb.tag.startswith("VB") or not verb.text[0].isalnum() or verb.dep in NO_EVENTS:
        return False
    if verb.text.isupper() and (len(parse.sentence_tokens(verb.sentence)) == 1 or _is_letterhead(parse, verb)):
        return False  # a name that stands alone
    if verb.dep == "aux" and (verb.lemma in AUXILIARIES or verb.lower in AUXILIARIES):
        return False
    if verb.dep in ("nsubj", "nsubjpass") and verb.tag != "VBG":
        return False  # "“Postponed” is not “cancelled”"
    if any(verb.dep in labels or "*" in labels for labels in _non_events().get(verb.lower, ())):
        return False
    if no_events.tells_nothing(parse, verb):
        return False
    return (verb.dep != "amod" or _tells_as_participle(parse, verb))


def _is_letterhead(parse: Parse, verb: Token) -> bool:
    """"NATIONAL MOUNTED POLICE SERVICE": capitals only, no sign, and a body's word at the end."""
    line = parse.sentence_tokens(verb.sentence)
    return (all(word.text.isupper() for word in line) and verb.tag in ("VBD", "VBN", "VBG", "VB")
            and line[-1].i > verb.i and line[-1].lower in words("organization_words", "organization_nouns"))


@functools.cache
def _non_events() -> dict[str, list[list[str]]]:
    table: dict[str, list[list[str]]] = {}
    for form, labels in rows("non_event_verbs"):
        table.setdefault(form, []).append(labels.split())
    return table


def _tells_as_participle(parse: Parse, verb: Token) -> bool:
    """"The recently announced plan" tells of an announcement; "increased prices", "armed men" need not."""
    adverbs = (word.lower for word in kids(parse, verb, "advmod", "npadvmod"))
    return verb.tag in ("VBN", "VBG", "VBD") and any(word in words("recent_adverbs") for word in adverbs)


def _of_verb(parse: Parse, verb: Token) -> Trigger:
    phrase = verb_phrase(parse, verb)
    if phrase:
        return Trigger(verb.i, tuple(sorted((verb.i, *phrase[1]))), phrase[0], "verb", "verb.phrase")
    particles = kids(parse, verb, "prt")
    form: ClaimForm = "headline" if _is_headline(parse, verb) else "verb"
    said = tuple(sorted(word.i for word in (verb, *particles)))
    return Trigger(verb.i, said, lemma_of(parse, verb), form, _rule(parse, verb))


def _is_headline(parse: Parse, verb: Token) -> bool:
    """"Company to lower prices": a title whose noun bears the verb."""
    head = governor(parse, verb)
    return (parse.block_of(verb.sentence).kind == "title" and head is not None and head.dep == "ROOT"
            and not is_verbal(head) and verb.dep in ("acl", "relcl"))


def _rule(parse: Parse, verb: Token) -> str:
    if verb.dep == "amod":
        return "verb.modifier"
    if verb.lemma == "have":
        return "verb.have"
    return "verb.static" if verb.lemma in words("static_verbs") else "verb"


def is_generic(parse: Parse, trigger: Trigger) -> bool:
    """Whether a claim is about what anybody does at any time: "many people use cars"."""
    verb = parse.tokens[trigger.head]
    if trigger.form == "noun" or verb.tag not in ("VBP", "VBZ", "VB") or parse.block_of(verb.sentence).kind == "title":
        return False
    return any(word.lower in words("generic_words") for word in _subject_words(parse, verb))


def _subject_words(parse: Parse, verb: Token) -> list[Token]:
    """The words of a subject that say how general it is: its head and what stands directly before that."""
    subjects = kids(parse, verb, "nsubj", "nsubjpass")
    loose = [word for word in kids(parse, verb, "amod", "advmod") if verb.tag == "VBP" and not subjects]
    return loose + subjects + [word for noun in subjects for word in kids(parse, noun, "amod", "det", "nummod")]


def is_copula(parse: Parse, word: Token) -> bool:
    """Whether a form of "be" is itself the verb of its clause, with something said of its subject."""
    if any(said.tag == "VBN" and said.pos == "VERB" for said in kids(parse, word, "acomp")):
        return False
    if is_cleft(parse, word) or _asks_where(parse, word) or _only_likens(parse, word):
        return False
    if any(it.lower == "it" for it in kids(parse, word, "nsubj")) and _only_points(parse, word):
        return False
    return (word.lemma in ("be", "have") and word.dep not in ("aux", "auxpass")
            and bool(kids(parse, word, "attr", "acomp", "prep", "advmod", "expl", "dobj", "ccomp", "oprd", "npadvmod"))
            and not (word.lemma == "be" and kids(parse, word, "xcomp") and not kids(parse, word, "attr", "acomp")))


def _only_likens(parse: Parse, copula: Token) -> bool:
    """"That is like counting sheep": what it is like says nothing of what there is."""
    return any(prep.lower == "like" and kids(parse, prep, "pcomp") for prep in kids(parse, copula, "prep"))


def _only_points(parse: Parse, copula: Token) -> bool:
    """"It is the third time that …", "it is not true that …": what is told stands in the clause that follows.

    "It is 12 October" only says the day.
    """
    if any(said.ent in ("DATE", "TIME") for said in kids(parse, copula, "attr")):
        return True
    if any(said.lemma == "time" for said in kids(parse, copula, "attr")):
        return True
    judged = [word for word in kids(parse, copula, "acomp") if word.lower in TRUE | words("false_adjectives")]
    return bool(judged) and bool(kids(parse, copula, "ccomp") or kids(parse, judged[0], "ccomp"))


def _asks_where(parse: Parse, copula: Token) -> bool:
    """"Where's the key?": a question after what is tells nothing of it."""
    asked = [word for word in kids(parse, copula, "advmod", "attr", "acomp") if word.tag in ("WRB", "WP")]
    return bool(asked) and asked[0].i < copula.i and not [
        word for word in kids(parse, copula, "attr", "acomp", "prep") if word.i > copula.i]


def _of_copula(parse: Parse, copula: Token) -> Trigger:
    if kid(parse, copula, "expl") and (kid(parse, copula, "attr") or kid(parse, copula, "nsubj")):
        return Trigger(copula.i, (copula.i,), "exist", "predicate", "predicate.there")
    if (state := verb_phrase(parse, copula)) is not None:  # "is under arrest": what came of the arrest, no second one
        return Trigger(copula.i, tuple(sorted((copula.i, *state[1]))), state[0], "predicate", "predicate.state")
    predicate = kid(parse, copula, "acomp")
    if predicate is None:
        return _of_bare_copula(parse, copula)
    between = range(min(copula.i, predicate.i), max(copula.i, predicate.i) + 1)
    apart = any(parse.tokens[i].dep in ("nsubj", "punct") and parse.tokens[i].tag != "HYPH" for i in between)
    said = tuple(between) if len(between) <= 5 and not apart else (copula.i,)
    return Trigger(copula.i, said, f"be_{_compound(parse, predicate)}", "predicate", "predicate.adjective")


def _of_bare_copula(parse: Parse, copula: Token) -> Trigger:
    """"Be back", "was away": the adverb right after it says what holds."""
    state = next((t for t in kids(parse, copula, "advmod") if t.i == copula.i + 1 and t.lower in PARTICLES), None)
    said = (copula,) if state is None or kids(parse, copula, "attr") else (copula, state)
    lemma = "_".join((copula.lemma, *(word.lower for word in said[1:])))
    return Trigger(copula.i, tuple(word.i for word in said), lemma, "predicate", f"predicate.{copula.lemma}")


def _compound(parse: Parse, predicate: Token) -> str:
    """The lemma of a predicate; of a compound all of it: "life-threatening"."""
    if predicate.i < 2 or parse.tokens[predicate.i - 1].tag != "HYPH":
        return predicate.lemma
    return f"{parse.tokens[predicate.i - 2].lower}-{predicate.lower}"


@functools.cache
def _casualties() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("casualties")}


def is_casualty(parse: Parse, word: Token) -> bool:
    """"222 dead and 843 injured", "ten missing": people are counted by what befell them, without a verb."""
    before = parse.tokens[word.i - 1] if word.i > 0 else word
    if word.lower not in _casualties() or kids(parse, word, "aux", "auxpass"):
        return False
    if any(subject.i != before.i for subject in kids(parse, word, "nsubj", "nsubjpass")):
        return False
    return (before.pos == "NUM" and before.sentence == word.sentence
            and (word.head == before.i or word.dep not in ("amod", "compound", "acomp", "advmod")))


def _of_noun(parse: Parse, noun: Token, rule: str, carrier: int | None) -> Trigger:
    attempted = kid(parse, noun, "compound")
    tried = noun.lemma in ("attempt", "bid")
    if tried and attempted is not None and event_nouns.share_of(attempted) >= event_nouns.ALWAYS:
        return Trigger(noun.i, (attempted.i, noun.i), attempted.lemma.lower(), "noun", rule, carrier)
    return Trigger(noun.i, (noun.i,), noun.lemma.lower(), "noun", rule, carrier)


def span_of(parse: Parse, trigger: Trigger) -> Span:
    """The characters of a trigger's words where these stand together, adverbs aside; else those of its head."""
    first, last = parse.tokens[trigger.words[0]], parse.tokens[trigger.words[-1]]
    between = (word for word in parse.tokens[first.i : last.i] if word.i not in trigger.words)
    if all(word.pos in ("ADV", "PART") for word in between):
        return Span(first.start, last.end)
    return parse.tokens[trigger.head].span
