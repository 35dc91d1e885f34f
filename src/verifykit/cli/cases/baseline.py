"""A baseline: the findings that are known, so that only new ones count."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from attrs import evolve

from verifykit.config.toml import read_text
from verifykit.errors import ConfigError
from verifykit.model.finding import Finding
from verifykit.parts import part
from verifykit.reporting.fingerprint import fingerprint
from verifykit.reporting.report import Report

VERSION = 1


@part
class Baseline:
    """Findings by fingerprint, which no edit elsewhere in a file changes."""

    known: frozenset[str]

    @classmethod
    def read(cls, path: Path) -> Baseline:
        """Return the baseline in a file; raise ConfigError if there is none."""
        try:
            data = json.loads(read_text(path))
            known = frozenset(entry["fingerprint"] for entry in data["findings"])
            if data["verifykit"] != VERSION:
                raise ValueError(f"its version is {data['verifykit']!r}")
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise ConfigError(f"{path}: is not a baseline of verifykit: {error}") from error
        return cls(known)

    def new(self, reports: Sequence[Report]) -> tuple[list[Report], int, int]:
        """Return the reports without what is known, how much that is, and how much is gone.

        What makes a case invalid is never known.
        """
        found: set[str] = set()
        shorter = []
        for report in reports:
            marked = list(_marked(report))
            found |= {mark for mark, _ in marked}
            new = [finding for mark, finding in marked if mark not in self.known]
            shorter.append(evolve(report, findings=tuple(new)) if report.case else report)
        return shorter, len(found & self.known), len(self.known - found)


def baseline_text(reports: Iterable[Report]) -> str:
    """Return the findings of reports as the text of a baseline, sorted, for people to read too."""
    entries: list[dict[str, Any]] = [
        {
            "rule": finding.rule,
            "claim": finding.claim,
            "message": finding.message,
            "fingerprint": mark,
        }
        for report in reports
        if report.case is not None
        for mark, finding in _marked(report)
    ]
    entries.sort(key=lambda entry: (entry["rule"], entry["claim"] or "", entry["fingerprint"]))
    data = {"verifykit": VERSION, "findings": entries}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _marked(report: Report) -> Iterable[tuple[str, Finding]]:
    seen: Counter[str] = Counter()
    return [(fingerprint(finding, report, seen), finding) for finding in report.findings]
