"""What the schema cannot say: ids, references, cycles, dates, values, captures.

Every check here looks at raw data that may break the schema elsewhere, and passes over what is
not as it should be: the schema has its own findings for that.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from verifykit.loading.references.captures import capture_findings
from verifykit.loading.references.cycles import cycle_findings
from verifykit.loading.references.dates import date_findings
from verifykit.loading.references.unknown import Ids, unknown_findings
from verifykit.loading.references.values import value_findings
from verifykit.model.finding import Finding

__all__ = ["reference_findings"]


def reference_findings(data: Any, folder: str | None) -> Iterator[Finding]:
    """Yield every finding on a raw case beyond the schema; `folder` is where captures are."""
    if not isinstance(data, dict):
        return
    ids = Ids(data)
    yield from ids.duplicates()
    yield from unknown_findings(data, ids)
    yield from cycle_findings(data)
    yield from date_findings(data)
    yield from value_findings(data)
    yield from capture_findings(data, folder)
