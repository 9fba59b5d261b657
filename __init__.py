"""dateline: articles in, a dated and sentence-cited event graph out."""

from __future__ import annotations
