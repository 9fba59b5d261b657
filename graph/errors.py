"""What goes wrong through no fault of ours, in words for the user."""

from __future__ import annotations


class DatelineError(Exception):
    """Something the user can mend: an input, a folder, a query. Its text is one clear line."""
