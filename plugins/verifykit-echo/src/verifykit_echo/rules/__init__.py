"""The rules of the plug-in, each a page and a module that finds it among the echoes of a case.

The captures that the examples name are in `examples/captures/` of this distribution's source.
"""

from __future__ import annotations

from verifykit import Rule

COPIED_TEXT = Rule.from_page(__file__, code="ECH001", name="copied-text", severity="warning")
COPIED_TEXT_UNDIRECTED = Rule.from_page(
    __file__, code="ECH002", name="copied-text-undirected", severity="warning", kind="review"
)
COPYING_UNDETERMINED = Rule.from_page(
    __file__, code="ECH003", name="copying-undetermined", severity="note", kind="open"
)
