"""Marks by which a finding is known again, in the outputs of other runs."""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b

from verifykit.model.finding import Finding
from verifykit.reporting.report import Report


def fingerprint(finding: Finding, report: Report, seen: Counter[str]) -> str:
    """Return 32 hex digits that do not depend on lines, or on the position in a list.

    Of several findings of one rule about one claim, the first, second, … keep their places;
    `seen` counts them.
    """
    case = (report.case.id if report.case is not None else None) or report.path or ""
    about = finding.claim if finding.claim is not None else finding.message
    text = "\0".join((case, finding.rule, about))
    seen[text] += 1
    return blake2b(
        f"{text}\0{seen[text]}".encode(errors="surrogatepass"), digest_size=16
    ).hexdigest()
