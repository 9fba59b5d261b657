"""What tells no event though its grammar is a clause's: marks of a page, names, modal uses, verbs for verbs."""

from __future__ import annotations

import functools

from dateline.builders.clauses import governor, is_infinitive, is_verbal, kid, kids
from dateline.builders.knowledge import rows, words
from dateline.builders.phrasal_verbs import verb_phrase
from dateline.builders.speech_frames import frame_of
from dateline.graph.model import Parse, Token


def tells_nothing(parse: Parse, verb: Token) -> bool:
    """Whether a verb form, whatever its grammar, tells no event."""
    return any(rule(parse, verb) for rule in _RULED_OUT)


def _is_imprint(parse: Parse, verb: Token) -> bool:
    """"Published 14 June 2023", "Updated: 9.30 am": what a page says of itself, with no more than a time behind it."""
    if verb.lower not in words("imprint_words") or verb.dep != "ROOT":
        return False
    line = [word for word in parse.sentence_tokens(verb.sentence) if word.lower != "last"]
    return line[0].i == verb.i and all(
        word.ent in ("DATE", "TIME") or word.pos in ("NUM", "PUNCT", "ADP", "SYM", "X") or word.i == verb.i
        or word.lower in ("gmt", "bst", "cet", "est", "am", "pm") for word in line)


def _is_no_verb(parse: Parse, verb: Token) -> bool:
    """Whether a form that nothing but its place makes a verb is of none that there is: "ROMA", "'ve", "sniffer dog"."""
    bare = not verb.lower.endswith(("ed", "ing", "s"))
    odd = bare or verb.text[0].isupper() or len(verb.text) < 3 or not verb.text.isascii()
    if not odd or "-" in verb.lemma or verb.lower in _pasts():
        return False
    if any(word.tag != "TO" for word in kids(parse, verb, "aux", "auxpass")):  # "to applause"
        return False
    stems = {verb.lemma, *(verb.lower.removesuffix(end) + more for end in ("", "s", "es", "d", "ed", "ing")
                           for more in ("", "e"))}
    return stems.isdisjoint(words("verbs"))


@functools.cache
def _pasts() -> frozenset[str]:
    return frozenset(past for _, past in rows("irregular_verbs")) | words("mere_pasts")


def _is_in_name(parse: Parse, verb: Token) -> bool:
    """Whether a verb form is part of a name: the ship "Ever Given"."""
    before = parse.tokens[verb.i - 1] if verb.i > parse.sentences[verb.sentence].first else None
    if before is None or before.pos not in ("PROPN", "ADV"):
        return False
    return (verb.text[0].isupper() and before.text[0].isupper()
            and parse.block_of(verb.sentence).kind == "paragraph")


def _is_of_office(parse: Parse, verb: Token) -> bool:
    """"Presiding Judge Lee said": how an office is held, wherever the parser hung it."""
    after = parse.tokens[verb.i + 1 : verb.i + 2]
    return verb.lower in words("office_participles") and any(word.lower in _offices() for word in after)


@functools.cache
def _offices() -> frozenset[str]:
    return frozenset(row[0] for name in ("offices", "titles") for row in rows(name))


def _is_modal_use(parse: Parse, verb: Token) -> bool:
    """"Have to leave", "is going to leave", "used to live": the infinitive is the event."""
    following = kid(parse, verb, "xcomp")
    if following is None or not is_infinitive(parse, following) or kid(parse, verb, "dobj"):
        return False
    return (verb.lemma == "have" or (verb.lower == "going" and bool(kids(parse, verb, "aux")))
            or (verb.lower == "used" and verb.tag == "VBD"))


def _only_bids(parse: Parse, verb: Token) -> bool:
    """"Let us recall", "let them explain": nobody lets anybody."""
    return (verb.lemma == "let" and verb.tag == "VB" and verb.dep == "ROOT"
            and not kids(parse, verb, "nsubj", "aux") and bool(kids(parse, verb, "ccomp", "xcomp")))


def _is_of_phrase(parse: Parse, verb: Token) -> bool:
    """Whether it only completes the verb above it, or a compound: "went missing", "life-threatening"."""
    before = parse.tokens[verb.i - 1] if verb.i else verb
    if before.tag == "HYPH" and before.head == verb.i:
        return True
    above = governor(parse, verb)
    phrase = verb_phrase(parse, above) if above is not None and is_verbal(above) else None
    return phrase is not None and verb.i in phrase[1]


def _stands_for_another(parse: Parse, verb: Token) -> bool:
    """"As others have done" only repeats the verb that it is compared with; "as she put it" tells nothing either."""
    if verb.lower == "known" and kids(parse, verb, "auxpass") and not kids(parse, verb, "nsubjpass", "nsubj", "expl"):
        return any(word.lower == "as" for word in kids(parse, verb, "mark", "advmod"))  # "as is known"
    if verb.lemma not in ("put", "happen", "do"):
        return False
    before = {word.lower for word in kids(parse, verb, "mark", "advmod") if word.i < verb.i}
    it = any(word.lower == "it" for word in kids(parse, verb, "dobj" if verb.lemma == "put" else "nsubj"))
    if verb.lemma in ("put", "happen") and it and "as" in before and not kids(parse, verb, "npadvmod", "prep", "xcomp"):
        return True  # "as she put it", "as it happened"
    return verb.lemma == "do" and (
        _is_elliptic(parse, verb) or _joins_in(parse, verb) or (
            bool(before & {"as", "than"}) and bool(kids(parse, verb, "nsubj"))
            and not kids(parse, verb, "dobj", "auxpass", "nsubjpass")))


def _is_elliptic(parse: Parse, verb: Token) -> bool:
    """Whether "do" only repeats: "somebody did", "maybe he did", "what they didn't"; but "she did well"."""
    if verb.tag not in ("VBD", "VBZ", "VBP"):
        return False
    below = [parse.tokens[i] for i in verb.children]
    denied = any(word.dep == "neg" for word in below)
    return all(
        word.dep in ("nsubj", "punct", "cc", "neg", "mark") or (word.dep == "advmod" and word.i < verb.i)
        or (denied and word.dep == "dobj" and word.tag == "WP") for word in below)


def _joins_in(parse: Parse, verb: Token) -> bool:
    """"And neither do I", "so did she"."""
    before = {word.lower for word in kids(parse, verb, "preconj", "cc", "advmod") if word.i < verb.i}
    return bool(before & {"neither", "nor", "so"}) and any(
        word.tag == "PRP" and word.i > verb.i for word in kids(parse, verb, "dobj", "nsubj"))


def _is_measure(parse: Parse, verb: Token) -> bool:
    """"More ballots were counted than issued", "came earlier than promised": it only says how much or how soon."""
    before = parse.tokens[verb.i - 1] if verb.i else verb
    return before.lower == "than" and verb.tag in ("VBN", "VBD") and not kids(
        parse, verb, "aux", "auxpass", "nsubj", "nsubjpass")


def _is_remark(parse: Parse, verb: Token) -> bool:
    """"…, referring to Lee", "whatever you were told": it says what a speaker means, or that it does not matter."""
    if verb.dep not in ("ccomp", "advcl"):
        return False
    above = governor(parse, verb)
    glosses = verb.lemma in ("allude", "refer") and verb.tag == "VBG" and verb.dep == "advcl"
    if glosses and above is not None and frame_of(parse, above) is not None:
        return True
    opening = (word.lower for word in kids(parse, verb, "dobj", "nsubj", "nsubjpass", "advmod") if word.i < verb.i)
    return not {"whatever", "whichever", "whoever"}.isdisjoint(opening)


def _is_of_title(parse: Parse, verb: Token) -> bool:
    """"The strike, explained": what the page does with its subject, told by the last word of its title."""
    where = parse.sentences[verb.sentence]
    return (verb.lower in words("title_words") and parse.block_of(verb.sentence).kind in ("title", "heading")
            and all(word.pos == "PUNCT" for word in parse.tokens[verb.i + 1 : where.last])
            and not kids(parse, verb, "aux", "auxpass"))


def _is_let_alone(parse: Parse, verb: Token) -> bool:
    """"Never saw it, let alone approved it": nobody lets anything."""
    return verb.lower == "let" and [word.lower for word in parse.tokens[verb.i + 1 : verb.i + 2]] == ["alone"] and (
        parse.tokens[verb.i - 1].text == ",")


_RULED_OUT = (
    _is_imprint, _is_let_alone, _is_no_verb, _is_in_name, _is_of_office, _is_modal_use, _only_bids, _is_of_phrase,
    _stands_for_another, _is_measure, _is_remark,
    _is_of_title)
"""By what a verb form tells no event though its grammar is a clause's."""
