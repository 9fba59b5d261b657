"""What is still to come when something else ends or begins ("sealed until he pays"), or on the day that is set."""

from __future__ import annotations

from dateline.builders import grammar
from dateline.builders.knowledge import words
from dateline.builders.modal_words import EFFECTS, PLAIN, Standing, cue_of
from dateline.builders.tenses import tense
from dateline.builders.topics import telling_verbs
from dateline.graph.model import Parse, Token

_UNTIL = frozenset({"until", "till"})
MOMENTS = frozenset({"when", "once", "after", "before", "while", "whenever"}) | _UNTIL
"""What opens a clause of time and nothing else."""


def of_clause(parse: Parse, word: Token, marks: set[str], above: Standing) -> Standing:
    """What becomes of a clause of time (opened by ``marks``) under a clause of that standing."""
    when = tense(parse, word)
    ahead = when in ("present", "perfect", "none") or (when == "past-perfect" and _is_awaited(parse, word, marks))
    if above.negative and above.certainty != "certain" and marks & (_UNTIL | {"before"}):
        return EFFECTS["possible"]  # "will not end until they agree": on condition that
    if marks & _UNTIL and above.certainty != "certain":
        return above.without_negation()  # "would go on until they were paid"
    if "as" in grammar.words_of(parse, word, "mark") and tense(parse, word) == "perfect":
        return PLAIN  # "may strike, as others have before": told for comparison
    if marks & (MOMENTS | {"as"}) and above.certainty != "certain" and ahead:
        return above.without_negation()
    return EFFECTS["possible"] if _is_limit(parse, word, marks) and ahead else PLAIN


def _is_awaited(parse: Parse, word: Token, marks: set[str]) -> bool:
    """Whether what follows hangs on it: "would open once it had been tested", "only after they had signed"."""
    first = min(t.i for t in (word, *grammar.children(parse, word)))
    return "once" in marks or (first > 0 and parse.tokens[first - 1].lower == "only") or bool(
        grammar.words_of(parse, word, "advmod") & {"only"})


def going_on(parse: Parse, word: Token, governor: Token) -> Standing | None:
    """What a gerund right behind a verb of going on has of it: "went on talking"; None where it is no such gerund."""
    particles = [t.i for t in grammar.children(parse, governor) if t.dep == "prt"]
    behind = word.tag == "VBG" and word.i - 1 in (governor.i, *particles)
    return cue_of(parse, governor, word, "gerund") if behind and grammar.is_verbal(governor) else None


def accompanies(parse: Parse, word: Token, governor: Token) -> bool:
    """Whether a participle behind its verb tells what is done with it, or comes of it: "may burst, flooding the town".

    Not what somebody says of it meanwhile ("plans to go, citing costs"), nor a state ("will run, being the eldest").
    """
    if word.tag != "VBG" or word.i < governor.i or not grammar.is_verbal(governor):
        return False
    said = word.lemma in telling_verbs() or word.lemma in words(
        "blaming_verbs", "accusing_verbs", "praising_words", "stative_verbs", "holding_verbs", "wishing_verbs",
        "reaction_verbs")
    own = ("aux", "auxpass", "mark", "advmod", "nsubj", "nsubjpass")
    if grammar.is_infinitive(parse, governor) and tense(parse, parse.tokens[governor.head]) != "present":
        return False  # "agreed to pay, ending the strike" ended it then
    return not said and not any(t.dep in own and t.i < word.i for t in grammar.children(parse, word))


def what_it_accompanies(parse: Parse, word: Token, governor: Token) -> Token:
    """The infinitive that a participle goes with, where it hangs on who means to: "plans to go on, using …"."""
    aim = aim_before(parse, word, governor)
    means = tense(parse, governor) == "present" and governor.lemma in _MEANING
    return aim if means else governor


_MEANING = frozenset({"aim", "hope", "intend", "mean", "plan", "prepare", "seek", "want", "wish"})


def _is_limit(parse: Parse, word: Token, marks: set[str]) -> bool:
    """Whether a present tense tells what shall end something: "closed until the owner pays"; not in headlines."""
    return bool(marks & _UNTIL) and parse.block_of(word.sentence).kind != "title"


def of_noun(parse: Parse, preposition: Token, above: Standing) -> Standing | None:
    """What becomes of an event named after "until" or "only after", where the clause is not certain; else None."""
    before = parse.tokens[preposition.i - 1].lower if preposition.i else ""
    awaited = preposition.lower in _UNTIL or (preposition.lower in ("after", "upon", "with") and before == "only")
    return above.without_negation() if awaited and above.certainty != "certain" else None


def is_set(parse: Parse, noun: Token, verb: Token) -> bool:
    """Whether a day is set for something or it is only called: "was fixed for 3 May", "called a strike"."""
    others = [t for t in grammar.children(parse, verb) if t.dep in ("oprd", "acomp", "ccomp") and t.i != noun.i]
    if grammar.full_lemma(parse, verb) == "call" and noun.lemma in words("called_nouns") and noun.dep != "nsubjpass":
        return not others  # not "called the vote a farce"
    days = [
        t for t in grammar.children(parse, verb) if t.dep == "prep" and t.i > verb.i
        and any(day.ent == "DATE" for day in grammar.children(parse, t))]
    set_for = {"for", "to", "until", "on"} if verb.lemma == "expect" else {"for", "to", "until"}
    return grammar.full_lemma(parse, verb) in words("setting_verbs") and any(t.lower in set_for for t in days)


def aim_before(parse: Parse, clause: Token, governor: Token) -> Token:
    """The infinitive that a clause of time belongs to: "is to open once …", "plans to leave as soon as …"."""
    aims = [t for t in grammar.children(parse, governor) if t.dep == "xcomp" and governor.i < t.i < clause.i]
    return aims[-1] if aims and grammar.is_infinitive(parse, aims[-1]) else governor


def is_settled(parse: Parse, word: Token, verb: Token) -> bool:
    """Whether something known was planned, not put off, in the past, hence has happened: "the unrest was planned"."""
    known = grammar.words_of(parse, word, "det") & {"the", "this", "these", "those"} or any(
        t.dep == "poss" for t in grammar.children(parse, word)
    )
    put_off = grammar.full_lemma(parse, verb) in words("postponing_verbs", "setting_verbs")
    return bool(known) and not put_off and tense(parse, verb) in ("past", "past-perfect", "perfect")
