"""What a sentence quotes, word for word: whether the document has it, and unaltered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifykit_quotes import locate

from verifykit import Quote
from verifykit_grounding.judging.comparison import Comparison, Objection, Span

_QUOTED = re.compile(r"[“\"„«]([^”\"“«»]{12,}?)[”\"“»]")
_LONGEST = 80


def quotation_objections(comparison: Comparison, cited: str | None) -> Iterator[Objection]:
    """Yield what is quoted and is not in the document, or otherwise.

    `cited` is what the citation itself says that the document says.
    """
    source = comparison.source.page
    found = _QUOTED.finditer(comparison.sentence.text)
    sought: list[tuple[str, Span | None]] = [(one[1], one.span(1)) for one in found]
    if cited is not None and cited.strip():
        sought.append((cited, None))
    for exact, place in sought:
        located = locate(Quote(exact=exact), source.text, language=source.language.code)
        if located.outcome == "absent":
            yield Objection(
                code="GRD005",
                message=f"the document has no passage like “{_short(exact)}”",
                claimed=place,
            )
        elif located.outcome == "altered":
            grave = ", ".join(str(one) for one in located.differences if one.grave)
            yield Objection(
                code="GRD006",
                message=f"the quotation is altered ({grave}); the document has "
                f"“{_short(located.passage)}”",
                claimed=place,
                found=(located.start, located.end),
            )


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 3]}…"
