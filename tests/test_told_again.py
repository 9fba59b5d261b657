"""One row for what is told once: nouns and aims that have their clause's label stand under the event of its verb."""

from __future__ import annotations

from dataclasses import replace

import crisis
from dateline.builders import event_views, overview
from dateline.builders.told_again import folded, told_again
from dateline.graph.rows import AccountRow, EventRow, Passage

RULING = "The court set aside the ruling"
TRIED = "The crew tried to free the trawler"


def _event(number: int, label: str, **changed: object) -> EventRow:
    row = crisis.event(number, label, None, None, None, None, basis="unknown")
    return replace(row, **changed)  # type: ignore[arg-type]


def _told(event: EventRow, trigger: str, rule: str = "verb", sentence: int = 0) -> AccountRow:
    at = sentence + event.label.index(trigger)
    where = (Passage(sentence, sentence + 90, event.label), Passage(at, at + len(trigger), trigger))
    account = crisis.ACCOUNTS[0]
    return replace(account, event=event.iri, sentence=where[0], trigger=where[1], rule=rule)


def _under(*told: tuple[EventRow, AccountRow]) -> dict[str, str]:
    return told_again([event for event, _ in told], {event.iri: [account] for event, account in told})


def test_a_noun_with_the_label_of_its_verb_stands_under_the_verb() -> None:
    noun, verb = _event(1, RULING), _event(2, RULING.upper())
    told = ((noun, _told(noun, "ruling", "noun")), (verb, _told(_event(2, RULING), "set aside")))
    assert _under(*told) == _under(*reversed(told)) == {noun.iri: verb.iri}


def test_an_aim_stands_under_what_governs_it_be_that_a_verb_or_a_noun() -> None:
    aim, tried = _event(1, TRIED, standing="possible"), _event(2, TRIED)
    assert _under((aim, _told(aim, "free")), (tried, _told(tried, "tried"))) == {aim.iri: tried.iri}
    plan, drain = (_event(n, "Plan to drain the lake", standing="planned") for n in (3, 4))
    assert _under((drain, _told(drain, "drain")), (plan, _told(plan, "Plan", "noun"))) == {drain.iri: plan.iri}


def test_what_may_happen_stands_under_what_happened_and_a_verb_that_may_above_its_noun() -> None:
    label = "The union failed to say what members would do"
    failed, done = _event(1, label), _event(2, label, standing="possible")
    assert _under((failed, _told(failed, "failed")), (done, _told(done, "do"))) == {done.iri: failed.iri}
    talks, resume = _event(3, "The talks could resume"), _event(4, "The talks could resume", standing="possible")
    assert _under((talks, _told(talks, "talks", "noun")), (resume, _told(resume, "resume"))) == {talks.iri: resume.iri}


def test_a_noun_stands_under_the_event_whose_label_says_it_with_more() -> None:
    merger, refused = _event(1, "Merger"), _event(2, "The council rejected the merger")
    said = _told(merger, "Merger", "noun"), _told(refused, "rejected")
    assert _under((merger, said[0]), (refused, said[1])) == {merger.iri: refused.iri}
    longer = _event(3, "Talks about the merger")
    talks = (longer, _told(longer, "Talks", "noun"))
    assert _under((merger, said[0]), talks) == {merger.iri: longer.iri}


def test_a_noun_of_another_day_or_sentence_or_that_happened_where_the_other_did_not_stands_alone() -> None:
    sale, verb = _event(1, "Sale of the yard", edtf="2020-05-04"), _event(2, "Ann Lee announced the sale of the yard")
    of_sale, of_verb = _told(sale, "Sale", "noun"), _told(verb, "announced")
    assert _under((sale, of_sale), (verb, of_verb)) == {}
    undated = replace(sale, edtf=None)
    assert _under((undated, of_sale), (verb, of_verb)) == {sale.iri: verb.iri}
    assert _under((undated, of_sale), (replace(verb, standing="denied"), of_verb)) == {}
    assert _under((undated, _told(sale, "Sale", "noun", sentence=300)), (verb, of_verb)) == {}
    assert told_again([undated, verb], {sale.iri: [of_sale, _told(sale, "Sale", "noun", sentence=300)],
                                        verb.iri: [of_verb]}) == {}  # fmt: skip
    assert _under((undated, _told(sale, "Sale", "verb")), (verb, of_verb)) == {}
    assert _under((replace(undated, key=True), of_sale), (verb, of_verb)) == {}


def test_key_events_stand_for_themselves_and_above_others() -> None:
    noun, verb = _event(1, RULING, key=True), _event(2, RULING)
    assert _under((noun, _told(noun, "ruling", "noun")), (verb, _told(verb, "set aside"))) == {verb.iri: noun.iri}
    both = replace(verb, key=True)
    assert _under((noun, _told(noun, "ruling", "noun")), (both, _told(both, "set aside"))) == {}


def test_like_words_of_two_sentences_and_other_words_of_one_are_two_rows() -> None:
    first, second = _event(1, "Fire at the depot"), _event(2, "Fire at the depot")
    told = [(first, _told(first, "Fire", "noun")), (second, _told(second, "Fire", "noun", sentence=400))]
    assert _under(*told) == {}
    appeal = _event(3, "Appeal by a clerk")
    verb = _event(4, RULING)
    assert _under((appeal, _told(appeal, "Appeal", "noun")), (verb, _told(verb, "set aside"))) == {}


def test_what_is_told_again_is_folded_counted_and_leads_to_the_event_in_whose_words_it_is_told() -> None:
    noun, verb = _event(1, RULING), _event(2, RULING)
    told = {noun.iri: [_told(noun, "ruling", "noun")], verb.iri: [_told(verb, "set aside")]}
    assert folded([noun, verb], told) == {noun.iri}
    known = {event.iri: event for event in (noun, verb)}
    seen = event_views.view(noun, told[noun.iri], known, frozenset(), frozenset(), verb.iri)
    assert seen.folded and [tie.label for tie in seen.told_by] == [RULING]
    assert not event_views.view(verb, told[verb.iri], known, frozenset(), frozenset()).folded
    lines = overview.left_aside((), [noun, verb], folded([noun, verb], told))
    told_of = [line.what for line in lines]
    assert "1 event below the cut" in told_of and "1 event folded" in told_of
