"""What is still to come when something else ends or begins: "sealed until he pays", "only after a vote"."""

from __future__ import annotations

from dateline.builders import grammar
from dateline.builders.modal_words import EFFECTS, PLAIN, Standing
from dateline.builders.tenses import tense
from dateline.graph.model import Parse, Token

_UNTIL = frozenset({"until", "till"})
_MOMENTS = frozenset({"when", "once", "after", "before", "while", "as", "whenever", "because", "since"}) | _UNTIL


def of_clause(parse: Parse, word: Token, marks: set[str], above: Standing) -> Standing:
    """What becomes of a clause of time (opened by ``marks``) under a clause of that standing."""
    ahead = tense(parse, word) in ("present", "perfect", "none")
    if above.negative and above.certainty != "certain" and marks & (_UNTIL | {"before"}):
        return EFFECTS["possible"]  # "will not end until they agree": on condition that
    if marks & _UNTIL and above.certainty != "certain":
        return above.without_negation()  # "would go on until they were paid"
    if "as" in grammar.words_of(parse, word, "mark") and tense(parse, word) == "perfect":
        return PLAIN  # "may strike, as others have before": told for comparison
    if marks & _MOMENTS and above.certainty != "certain" and ahead:
        return above.without_negation()
    return EFFECTS["possible"] if _is_limit(parse, word, marks) and ahead else PLAIN


def _is_limit(parse: Parse, word: Token, marks: set[str]) -> bool:
    """Whether a present tense tells what shall end something: "closed until the owner pays"; not in headlines."""
    return bool(marks & _UNTIL) and parse.block_of(word.sentence).kind != "title"


def of_noun(parse: Parse, preposition: Token, above: Standing) -> Standing | None:
    """What becomes of an event named after "until" or "only after", where the clause is not certain; else None."""
    before = parse.tokens[preposition.i - 1].lower if preposition.i else ""
    awaited = preposition.lower in _UNTIL or (preposition.lower in ("after", "upon", "with") and before == "only")
    return above.without_negation() if awaited and above.certainty != "certain" else None
