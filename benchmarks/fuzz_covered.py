#!/usr/bin/env python3
"""Gives one target of tests/hostile_input.py what atheris makes of bytes, led by what of dateline they reach.

    fuzz_covered.py TARGET CASES

The exit code is that of libFuzzer: 0 when nothing broke. ``fuzz.py --atheris`` calls it for each target.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

with atheris.instrument_imports(include=["dateline"]):
    from hostile_input import TARGETS

WARM = b"The dockers of the harbour went on strike on Monday, the union said. They wanted higher wages."
OF_BYTES = ("text file", "JSON lines")


def main() -> None:
    """Run the target of the command line on so many cases; ends the process."""
    name, cases = sys.argv[1], int(sys.argv[2])
    target = TARGETS[name]

    def one(content: bytes) -> None:
        text = atheris.FuzzedDataProvider(content).ConsumeUnicode(len(content))
        target.run(content if name in OF_BYTES else text)

    one(WARM)  # models are loaded outside the limit of time
    atheris.Setup([sys.argv[0], f"-runs={cases}", "-max_len=600", "-timeout=20", "-verbosity=0"], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
