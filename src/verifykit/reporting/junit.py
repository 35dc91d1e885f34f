"""Reports as JUnit XML: every claim a test, every grave finding a failure of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import ClassVar, TextIO
from xml.etree import ElementTree

from verifykit.model.assessment import ScoredClaim
from verifykit.model.finding import Finding
from verifykit.parts import part
from verifykit.reporting.amendments import accepted_edits
from verifykit.reporting.findings import place_with_cell
from verifykit.reporting.numbers import interval_text, score_text
from verifykit.reporting.presentation import is_error
from verifykit.reporting.report import Report
from verifykit.reporting.text import failure_text
from verifykit.reporting.verdicts import verdict_text

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@part(kw_only=True)
class JunitWriter:
    """Writes a test suite for each report.

    `fails` tells which findings are failures; the others are in the test's output. Findings
    about no claim belong to a test called `case`, a failure of a plug-in is an error of it.
    """

    fails: Callable[[Finding], bool] = is_error

    name: ClassVar[str] = "junit"
    suffixes: ClassVar[tuple[str, ...]] = (".xml",)

    def write(self, reports: Sequence[Report], stream: TextIO) -> None:
        """Write the document."""
        root = ElementTree.Element("testsuites", name="verifykit")
        for report in reports:
            root.append(self._suite(report))
        _sum(root, root.findall("testsuite"))
        ElementTree.indent(root)
        stream.write('<?xml version="1.0" encoding="utf-8"?>\n')
        stream.write(ElementTree.tostring(root, encoding="unicode") + "\n")

    def _suite(self, report: Report) -> ElementTree.Element:
        case = report.case.id if report.case is not None else None
        name = _clean(case or report.path or "case")
        suite = ElementTree.Element("testsuite", name=name)
        claims = {claim.id for claim in report.claims}
        suite.append(self._case_test(report, name, claims))
        for claim in report.claims:
            test = ElementTree.SubElement(suite, "testcase", classname=name, name=_clean(claim.id))
            found = report.findings_by_claim.get(claim.id, ())
            self._add(test, found, report, [_summary(claim), *_accepted(report, claim.id)])
        counts = {"tests": "testcase", "failures": "testcase[failure]", "errors": "testcase[error]"}
        for attribute, path in counts.items():
            suite.set(attribute, str(len(suite.findall(path))))
        return suite

    def _case_test(self, report: Report, name: str, claims: set[str]) -> ElementTree.Element:
        test = ElementTree.Element("testcase", classname=name, name="case")
        found = [finding for finding in report.findings if finding.claim not in claims]
        self._add(test, found, report, _accepted(report, None))
        for failure in report.errors:
            text = _clean(failure_text(failure))
            ElementTree.SubElement(test, "error", message=text, type=failure.code).text = text
        return test

    def _add(
        self,
        test: ElementTree.Element,
        findings: Sequence[Finding],
        report: Report,
        told: Sequence[str],
    ) -> None:
        output = [*told]
        for finding in findings:
            text = _clean(
                f"{place_with_cell(finding, report.path)}: {finding.rule} {finding.message}"
            )
            if self.fails(finding):
                failure = ElementTree.SubElement(test, "failure", type=finding.rule)
                failure.set("message", _clean(finding.message))
                failure.text = text
            else:
                output.append(f"{finding.severity}: {text}")
        if output:
            ElementTree.SubElement(test, "system-out").text = _clean("\n".join(output))


def _sum(root: ElementTree.Element, suites: Sequence[ElementTree.Element]) -> None:
    for attribute in ("tests", "failures", "errors"):
        root.set(attribute, str(sum(int(suite.get(attribute, "0")) for suite in suites)))


def _accepted(report: Report, claim: str | None) -> list[str]:
    """What somebody accepted of a claim, or of the case as a whole."""
    edits = accepted_edits(report)
    return [
        f"accepted: {one.words}"
        for one in edits
        if (claim in one.claims if claim is not None else not one.claims)
    ]


def _summary(claim: ScoredClaim) -> str:
    origins = interval_text(claim.support.origins)
    return (
        f"{verdict_text(claim)}; score {score_text(claim.score)}; "
        f"confidence {claim.confidence}; independent origins {origins}"
    )


def _clean(text: str) -> str:
    """What XML cannot hold is left out as the replacement character."""
    return _NOT_XML.sub("\ufffd", text)
