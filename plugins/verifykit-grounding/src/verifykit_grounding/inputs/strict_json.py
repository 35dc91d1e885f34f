"""JSON as it is meant: UTF-8, no NaN, no halves of characters, an error in words."""

from __future__ import annotations

import json
from typing import Any

from verifykit import InputError


def read_json(data: bytes | str, name: str) -> Any:
    """Return what JSON says; raise InputError, naming `name`, for what is none.

    A half of a surrogate pair, which is no character, is read as U+FFFD: that is as long, so that
    whatever is counted in a text stays where it was.
    """
    try:
        text = data.decode("utf-8-sig") if isinstance(data, bytes) else data
        found = json.loads(text, parse_constant=_no_number)
        return _whole(found) if "\\ud" in text or "\\uD" in text else found
    except UnicodeDecodeError as error:
        raise InputError(f"{name} is not UTF-8") from error
    except RecursionError as error:
        raise InputError(f"{name} is nested too deeply") from error
    except ValueError as error:
        raise InputError(f"{name} is no JSON: {error}") from error


def _no_number(name: str) -> None:
    """Read NaN and the infinities, which evaluation sets write for a missing text, as nothing."""


def _whole(data: Any) -> Any:
    """Return the data with no half of a surrogate pair in any text."""
    if isinstance(data, str):
        return data.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if isinstance(data, list):
        return [_whole(one) for one in data]
    if isinstance(data, dict):
        return {_whole(name): _whole(one) for name, one in data.items()}
    return data
