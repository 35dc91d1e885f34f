"""How differences and passages are told in findings and proposals."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from verifykit_quotes.location import Location

if TYPE_CHECKING:
    from verifykit_quotes.differences import Difference

_LONGEST = 400


def told(differences: Iterable[Difference]) -> str:
    """Return the differences in words, each once."""
    return ", ".join(dict.fromkeys(map(_told, differences)))


def passage(located: Location) -> str:
    """Return the passage in quotation marks, shortened in its middle if it is long."""
    return shortened(" ".join(located.passage.split()))


def shortened(text: str) -> str:
    """Return a text in quotation marks, shortened in its middle if it is long."""
    if len(text) > _LONGEST:
        half = _LONGEST // 2
        text = f"{text[:half]} […] {text[-half:]}"
    return f"“{text}”"


def selector(located: Location) -> str:
    """Return the W3C selector of the passage as JSON on one line."""
    return json.dumps(located.selector, ensure_ascii=False)


def _told(difference: Difference) -> str:
    kind = {"small": "", "editorial": "", "omission": "", "spelling": "spelling: "}
    return kind.get(difference.change, f"{difference.change}: ") + str(difference)
