"""The HTML report: one self-contained file that tells the story of a case to people."""

from __future__ import annotations

from verifykit.reporting.html.writer import HtmlWriter

__all__ = ["HtmlWriter"]
