"""Cases and claims for tests, written as a person would write them."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent
from typing import Any

from verifykit.loading import load_case
from verifykit.model.case import Case
from verifykit.model.claim import Claim

_VERSION = "verifykit: 1\n"


def make_case(text: str | None = None, *, folder: Path | None = None, **lists: Any) -> Case:
    """Return a case from YAML text, or from lists of plain data such as `claims=[{"id": "c"}]`.

    The line `verifykit: 1` may be left out of the text, and it may be indented. `folder` is what
    capture paths are relative to. Raise InvalidCase, with its findings, as loading a file does.
    """
    if text is None:
        name, content = "case.json", json.dumps({"verifykit": 1, **lists})
    elif lists:
        raise TypeError("give text or lists, not both")
    else:
        name, content = "case.yaml", dedent(text)
        if not any(line.startswith("verifykit:") for line in content.splitlines()):
            content = _VERSION + content
    path = Path(name) if folder is None else folder / name
    return load_case(path, data=content.encode())


def make_claim(text: str = "Something happened.", *, id: str = "claim", **fields: Any) -> Claim:
    """Return a claim with these fields (see `verifykit.Claim`) and defaults for all others."""
    return Claim(id=id, text=text, **fields)
