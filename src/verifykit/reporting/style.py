"""Colours of text on a terminal."""

from __future__ import annotations

from verifykit.model.assessment import Verdict
from verifykit.model.finding import Severity
from verifykit.parts import part

_SEVERITY = {"error": "1;31", "warning": "33", "note": "36"}
_VERDICT = {
    "corroborated": "1;32",
    "supported": "32",
    "unverified": "0",
    "contested": "33",
    "refuted": "31",
}


@part
class Style:
    """Paints text, or leaves it as it is where colour is off."""

    color: bool = False

    def severity(self, text: str, severity: Severity) -> str:
        """Paint text in the colour of a severity."""
        return self._paint(text, _SEVERITY[severity])

    def verdict(self, text: str, verdict: Verdict) -> str:
        """Paint text in the colour of a verdict."""
        return self._paint(text, _VERDICT[verdict])

    def strong(self, text: str) -> str:
        """Paint what should be seen first."""
        return self._paint(text, "1")

    def faint(self, text: str) -> str:
        """Paint what can be passed over."""
        return self._paint(text, "2")

    def _paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.color and text else text
