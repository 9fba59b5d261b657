"""The graph is a function of the set of articles: any order, any batches, the same bytes."""

from __future__ import annotations

from dateline.builders import calendar, identity, language
from dateline.builders.reading import read
from dateline.graph import rdf
from dateline.graph.model import DateEvidence, Document, Reading
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

ARTICLES = (
    ("2022-06-20", "The strike in Norway began on June 6. Nadia Brandt said that talks had failed."),
    ("2022-06-21", "The strike in Norway began on June 9. Talks failed, Nadia Brandt said."),
    ("2022-06-21", "Thirty-nine people were injured in Oslo on Monday. N. Brandt resigned."),
    ("2022-06-21", "Fifty-five people were hurt in Oslo on Monday, Carl Olsen told the Oslo Red Cross (ORC)."),
    ("2022-06-22", "Brandt resigned in Oslo on Monday. The ORC denied that talks had failed. Olsen is silent."),
    ("2022-06-22", "The ferry Aurora sank off the coast of Malta on Friday after its engine had failed in heavy seas."),
    ("2022-06-23", "The ferry Aurora sank off the coast of Malta on Friday after its engine had failed in heavy seas. "
                   "Rioters burned down the mayor's house in Bergen on Monday."),
    ("2022-06-23", "Soldiers burned down the mayor's house in Bergen on Monday, Nadia Brandt said."),
)
READINGS: dict[str, Reading] = {}


def nquads(articles: list[tuple[str, str]]) -> bytes:
    """The graph of the articles, read in that order; each text is parsed once for all."""
    documents = [
        Document(f"{day} {text[:12]}", f"{text[:12]}.txt", text, evidence=(DateEvidence("metadata", day),))
        for day, text in articles
    ]
    for document in documents:
        if document.sha256 not in READINGS:
            (parsed,) = language.parse([document.text])
            READINGS[document.sha256] = read(parsed)
    readings = {document.sha256: READINGS[document.sha256] for document in documents}
    documents.sort(key=lambda document: document.key)
    anchors = calendar.anchors(documents, readings)
    dated = {d.sha256: calendar.date(readings[d.sha256], a) for d, a in zip(documents, anchors, strict=True)}
    made = identity.world("news", "http://example.org/", documents, anchors, readings, dated)
    return "\n".join(sorted(str(quad) for quad in rdf.quads(made))).encode()


WHOLE = nquads(list(ARTICLES))


@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.permutations(ARTICLES))
def test_any_order_of_the_articles_gives_the_same_bytes(order: list[tuple[str, str]]) -> None:
    assert nquads(order) == WHOLE


@settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.permutations(ARTICLES), st.integers(1, 7))
def test_articles_that_come_and_go_leave_no_trace(order: list[tuple[str, str]], kept: int) -> None:
    few = nquads(order[:kept])
    assert nquads(order) == WHOLE
    assert nquads(list(reversed(order[:kept]))) == few
