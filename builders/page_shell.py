"""What every page stands on: escaping, embedded rows, and a policy under which nothing but our own scripts can run.

Article text is hostile. It reaches a page in two ways only: through templates that escape every value, and as JSON in
which no character can end the element that holds it. The content security policy names each script and style by hash.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import PurePosixPath
from types import MappingProxyType
from urllib.parse import urlsplit

import jinja2
from markupsafe import Markup

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_MAY_BE_UNPRINTABLE = re.compile("[\x7f-\x9f\ud800-\udfff\ufffe\uffff]|\\\\[bfu]")
"""Finds in JSON whatever ``UNPRINTABLE`` finds in its texts, and at times an honest backslash."""
BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M3 8h10' "
    "stroke='%23a33b20' stroke-width='2'/%3E%3Ccircle cx='5' cy='8' r='3' fill='%23a33b20'/%3E%3C/svg%3E"
)

_NOTHING: Mapping[str, str] = MappingProxyType({})


def printable(text: str) -> str:
    """The text with each character that HTML or UTF-8 cannot hold replaced by U+FFFD; offsets stay true."""
    return UNPRINTABLE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """The text for a canvas, which knows no isolation: no line breaks, no bidirectional controls."""
    return " ".join(BIDI_CONTROLS.sub("", printable(text)).split())


def safe_link(url: str | None) -> str | None:
    """The URL if a page may link to it: http or https, with a host; else None (``javascript:``, ``data:``, paths)."""
    if url is None or any(character.isspace() or not character.isprintable() for character in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


@functools.lru_cache(100_000)
def anchor(iri: str, prefix: str) -> str:
    """An element id for an IRI: opaque, the same in every build, safe in HTML, CSS and a URL's hash."""
    last = PurePosixPath(iri).name
    if re.fullmatch(r"[0-9a-f]{12}", last):
        return f"{prefix}-{last}"
    return f"{prefix}-{hashlib.sha256(iri.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def _printable_tree(value: object) -> object:
    if isinstance(value, Written):
        return value
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {_printable_tree(key): _printable_tree(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_printable_tree(item) for item in value]
    return value


class Written(str):
    """JSON that is ``written`` already, to stand as it is within other rows."""


def written(rows: object) -> str:
    """Rows as JSON, without what no page can hold."""
    text = _plain_json(rows)
    return _plain_json(_printable_tree(rows)) if _MAY_BE_UNPRINTABLE.search(text) else text


def _json(rows: object) -> str:
    """JSON in which what was written before stands as it is, in objects within objects."""
    if isinstance(rows, Written):
        return rows
    if isinstance(rows, dict) and _holds_written(rows):
        return f"{{{','.join(f'{_plain_json(key)}:{_json(item)}' for key, item in rows.items())}}}"
    return _plain_json(rows)


def _holds_written(rows: Mapping[str, object]) -> bool:
    return any(
        isinstance(item, Written) or (isinstance(item, dict) and _holds_written(item)) for item in rows.values()
    )


_plain_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def embedded(rows: object) -> Markup:
    """JSON that can stand inside a script element: the characters that could end it or a line are escaped."""
    text = _json(rows)
    if _MAY_BE_UNPRINTABLE.search(text):
        text = _json(_printable_tree(rows))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


@functools.cache
def resource(name: str) -> str:
    """A file of ``templates``, without the pointer to a source map that some scripts end with."""
    text = files("dateline.builders").joinpath("templates", *name.split("/")).read_text(encoding="utf-8")
    return re.sub(r"\n//# sourceMappingURL=\S*\s*$", "\n", text)


def _finalized(value: object) -> object:
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@functools.cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FunctionLoader(resource),
        autoescape=True,
        finalize=_finalized,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _policy(scripts: Sequence[str], styles: Sequence[str], allowed: Mapping[str, str]) -> str:
    sources = {
        "default-src": "'none'",
        "script-src": " ".join(map(_hash, scripts)),
        "style-src": " ".join(map(_hash, styles)),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    more = {name: f"{sources[name]} {source}" if name in sources else source for name, source in allowed.items()}
    return "; ".join(f"{name} {source}" for name, source in {**sources, **more}.items())


def joined(names: Sequence[str]) -> str:
    """Scripts, or styles, as one text that can stand inside its element; "<!--" in a script's strings is written so."""
    text = "\n".join(resource(name).replace("<!--", "\\x3C!--") for name in names)
    if re.search(r"</(script|style)|<!--", text, re.IGNORECASE):
        raise ValueError(f"one of {', '.join(names)} would end the element that it is embedded in")
    return text


def fragment(template: str, **slots: object) -> str:
    """A piece of a page that goes into somebody else's: a template with nothing around it."""
    return _environment().get_template(template).render(**slots)


def page(
    template: str,
    *,
    scripts: Sequence[str],
    styles: Sequence[str],
    rows: object = None,
    later: object = None,
    tray: object = None,
    allowed: Mapping[str, str] = _NOTHING,
    **slots: object,
) -> str:
    """A whole page of one template, with its scripts, styles and rows inside it and nothing outside it.

    The order of ``scripts`` is that in which they run; ``rows`` must be what JSON can hold, and so must ``later`` and
    ``tray``, what the page reads only when it is first needed; ``allowed`` are further sources by directive of the
    page's policy.
    """
    first, script, style = resource("first.js"), joined(scripts), joined(styles)
    return (
        _environment()
        .get_template(template)
        .render(
            policy=Markup(_policy((first, script), (style,), allowed)),
            first=Markup(first),
            script=Markup(script),
            style=Markup(style),
            rows=embedded(rows),
            later=None if later is None else embedded(later),
            tray=None if tray is None else embedded(tray),
            icon=ICON,
            **slots,
        )
    )
