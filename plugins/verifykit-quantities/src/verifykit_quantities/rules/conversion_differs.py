"""QTY006: a figure in brackets that is not the one before it in another unit."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_quantities.figures import TextWithFigures, claim_figures, quote_figures
from verifykit_quantities.rules import CONVERSION_DIFFERS

_IMPERIAL = ("mile", "foot", "inch", "yard", "pound_weight", "acre")
_NEAR = 0.07
"""People convert roughly: a mile is 1.6 km, a yard nearly a metre."""


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each "500 km (200 miles)": of two units, one of them imperial."""
    for text in (*claim_figures(context).values(), *quote_figures(context)):
        yield from _differing(text)


def _differing(text: TextWithFigures) -> Iterator[Finding]:
    for one, other in zip(text.quantities, text.quantities[1:], strict=False):
        in_brackets = text.text[one.end : other.start].strip() == "("
        if one.kind != "measure" or not in_brackets or text.text[other.end : other.end + 1] != ")":
            continue
        if one.to or other.to or one.unit.startswith(_IMPERIAL) == other.unit.startswith(_IMPERIAL):
            continue
        from verifykit_quantities.agreement import agree, conversion

        times = conversion(one, other)
        if times is None or agree(one, other):
            continue
        right = [float(value * times) for value in one.values]
        if all(abs(float(max(other.values)) / value - 1) > _NEAR for value in right if value):
            message = f"has “{other.text}” for “{one.text}”, which is {right[0]:.3g} {other.unit}"
            yield text.finding(CONVERSION_DIFFERS, message, one, other)
