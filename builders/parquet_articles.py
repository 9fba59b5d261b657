"""The rows of a Parquet file, as the records that lines of JSON give."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from typing import Any

from dateline.builders import decoding
from dateline.graph.errors import DatelineError

ROWS = 1_000
"""How many are decoded at a time."""
LARGEST = 10 * decoding.LARGEST
"""Characters, bytes and numbers that a file may unpack to: a few bytes can stand for any length."""


def records(content: bytes) -> Iterator[dict[str, Any]]:
    """Each row by its columns; times are told as ISO 8601.

    Raises DatelineError where it is no Parquet file, and in the place of the row with which it unpacks to too much.
    """
    try:
        from pyarrow import ArrowException, parquet
    except ImportError as missing:
        raise DatelineError("Parquet needs pyarrow: pip install 'dateline[cluster]'") from missing
    left = LARGEST
    try:
        file = io.BytesIO(content)
        texts = _texts(parquet.ParquetFile(file).schema)
        for batch in parquet.ParquetFile(file, read_dictionary=texts).iter_batches(ROWS):
            for number in range(batch.num_rows):
                row = {str(name): _plain(batch.column(at)[number]) for at, name in enumerate(batch.schema.names)}
                left -= sum(map(_size, row.values()))
                if left < 0:
                    raise DatelineError(f"it unpacks to more than {LARGEST:,} characters")
                yield row
    except (ArrowException, OSError, ValueError) as wrong:
        raise DatelineError(f"broken Parquet: {(str(wrong).strip().splitlines() or ['no reason given'])[0]}") from wrong


def _texts(schema: Any) -> list[str]:
    """The columns of texts: a text that rows share is decoded once."""
    columns = [schema.column(number) for number in range(len(schema))]
    return [column.path for column in columns if column.physical_type == "BYTE_ARRAY" and column.path == column.name]


def _plain(cell: Any) -> Any:
    """The value of a cell; where Python has none like it, such as a day of the year 20000, what it is made of."""
    try:
        value = cell.as_py()
    except (ValueError, OverflowError, LookupError):
        return f"{getattr(cell, 'value', '')} ({cell.type})".strip()
    return value.isoformat() if isinstance(value, datetime.date) else value


def _size(value: Any) -> int:
    return 1 + len(value) if isinstance(value, str | bytes | list | dict) else 1
