"""A patch of a case that is a JSON file."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from verifykit.editing.patch import apply_patch
from verifykit.model.edit import Edit

_INDENT = re.compile(r"[\[{]\r?\n([ \t]+)")


def edited_json(data: bytes, patch: Sequence[Edit]) -> bytes:
    """Return the file with the patch applied, indented as it was."""
    text = data.decode("utf-8-sig")
    content = json.loads(text)
    apply_patch(content, patch)
    indent = _INDENT.search(text)
    written = json.dumps(content, ensure_ascii=False, indent=indent[1] if indent else None)
    return (written + ("\n" if text.endswith("\n") else "")).encode()
