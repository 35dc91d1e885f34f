"""JSON as it is meant: UTF-8, no NaN, an error in words."""

from __future__ import annotations

import json
from typing import Any

from verifykit import InputError


def read_json(data: bytes | str, name: str) -> Any:
    """Return what JSON says; raise InputError, naming `name`, for what is none."""
    try:
        text = data.decode("utf-8-sig") if isinstance(data, bytes) else data
        return json.loads(text, parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise InputError(f"{name} is not UTF-8") from error
    except RecursionError as error:
        raise InputError(f"{name} is nested too deeply") from error
    except ValueError as error:
        raise InputError(f"{name} is no JSON: {error}") from error


def _no_number(name: str) -> None:
    """Read NaN and the infinities, which evaluation sets write for a missing text, as nothing."""
