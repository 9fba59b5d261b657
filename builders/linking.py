"""What a sentence's grammar says is one: apposition, copula, an office before its holder's name, counted groups."""

from __future__ import annotations

from dateline.builders.folding import fold
from dateline.builders.knowledge import words
from dateline.builders.names import given_gender
from dateline.builders.noun_phrases import content_token, is_definite
from dateline.builders.places import country_code, locate
from dateline.graph.model import EntityKind, Mention, Parse, Token

COPULAS = frozenset({"be", "become", "remain"})

CALLED_SO = (
    ("by", "the", "name", "of"), ("calling", "itself"), ("calling", "himself"), ("calling", "herself"),
    ("that", "calls", "itself"), ("known", "as"), ("called",), ("named",))
"""What stands between a noun and the name of whom it means."""


def links(parse: Parse, mentions: tuple[Mention, ...]) -> dict[int, int]:
    """For a mention (by index), another one that it is the same as by grammar alone. Chains are possible."""
    at = {mention.head_token: i for i, mention in enumerate(mentions)}
    found: dict[int, int] = {}
    for i, mention in enumerate(mentions):
        other = _linked(parse, mentions, at, mention)
        if other is None or other == i:
            continue
        one = i
        if mention.form == "name" and mentions[other].form != "name":
            one, other = other, i  # a name leads: what is beside it follows
        elif other > i and mentions[other].form == "nominal" == mention.form:
            one, other = other, i  # "hundreds of mourners": the first word leads
        if one not in found and not _leads_back(found, other, one):
            found[one] = other
    return found


def _leads_back(found: dict[int, int], start: int, goal: int) -> bool:
    while start in found:
        start = found[start]
    return start == goal


def _linked(parse: Parse, mentions: tuple[Mention, ...], at: dict[int, int], mention: Mention) -> int | None:
    head = parse.tokens[mention.head_token]
    if head.dep == "appos":
        return _apposed(parse, mentions, at, mention, head)
    if head.dep == "attr":
        return _predicated(parse, mentions, at, mention, head)
    if mention.form == "nominal" and mention.roles and head.dep in ("compound", "nmod", "amod"):
        return _held(parse, mentions, at, head)
    rules = _OF_DESCRIPTIONS if mention.form == "nominal" else ()
    for rule in rules:
        holder = rule(parse, mentions, at, mention, head)
        if holder is not None:
            return holder
    content = content_token(parse, mention)
    if content.i != head.i:
        return at.get(content.i)
    return None


def _apposed(
    parse: Parse, mentions: tuple[Mention, ...], at: dict[int, int], mention: Mention, head: Token
) -> int | None:
    """"Steve Jobs, the head of the company": the phrase and the one that it follows, if they can be one."""
    other = at.get(head.head)
    if other is None:
        return None
    first, second = mentions[other], mention
    if second.form == "name" and (holder := _who_stands_for(parse, mentions, at, head)) is not None:
        return holder
    if first.form == "name" and second.form == "name":
        return other if _are_glossed(parse, first, second) else None
    if first.plural != second.plural and "name" not in (first.form, second.form):
        return None
    if "thing" in (first.kind, second.kind) and "name" not in (first.form, second.form):
        return None
    return other if _is_apposition_shaped(parse, first, second) and _could_be_one(parse, first, second) else None


def _who_stands_for(parse: Parse, mentions: tuple[Mention, ...], at: dict[int, int], head: Token) -> int | None:
    """"The lawyer for Ann Lee, Jo Roe, said", "the son of the mayor, Jo Roe, left": who the second name is.

    ``head`` is of that name, which the parser hangs on the one before.
    """
    first = parse.tokens[head.head]
    of = parse.tokens[first.head]
    office = at.get(of.head)
    if first.dep != "pobj" or of.lower not in ("of", "for") or office is None:
        return None
    one = mentions[office]
    if first.ent != "PERSON" and one.lemma not in words("peoples_own"):
        return None  # "the spokesman for the mayor, Jo Roe": the mayor is
    follows = parse.tokens[head.i + 1].text == "," if head.i + 1 < len(parse.tokens) else False
    held = one.form == "nominal" and one.kind == "person" and not one.plural
    return office if held and follows and head.ent == "PERSON" else None


def _could_be_one(parse: Parse, first: Mention, second: Mention) -> bool:
    """Whether a name's entity, as the parser sees it, can be what the noun says: no memo is a newspaper."""
    name, noun = (first, second) if first.form == "name" else (second, first)
    ent = parse.tokens[name.head_token].ent if name.form == "name" else ""
    if _is_either(noun) and name.form == "name" and (
        ent == "PERSON" and given_gender((name.name or "").split()[0]) is not None
    ):
        return True  # "the crane operator, Paul Marsh"
    if noun.kind == "thing":
        return ent not in ("PERSON", "GPE", "ORG") or noun.lemma in words("product_nouns")
    if noun.kind in ("person", "group") and fold(name.name or "").split()[-1:] and (
        fold(name.name or "").split()[-1] in words("event_words")
    ):
        return False
    if noun.kind in ("person", "group"):
        return ent not in ("GPE", "LOC") or (noun.kind == "person" and locate(name.name or "") is None)
    told = noun is second and not is_definite(parse, content_token(parse, noun))  # "Delta Lines, a private company"
    told = told or (noun is first and _runs_something(parse, noun)) or (
        noun is second and _ranks(parse, noun) and _is_no_given_name(name))
    return told or not (noun.kind in ("organization", "place") and ent == "PERSON" and " " in (name.name or ""))


def _runs_something(parse: Parse, noun: Mention) -> bool:
    """Whether a clause tells what a body does: "the firm that owns the ferry, Jan Olsen Shipping, says"."""
    below = (parse.tokens[c] for c in parse.tokens[noun.head_token].children)
    return any(t.dep == "relcl" and any(parse.tokens[c].lower in ("that", "which") for c in t.children) for t in below)


def _ranks(parse: Parse, noun: Mention) -> bool:
    """Whether it tells which of all one is: "Casa Varna, the region's second largest insurer, says"."""
    below = [parse.tokens[c] for c in content_token(parse, noun).children]
    return any(t.tag == "JJS" for t in below) and any(t.dep in ("poss", "prep") for t in below)


def _is_no_given_name(name: Mention) -> bool:
    return given_gender((name.name or "").split()[0]) is None


def _is_either(noun: Mention) -> bool:
    """Whether a noun for companies is as often one for somebody who does that: "the operator", "the builder"."""
    return noun.lemma in words("company_nouns", "roles_of_bodies") and noun.lemma.endswith(("er", "or"))


def _is_apposition_shaped(parse: Parse, first: Mention, second: Mention) -> bool:
    """Whether a comma, dash or bracket parts the two, and the second is no age, part or list item."""
    between = parse.text[first.span.end : second.span.start].strip()
    if not between:
        return second.form == "name"
    if between.startswith(",") and between[1:].strip() in ("formerly", "then", "now", "currently", "once", "literally"):
        return True
    return second.quantity is None and (len(between) <= 3 or between.endswith(("–", "—", ",", ";", "(")))


def _are_glossed(parse: Parse, first: Mention, second: Mention) -> bool:
    """Two names of one: an acronym in brackets; not "Paris, Texas", which is a place and where it lies."""
    between = parse.text[first.span.end : second.head.start].strip()
    short = min(first.name or "", second.name or "", key=len)
    return between in ("(", "(the", ", or", "or", ", also known as") and short.isupper()


def _predicated(
    parse: Parse, mentions: tuple[Mention, ...], at: dict[int, int], mention: Mention, head: Token
) -> int | None:
    """"X is the president": the subject and its predicate, unless negated, counted or merely possible."""
    verb = parse.tokens[head.head]
    if verb.lemma not in COPULAS:
        return None
    children = [parse.tokens[c] for c in verb.children]
    if any(child.dep == "neg" or child.tag == "MD" or child.dep == "expl" for child in children):
        return None
    subject = next((child for child in children if child.dep == "nsubj"), None)
    if subject is None or subject.i not in at:
        return None
    other = mentions[at[subject.i]]
    differ = mention.plural != other.plural and not (other.form == "name" and verb.tag == "VBZ" and not mention.plural)
    if differ or mention.form == "pronoun" or mention.quantity is not None:
        return None  # "Doctors for Peace is a charity"
    named = "name" in (mention.form, other.form)
    human = mention.kind in ("person", "group") and other.kind in ("person", "group")
    product = other.form in ("name", "pronoun") and mention.lemma in words("product_nouns") and other.kind != "person"
    definite = is_definite(parse, head) and is_definite(parse, subject) and mention.kind == other.kind
    if product:
        return at[subject.i]
    return at[subject.i] if human or (mention.kind != "thing" and (named or definite)) else None


def _held(parse: Parse, mentions: tuple[Mention, ...], at: dict[int, int], head: Token) -> int | None:
    """"Apple chief executive Steve Jobs": the office is its holder."""
    holder = parse.tokens[head.head]
    while holder.dep in ("compound", "nmod") and holder.head > holder.i:
        holder = parse.tokens[holder.head]
    other = at.get(holder.i)
    if other is None or mentions[other].form != "name" or holder.i < head.i:
        return None
    return other


def _named_after_of(
    parse: Parse, mentions: tuple[Mention, ...], at: dict[int, int], mention: Mention, head: Token
) -> int | None:
    """"The town of Rafah": the noun says what the name is the name of."""
    if mention.form != "nominal" or mention.plural or mention.lemma not in words("named_by_of"):
        return None
    if any(parse.tokens[c].tag == "JJS" for c in head.children):
        return None  # "the largest city of X"
    if mention.lemma == "port" and not mention.countries and all(
            parse.tokens[c].ent != "LOC" for c in head.children if c < head.i):
        return None  # "a ship left the port of X" is no town
    for child in (parse.tokens[c] for c in head.children):
        if child.lower == "of" and child.i > head.i:
            named = (at[c] for c in child.children if c in at and mentions[at[c]].form == "name")
            return next((i for i in named if _bears_name(mention.lemma, mentions[i].name or "")), None)
    return None


def _by_the_name_of(
    parse: Parse, mentions: tuple[Mention, ...], at: dict[int, int], mention: Mention, head: Token
) -> int | None:
    """"A baker by the name of Ruiz", "a gang calling itself the Tigers", "the wall, known as Dam 3": who it is."""
    if mention.form != "nominal" or mention.plural:
        return None
    below = [t for t in parse.tokens[head.i + 1 : head.i + 8] if t.sentence == head.sentence]
    below = below[1:] if below[:1] and below[0].text == "," else below
    texts = [t.lower for t in below]
    length = next((len(words_) for words_ in CALLED_SO if texts[: len(words_)] == list(words_)), None)
    thing = mention.kind in ("thing", "place")
    if length is None or (thing and (texts[:length] != ["known", "as"] or not is_definite(parse, head))):
        return None
    behind = [t for t in below[length : length + 2] if t.pos != "DET"][:1]
    named = (i for token in behind for i in (at.get(token.i), at.get(token.head)) if i is not None)
    return next((i for i in named if mentions[i].form == "name"), None)


def _named_at_once(
    parse: Parse, mentions: tuple[Mention, ...], at: dict[int, int], mention: Mention, head: Token
) -> int | None:
    """"Turkish news agency Anadolu said": the parser takes the noun and the name for two subjects of the verb."""
    i = at[head.i]
    if mention.form != "nominal" or mention.kind not in ("organization", "person") or i + 1 >= len(mentions):
        return None
    name = mentions[i + 1]
    beside = name.form == "name" and parse.text[mention.span.end : name.span.start].isspace()
    subjects = head.dep == parse.tokens[name.head_token].dep and head.head == parse.tokens[name.head_token].head
    return i + 1 if beside and subjects and not mention.plural else None


def _bears_name(noun: str, name: str) -> bool:
    """Whether the name can be the noun's own: "the Republic of Chile" is Chile, "the city of Chile" nothing."""
    return country_code(name) is None or noun in ("republic", "kingdom", "state", "island", "nation")


def _holder_after_of(
    parse: Parse, mentions: tuple[Mention, ...], at: dict[int, int], mention: Mention, head: Token
) -> int | None:
    """"President of Kazakhstan Tokayev": the parser takes the holder for what the office is of."""
    if mention.form != "nominal" or not mention.roles:
        return None
    for child in (parse.tokens[c] for c in head.children):
        if child.lower != "of":
            continue
        for inner in (parse.tokens[c] for c in child.children):
            if inner.dep == "pobj" and inner.ent == "PERSON" and inner.i in at and inner.i - 1 in at:
                return at[inner.i] if parse.tokens[inner.i - 1].ent == "GPE" else None
    return None


def _holder_after_and(
    parse: Parse, mentions: tuple[Mention, ...], at: dict[int, int], mention: Mention, head: Token
) -> int | None:
    """"Founder and chief executive Jane Doe": two offices of one person, the name glued to the second."""
    if mention.form != "nominal" or not mention.roles or mention.plural:
        return None
    children = [parse.tokens[c] for c in head.children]
    if any(child.dep == "det" for child in children):
        return None
    for child in children:
        if child.dep == "conj" and child.i in at and mentions[at[child.i]].form == "name":
            return at[child.i] if mentions[at[child.i]].roles else None
    return None


def _holder_after_comma(
    parse: Parse, mentions: tuple[Mention, ...], at: dict[int, int], mention: Mention, head: Token
) -> int | None:
    """"The chief executive, Jane Doe, said": what the parser missed as an apposition; no list of people."""
    i = at[head.i]
    if mention.form != "nominal" or not mention.roles or mention.plural or i + 1 >= len(mentions):
        return None
    if head.dep == "pobj" and parse.tokens[parse.tokens[head.head].head].lemma in words("peoples_own"):
        return None  # "the brother of the mayor, Jo Roe, left"
    i = i + _is_what_office_is_for(parse, mentions[i + 1], head) if i + 2 < len(mentions) else i
    name, held = mentions[i + 1], mentions[i]
    if name.form != "name" or name.sentence != mention.sentence or parse.tokens[name.head_token].ent != "PERSON":
        return None
    between = parse.text[held.span.end : name.span.start].strip()
    after = parse.text[name.span.end : name.span.end + 1]
    listed = parse.tokens[name.head_token].dep == "conj" or any(
        parse.tokens[c].dep == "conj" for c in parse.tokens[name.head_token].children)
    return i + 1 if between == "," and after == "," and not listed and is_definite(parse, head) else None


def _is_what_office_is_for(parse: Parse, thing: Mention, office: Token) -> bool:
    """Whether a phrase only says what an office is for: "the director for water matters, Jane Doe"."""
    token = parse.tokens[thing.head_token]
    return thing.form == "nominal" and thing.kind == "thing" and token.dep == "pobj" and (
        parse.tokens[token.head].head == office.i)


def _office_besides(
    parse: Parse, mentions: tuple[Mention, ...], at: dict[int, int], mention: Mention, head: Token
) -> int | None:
    """"The owner and managing director, Jane Doe", "Jane Doe, founder and head": two offices of the one named."""
    first = parse.tokens[head.head]
    bare = all(parse.tokens[c].dep not in ("det", "poss") for c in head.children)
    if head.dep != "conj" or not bare or mention.form != "nominal" or first.i not in at:
        return None
    other = mentions[at[first.i]]
    if mention.kind != "person" or other.kind != "person" or other.form != "nominal" or mention.plural or other.plural:
        return None
    names = [parse.tokens[c] for c in (*first.children, *head.children) if parse.tokens[c].dep == "appos"]
    if first.dep == "appos":
        names.append(parse.tokens[first.head])
    return next((at[name.i] for name in names if name.i in at and mentions[at[name.i]].form == "name"
                 and name.ent == "PERSON"), None)


def kinds_told(parse: Parse, mentions: tuple[Mention, ...], linked: dict[int, int]) -> dict[int, EntityKind]:
    """What links say of the bearers of names: "X, the president" is a person, "the town of X" a place."""
    found: dict[int, EntityKind] = {}
    for one, other in linked.items():
        for name, noun in ((one, other), (other, one)):
            if mentions[name].form == "name" and mentions[noun].form == "nominal":
                kind = mentions[noun].kind
                either = mentions[noun].lemma in words("roles_of_bodies") or _is_either(mentions[noun])
                either = either and not (_ranks(parse, mentions[noun]) and _is_no_given_name(mentions[name]))
                if kind in ("person", "organization", "place") and not either:
                    found[name] = kind
                elif either and _is_trading_body(parse, mentions[name], mentions[noun]):
                    found[name] = "organization"
    return found


def _is_trading_body(parse: Parse, name: Mention, noun: Mention) -> bool:
    """Whether what sells or makes something bears a name that is no person's to the parser: "the distributor Orvia"."""
    trades = noun.lemma in words("company_nouns") | {"contractor", "developer", "distributor", "exporter", "importer"}
    return trades and parse.tokens[name.head_token].ent in ("GPE", "ORG") and _is_no_given_name(name)


_OF_DESCRIPTIONS = (_named_after_of, _by_the_name_of, _named_at_once, _holder_after_of, _holder_after_and,
                    _holder_after_comma, _office_besides)
"""By what a description is one with a name beside it."""
