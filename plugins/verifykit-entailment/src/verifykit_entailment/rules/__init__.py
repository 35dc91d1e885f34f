"""The rules of the plug-in, each a page and a module that finds it in what the model read."""

from __future__ import annotations

from verifykit import Rule

DOUBTFUL_STANCE = Rule.from_page(
    __file__, code="ENT001", name="doubtful-stance", severity="note", kind="review"
)
NOT_READ = Rule.from_page(__file__, code="ENT002", name="not-read", severity="note", kind="open")
