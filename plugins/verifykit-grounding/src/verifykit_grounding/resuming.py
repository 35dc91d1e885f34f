"""What an earlier run has written of many answers, so that the next one goes on behind it."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path

from verifykit import InputError


def written_lines(path: Path, tally: Counter[str]) -> int:
    """Return how many answers a file of JSON Lines has; add their outcomes to `tally`.

    A last line that was not finished is cut off. A file that is not there has none. Raise
    InputError, naming the line, where the file holds something else.
    """
    if not path.exists():
        return 0
    number = whole = 0
    try:
        with path.open("r+b") as file:
            for line in file:
                if not line.endswith(b"\n"):
                    break
                number += 1
                tally.update(_outcomes(line, f"{path.name}, line {number}"))
                whole += len(line)
            file.seek(whole, os.SEEK_SET)
            file.truncate()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from error
    return number


def _outcomes(line: bytes, place: str) -> dict[str, int]:
    try:
        found: dict[str, int] = json.loads(line)["summary"]["outcomes"]
        return {str(name): int(count) for name, count in found.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{place} is no answer that `ground` has written") from error
