"""What the mentions of one event lend each other: the day that one of them tells dates those that tell none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.builders.bare_claims import BareClaim, BareText
from dateline.builders.event_opposition import apart, far, is_firm, width
from dateline.graph.model import UNKNOWN, ClaimRef, Dated, When
from dateline.graph.records import changed


def shared_dates(
    clusters: Sequence[Sequence[ClaimRef]], texts: Mapping[str, BareText], dated: Mapping[str, Dated]
) -> dict[str, Dated]:
    """The dates of all claims; those without a firm one take the finest of their event, if none contradicts it.

    What a noun has of its clause only it lends to nobody but its own text, and the day of a plan or a denial is lent to
    plans and denials only.
    """
    lent: dict[ClaimRef, When] = {}
    for cluster in clusters:
        whens = {ref: dated[ref.sha256].claims[ref.claim] for ref in cluster}
        firm = sorted((width(when), ref) for ref, when in whens.items() if is_firm(when))
        alone = len({ref.sha256 for ref in cluster}) == 1
        lending = [ref for _, ref in firm if alone or _claim(texts, ref).dates_itself]
        lender = min(lending, key=lambda ref: not _claim(texts, ref).happened, default=None)
        if lender is not None and not any(apart(whens[lender], whens[ref]) for _, ref in firm):
            day = whens[lender]
            told = changed(day, basis="inferred", reason=f"as another mention of the same event has it ({day.reason})")
            lent |= {
                ref: told
                for ref, when in whens.items()
                if not is_firm(when)
                and not far(when, day)
                and (_claim(texts, lender).happened or not _claim(texts, ref).happened)
            }
    return {sha: _with(sha, text, lent) for sha, text in dated.items()}


def _claim(texts: Mapping[str, BareText], ref: ClaimRef) -> BareClaim:
    return texts[ref.sha256].claim(ref.claim)


def without_echoes(
    clusters: Sequence[Sequence[ClaimRef]], texts: Mapping[str, BareText], dated: Mapping[str, Dated]
) -> dict[str, Dated]:
    """The dates of all claims, less those that a noun has of its clause only, where it names again what others date.

    "It sank on Monday … The disaster cost the minister his post: he resigned on Friday" sinks it on no Friday. Nor does
    the day about which another text speaks of the sinking: "Minister resigns over ferry sinking".
    """
    lost: dict[ClaimRef, When] = {}
    for cluster in clusters:
        lost |= _loose(cluster, texts, dated)
        told = [ref for ref in cluster if is_firm(dated[ref.sha256].claims[ref.claim])]
        echoes = {ref for ref in told if _is_echo(texts, ref, cluster)}
        others = [dated[r.sha256].claims[r.claim] for r in told if r not in echoes and _claim(texts, r).happened]
        lost |= {
            ref: UNKNOWN
            for ref in echoes
            if any(apart(dated[ref.sha256].claims[ref.claim], o) for o in others)
            or _is_told_before(ref, cluster, texts, dated)
        }
    return {sha: _with(sha, text, lost) for sha, text in dated.items()}


def _loose(
    cluster: Sequence[ClaimRef], texts: Mapping[str, BareText], dated: Mapping[str, Dated]
) -> dict[ClaimRef, When]:
    """The nouns that have a day only about which they stand, and one that all that other claims tell for sure excludes.

    Where these differ among themselves, a noun that agrees with one of them has no worse a day than they.
    """
    whens = {ref: dated[ref.sha256].claims[ref.claim] for ref in cluster}
    firm = [when for ref, when in whens.items() if is_firm(when) and not _is_echo(texts, ref, cluster)]
    return {
        ref: UNKNOWN
        for ref, when in whens.items()
        if (when.edtf or "").endswith("~")
        and _claim(texts, ref).is_noun
        and firm
        and all(apart(when, day) for day in firm)
    }


def _is_echo(texts: Mapping[str, BareText], ref: ClaimRef, cluster: Sequence[ClaimRef]) -> bool:
    """Whether a noun has only its clause's day, and its event was told before it, or by others."""
    claim = _claim(texts, ref)
    before = (_claim(texts, other) for other in cluster if other.sha256 == ref.sha256)
    told = any(other.sha256 != ref.sha256 for other in cluster)
    return not claim.dates_itself and (told or any(one.trigger.start < claim.trigger.start for one in before))


def _is_told_before(
    ref: ClaimRef, cluster: Sequence[ClaimRef], texts: Mapping[str, BareText], dated: Mapping[str, Dated]
) -> bool:
    """Whether another text tells the event as having happened before the day that a noun has of its clause."""
    when = dated[ref.sha256].claims[ref.claim]
    others = (other for other in cluster if other.sha256 != ref.sha256 and _claim(texts, other).happened)
    told = (dated[other.sha256].claims[other.claim] for other in others)
    return any(far(when, o) and bool(o.latest and when.earliest and o.latest < when.earliest) for o in told)


def _with(sha256: str, text: Dated, lent: Mapping[ClaimRef, When]) -> Dated:
    return changed(text, claims=tuple(lent.get(ClaimRef(sha256, i), when) for i, when in enumerate(text.claims)))
