"""The hooks of the plug-in: bundles in as a case, and out, of cases and of assessments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from verifykit import hookimpl
from verifykit_stix.case_reader import StixReader

if TYPE_CHECKING:
    from verifykit_stix.writers import StixReportWriter, StixWriter

verifykit_api = "1"


@hookimpl
def verifykit_case_readers() -> tuple[StixReader]:
    """Return the reader of bundles."""
    return (StixReader(),)


@hookimpl
def verifykit_case_writers() -> Mapping[str, StixWriter]:
    """Return the writer of a case as a bundle, for `convert`."""
    from verifykit_stix.writers import StixWriter

    return {"stix": StixWriter()}


@hookimpl
def verifykit_report_writers() -> Mapping[str, StixReportWriter]:
    """Return the writer of assessments as a bundle, for `--output stix=PATH`."""
    from verifykit_stix.writers import StixReportWriter

    return {"stix": StixReportWriter()}
