"""Findings as SARIF 2.1.0 (OASIS 2020), for code scanning and review tools."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import PurePath
from typing import Any, ClassVar, TextIO
from urllib.parse import quote

from verifykit.model.edit import Fix
from verifykit.model.finding import Finding, Related
from verifykit.model.rule import Rule
from verifykit.model.table import thaw
from verifykit.parts import field, part
from verifykit.reporting.amendments import accepted_edits
from verifykit.reporting.fingerprint import fingerprint
from verifykit.reporting.places import counted_in_characters, sheet_cell
from verifykit.reporting.presentation import TextChange, TextChanges, no_changes
from verifykit.reporting.report import Report
from verifykit.reporting.result import Failure

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_RANK = {"error": 90.0, "warning": 60.0, "note": 20.0}
"""Priority of a finding, 0 to 100."""
_PROBLEM = {"error": "error", "warning": "warning", "note": "recommendation"}
"""Severities in the words of code scanning."""


@part
class SarifWriter:
    """Writes one run with the results of all reports.

    A finding whose rule is of the kind `open` or `review` has the level `none`, as the standard
    demands; its severity is in its rank and its properties. A waived finding is suppressed. A fix
    is what `changes` gives of it in the text of files, and in the properties the patch of the case.
    """

    changes: TextChanges = no_changes

    name: ClassVar[str] = "sarif"
    suffixes: ClassVar[tuple[str, ...]] = (".sarif", ".sarif.json")

    def write(self, reports: Sequence[Report], stream: TextIO) -> None:
        """Write the log, indented."""
        log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_Run(reports, self.changes).data()]}
        json.dump(log, stream, ensure_ascii=False, indent=2)
        stream.write("\n")


@part
class _Run:
    """The run over some reports, with the rules of all of them."""

    reports: Sequence[Report]
    changes: TextChanges
    _seen: Counter[str] = field(factory=Counter, init=False)

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """The rules under their codes, sorted by them."""
        found = {rule.code: rule for report in self.reports for rule in report.rules}
        return {code: found[code] for code in sorted(found)}

    @cached_property
    def _indexes(self) -> Mapping[str, int]:
        return {code: index for index, code in enumerate(self.rules)}

    def data(self) -> dict[str, Any]:
        """Return the run as SARIF has it."""
        failures = [failure for report in self.reports for failure in report.errors]
        accepted = [edit.words for report in self.reports for edit in accepted_edits(report)]
        rules = [_rule(rule) for rule in self.rules.values()]
        driver: dict[str, Any] = {"name": "verifykit", "rules": rules}
        if self.reports:
            driver["semanticVersion"] = self.reports[0].tool.version
        return {
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "invocations": [
                {
                    "executionSuccessful": not failures,
                    "toolExecutionNotifications": [_notification(failure) for failure in failures],
                }
            ],
            "results": [
                self._result(finding, report, reason)
                for report in self.reports
                for finding, reason in _findings(report)
            ],
            **({"properties": {"accepted": accepted}} if accepted else {}),
        }

    def _result(self, finding: Finding, report: Report, waived: str | None) -> dict[str, Any]:
        rule = self.rules.get(finding.rule)
        kind = "fail" if rule is None else rule.kind
        result: dict[str, Any] = {
            "ruleId": finding.rule,
            "kind": kind,
            "level": finding.severity if kind == "fail" else "none",
            "message": {"text": finding.message},
            "locations": [_location(finding, report)],
            "rank": _RANK[finding.severity],
            "partialFingerprints": {"verifykit/v1": fingerprint(finding, report, self._seen)},
            "properties": _properties(finding),
        }
        if rule is not None:
            result["ruleIndex"] = self._indexes[finding.rule]
        if finding.related:
            result["relatedLocations"] = [
                {"id": number, **_place(related, report), **_message(related)}
                for number, related in enumerate(finding.related, start=1)
            ]
        if finding.fix is not None and (files := self.changes(report, finding.fix)):
            result["fixes"] = [_fix(finding.fix, files)]
        if waived is not None:
            result["suppressions"] = [{"kind": "inSource", "justification": waived}]
        return result


def _findings(report: Report) -> list[tuple[Finding, str | None]]:
    """Every finding with the reason for which it is waived, if it is."""
    waived = [(waived.finding, waived.waiver.reason) for waived in report.waived]
    return [*((finding, None) for finding in report.findings), *waived]


def _rule(rule: Rule) -> dict[str, Any]:
    level = rule.severity if rule.kind == "fail" else "none"
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.name.replace("-", " ").capitalize()},
        "fullDescription": {"text": rule.checks},
        "help": {
            "text": f"{rule.checks}\n\nWhy it matters: {rule.why}\n\nWhat to do: {rule.fix}",
            "markdown": f"{rule.checks}\n\n**Why it matters.** {rule.why}\n\n"
            f"**What to do.** {rule.fix}",
        },
        "defaultConfiguration": {"level": level},
        "properties": {"kind": rule.kind, "problem.severity": _PROBLEM[rule.severity]},
    }


def _fix(fix: Fix, files: Mapping[str, Sequence[TextChange]]) -> dict[str, Any]:
    return {
        "description": {"text": fix.description},
        "artifactChanges": [
            {
                "artifactLocation": {"uri": _uri(path)},
                "replacements": [_replacement(change) for change in found],
            }
            for path, found in files.items()
        ],
    }


def _replacement(change: TextChange) -> dict[str, Any]:
    (line, column), (end_line, end_column) = change.start, change.end
    region = {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
    }
    inserted = {"insertedContent": {"text": change.text}} if change.text else {}
    return {"deletedRegion": region, **inserted}


def _properties(finding: Finding) -> dict[str, Any]:
    """What SARIF has no name for; a fix as a patch of the case, whatever form that has."""
    properties = {"severity": finding.severity, "pointer": finding.pointer}
    data = {} if not finding.data else {"data": thaw(finding.data)}
    fix = {} if finding.fix is None else {"fix": finding.fix.data()}
    return {**properties, **data, **fix}


def _location(finding: Finding, report: Report) -> dict[str, Any]:
    location = _place(finding, report)
    if finding.claim is not None:
        case = report.case.id if report.case is not None and report.case.id else None
        name = f"{case}/{finding.claim}" if case else finding.claim
        claim = {"name": finding.claim, "fullyQualifiedName": name, "kind": "claim"}
        location["logicalLocations"] = [claim, *location.get("logicalLocations", ())]
    return location


def _place(place: Finding | Related, report: Report) -> dict[str, Any]:
    """A place in the file; in a workbook the cell, too, as lines are those of a sheet."""
    location = _physical(place, report)
    if cell := sheet_cell(place, place.path or report.path or ""):
        location["logicalLocations"] = [{"name": cell, "kind": "cell"}]
    return location


def _physical(place: Finding | Related, report: Report) -> dict[str, Any]:
    path = place.path or report.path
    if path is None:
        return {}
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(path)}}
    if place.line is not None:
        physical["region"] = {"startLine": place.line}
        column = counted_in_characters(place, path)
        if column is not None:
            physical["region"]["startColumn"] = column
    return {"physicalLocation": physical}


def _message(related: Related) -> dict[str, Any]:
    return {"message": {"text": related.message or related.pointer}}


def _uri(path: str) -> str:
    """A relative path stays relative, so that it is found in any checkout."""
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix())


def _notification(failure: Failure) -> dict[str, Any]:
    owner = failure.checker or failure.plugin
    text = f"{owner}: {failure.message}" if owner else failure.message
    return {"descriptor": {"id": failure.code}, "level": "error", "message": {"text": text}}
