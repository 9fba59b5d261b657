"""The graph as FollowTheMoney entities, one a line: events, who took part, the articles that prove them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import IO, Any

from dateline.graph.rdf_counts import DONE
from dateline.graph.reader import Reader
from dateline.graph.rows import ArticleRow, Happening, Party, Telling
from dateline.graph.terms import digest, printable
from dateline.queries.spoken import spoken

Entity = dict[str, Any]

_SCHEMA_OF_KIND = {"person": "Person", "organization": "Organization", "place": "PublicBody"}
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_PLAIN_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def write(reader: Reader, output: IO[bytes], texts: bool = True) -> None:
    """Write the entities as JSON lines. ``texts`` False leaves the articles' texts and the quoted sentences out."""
    for entity in entities(reader, texts):
        output.write((json.dumps(entity, ensure_ascii=False) + "\n").encode())


def entities(reader: Reader, texts: bool = True) -> Iterator[Entity]:
    """All articles, places and actors, then all events and who acted on whom in them.

    Things are no entities of FollowTheMoney: they are keywords of the events in which they take part.
    """
    for article in reader.articles():
        yield _article(article, texts)
    for party in reader.parties():
        yield from _party(party)
    for event in reader.happenings():
        yield _event(reader, event, reader.tellings(event.iri), texts)
    for triple in reader.triples():
        agent, patient = reader.party(triple.agent), reader.party(triple.patient)
        if agent.is_actor and patient.is_actor:
            yield _link(reader, triple.iri, reader.happening(triple.event), (agent, patient))


def _entity(id: str, schema: str, **properties: object) -> Entity:
    """An entity; a property without a value is left out, one value is a list of one."""
    found = {name: _values(value) for name, value in properties.items()}
    return {"id": id, "schema": schema, "properties": {name: values for name, values in found.items() if values}}


def _values(value: object) -> list[str]:
    several = value if isinstance(value, list | tuple) else [value]
    return list(dict.fromkeys(printable(str(each)) for each in several if each is not None and str(each).strip()))


def identifier(iri: str) -> str:
    """The id of what an IRI stands for: letters and digits, as FollowTheMoney wants it."""
    return f"dateline-{digest(iri, 40)}"


def _web(url: str | None) -> str | None:
    return url if url is not None and url.startswith(("http://", "https://")) else None


# ---- Articles and parties --------------------------------------------------------------------------------------------


def _article(article: ArticleRow, texts: bool) -> Entity:
    return _entity(
        identifier(article.iri),
        "Article",
        title=article.title or article.key,
        fileName=article.path,
        publisher=article.publisher,
        sourceUrl=_web(article.url),
        publishedAt=_dates(article.published),
        bodyText=article.text if texts else None,
    )


def _party(party: Party) -> Iterator[Entity]:
    """An actor as the kind of body that it is; a place as an address, and a state that acts as a public body too."""
    if party.is_place:
        yield _entity(
            _address(party.iri),
            "Address",
            name=party.label,
            full=party.label,
            alias=party.names,
            country=_country(party),
            latitude=party.latitude,
            longitude=party.longitude,
        )
    if party.is_actor:
        schema = _SCHEMA_OF_KIND.get(party.kind, "LegalEntity")
        more = {"position" if schema == "Person" else "description": party.roles}
        if party.is_place:
            more["addressEntity"] = (_address(party.iri),)
        yield _entity(
            identifier(party.iri), schema, name=party.label, alias=party.names, country=_country(party), **more
        )


def _address(place: str) -> str:
    """The id of a place, which may be an actor too and then has another."""
    return identifier(f"{place} as a place")


def _country(party: Party) -> str | None:
    return None if party.country is None else party.country.lower()


# ---- Events ----------------------------------------------------------------------------------------------------------


def _event(reader: Reader, event: Happening, tellings: tuple[Telling, ...], texts: bool) -> Entity:
    parties = [reader.party(part.iri) for part in event.parts]
    places = [reader.party(place.iri) for place in event.places]
    return _entity(
        identifier(event.iri),
        "Event",
        name=event.label or event.verb,
        keywords=[event.type, event.standing, *(party.label for party in parties if not party.is_actor)],
        summary=_summary(event),
        description=[telling.sentence for telling in tellings] if texts else None,
        **_days(event),
        location=[place.label for place in places],
        addressEntity=[_address(place.iri) for place in places if place.is_place],
        country=[_country(place) for place in places],
        involved=[identifier(party.iri) for party in parties if party.is_actor],
        important="key event" if event.key else None,
        recordId=event.iri,
        **_proofs(tellings),
    )


def _link(reader: Reader, iri: str, event: Happening, ends: tuple[Party, Party]) -> Entity:
    """Who acted on whom, the verb as the role of the link; where it is not told to have happened, that too."""
    agent, patient = ends
    role = event.verb if event.standing in DONE else f"{event.verb} ({event.standing})"
    return _entity(
        identifier(iri),
        "UnknownLink",
        subject=identifier(agent.iri),
        object=identifier(patient.iri),
        role=role,
        summary=_summary(event),
        **_days(event),
        recordId=event.iri,
        **_proofs(reader.tellings(event.iri)),
    )


def _summary(event: Happening) -> str:
    """How far the event is supported, and its date in words where that says more than the date itself."""
    when = f"; date: {spoken(event.edtf)}" if event.edtf and not _PLAIN_DAY.fullmatch(event.edtf) else ""
    return (
        f"{event.standing}: reports {event.reports}, attributions {event.attributions}, denials {event.denials}{when}"
    )


def _days(event: Happening) -> dict[str, object]:
    """The date of an event that has one value; else the days between which it lies."""
    if _dates(event.edtf) is not None:
        return {"date": event.edtf}
    return {"startDate": event.earliest, "endDate": event.latest}


def _dates(edtf: str | None) -> str | None:
    return edtf if edtf is not None and _DATE.fullmatch(edtf) else None


def _proofs(tellings: tuple[Telling, ...]) -> dict[str, object]:
    sources = [telling.source for telling in tellings]
    return {
        "proof": [identifier(source.iri) for source in sources],
        "publisher": [source.publisher for source in sources],
        "sourceUrl": [_web(source.url) for source in sources],
    }
