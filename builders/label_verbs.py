"""The verb of a label with its auxiliaries: finite where the clause is told as a fact, else with "to"."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.builders.charges import is_laid
from dateline.builders.clauses import is_passive
from dateline.builders.knowledge import words
from dateline.builders.label_subjects import Subject, auxiliaries_of, own_subjects_of
from dateline.builders.negation import denies
from dateline.builders.own_marks import bids_in_speech, is_not_always, is_order_not_to, is_supposed
from dateline.builders.syntax import ancestors, children
from dateline.builders.verb_forms import agreeing, gerund, in_full, past, third_person
from dateline.graph.model import Claim, Parse, Token

FINITE = ("VBD", "VBZ", "VBP", "MD")
NEARLY = frozenset(["almost", "barely", "hardly", "narrowly", "nearly", "scarcely"])
"""What says of a deed how close it came to happening, or to not happening."""
TIMES = frozenset({"DATE", "TIME"})
HEARSAY = frozenset(["allegedly", "apparently", "purportedly", "reportedly", "supposedly"])
NEVER_PASSIVE = frozenset(["become", "suffer"])
"""Verbs whose past alone the parser may take for a participle: "two more suffered"."""


class Verbs:
    """The verbs of a text's labels."""

    def __init__(self, parse: Parse) -> None:
        """Of the text that was parsed so."""
        self.parse = parse

    def of(self, claim: Claim, head: Token, subject: Subject, negated: bool) -> list[str]:
        """The verb with its auxiliaries, finite unless it is only planned or supposed."""
        auxiliaries = [t for t in auxiliaries_of(self.parse, head) if t.lower != "to"]
        no = next((t for t in auxiliaries if t.dep == "neg" and t.i < head.i), None)
        if no is not None and is_not_always(self.parse, head) and claim.polarity == "positive":
            before = [agreeing(in_full(t, head), bool(subject.plural)) if subject.plural is not None else t.lower
                      for t in auxiliaries if t.dep != "neg"]
            return [*before[:1], "not", self.parse.tokens[no.i + 1].lower, *before[1:], head.lower]
        if claim.polarity == "positive":  # "blamed rust, not rebels": what follows the verb is denied, not the verb
            own = head.i + 1 if head.lemma == "be" else head.i  # "is not much"
            untrue = claim.certainty == "certain" and head.lemma != "be"  # "it is not true that he did not pay"
            auxiliaries = [
                t for t in auxiliaries if t.dep != "neg" or (t.i <= own and denies(self.parse, t, head) and not untrue)]
        particles = [t.text for t in children(self.parse, head.i, "prt") if t.i > head.i]
        particles += [f"to {t.lower}" for t in children(self.parse, head.i, "advcl", "xcomp")
                      if t.tag == "VB" and claim.trigger.start < t.start < claim.trigger.end]  # "came to rest"
        if head.lemma == "be" and head.tag in FINITE and auxiliaries and all(
                t.dep == "neg" and t.i > head.i for t in auxiliaries):
            return [self._own_form(head, subject), "not"]  # "is not", where "not" is no auxiliary before it
        denied = claim.polarity == "negative" and not negated and not self._says_no(head, subject)
        nearly = next((t for t in children(self.parse, head.i, "advmod") if t.lower in NEARLY and t.i < head.i), None)
        if denied and nearly is not None and not self._negated(head) and subject.texts and head.tag in ("VBD", "VBN"):
            told = self._finite(claim, auxiliaries, head, subject, denied=False)
            return [*told[:-1], nearly.lower, told[-1], *particles]
        first = auxiliaries[0] if auxiliaries else head
        reduced = first is head and (
            head.dep in ("acl", "amod", "relcl") and (is_passive(self.parse, head) or not self._has_subject(head))
        )
        if supposed := self._supposed(claim, head, auxiliaries):
            return [*supposed, *particles]
        if first.tag in FINITE and not reduced and (subject.texts or auxiliaries):
            told = self._finite(claim, auxiliaries, head, subject, denied)
            behind = 1 if auxiliaries or head.lemma == "be" else 0
            how = [*self._heard(claim, head), *self._how(head)]
            yet = ["yet"] if head.lemma == "have" and self._is_still_to_come(head) else []
            return [*told[:behind], *how, *told[behind:], *yet, *particles]
        above = self.parse.tokens[head.head]
        if head.dep == "xcomp" and above.lemma == "be" and above.tag in FINITE and subject.texts and head.tag == "VB":
            return [above.lower, *(["not"] if denied else []), "to", head.lemma, *particles]
        going = [t.lower for t in children(self.parse, above.i, "aux") if t.tag in FINITE and above.lower == "going"]
        if head.dep == "xcomp" and going and head.tag == "VB" and subject.texts:
            first_word = going[0] if subject.plural is None else agreeing(going[0], subject.plural)
            return [first_word, *(["not"] if denied else []), "going to", head.lemma, *particles]
        if (head.dep, head.tag, above.lemma) == ("acomp", "VBG", "be") and above.tag in FINITE and subject.texts:
            return [agreeing(in_full(above, above), bool(subject.plural)), *(["not"] if denied else []), head.lower]
        bare = all(t.dep == "neg" for t in auxiliaries)
        passive = any(t.dep == "auxpass" for t in auxiliaries) or (head.tag in ("VBN", "VBD") and bare)
        passive = passive and (head.tag == "VBN" or not any(children(self.parse, head.i, "dobj", "ccomp")))
        passive = passive and not (head.lemma in NEVER_PASSIVE and not auxiliaries)
        passive = passive and (subject.texts or head.tag == "VBN") and not (bare and self._active(head))
        return [*self._made_finite(head, subject, passive, claim, denied or self._negated(head)), *particles]

    def _heard(self, claim: Claim, head: Token) -> list[str]:
        """The adverb by which nobody vouches for what is told: "was allegedly sold"."""
        adverbs = (t.lower for t in children(self.parse, head.i, "advmod"))
        return [word for word in adverbs if word in HEARSAY and claim.certainty == "possible"][:1]

    def _how(self, head: Token) -> list[str]:
        """The adverb before a verb without which its label says more or other: "was fully vaccinated"."""
        adverbs = (t for t in children(self.parse, head.i, "advmod") if t.i < head.i and not t.children)
        behind = [t for t in children(self.parse, head.i, "prep", "npadvmod") if t.i > head.i and t.lower != "for"]
        timed = any(t.ent in TIMES for one in behind for t in (one, *children(self.parse, one.i, "pobj")))
        return [t.lower for t in adverbs if t.lower in words("measuring_adverbs") and not (
            timed and t.lower == "only")][:1]  # "was only handed back on Monday": a label leaves out Monday

    def _is_still_to_come(self, head: Token) -> bool:
        """Whether what somebody "has yet to" do is not done."""
        following = [t.lower for t in self.parse.tokens[head.i + 1 : head.i + 3]]
        return following == ["yet", "to"]

    def _supposed(self, claim: Claim, head: Token, auxiliaries: Sequence[Token]) -> list[str]:
        """What a condition supposes, told as no more: "if talks fail" as "might fail", "if it has sunk" too.

        Empty where the clause is none, or says itself that it is only supposed: "if it should sink".
        """
        if claim.certainty != "possible" or head.dep not in ("advcl", "ROOT"):
            return []
        opened = {t.lower for t in children(self.parse, head.i, "mark", "advmod") if t.i < head.i}
        named = next(own_subjects_of(self.parse, head), head)
        inverted = [t for t in auxiliaries if t.lower == "should" and t.i < named.i]  # "should the talks fail"
        auxiliaries = [t for t in auxiliaries if t not in inverted]
        if not inverted and not opened & {"if", "unless"}:
            return []
        said = [t for t in auxiliaries if t.dep != "neg" and t.lemma not in ("do", "can")]
        denied = len(said) < len(auxiliaries) and any(t.dep == "neg" for t in auxiliaries)
        might = ["might", *(["not"] if denied else [])]
        if any(t.tag == "MD" or t.lemma not in ("have", "be") for t in said) or (not said and head.tag == "VBG"):
            return []
        first = [t.lemma if n == 0 else t.lower for n, t in enumerate(said)]
        return [*might, *first, head.lower if said else head.lemma]

    def _has_subject(self, head: Token) -> bool:
        return any(own_subjects_of(self.parse, head))

    def _active(self, head: Token) -> bool:
        """Whether a participle without auxiliary is a past tense after all: "clashed" beside "marched"."""
        first = self.parse.tokens[head.head]
        joined_to_past = head.dep == "conj" and first.tag == "VBD" and not any(children(self.parse, head.i, "agent"))
        return joined_to_past or (any(children(self.parse, head.i, "nsubj")) and not is_passive(self.parse, head))

    def _finite(
        self, claim: Claim, auxiliaries: Sequence[Token], head: Token, subject: Subject, denied: bool
    ) -> list[str]:
        texts = [in_full(t, head, auxiliaries) for t in auxiliaries]
        if claim.certainty == "planned" and texts[:1] in (["have"], ["has"]):
            texts[:1] = ["will", "have"]  # "when the recorders have been read"
        if claim.certainty != "certain" and (awaited := self._awaited(texts, head, subject, denied)):
            return awaited
        if claim.certainty == "planned" and claim.tense == "future" and head.dep == "advcl" and not denied and (
                not texts or texts in (["is"], ["are"])):
            return ["will", *(["be", self._plain_form(head)] if texts else [head.lemma])]  # "until the owner pays"
        if subject.plural is not None and texts:
            texts[0] = agreeing(texts[0], subject.plural)
        if not texts and denied and head.lemma != "be":
            return ["did" if head.tag == "VBD" else "does" if head.tag == "VBZ" else "do", "not", head.lemma]
        if denied and texts:
            texts.insert(1, "not")
        verb = self._own_form(head, subject) if not texts else self._plain_form(head)
        texts = ["cannot", *texts[2:]] if texts[:2] == ["can", "not"] else texts
        return [*texts, *self._share(head), verb, *(["not"] if denied and not texts else [])]

    def _awaited(self, texts: Sequence[str], head: Token, subject: Subject, denied: bool) -> list[str]:
        """What is only waited for, told as to come: "until all doubts are settled" as "are to be settled"."""
        opened = {t.lower for t in children(self.parse, head.i, "mark", "advmod") if t.i < head.i}
        if denied or head.dep != "advcl" or not opened & {"until", "till", "before", "once", "after"}:
            return []
        many = subject.plural or (subject.plural is None and head.tag == "VBP") or texts[:1] == ["are"]
        if texts == ["had", "been"] and opened & {"until", "till", "before"}:
            return ["were" if self._are_many(subject) else "was", "to", "be", head.lower]
        if texts in (["has", "been"], ["have", "been"]):
            return ["are" if many or texts[0] == "have" else "is", "to", "be", head.lower]
        if texts in (["is"], ["are"]) and head.tag == "VBN":
            return ["are" if many else "is", "to", "be", head.lower]
        if not texts and head.tag == "VBD":
            return ["were" if self._are_many(subject) else "was", "to", head.lemma]
        return ["are" if many else "is", "to", head.lemma] if not texts and head.tag in ("VBP", "VBZ") else []

    def _share(self, head: Token) -> list[str]:
        """To which share something is owned or done, where that stands before the verb: "is 41 percent owned"."""
        before = (t for t in children(self.parse, head.i, "npadvmod") if t.i < head.i)
        share = next((t for t in before if t.lemma in ("percent", "%", "cent")), None)
        if share is None:
            return []
        return [*(t.text for t in children(self.parse, share.i, "nummod", "quantmod") if t.i < share.i), share.text]

    def _own_form(self, head: Token, subject: Subject) -> str:
        """The verb as it stands, in the number of its subject."""
        if subject.plural is None or (head.tag == "VBD" and head.lemma != "be"):
            return self._plain_form(head)
        if head.lemma == "be":
            return agreeing(in_full(head, head), subject.plural)
        return head.lemma if subject.plural else third_person(head.lemma)

    def _plain_form(self, head: Token) -> str:
        if head.text.isupper() and len(head.text) > 3:
            return head.text
        return in_full(head, head) if head.lower[:1] in ("'", "’") else head.lower

    def _made_finite(self, head: Token, subject: Subject, passive: bool, claim: Claim, denied: bool) -> list[str]:
        """A participle or infinitive as a main verb: "sent", "was seized"; "is to send" where it is not certain."""
        certain = claim.certainty == "certain"
        done = not certain and claim.polarity == "positive" and head.tag == "VBN" and any(
            t.lemma == "have" for t in children(self.parse, head.i, "aux"))
        ended = self.parse.tokens[head.head].lemma in ("cease", "quit", "stop") and head.dep == "xcomp"
        no = ["no longer" if ended else "not"] if denied else []
        if not subject.texts and head.lemma == "be":
            return no
        if not subject.texts and self._bids(head):
            return [*(["do", "not"] if denied else []), head.lemma]
        if not subject.texts and passive and head.dep == "ROOT":
            return [*no, head.lower]  # a line of its own: "Sworn in at noon"
        if not subject.texts:
            verbal = gerund(head.lemma) if head.pos in ("VERB", "AUX") else head.text
            return [*no, *(["being", head.lower] if passive else [verbal])]
        if claim.certainty == "possible" and not denied and is_laid(self.parse, head) and (
                head.tag == "VBG" or any(t.lower == "having" for t in children(self.parse, head.i, "aux"))):
            return ["allegedly", *(["was", head.lower] if passive else [past(head.lemma)])]
        if done and claim.certainty == "possible":  # "suspected of having sold it"
            been = any(t.lemma == "be" for t in children(self.parse, head.i, "auxpass"))
            return ["might", "have", *(["been"] if been else []), head.lower]
        if not certain:
            return [*self._aiming(claim, head, subject, no), *(["be", head.lower] if passive else [head.lemma])]
        many = subject.plural or (subject.plural is None and self._are_many(subject))
        if passive:
            return ["were" if many else "was", *no, head.lower]
        if head.lemma == "be" or head.lower == "missing":
            return ["were" if many else "was", *no, *([head.lower] if head.lemma != "be" else [])]
        if ended and denied:
            return [*no, past(head.lemma)]  # "ceased to exist": it did before
        return ["did", "not", head.lemma] if denied else [past(head.lemma)]

    def _aiming(self, claim: Claim, head: Token, subject: Subject, no: list[str]) -> list[str]:
        """What makes an infinitive finite: "was to", "might"; "to" alone where no finite verb stands above it."""
        many = subject.plural or (subject.plural is None and self._are_many(subject))
        above = next((t for t in ancestors(self.parse, head.i) if t.pos in ("VERB", "AUX") and self._tense(t)), None)
        of_noun = head.dep in ("acl", "relcl") and subject.token == head.head
        if above is None or (of_noun and not is_supposed(self.parse, head)):
            return [*no, "to"]  # "grounds to suppose"
        if claim.certainty == "possible" and claim.polarity == "positive":
            return ["should" if self._is_bidden(head) else "might", *no]
        past_ = self._tense(above) == "VBD"
        return [("were" if many else "was") if past_ else "are" if many else "is", *no, "to"]

    def _is_bidden(self, head: Token) -> bool:
        """Whether somebody is asked or told to do it: "fans asked the coach to stay", "was told to leave"."""
        verb = self.parse.tokens[head.head]
        asked = (*children(self.parse, verb.i, "dobj", "dative", "nsubjpass", "prep"),
                 *children(self.parse, head.i, "nsubj", "nsubjpass"))
        return head.dep in ("xcomp", "ccomp", "advcl") and verb.lemma in words("bidding_verbs") and bool(asked)

    def _tense(self, verb: Token) -> str | None:
        """The tag of a verb's finite form, None where it has none."""
        forms = (*children(self.parse, verb.i, "aux", "auxpass"), verb)
        return next((t.tag for t in forms if t.tag in FINITE), None)

    def _bids(self, head: Token) -> bool:
        """Whether a verb stands as an order: "Keep the dog out of the house"."""
        bids = head.dep in ("ROOT", "ccomp", "parataxis") or bids_in_speech(self.parse, head)
        bare = head.tag == "VB" and (bids or is_order_not_to(self.parse, head))
        return bare and not any(t.lower != "do" for t in children(self.parse, head.i, "aux", "auxpass", "mark"))

    def _are_many(self, subject: Subject) -> bool:
        """Whether a subject whose own verb had no number is several: "murder and theft", "all 10 aboard"."""
        head = self.parse.tokens[subject.token] if subject.token is not None else None
        counted = head is not None and (head.tag in ("NNS", "NNPS") or head.pos == "NUM")
        return counted or "and" in subject.texts

    def _negated(self, head: Token) -> bool:
        return any(children(self.parse, head.i, "neg"))

    def _says_no(self, head: Token, subject: Subject) -> bool:
        return self._negated(head) or bool(words("negations") & {w.lower() for w in " ".join(subject.texts).split()})
